/** The unit's forms of this census with state, problems and when they moved last. */
import type { ResponseSummary } from '../../../../server/contract/responses.ts'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { Link } from '../../../ui/link.tsx'
import { ResponseStateTag } from '../../../ui/response-state-tag.tsx'
import { TimeStamp } from '../../../ui/time-stamp.tsx'
import { Failure } from '../../failure.tsx'
import { hrefOf } from '../../href-of.ts'
import { go } from '../../office-history.ts'
import { FindingCountMarks } from '../review/finding-count-marks.tsx'

export interface UnitResponsesProps {
  readonly responses: readonly ResponseSummary[] | undefined
  readonly error: Error | null
  readonly onRetry: () => void
}

const columns: readonly Column<ResponseSummary>[] = [
  {
    id: 'form',
    head: '表',
    cell: (response) => (
      <Link href={reviewOf(response)}>
        {response.formId} {response.formTitle}
      </Link>
    ),
  },
  {
    id: 'state',
    head: '状态',
    width: 136,
    cell: (response) => <ResponseStateTag state={response.state} />,
  },
  {
    id: 'findings',
    head: '审核问题',
    width: 240,
    cell: (response) => <FindingCountMarks counts={response.counts} />,
  },
  {
    id: 'updated',
    head: '最近变动',
    width: 152,
    cell: (response) => <TimeStamp at={response.updatedAt} />,
  },
  {
    id: 'by',
    head: '经手人',
    width: 136,
    minor: true,
    cell: (response) => response.updatedBy ?? '—',
  },
]

export function UnitResponses({ responses, error, onRetry }: UnitResponsesProps) {
  if (error) return <Failure error={error} onRetry={onRetry} />
  return (
    <DataTable
      label="答卷"
      columns={columns}
      rows={responses}
      rowKey={(response) => response.responseId}
      onOpen={(response) => go(reviewOf(response))}
      skeletonRows={2}
      empty={<EmptyState title="还没有答卷">核查情况为正常填表后布置报表。</EmptyState>}
    />
  )
}

function reviewOf(response: ResponseSummary): string {
  return hrefOf('/review', { response: response.responseId })
}
