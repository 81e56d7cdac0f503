/** One line of an open code list: code, name, unit, where it stands or why it is suggested. */
import { memo, type ReactNode } from 'react'
import { Icon } from '../../ui/icon.tsx'
import { isUsable, type PickerOption } from './picker-options.ts'

export const PickerOptionRow = memo(
  function PickerOptionRow(props: {
    readonly option: PickerOption
    /** Place from 1 among as many; not all of them need be drawn. */
    readonly position: number
    readonly size: number
    readonly id: string
    /** The arrow keys stand on it. */
    readonly active: boolean
    readonly chosen: boolean
    readonly ticks: boolean
    readonly onTake: () => void
  }): ReactNode {
    const { option, id, active, chosen } = props
    const { item, heading, path, why } = option
    const usable = isUsable(option)
    return (
      <>
        {heading !== '' && (
          <p className="jf-options-heading" role="presentation">
            {heading}
          </p>
        )}
        <button
          type="button"
          tabIndex={-1}
          id={id}
          role="option"
          aria-selected={chosen}
          aria-posinset={props.position}
          aria-setsize={props.size}
          aria-disabled={!usable}
          data-active={active || undefined}
          data-depth={option.depth}
          className={usable ? 'jf-option' : 'jf-option jf-option-heading'}
          onClick={props.onTake}
        >
          {props.ticks && (
            <span className="jf-tick" aria-hidden="true">
              {chosen && <Icon name="check" />}
            </span>
          )}
          <span className="jf-option-code">{item.code}</span>
          <span className="jf-option-name">
            {item.name}
            {item.unit && <span className="jf-option-unit">（{item.unit}）</span>}
            {path !== '' && <small>{path}</small>}
            {why !== '' && <small className="jf-option-why">{why}</small>}
          </span>
          {option.branch && !option.choosable && (
            <span className="jf-option-branch" aria-hidden="true">
              ›
            </span>
          )}
        </button>
      </>
    )
  },
  // What taking it does follows from the option.
  (a, b) =>
    a.option === b.option &&
    a.id === b.id &&
    a.size === b.size &&
    a.active === b.active &&
    a.chosen === b.chosen &&
    a.ticks === b.ticks,
)
