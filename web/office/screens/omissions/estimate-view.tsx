/** 估计: how many units no source knows, by county and kind, with interval and what it assumes. */
import { useQuery } from '@tanstack/react-query'
import { type Estimate, estimateOmissions } from '../../../../server/contract/omissions.ts'
import { queryFor } from '../../../api/queries.ts'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { formatNumber } from '../../../ui/format-number.ts'
import { Failure } from '../../failure.tsx'
import { unitKindNames } from '../units/unit-kind-names.ts'

const methodNames = { chapman: '两个来源，查普曼公式', 'log-linear': '对数线性模型，AIC 选定' }

const columns: readonly Column<Estimate>[] = [
  { id: 'county', head: '县区', width: 112, cell: ({ countyName }) => countyName },
  { id: 'kind', head: '单位类型', width: 112, cell: ({ unitKind }) => unitKindNames[unitKind] },
  { id: 'known', head: '已知', align: 'end', width: 88, cell: ({ known }) => formatNumber(known) },
  {
    id: 'missing',
    head: '可能还漏',
    align: 'end',
    width: 96,
    cell: ({ estimate }) => (estimate ? formatNumber(Math.round(estimate.missing.value)) : '—'),
  },
  {
    id: 'interval',
    head: '95% 区间',
    align: 'end',
    width: 136,
    cell: ({ estimate }) =>
      estimate
        ? `${formatNumber(Math.round(estimate.missing.from))}—${formatNumber(Math.round(estimate.missing.to))}`
        : '',
  },
  {
    id: 'how',
    head: '怎样得出',
    cell: (row) => howText(row),
    title: (row) => howText(row),
  },
]

export function EstimateView() {
  const { data, error, refetch } = useQuery({
    ...queryFor(estimateOmissions, { query: {} }),
    staleTime: 5 * 60_000,
  })
  if (error) return <Failure error={error} onRetry={() => void refetch()} />
  return (
    <>
      <DataTable
        label="漏报估计"
        columns={columns}
        rows={data?.estimates}
        rowKey={({ county, unitKind }) => `${county} ${unitKind}`}
        empty={
          <EmptyState title="还没有单位">导入名录、开始清查后，从各来源的重合里估计。</EmptyState>
        }
      />
      <section className="office-section" aria-labelledby="assumptions">
        <h2 id="assumptions">这个估计假定了什么</h2>
        <ul className="office-prose">
          <li>普查期间单位总体不变：估计的是同一时点上存在的单位。</li>
          <li>
            各来源的记录归并无误。归并漏掉的会把一家算成两家，使估计偏高；合成城市上测得约偏高
            5%。先办完“疑似重复”再看。
          </li>
          <li>
            两个来源时假定互不相干。三个及以上时允许任意两个来源相互牵连，由 AIC
            选定；三个以上来源共同的牵连看不出来。
          </li>
          <li>同类单位被某个来源收录的机会相近。难找的单位往往所有来源都没有，这会使估计偏低。</li>
          <li>只用来决定往哪里再查，不改任何记录，不作为统计结果发布。</li>
          <li>“非普查对象”“注销”“迁出”“找不到”的不计入已知。</li>
        </ul>
      </section>
    </>
  )
}

function howText({ estimate, reason }: Estimate): string {
  if (!estimate) return reason ?? ''
  const { method, sources, dependent } = estimate
  const tied = dependent.map((pair) => pair.join('与')).join('，')
  return `${methodNames[method]}：${sources.join('、')}${tied === '' ? '' : `；相互牵连：${tied}`}`
}
