/** One strip at the bottom: the focused indicator in full, what it means, what is wrong with it. */
import type { ReactNode } from 'react'
import { worstMark } from '../cells/cell-frame.tsx'
import { cellAt } from '../form-model.ts'
import { activityAdvice, describesActivity } from '../picker/activity-phrase.ts'
import { useObservable } from './observable.ts'
import { useSurface } from './surface.ts'
import { useCell } from './use-session.ts'

export function CellStrip(): ReactNode {
  const surface = useSurface()
  const path = useObservable(surface.focused)
  if (path === null) return <div className="jf-strip jf-strip-idle" aria-hidden="true" />
  return <Strip path={path} />
}

function Strip({ path }: { readonly path: string }): ReactNode {
  const { session } = useSurface()
  const view = useCell(session, path)
  const cell = cellAt(session.model, path)
  if (cell === undefined) return null
  const worst = worstMark(view.marks)
  const advice = describesActivity(cell) ? activityAdvice(view.text) : null
  return (
    <div className="jf-strip" aria-hidden="true">
      <p className="jf-strip-name">
        <strong>{cell.title}</strong>
        {cell.unit !== null && <span>（{cell.unit}）</span>}
        {view.prefilledFrom !== null && (
          <span className="jf-strip-prefill">
            预填自{view.prefilledFrom || '已有资料'}，回车或改动即确认
          </span>
        )}
      </p>
      <p className={worst === undefined ? 'jf-strip-text' : `jf-strip-text jf-${worst.severity}`}>
        {worst?.message ?? view.notice ?? advice ?? cell.hint ?? cell.definition ?? ''}
      </p>
    </div>
  )
}
