/** The open code list: one layer for the whole form, beside its cell or, by hand, as a sheet. */
import { type ReactNode, useEffect, useRef, useSyncExternalStore } from 'react'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { cellAt } from '../form-model.ts'
import { useObservable } from '../surface/observable.ts'
import { type OpenPicker, useSurface } from '../surface/surface.ts'
import { useAnchor } from '../surface/use-anchor.ts'
import { useCell } from '../surface/use-session.ts'
import { branchAbove, type PickerOption, pathText, pickerOptions } from './picker-options.ts'
import { chosenCodes, openPicker, pickerIndex, takeOption } from './picker-state.ts'

export function PickerLayer(): ReactNode {
  const open = useObservable(useSurface().picker)
  return open === null ? null : <Picker open={open} />
}

function Picker({ open }: { readonly open: OpenPicker }): ReactNode {
  const surface = useSurface()
  const { session, picker } = surface
  const layer = useRef<HTMLDivElement>(null)
  const cell = cellAt(session.model, open.path)
  const view = useCell(session, open.path)
  const index = useSyncExternalStore(session.codeLists.subscribe, () =>
    cell === undefined ? undefined : pickerIndex(session, cell),
  )
  useAnchor(surface, layer, open.path, 'start')
  const arrived = index !== undefined

  // The list may arrive after the layer opened: start where the present code stands.
  useEffect(() => {
    const now = picker.get()
    if (!arrived || now === null || now.active >= 0) return
    picker.set(null)
    openPicker(surface, now.path, now.query)
  }, [arrived, picker, surface])

  // The focus stays in the cell while the list is used by hand.
  useEffect(() => {
    const element = layer.current
    const keep = (event: Event): void => event.preventDefault()
    element?.addEventListener('mousedown', keep)
    return () => element?.removeEventListener('mousedown', keep)
  }, [])

  if (cell === undefined) return null
  const options = index === undefined ? [] : pickerOptions(index, open.query, open.branch)
  const chosen = new Set(chosenCodes(view.value))
  const above = index === undefined || open.query !== '' ? null : branchAbove(index, open.branch)
  const branch = index?.byCode.get(open.branch)

  return (
    <div ref={layer} className="jf-picker">
      {above !== null && branch !== undefined && index !== undefined && (
        <button
          type="button"
          tabIndex={-1}
          className="jf-picker-up"
          onClick={() => picker.set({ ...open, branch: above, active: 0 })}
        >
          ‹ {[pathText(index, branch.code), branch.name].filter((part) => part !== '').join(' › ')}
        </button>
      )}
      <div
        id={`${surface.id}-picker`}
        role="listbox"
        tabIndex={-1}
        aria-label={cell.title}
        aria-multiselectable={cell.kind === 'multi' || undefined}
        className="jf-options"
      >
        {options.map((option, position) => (
          <Option
            key={option.item.code}
            option={option}
            id={position === open.active ? `${surface.id}-picker-active` : undefined}
            chosen={chosen.has(option.item.code)}
            ticks={cell.kind === 'multi'}
            onTake={() => takeOption(surface, { ...open, active: position }, option)}
          />
        ))}
      </div>
      {index !== undefined && options.length === 0 && (
        <p className="jf-picker-note">没有符合“{open.query}”的项，换个说法或按代码找</p>
      )}
      {index === undefined && <p className="jf-picker-note">正在读取代码表</p>}
      {cell.kind === 'multi' && (
        <div className="jf-picker-foot">
          <Button tabIndex={-1} size="small" onClick={() => picker.set(null)}>
            完成（{chosen.size}）
          </Button>
        </div>
      )}
    </div>
  )
}

function showInView(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: 'nearest' })
}

function Option(props: {
  readonly option: PickerOption
  /** Set for the option the arrow keys stand on. */
  readonly id: string | undefined
  readonly chosen: boolean
  readonly ticks: boolean
  readonly onTake: () => void
}): ReactNode {
  const { option, id, chosen } = props
  const usable = option.choosable || option.branch
  return (
    <button
      type="button"
      tabIndex={-1}
      id={id}
      ref={id === undefined ? undefined : showInView}
      role="option"
      aria-selected={chosen}
      aria-disabled={!usable}
      data-active={id !== undefined || undefined}
      data-depth={option.depth}
      className={usable ? 'jf-option' : 'jf-option jf-option-heading'}
      onClick={props.onTake}
    >
      {props.ticks && (
        <span className="jf-tick" aria-hidden="true">
          {chosen && <Icon name="check" />}
        </span>
      )}
      <span className="jf-option-code">{option.item.code}</span>
      <span className="jf-option-name">
        {option.item.name}
        {option.path !== '' && <small>{option.path}</small>}
      </span>
      {option.branch && !option.choosable && (
        <span className="jf-option-branch" aria-hidden="true">
          ›
        </span>
      )}
    </button>
  )
}
