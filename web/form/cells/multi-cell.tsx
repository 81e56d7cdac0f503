/** Several codes of a list: the names chosen, and the list to tick them in. */
import { memo, type ReactNode, useEffect, useSyncExternalStore } from 'react'
import { Icon } from '../../ui/icon.tsx'
import { chosenCodes, openPicker } from '../picker/picker-state.ts'
import { useSurface } from '../surface/surface.ts'
import { useCell } from '../surface/use-session.ts'
import type { CellProps } from './cell.tsx'
import { CellFrame, describeCell } from './cell-frame.tsx'

export const MultiCell = memo(function MultiCell({ cell, path, column }: CellProps): ReactNode {
  const surface = useSurface()
  const { session, picker } = surface
  const { codeLists } = session
  const view = useCell(session, path)
  const open = useSyncExternalStore(picker.subscribe, () => picker.get()?.path === path)
  const mayFill = session.mayFill(path)
  const list = cell.codeList ?? ''
  const index = useSyncExternalStore(codeLists.subscribe, () => codeLists.index(list))
  const chosen = chosenCodes(view.value)
  const names = chosen.map((code) => index?.byCode.get(code)?.name ?? code).join('、')
  const descriptionId = `${surface.id}-about-${path}`

  useEffect(() => {
    if (list !== '' && chosen.length > 0) void codeLists.request(list)
  }, [codeLists, list, chosen.length])

  return (
    <CellFrame cell={cell} view={view} mayFill={mayFill} descriptionId={descriptionId}>
      <button
        type="button"
        className="jf-input jf-multi"
        data-path={path}
        disabled={!mayFill}
        role="combobox"
        aria-expanded={open}
        aria-controls={open ? `${surface.id}-picker` : undefined}
        aria-haspopup="listbox"
        aria-label={`${surface.cellName(cell, path, column)}，可多选：${names || '未选'}`}
        aria-describedby={describeCell(view) === '' ? undefined : descriptionId}
        onClick={() => (open ? picker.set(null) : openPicker(surface, path))}
      >
        <span className={names === '' ? 'jf-multi-names jf-multi-none' : 'jf-multi-names'}>
          {names || (mayFill ? '可多选' : '')}
        </span>
      </button>
      {mayFill && <Icon name="down" />}
    </CellFrame>
  )
})
