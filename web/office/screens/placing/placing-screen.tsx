/** 待落小区: units without a block, heaped by area and street; each heap opens to be placed. */
import { useQuery } from '@tanstack/react-query'
import { listUnplacedHeaps, type UnplacedHeap } from '../../../../server/contract/placing.ts'
import { queryFor } from '../../../api/queries.ts'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { formatNumber } from '../../../ui/format-number.ts'
import { Link } from '../../../ui/link.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { Toolbar } from '../../../ui/toolbar.tsx'
import { AreaFilter } from '../../area-filter.tsx'
import { Failure } from '../../failure.tsx'
import { hrefOf } from '../../href-of.ts'
import { become, go } from '../../office-history.ts'
import { usePageTitle } from '../../use-page-title.ts'
import { streetWords } from './placing-words.ts'

const columns: readonly Column<UnplacedHeap>[] = [
  {
    id: 'area',
    head: '区划',
    cell: (heap) => heap.areaNames.join(' ') || heap.areaCode,
    title: (heap) => heap.areaNames.join(' '),
  },
  {
    id: 'street',
    head: '街路或村',
    width: 280,
    cell: (heap) => <Link href={heapHref(heap)}>{streetWords(heap.street)}</Link>,
  },
  {
    id: 'units',
    head: '单位',
    align: 'end',
    width: 96,
    cell: (heap) => formatNumber(heap.units),
  },
]

export function PlacingScreen({ area }: { readonly area?: string }) {
  usePageTitle('待落小区')
  const query = area === undefined ? {} : { area }
  const { data, error, refetch } = useQuery(queryFor(listUnplacedHeaps, { query }))
  return (
    <>
      <PageHead title="待落小区">
        地址认不准普查小区的单位，按区划和街路归堆，最多的在前。
        {data && `共 ${formatNumber(data.units)} 个单位。`}
      </PageHead>
      <Toolbar label="筛选">
        <AreaFilter
          value={area}
          onChange={(chosen) => become(hrefOf('/placing', { area: chosen }))}
        />
      </Toolbar>
      {error ? (
        <Failure error={error} onRetry={() => void refetch()} />
      ) : (
        <DataTable
          label="待落小区的单位"
          columns={columns}
          rows={data?.heaps}
          rowKey={(heap) => `${heap.areaCode}.${heap.street}`}
          onOpen={(heap) => go(heapHref(heap))}
          empty={
            <EmptyState title="都落到普查小区了">新导入的名录里有落不准的，会排到这里。</EmptyState>
          }
        />
      )}
      {data?.more && (
        <p className="office-aside">还有更小的堆没有列出，先落完这些，或按区划筛选。</p>
      )}
    </>
  )
}

function heapHref({ areaCode, street }: UnplacedHeap): string {
  return hrefOf(`/placing/${areaCode}`, { street })
}
