/** The rows of the queue: unit, form, place, findings and time; what arrived waits above. */
import { formMark } from '../../../../forms/form-words.ts'
import type { ResponseSummary } from '../../../../server/contract/responses.ts'
import { Button } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { Link } from '../../../ui/link.tsx'
import { ResponseStateTag } from '../../../ui/response-state-tag.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { TimeStamp } from '../../../ui/time-stamp.tsx'
import { Failure } from '../../failure.tsx'
import { hrefOf } from '../../href-of.ts'
import type { ReviewSearch } from '../../read-search.ts'
import { AttentionLine } from './attention-line.tsx'
import { FindingCountMarks } from './finding-count-marks.tsx'
import { ReviewPlace } from './review-place.tsx'
import type { ReviewQueue } from './use-review-queue.ts'

export interface ReviewListProps {
  readonly queue: ReviewQueue
  readonly filter: ReviewSearch
}

export function ReviewList({ queue, filter }: ReviewListProps) {
  const { rows, arrivals } = queue
  return (
    <>
      <div role="status" className="office-arrivals">
        {arrivals.length > 0 && (
          <Button variant="quiet" size="small" icon="up" onClick={queue.showArrivals}>
            新到 {arrivals.length} 份，显示
          </Button>
        )}
      </div>
      {queue.error && <Failure error={queue.error} onRetry={queue.retry} />}
      {!rows && !queue.error && <Skeleton lines={12} />}
      {rows?.length === 0 && arrivals.length === 0 && (
        <EmptyState title="没有符合条件的答卷">换一个状态，或放宽区划和报表。</EmptyState>
      )}
      {rows && rows.length > 0 && (
        <ul className="office-queue" aria-label="答卷列表">
          {rows.map((row) => (
            <li key={row.responseId}>
              <Link
                href={hrefOf('/review', { ...filter, response: row.responseId })}
                className="office-queue-row"
                aria-current={row.responseId === filter.response ? 'page' : undefined}
              >
                <span className="office-queue-line">
                  <span className="office-queue-name">{row.unitName}</span>
                  <TimeStamp at={row.updatedAt} />
                </span>
                <span className="office-queue-line office-aside">
                  <span className="office-queue-place">
                    {formMark(row.formId)} · {row.areaNames.slice(-2).join(' ') || '所在地未定'}
                  </span>
                  <ReviewPlace response={row} />
                  {filter.state === undefined && <ResponseStateTag state={row.state} />}
                </span>
                {(hasFinding(row) || row.revisions > 1) && (
                  <span className="office-queue-line">
                    <FindingCountMarks counts={row.counts} />
                    {row.revisions > 1 && (
                      <span className="office-aside">第 {row.revisions} 版</span>
                    )}
                  </span>
                )}
                {row.attention && <AttentionLine attention={row.attention} />}
              </Link>
            </li>
          ))}
        </ul>
      )}
      {queue.onMore && (
        <div className="office-queue-more">
          <Button size="small" pending={queue.morePending} onClick={queue.onMore}>
            加载更多
          </Button>
        </div>
      )}
    </>
  )
}

function hasFinding({ counts }: ResponseSummary): boolean {
  return counts.mandatory + counts.verify + counts.advisory > 0
}
