/** One matter between units: the message, its units side by side, what was decided, the acts. */
import { useState } from 'react'
import { formMark } from '../../../../forms/form-words.ts'
import type { CrossUnitCase } from '../../../../server/contract/evaluation.ts'
import { Button } from '../../../ui/button.tsx'
import { Link } from '../../../ui/link.tsx'
import { ResponseStateTag, responseStateTags } from '../../../ui/response-state-tag.tsx'
import { SeverityMark } from '../../../ui/severity-mark.tsx'
import { StatusTag } from '../../../ui/status-tag.tsx'
import { TimeStamp } from '../../../ui/time-stamp.tsx'
import { hrefOf } from '../../href-of.ts'
import { useOffice } from '../../use-office.ts'
import { useReturnReasons } from '../review/use-return-reasons.ts'
import { caseStateWords, ruleNames, sideBySide } from './case-words.ts'
import { SettleDialog } from './settle-dialog.tsx'
import { useCrossUnitReasons } from './use-cross-unit-reasons.ts'

export function CaseSheet({ matter }: { readonly matter: CrossUnitCase }) {
  const { role } = useOffice()
  const [settling, setSettling] = useState<'explained' | 'returned'>()
  const [tone, word] = caseStateWords[matter.state]
  const maySettle = (role === 'county-office' || role === 'city-office') && matter.state !== 'gone'
  return (
    <li className="office-matter">
      <header className="office-matter-head">
        <SeverityMark severity={matter.severity} />
        <h2>{ruleNames[matter.rule] ?? matter.rule}</h2>
        <StatusTag tone={tone}>{word}</StatusTag>
        {matter.reopened > 0 && matter.state === 'open' && (
          <span className="office-aside">再次出现（第 {matter.reopened + 1} 次）</span>
        )}
        <span className="office-aside">
          首次发现 <TimeStamp at={matter.raisedAt} />
          ，最近 <TimeStamp at={matter.seenAt} />
        </span>
      </header>
      <p>{matter.message}</p>
      <SideBySide matter={matter} />
      <Settlements matter={matter} />
      {maySettle && (
        <div className="office-acts">
          <Button onClick={() => setSettling('explained')}>说明情况</Button>
          <Button icon="undo" onClick={() => setSettling('returned')}>
            退回核实
          </Button>
        </div>
      )}
      {settling && (
        <SettleDialog matter={matter} outcome={settling} onClose={() => setSettling(undefined)} />
      )}
    </li>
  )
}

function SideBySide({ matter }: { readonly matter: CrossUnitCase }) {
  const { units, unitsInAll } = matter
  return (
    <div className="office-sides" role="region" aria-label="各单位所填" tabIndex={-1}>
      <table>
        <thead>
          <tr>
            <th scope="col" />
            {units.map((unit) => (
              <th key={unit.unitId} scope="col">
                <Link href={`/units/${encodeURIComponent(unit.unitId)}`}>{unit.name}</Link>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sideBySide(units).map(({ label, values, differs }) => (
            <tr key={label} data-differs={differs || undefined}>
              <th scope="row">{label}</th>
              {units.map((unit, index) => (
                <td key={unit.unitId}>{values[index] || '—'}</td>
              ))}
            </tr>
          ))}
          <tr>
            <th scope="row">答卷</th>
            {units.map((unit) => (
              <td key={unit.unitId}>
                {unit.responses.length === 0 && '—'}
                {unit.responses.map(({ responseId, formId, state }) => (
                  <span key={responseId} className="office-side-response">
                    <Link href={hrefOf('/review', { response: responseId })}>
                      {formMark(formId)}
                    </Link>
                    {Object.hasOwn(responseStateTags, state) && (
                      <ResponseStateTag state={state as keyof typeof responseStateTags} />
                    )}
                  </span>
                ))}
              </td>
            ))}
          </tr>
        </tbody>
      </table>
      {unitsInAll > units.length && (
        <p className="office-aside">
          共 {unitsInAll} 个单位，列出前 {units.length} 个
        </p>
      )}
    </div>
  )
}

function Settlements({ matter }: { readonly matter: CrossUnitCase }) {
  const explanations = useCrossUnitReasons()
  const returns = useReturnReasons()
  if (matter.settlements.length === 0) return null
  return (
    <ol className="office-returns" aria-label="处理记录">
      {matter.settlements.map((each) => {
        const reasons = each.outcome === 'explained' ? explanations : returns
        const reason = reasons.find(({ code }) => code === each.reasonCode)?.name
        return (
          <li key={each.settledAt}>
            <p className="office-returns-head">
              <strong>
                {each.outcome === 'explained' ? '说明' : `退回 ${each.responses} 份答卷`}
                {reason && `：${reason}`}
              </strong>
              <span className="office-aside">
                {each.settledByName} <TimeStamp at={each.settledAt} />
              </span>
            </p>
            <p className="office-returns-text">{each.reasonText}</p>
            {each.message !== null && <p className="office-aside">当时：{each.message}</p>}
          </li>
        )
      })}
    </ol>
  )
}
