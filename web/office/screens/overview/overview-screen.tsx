/** 工作台: one line of numbers and one table by area. Every number opens the list behind it. */
import { useQuery } from '@tanstack/react-query'
import { getProgress } from '../../../../server/contract/review.ts'
import { queryFor } from '../../../api/queries.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { Figures } from '../../../ui/figures.tsx'
import { Link } from '../../../ui/link.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { TimeStamp } from '../../../ui/time-stamp.tsx'
import { prefixOf } from '../../area-steps.ts'
import { Failure } from '../../failure.tsx'
import { hrefOf } from '../../href-of.ts'
import { useOffice } from '../../use-office.ts'
import { usePageTitle } from '../../use-page-title.ts'
import { ProgressTable } from './progress-table.tsx'
import { sumProgress } from './sum-progress.ts'
import { useAreaWay } from './use-area-way.ts'

export function OverviewScreen({ area }: { readonly area?: string }) {
  usePageTitle('工作台')
  const office = useOffice()
  const own = prefixOf(office.areaPrefix)
  const shown = area?.startsWith(own) ? prefixOf(area) : own
  const query = useQuery({
    ...queryFor(getProgress, { query: { area: shown } }),
    refetchInterval: 60_000,
    placeholderData: (before) => before,
  })
  const total = query.data && sumProgress(query.data.rows)
  const deeper = shown !== own
  const filter = deeper ? shown : undefined
  const parts = useAreaWay(office, shown)
  return (
    <>
      <PageHead
        title="工作台"
        actions={
          query.data && (
            <span className="office-aside">
              截至 <TimeStamp at={query.data.asOf} />
            </span>
          )
        }
        {...(parts && { parts })}
      >
        {deeper ? query.data?.area.name : office.areaName}
      </PageHead>
      {query.error && <Failure error={query.error} onRetry={() => void query.refetch()} />}
      <Figures
        label="汇总"
        items={[
          { label: '单位', value: total?.units, href: hrefOf('/units', { area: filter }) },
          {
            label: '未核实底册',
            value: total?.openFrameRecords,
            href: hrefOf('/units', { area: filter, open: 'true' }),
          },
          {
            label: '已报送待审',
            value: total?.byState.submitted,
            href: hrefOf('/review', { area: filter, state: 'submitted' }),
          },
          {
            label: '乡级已审',
            value: total?.byState['passed-township'],
            href: hrefOf('/review', { area: filter, state: 'passed-township' }),
          },
          {
            label: '已退回',
            value: total?.byState.returned,
            href: hrefOf('/review', { area: filter, state: 'returned' }),
          },
          {
            label: '已验收',
            value: total && total.byState['accepted-county'] + total.byState['accepted-city'],
            href: hrefOf('/review', { area: filter, standing: 'accepted' }),
          },
          {
            label: '强制性问题',
            value: total?.mandatoryFindings,
            href: hrefOf('/review', { area: filter, findings: 'mandatory' }),
            urgent: (total?.mandatoryFindings ?? 0) > 0,
          },
        ]}
      />
      <ProgressTable
        rows={query.data?.rows}
        parent={shown}
        empty={
          <EmptyState title="这里还没有数据" action={<Link href="/frame/new">导入部门名录</Link>}>
            先导入各部门的名录，单位落到普查小区后这里开始计数。
          </EmptyState>
        }
      />
    </>
  )
}
