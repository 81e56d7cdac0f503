/** 清查验收: what the listing still owes, the county's signature, and what was signed. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { getListing, type ListingCheck } from '../../../../server/contract/listing.ts'
import { queryFor } from '../../../api/queries.ts'
import { Button } from '../../../ui/button.tsx'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { Link } from '../../../ui/link.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { StatusTag } from '../../../ui/status-tag.tsx'
import { AreaFilter } from '../../area-filter.tsx'
import { Failure } from '../../failure.tsx'
import { hrefOf } from '../../href-of.ts'
import { go } from '../../office-history.ts'
import type { AreaSearch } from '../../read-search.ts'
import { useOffice } from '../../use-office.ts'
import { usePageTitle } from '../../use-page-title.ts'
import { checkNames } from './listing-words.ts'
import { SignDialog } from './sign-dialog.tsx'
import { SignatureTable } from './signature-table.tsx'

const columns: readonly Column<ListingCheck>[] = [
  {
    id: 'passed',
    head: '结果',
    width: 104,
    cell: ({ passed }) => (
      <StatusTag tone={passed ? 'accepted' : 'returned'}>{passed ? '达到' : '未达到'}</StatusTag>
    ),
  },
  { id: 'check', head: '条件', width: 152, cell: ({ check }) => checkNames[check] },
  { id: 'says', head: '情况', cell: ({ says }) => says, title: ({ says }) => says },
  {
    id: 'go',
    head: '去办',
    width: 72,
    cell: ({ passed, href }) => (passed || href === null ? null : <Link href={href}>去办</Link>),
  },
]

export function ListingScreen({ area }: AreaSearch) {
  usePageTitle('清查验收')
  const { role } = useOffice()
  const [signing, setSigning] = useState(false)
  const query = useQuery(queryFor(getListing, { query: { ...(area !== undefined && { area }) } }))
  const { data } = query
  const refusal =
    role !== 'county-office'
      ? '由县级普查办签字'
      : data && !data.ready
        ? '还有没达到的条件'
        : undefined
  return (
    <>
      <PageHead
        title="清查验收"
        actions={
          <Button variant="primary" reason={refusal} onClick={() => setSigning(true)}>
            签字
          </Button>
        }
      >
        {data ? `${data.areaName}：` : ''}
        条件由系统逐项算出，不能手工勾选。签字时封存全部单位，以后的变化另留痕迹。
      </PageHead>
      {role === 'city-office' && (
        <div className="office-acts">
          <AreaFilter
            value={area}
            onChange={(next) => go(hrefOf('/listing', { area: next }))}
            labelHidden
          />
        </div>
      )}
      {query.error && <Failure error={query.error} onRetry={() => void query.refetch()} />}
      {!data && !query.error && <Skeleton lines={10} />}
      {data && (
        <>
          <DataTable
            label="验收条件"
            columns={columns}
            rows={data.checks}
            rowKey={({ check }) => check}
            empty={<EmptyState title="没有条件">没有可以核对的条件。</EmptyState>}
          />
          <section className="office-section" aria-labelledby="signatures">
            <h2 id="signatures">已签字的清查名录</h2>
            <SignatureTable signatures={data.signatures} />
          </section>
        </>
      )}
      {signing && <SignDialog areaName={data?.areaName ?? ''} onClose={() => setSigning(false)} />}
    </>
  )
}
