/**
 * The rail beside the table: findings by severity with their numbers, each leading to its cell;
 * verify findings take their explanation here. On a phone it stands below the table.
 */
import { type ReactNode, useState } from 'react'
import type { CodeItem, Severity } from '../../../forms/engine/types.ts'
import { SeverityMark } from '../../ui/severity-mark.tsx'
import { cellAt } from '../form-model.ts'
import { LikelyNote } from '../localise/likely-note.tsx'
import type { FindingGroup, NumberedFinding } from '../session/number-findings.ts'
import { useSurface } from '../surface/surface.ts'
import { useExplanations, useFindings } from '../surface/use-session.ts'
import { Explanation } from './explanation-editor.tsx'
import { useReasons } from './use-reasons.ts'
import '../styles/rail.css'

export function FindingsRail(): ReactNode {
  const { session } = useSurface()
  const view = useFindings(session)
  const explanations = useExplanations(session)
  const reasons = useReasons(session.codeLists)
  const total = view.counts.mandatory + view.counts.verify + view.counts.advisory

  return (
    <aside className="jf-rail" aria-label="审核问题">
      {total === 0 && (
        <p className="jf-rail-clear">
          <SeverityMark severity="accepted" word="审核通过，没有待处理的问题" />
        </p>
      )}
      {view.groups.map((group) => {
        const unfilled = group.severity === 'mandatory' ? view.unfilled : []
        if (group.findings.length === 0 && unfilled.length === 0) return null
        const explained = group.findings.filter(({ key }) => explanations.has(key)).length
        return (
          <section key={group.severity} className={`jf-rail-group jf-${group.severity}`}>
            <GroupHead
              severity={group.severity}
              count={view.counts[group.severity]}
              explained={group.severity === 'verify' ? explained : null}
            />
            <Findings group={group} reasons={reasons} />
            {unfilled.length > 0 && <Unfilled findings={unfilled} />}
          </section>
        )
      })}
    </aside>
  )
}

const effects: Readonly<Record<Severity, string>> = {
  mandatory: '改正后才能报送',
  verify: '改正或说明',
  advisory: '供查看',
}

function GroupHead(props: {
  readonly severity: Severity
  readonly count: number
  readonly explained: number | null
}): ReactNode {
  const effect = effects[props.severity]
  return (
    <h3 className="jf-rail-head">
      <SeverityMark severity={props.severity} count={props.count} />
      <small>{props.explained === null ? effect : `${effect}，已说明 ${props.explained}`}</small>
    </h3>
  )
}

function Findings(props: {
  readonly group: FindingGroup
  readonly reasons: readonly CodeItem[]
}): ReactNode {
  const surface = useSurface()
  const { findings } = props.group
  return (
    <ol className="jf-rail-list">
      {findings.map((numbered, index) => (
        <li key={numbered.key} className="jf-finding">
          <button
            type="button"
            className="jf-finding-jump"
            onClick={() => {
              const [path] = numbered.finding.fields
              if (path !== undefined) surface.jump(path)
            }}
          >
            <span className="jf-finding-number">{numbered.number}</span>
            <span className="jf-finding-text">{numbered.finding.message}</span>
          </button>
          <LikelyNote
            finding={numbered.finding}
            earlier={findings.slice(0, index).map(({ finding }) => finding)}
          />
          {props.group.severity === 'verify' && (
            <Explanation numbered={numbered} reasons={props.reasons} />
          )}
        </li>
      ))}
    </ol>
  )
}

const FIRST_SHOWN = 5

/** Owed and empty items: names only, the first few until asked. */
function Unfilled({ findings }: { readonly findings: readonly NumberedFinding[] }): ReactNode {
  const surface = useSurface()
  const [all, setAll] = useState(false)
  const shown = all ? findings : findings.slice(0, FIRST_SHOWN)
  return (
    <div className="jf-rail-unfilled">
      <p className="jf-rail-unfilled-head">应填未填 {findings.length} 项</p>
      <ul>
        {shown.map(({ key, finding }) => {
          const path = finding.fields[0] ?? ''
          return (
            <li key={key}>
              <button type="button" className="jf-link" onClick={() => surface.jump(path)}>
                {cellAt(surface.session.model, path)?.title ?? finding.message}
              </button>
            </li>
          )
        })}
      </ul>
      {findings.length > FIRST_SHOWN && (
        <button type="button" className="jf-more" onClick={() => setAll(!all)}>
          {all ? '收起' : `另有 ${findings.length - FIRST_SHOWN} 项`}
        </button>
      )}
    </div>
  )
}
