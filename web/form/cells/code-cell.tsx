/** One code of a list: type its beginning or its name, or open the list. */
import {
  memo,
  type ReactNode,
  useEffect,
  useLayoutEffect,
  useRef,
  useSyncExternalStore,
} from 'react'
import { Icon } from '../../ui/icon.tsx'
import { unitColumn } from '../picker/choose-code.ts'
import { openPicker } from '../picker/picker-state.ts'
import { showCode } from '../show-cell.ts'
import { useSurface } from '../surface/surface.ts'
import { useCell } from '../surface/use-session.ts'
import type { CellProps } from './cell.tsx'
import { CellFrame, describeCell, worstMark } from './cell-frame.tsx'

/** Characters of code and name that the narrowest column of a table shows on one line. */
const FITS = 10

export const CodeCell = memo(function CodeCell({ cell, path, column }: CellProps): ReactNode {
  const surface = useSurface()
  const { session, picker } = surface
  const view = useCell(session, path)
  const input = useRef<HTMLInputElement>(null)
  /** Where the arrows stand in the open list; null while it is closed. */
  const active = useSyncExternalStore(picker.subscribe, () => {
    const now = picker.get()
    return now?.path === path ? now.active : null
  })
  const open = active !== null
  const mayFill = session.mayFill(path)
  const list = cell.codeList ?? ''
  const { codeLists } = session
  const value = typeof view.value === 'string' ? view.value : ''
  // An empty cell has no name to look up: a long list is indexed for its search, in idle time.
  const index = useSyncExternalStore(codeLists.subscribe, () =>
    value === '' ? undefined : codeLists.index(list),
  )
  const item = index?.byCode.get(value)
  const shown = value === '' ? '' : showCode(value, item)
  const unit = item?.unit && unitColumn(session.model, cell) === undefined ? item.unit : null
  const descriptionId = `${surface.id}-about-${path}`
  const description = describeCell(view)

  useEffect(() => {
    if (list !== '' && value !== '') void codeLists.request(list)
  }, [codeLists, list, value])

  useLayoutEffect(() => {
    // While the list is open the input holds what is being searched for.
    if (open || surface.composing === path) return
    const element = input.current
    if (element === null || element.value === shown) return
    element.value = shown
    // What is typed next replaces the code, as when the cell is entered.
    if (document.activeElement === element) element.select()
  }, [shown, open, surface, path])

  return (
    <CellFrame cell={cell} view={view} mayFill={mayFill} descriptionId={descriptionId}>
      <input
        ref={input}
        className="jf-input"
        type="text"
        data-path={path}
        data-shown={shown}
        defaultValue={shown}
        readOnly={!mayFill}
        tabIndex={mayFill ? 0 : -1}
        autoComplete="off"
        spellCheck={false}
        role="combobox"
        aria-expanded={open}
        aria-controls={open ? `${surface.id}-picker` : undefined}
        aria-activedescendant={
          active === null || active < 0 ? undefined : `${surface.id}-picker-${active}`
        }
        aria-autocomplete="list"
        aria-label={surface.cellName(cell, path, column)}
        aria-invalid={worstMark(view.marks)?.severity === 'mandatory' || undefined}
        aria-describedby={description === '' ? undefined : descriptionId}
        onClick={() => openPicker(surface, path)}
      />
      {shown.length > FITS && (
        <span className="jf-whole-code" aria-hidden="true">
          {shown}
        </span>
      )}
      {unit !== null && <span className="jf-suffix">{unit}</span>}
      {mayFill && <Icon name="down" />}
    </CellFrame>
  )
})
