/** 行业进度: counts of a department's industries by county; small ones are hidden. Never a record. */
import { useQuery } from '@tanstack/react-query'
import { type DepartmentCounts, getDepartmentCounts } from '../../../../server/contract/review.ts'
import { queryFor } from '../../../api/queries.ts'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { formatNumber } from '../../../ui/format-number.ts'
import { PageHead } from '../../../ui/page-head.tsx'
import { Failure } from '../../failure.tsx'
import { usePageTitle } from '../../use-page-title.ts'

type Row = DepartmentCounts['rows'][number]
type Measure = keyof Row['counts']

const measures: readonly (readonly [Measure, string])[] = [
  ['units', '单位数'],
  ['reported', '已报送单位'],
  ['accepted', '已验收单位'],
  ['withMandatory', '有强制性问题'],
  ['withUnexplained', '有未说明的核实性问题'],
]

export function DepartmentScreen() {
  usePageTitle('行业进度')
  const { data, error, refetch } = useQuery(queryFor(getDepartmentCounts, {}))
  const columns: readonly Column<Row>[] = [
    { id: 'area', head: '县区', cell: (row) => row.areaName, foot: '合计' },
    ...measures.map(
      ([measure, head]): Column<Row> => ({
        id: measure,
        head,
        align: 'end',
        width: measure === 'withUnexplained' ? 176 : 128,
        cell: (row) => shown(row.counts[measure]),
        foot: data ? shown(data.total[measure]) : '',
      }),
    ),
  ]
  return (
    <>
      <PageHead title="行业进度">
        只提供本部门所管行业的单位个数。“…”为涉及单位不足 3
        家（或只差一两家）、或可由合计倒推，依法隐去；不提供单个单位的资料。
      </PageHead>
      {error ? (
        <Failure error={error} onRetry={() => void refetch()} />
      ) : (
        <DataTable
          label="行业进度"
          columns={columns}
          rows={data?.rows}
          rowKey={(row) => row.areaCode}
          skeletonRows={6}
          empty={<EmptyState title="还没有区划">请联系市级普查办。</EmptyState>}
        />
      )}
    </>
  )
}

function shown(count: number | null): string {
  return count === null ? '…' : formatNumber(count)
}
