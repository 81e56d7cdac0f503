/** 试算: what the draft would have said about everything collected so far, beside the check in force. */
import { Button } from '../../../ui/button.tsx'
import { formatNumber } from '../../../ui/format-number.ts'
import { Link } from '../../../ui/link.tsx'
import { Failure } from '../../failure.tsx'
import { hrefOf } from '../../href-of.ts'
import { type Trial, useTrial } from './use-trial.ts'

export interface TrialPanelProps {
  readonly formId: string
  readonly text: string
  /** Why it cannot run now. */
  readonly reason: string | undefined
}

export function TrialPanel({ formId, text, reason }: TrialPanelProps) {
  const trial = useTrial(formId, text)
  const { result, running } = trial
  return (
    <section className="office-section" aria-label="试算">
      <h2>试算</h2>
      <p className="office-aside">
        在已收到的答卷上试运行，不保存结果，不影响填报人。与现行同编号的审核关系对照。
      </p>
      <div className="office-acts">
        <Button icon="sync" reason={reason} pending={running} onClick={trial.start}>
          试算已收到的答卷
        </Button>
        {running && (
          <Button variant="quiet" onClick={trial.stop}>
            停止
          </Button>
        )}
        {result && (
          <span role="status">
            已看 {formatNumber(result.looked)} / {formatNumber(result.total)} 份
          </span>
        )}
      </div>
      {trial.error !== undefined && <Failure error={trial.error} />}
      {result && <TrialResult result={result} />}
    </section>
  )
}

function TrialResult({ result }: { readonly result: NonNullable<Trial['result']> }) {
  const { draft, published } = result
  return (
    <>
      <table className="office-trial">
        <caption className="ui-unseen">试算结果</caption>
        <thead>
          <tr>
            <td />
            <th scope="col">通过</th>
            <th scope="col">不通过</th>
            <th scope="col">不适用</th>
          </tr>
        </thead>
        <tbody>
          <TallyRow label="草稿" tally={draft} />
          {published && <TallyRow label="现行" tally={published} />}
        </tbody>
      </table>
      <p>
        {published
          ? `新增不通过 ${formatNumber(result.newlyFailing)} 份，不再不通过 ${formatNumber(result.noLongerFailing)} 份。`
          : '现行没有同编号的审核关系。'}
      </p>
      <div className="office-trial-hits">
        <Hits title="按县（市、区）" hits={result.byArea} />
        <Hits title="按行业大类" hits={result.byIndustry} />
      </div>
      {result.examples.length > 0 && (
        <>
          <h3>例</h3>
          <ul className="office-trial-examples">
            {result.examples.map((example) => (
              <li key={example.responseId}>
                <Link href={hrefOf('/review', { response: example.responseId })}>
                  {example.unitName}
                </Link>
                <span className="office-aside">
                  {example.areaName}
                  {published && (example.known ? ' · 现行也不通过' : ' · 新增')}
                </span>
                <div>{example.message}</div>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}

function TallyRow(props: {
  readonly label: string
  readonly tally: { readonly pass: number; readonly fail: number; readonly notApplicable: number }
}) {
  return (
    <tr>
      <th scope="row">{props.label}</th>
      <td>{formatNumber(props.tally.pass)}</td>
      <td>{formatNumber(props.tally.fail)}</td>
      <td>{formatNumber(props.tally.notApplicable)}</td>
    </tr>
  )
}

const SHOWN = 10

function Hits(props: {
  readonly title: string
  readonly hits: readonly { readonly code: string; readonly name: string; readonly fail: number }[]
}) {
  const { title, hits } = props
  const most = Math.max(1, ...hits.map((hit) => hit.fail))
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      {hits.length === 0 && <p className="office-aside">没有不通过的</p>}
      <ol className="office-hits">
        {hits.slice(0, SHOWN).map((hit) => (
          <li key={hit.code}>
            <span>{hit.name}</span>
            <meter min={0} max={most} value={hit.fail} aria-label={hit.name} />
            <span className="office-hits-count">{formatNumber(hit.fail)}</span>
          </li>
        ))}
      </ol>
      {hits.length > SHOWN && <p className="office-aside">另有 {hits.length - SHOWN} 项</p>}
    </section>
  )
}
