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
import { openPicker } from '../picker/picker-state.ts'
import { showCode } from '../show-cell.ts'
import { useSurface } from '../surface/surface.ts'
import { useCell } from '../surface/use-session.ts'
import type { CellProps } from './cell.tsx'
import { CellFrame, describeCell, worstMark } from './cell-frame.tsx'

export const CodeCell = memo(function CodeCell({ cell, path, column }: CellProps): ReactNode {
  const surface = useSurface()
  const { session, picker } = surface
  const view = useCell(session, path)
  const input = useRef<HTMLInputElement>(null)
  const open = useSyncExternalStore(picker.subscribe, () => picker.get()?.path === path)
  const mayFill = session.mayFill(path)
  const list = cell.codeList ?? ''
  const { codeLists } = session
  const index = useSyncExternalStore(codeLists.subscribe, () => codeLists.index(list))
  const value = typeof view.value === 'string' ? view.value : ''
  const shown = value === '' ? '' : showCode(value, index?.byCode.get(value))
  const descriptionId = `${surface.id}-about-${path}`
  const description = describeCell(view)

  useEffect(() => {
    if (list !== '' && value !== '') void codeLists.request(list)
  }, [codeLists, list, value])

  useLayoutEffect(() => {
    // While the list is open the input holds what is being searched for.
    if (!open && input.current !== null) input.current.value = shown
  }, [shown, open])

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
        aria-activedescendant={open ? `${surface.id}-picker-active` : undefined}
        aria-autocomplete="list"
        aria-label={surface.cellName(cell, path, column)}
        aria-invalid={worstMark(view.marks)?.severity === 'mandatory' || undefined}
        aria-describedby={description === '' ? undefined : descriptionId}
        onClick={() => openPicker(surface, path)}
      />
      {mayFill && <Icon name="down" />}
    </CellFrame>
  )
})
