/** The open code list: one layer for the whole form, beside its cell or, by hand, as a sheet. */
import { type ReactNode, useEffect, useRef, useSyncExternalStore } from 'react'
import { cellAt } from '../form-model.ts'
import { useObservable } from '../surface/observable.ts'
import { type OpenPicker, useSurface } from '../surface/surface.ts'
import { useAnchor } from '../surface/use-anchor.ts'
import { useCell } from '../surface/use-session.ts'
import { branchAbove, pathText, pickerOptions } from './picker-options.ts'
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

  useEffect(() => {
    layer.current?.querySelector('[data-active]')?.scrollIntoView({ block: 'nearest' })
  }, [open.active, open.branch, open.query])

  if (cell === undefined) return null
  const options = index === undefined ? [] : pickerOptions(index, open.query, open.branch)
  const chosen = new Set(chosenCodes(view.value))
  const above = index === undefined || open.query !== '' ? null : branchAbove(index, open.branch)
  const branch = index?.byCode.get(open.branch)

  return (
    <div
      ref={layer}
      className="jf-picker"
      // The focus stays in the cell.
      onPointerDown={(event) => event.preventDefault()}
      onMouseDown={(event) => event.preventDefault()}
    >
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
      <ul
        id={`${surface.id}-picker`}
        role="listbox"
        aria-label={cell.title}
        aria-multiselectable={cell.kind === 'multi' || undefined}
        className="jf-options"
      >
        {options.map((option, position) => (
          <li
            key={option.item.code}
            id={position === open.active ? `${surface.id}-picker-active` : undefined}
            role="option"
            aria-selected={chosen.has(option.item.code)}
            aria-disabled={!option.choosable && !option.branch}
            data-active={position === open.active || undefined}
            data-depth={option.depth}
            className={option.choosable || option.branch ? 'jf-option' : 'jf-option jf-option-heading'}
            onClick={() => takeOption(surface, { ...open, active: position }, option)}
            onKeyDown={undefined}
          >
            {cell.kind === 'multi' && (
              <span className="jf-tick" aria-hidden="true">
                {chosen.has(option.item.code) ? '✔' : ''}
              </span>
            )}
            <span className="jf-option-code">{option.item.code}</span>
            <span className="jf-option-name">
              {option.item.name}
              {option.path !== '' && <small>{option.path}</small>}
            </span>
            {option.branch && (
              <span className="jf-option-branch" aria-hidden="true">
                ›
              </span>
            )}
          </li>
        ))}
      </ul>
      {index !== undefined && options.length === 0 && (
        <p className="jf-picker-note">没有符合“{open.query}”的项，换个说法或按代码找</p>
      )}
      {index === undefined && <p className="jf-picker-note">正在读取代码表</p>}
      {cell.kind === 'multi' && (
        <div className="jf-picker-foot">
          <button type="button" tabIndex={-1} className="jf-button" onClick={() => picker.set(null)}>
            完成（{chosen.size}）
          </button>
        </div>
      )}
    </div>
  )
}
