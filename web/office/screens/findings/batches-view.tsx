/** Acceptances in bulk, newest first: who, why, and what looking at the drawn ones came to. */
import { useQuery } from '@tanstack/react-query'
import { formMark } from '../../../../forms/form-words.ts'
import { type FindingBatch, listFindingBatches } from '../../../../server/contract/findings.ts'
import { queryFor } from '../../../api/queries.ts'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { formatNumber } from '../../../ui/format-number.ts'
import { TimeStamp } from '../../../ui/time-stamp.tsx'
import { Failure } from '../../failure.tsx'
import { go } from '../../office-history.ts'
import { BatchStateTag } from './finding-words.tsx'

const columns: readonly Column<FindingBatch>[] = [
  { id: 'at', head: '时间', width: 128, cell: ({ drawnAt }) => <TimeStamp at={drawnAt} /> },
  {
    ...{ id: 'by', head: '抽取', width: 96, minor: true },
    cell: ({ drawnBy }) => drawnBy,
  },
  {
    ...{ id: 'looked-by', head: '抽看', width: 112, minor: true },
    cell: ({ lookedBy, onePerson }) => (onePerson ? '同一人' : lookedBy.join('、')),
    title: ({ lookedBy }) => lookedBy.join('、'),
  },
  {
    ...{ id: 'area', head: '区域', width: 136, minor: true },
    cell: ({ areaName }) => areaName,
    title: ({ areaName }) => areaName,
  },
  {
    ...{ id: 'rule', head: '审核关系' },
    cell: ({ formId, title }) => `${formMark(formId)} ${title}`,
    title: ({ rule, title }) => `${rule} ${title}`,
  },
  {
    ...{ id: 'reason', head: '理由' },
    cell: ({ reasonText }) => reasonText,
    title: ({ reasonText }) => reasonText,
  },
  {
    ...{ id: 'findings', head: '问题', width: 72, align: 'end' },
    cell: ({ findings }) => formatNumber(findings),
  },
  {
    ...{ id: 'looked', head: '已看', width: 80, align: 'end' },
    cell: ({ looked, sampled }) => `${looked}／${sampled}`,
  },
  { id: 'state', head: '结果', width: 104, cell: ({ state }) => <BatchStateTag state={state} /> },
]

export function BatchesView({ area }: { readonly area: string | undefined }) {
  const query = { ...(area !== undefined && { area }) }
  const { data, error, refetch } = useQuery(queryFor(listFindingBatches, { query }))
  return (
    <>
      {error && <Failure error={error} onRetry={() => void refetch()} />}
      <DataTable
        label="成批认可"
        columns={columns}
        rows={data?.batches}
        rowKey={({ batchId }) => batchId}
        onOpen={({ batchId }) => go(`/findings/batches/${batchId}`)}
        total={data?.batches.length}
        empty={
          <EmptyState title="还没有成批认可过">
            县级、市级在“按审核关系”里选一条，写明理由，抽看后认可。
          </EmptyState>
        }
      />
    </>
  )
}
