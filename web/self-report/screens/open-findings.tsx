/** What must be done before reporting, each with the way to its cell; explained and advisory ones below. */
import { useState } from 'react'
import type { Finding } from '../../../forms/engine/types.ts'
import { findingKey } from '../../form/explanation.ts'
import { cellAt } from '../../form/form-model.ts'
import { Button } from '../../ui/button.tsx'
import { SeverityMark } from '../../ui/severity-mark.tsx'
import { useSheetDesk } from '../sheet/sheet-desk.tsx'
import { RouterCellLink } from './router-cell-link.tsx'

const FIRST_SHOWN = 12

export function OpenFindings(props: {
  readonly blockers: readonly Finding[]
  readonly unconfirmed: number
  readonly onConfirmAll: () => void
}) {
  const { blockers, unconfirmed, onConfirmAll } = props
  const { session } = useSheetDesk()
  const [all, setAll] = useState(false)
  const blocking = new Set(blockers.map(findingKey))
  const others = session
    .state()
    .findings.filter((finding) => finding.outcome === 'fail' && !blocking.has(findingKey(finding)))
  const explanations = session.explanations()
  const [firstUnconfirmed] = session.unconfirmed()
  const unfilled = blockers.filter((finding) => finding.kind === 'required')
  const wrong = blockers.filter((finding) => finding.kind !== 'required')
  const shown = all ? wrong : wrong.slice(0, FIRST_SHOWN)

  return (
    <section className="sr-section" aria-labelledby="open-findings">
      <h2 id="open-findings">{blockers.length + unconfirmed > 0 ? '报送前要处理' : '审核结果'}</h2>
      {blockers.length + unconfirmed === 0 && (
        <p className="sr-clear">
          <SeverityMark severity="accepted" word="强制性审核全部通过，核实性问题均已说明" />
        </p>
      )}
      {unconfirmed > 0 && (
        <p className="sr-open-prefill">
          <span>预填 {unconfirmed} 项待确认</span>
          {firstUnconfirmed && <RouterCellLink path={firstUnconfirmed}>逐项查看</RouterCellLink>}
          <Button size="small" onClick={onConfirmAll}>
            全部确认预填
          </Button>
        </p>
      )}
      <ul className="sr-open">
        {shown.map((finding) => (
          <li key={findingKey(finding)}>
            <SeverityMark severity={finding.severity} />
            <span>{finding.message}</span>
            <RouterCellLink path={finding.fields[0]}>
              {finding.severity === 'verify' ? '改正或说明' : '去改正'}
            </RouterCellLink>
          </li>
        ))}
      </ul>
      {wrong.length > FIRST_SHOWN && (
        <Button variant="quiet" onClick={() => setAll(!all)}>
          {all ? '收起' : `另有 ${wrong.length - FIRST_SHOWN} 项`}
        </Button>
      )}
      {unfilled.length > 0 && <Unfilled findings={unfilled} />}
      {others.length > 0 && (
        <details className="sr-others">
          <summary>已说明和提示性的 {others.length} 项</summary>
          <ul className="sr-open">
            {others.map((finding) => {
              const explanation = explanations.get(findingKey(finding))
              const cell = finding.fields[0] && cellAt(session.model, finding.fields[0])
              return (
                <li key={findingKey(finding)}>
                  <SeverityMark severity={finding.severity} />
                  <span>
                    {finding.message}
                    {explanation && <em>说明：{explanation.text}</em>}
                  </span>
                  {cell && <RouterCellLink path={finding.fields[0]}>查看</RouterCellLink>}
                </li>
              )
            })}
          </ul>
        </details>
      )}
    </section>
  )
}

/** Owed and empty: names only, each leading to its cell. */
function Unfilled({ findings }: { readonly findings: readonly Finding[] }) {
  const { session } = useSheetDesk()
  const [all, setAll] = useState(false)
  const shown = all ? findings : findings.slice(0, FIRST_SHOWN)
  return (
    <div className="sr-unfilled">
      <p>
        <SeverityMark severity="mandatory" word={`应填未填 ${findings.length} 项`} />
      </p>
      <ul>
        {shown.map((finding) => (
          <li key={findingKey(finding)}>
            <RouterCellLink path={finding.fields[0]}>
              {cellAt(session.model, finding.fields[0] ?? '')?.title ?? finding.message}
            </RouterCellLink>
          </li>
        ))}
      </ul>
      {findings.length > FIRST_SHOWN && (
        <Button variant="quiet" onClick={() => setAll(!all)}>
          {all ? '收起' : `另有 ${findings.length - FIRST_SHOWN} 项`}
        </Button>
      )}
    </div>
  )
}
