/** Every finding one response ever had, with what happened to each: who, when, under which checks. */
import { useQuery } from '@tanstack/react-query'
import {
  type FindingStep,
  findingActNames,
  getFindingHistory,
} from '../../../../server/contract/findings.ts'
import { queryFor } from '../../../api/queries.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { Link } from '../../../ui/link.tsx'
import { SeverityMark } from '../../../ui/severity-mark.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { TimeStamp } from '../../../ui/time-stamp.tsx'
import { Failure } from '../../failure.tsx'
import { FindingStateTag, reasonName, useExplanationReasons } from './finding-words.tsx'
import './findings.css'

export function FindingHistory({ responseId }: { readonly responseId: string }) {
  const { data, error, refetch } = useQuery(queryFor(getFindingHistory, { params: { responseId } }))
  const reasons = useExplanationReasons()
  if (error) return <Failure error={error} onRetry={() => void refetch()} />
  if (!data) return <Skeleton lines={6} />
  if (data.findings.length === 0) return <EmptyState title="这份答卷没有过审核问题" />
  return (
    <ol className="findings-history" aria-label="审核问题的经过">
      {data.findings.map(({ finding, steps }) => (
        <li key={finding.findingId}>
          <div className="findings-history-head">
            <SeverityMark severity={finding.severity} />
            <strong>{finding.title}</strong>
            <FindingStateTag state={finding.state} />
          </div>
          <p>{finding.message}</p>
          <ol className="findings-steps">
            {steps.map((step) => (
              <li key={`${step.doneAt} ${step.act} ${step.revisionId}`}>
                <span>{findingActNames[step.act]}</span>
                <span>
                  <StepWords step={step} nameOf={(code) => reasonName(reasons, code)} />
                </span>
                <span className="office-aside">
                  {step.doneBy} <TimeStamp at={step.doneAt} />
                  {step.ruleVersion !== null && ` 审核关系 ${step.ruleVersion}`}
                </span>
              </li>
            ))}
          </ol>
        </li>
      ))}
    </ol>
  )
}

interface StepWordsProps {
  readonly step: FindingStep
  readonly nameOf: (code: string) => string
}

function StepWords({ step, nameOf }: StepWordsProps) {
  const { reason, text, batchId } = step
  return (
    <>
      {reason !== null && `${nameOf(reason)}：`}
      {text}
      {batchId !== null && (
        <>
          {' '}
          <Link href={`/findings/batches/${batchId}`}>成批认可</Link>
        </>
      )}
    </>
  )
}
