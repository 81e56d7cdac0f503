/** One strip at the bottom: the focused indicator in full, what it means, what is wrong with it. */
import type { ReactNode } from 'react'
import { Button } from '../../ui/button.tsx'
import { ABSENCE_REASONS, absenceText } from '../absence/absence-choices.ts'
import { unitOfCell } from '../cell-unit.ts'
import { worstMark } from '../cells/cell-frame.tsx'
import { cellAt } from '../form-model.ts'
import { useLikelyCell } from '../localise/likely-note.tsx'
import { activityAdvice, describesActivity } from '../picker/activity-phrase.ts'
import { blockOf } from '../selection/block.ts'
import { SelectionNote } from '../selection/selection-note.tsx'
import { useObservable } from './observable.ts'
import { useSurface } from './surface.ts'
import { useCell } from './use-session.ts'

export function CellStrip(): ReactNode {
  const surface = useSurface()
  const path = useObservable(surface.focused)
  const chosen = useObservable(surface.selection)
  if (path === null) return <div className="jf-strip jf-strip-idle" aria-hidden="true" />
  if (chosen !== null) {
    return (
      <div className="jf-strip">
        <div className="jf-strip-words">
          <SelectionNote
            session={surface.session}
            block={blockOf(surface.session.grid(), chosen)}
          />
          <p className="jf-strip-text">复制后可直接贴入表格软件；按 Delete 清空，按 Esc 取消选择</p>
        </div>
      </div>
    )
  }
  return <Strip path={path} />
}

function Strip({ path }: { readonly path: string }): ReactNode {
  const surface = useSurface()
  const { session } = surface
  const view = useCell(session, path)
  const likely = useLikelyCell(path)
  const cell = cellAt(session.model, path)
  if (cell === undefined) return null
  const unit = unitOfCell(session, cell, path)
  const worst = worstMark(view.marks)
  const reasons = session.codeLists.list(ABSENCE_REASONS)?.items ?? []
  const absent = view.absence === null ? null : absenceText(view.absence, reasons)
  const advice = describesActivity(cell) ? activityAdvice(view.text) : null
  return (
    <div className="jf-strip">
      <div className="jf-strip-words" aria-hidden="true">
        <p className="jf-strip-name">
          <strong>{cell.title}</strong>
          {unit !== null && <span>（{unit}）</span>}
          {view.prefilledFrom !== null && (
            <span className="jf-strip-prefill">
              预填自{view.prefilledFrom || '已有资料'}，回车或改动即确认
            </span>
          )}
          {likely !== undefined && (
            <span className="jf-strip-likely">最可能有误：{likely.why}</span>
          )}
        </p>
        <p className={worst === undefined ? 'jf-strip-text' : `jf-strip-text jf-${worst.severity}`}>
          {worst?.message ?? absent ?? view.notice ?? advice ?? cell.hint ?? cell.definition ?? ''}
        </p>
      </div>
      {session.mayMark(path) && (view.text === '' || view.absence !== null) && (
        <Button
          size="small"
          tabIndex={-1}
          // The focus stays in the cell until the list opens.
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => surface.explaining.set(path)}
        >
          未填原因
        </Button>
      )}
    </div>
  )
}
