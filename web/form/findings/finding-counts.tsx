/** The running count for a header: 强制 2 · 核实 5 · 提示 1, and the way to the next problem. */
import type { ReactNode } from 'react'
import { Button } from '../../ui/button.tsx'
import { SeverityMark } from '../../ui/severity-mark.tsx'
import { severities } from '../session/number-findings.ts'
import { useSurface } from '../surface/surface.ts'
import { useFindings, useUnconfirmed } from '../surface/use-session.ts'
import { nextProblem } from './next-problem.ts'
import '../styles/counts.css'

export function FindingCounts(): ReactNode {
  const surface = useSurface()
  const { session } = surface
  const view = useFindings(session)
  const total = view.counts.mandatory + view.counts.verify + view.counts.advisory
  return (
    <div className="jf-counts">
      <ul className="jf-count-list" aria-label="审核问题数">
        {total === 0 && (
          <li>
            <SeverityMark severity="accepted" />
          </li>
        )}
        {severities.map((severity) => {
          const count = view.counts[severity]
          if (count === 0) return null
          return (
            <li key={severity}>
              <SeverityMark severity={severity} count={count} />
            </li>
          )
        })}
      </ul>
      {total > 0 && !session.readOnly && (
        <Button
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => {
            const path = nextProblem(session, surface.visited)
            if (path !== null) surface.jump(path)
          }}
        >
          下一个问题
        </Button>
      )}
    </div>
  )
}

/** Prefilled values still to be looked at, and agreeing to them all at once. */
export function PrefillNote(): ReactNode {
  const surface = useSurface()
  const { session } = surface
  const unconfirmed = useUnconfirmed(session)
  if (unconfirmed.size === 0 || session.readOnly) return null
  const [first] = unconfirmed
  return (
    <p className="jf-prefill-note">
      <span>预填 {unconfirmed.size} 项待确认</span>
      <button
        type="button"
        className="jf-link"
        onClick={() => first !== undefined && surface.jump(first)}
      >
        逐项查看
      </button>
      <Button onClick={() => session.confirmAll()}>全部确认预填</Button>
    </p>
  )
}
