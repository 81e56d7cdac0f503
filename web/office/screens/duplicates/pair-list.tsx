/** The queue: both names, how likely, and why it matters. */
import type { DuplicateSummary } from '../../../../server/contract/duplicates.ts'
import { duplicateDecisionNames } from '../../../../server/contract/duplicates.ts'
import { Button } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { Link } from '../../../ui/link.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { StatusTag } from '../../../ui/status-tag.tsx'
import { Failure } from '../../failure.tsx'
import { hrefOf } from '../../href-of.ts'
import type { DuplicatesSearch } from '../../read-search.ts'
import type { Pages } from '../../use-pages.ts'
import { probabilityText, queueNames } from './duplicate-words.ts'

export interface PairListProps {
  readonly pages: Pages<DuplicateSummary>
  readonly filter: DuplicatesSearch
}

export function PairList({ pages, filter }: PairListProps) {
  const { rows } = pages
  if (pages.error) return <Failure error={pages.error} onRetry={pages.retry} />
  if (!rows) return <Skeleton lines={12} />
  if (rows.length === 0) {
    return (
      <EmptyState title={`没有${queueNames[filter.queue ?? 'open']}的`}>
        {filter.queue === undefined
          ? '导入新的名录后再查一次重；也可以换一个区划。'
          : '换一个状态，或放宽区划。'}
      </EmptyState>
    )
  }
  return (
    <>
      <ul className="office-queue" aria-label="疑似重复列表">
        {rows.map((pair) => (
          <li key={pair.pairId}>
            <Link
              href={hrefOf('/duplicates', { ...filter, pair: pair.pairId })}
              className="office-queue-row"
              aria-current={pair.pairId === filter.pair ? 'page' : undefined}
            >
              <span className="office-queue-line">
                <span className="office-queue-name">{pair.units[0]?.name}</span>
                <span className="office-pair-share">{probabilityText(pair.probability)}</span>
              </span>
              <span className="office-queue-line">
                <span className="office-queue-name">{pair.units[1]?.name}</span>
                {pair.decision && (
                  <StatusTag tone={pair.decision === 'merge' ? 'accepted' : 'closed'}>
                    {duplicateDecisionNames[pair.decision]}
                  </StatusTag>
                )}
              </span>
              <span className="office-queue-line office-aside">
                <span className="office-queue-place">
                  {pair.units[0]?.areaNames.slice(-2).join(' ') || '所在地未定'}
                </span>
                <span>
                  {[...(pair.branch ? ['像分支'] : []), ...pair.consequences].join(' · ')}
                </span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
      {pages.onMore && (
        <div className="office-queue-more">
          <Button size="small" pending={pages.morePending} onClick={pages.onMore}>
            加载更多
          </Button>
        </div>
      )}
    </>
  )
}
