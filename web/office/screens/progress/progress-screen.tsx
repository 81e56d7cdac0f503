/**
 * 进度: on one page how far the area is, how far it will be by the deadline, and where it lags, for whoever
 * has a minute; behind it the same counts by block, industry, form and person, who answers and what is paid.
 */
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { getProgressOutlook, type ProgressDimension } from '../../../../server/contract/progress.ts'
import { queryFor } from '../../../api/queries.ts'
import { PageHead } from '../../../ui/page-head.tsx'
import { Tabs } from '../../../ui/tabs.tsx'
import { TimeStamp } from '../../../ui/time-stamp.tsx'
import { AreaFilter } from '../../area-filter.tsx'
import { prefixOf } from '../../area-steps.ts'
import { Failure } from '../../failure.tsx'
import { hrefOf } from '../../href-of.ts'
import { become } from '../../office-history.ts'
import type { ProgressSearch } from '../../read-search.ts'
import { useOffice } from '../../use-office.ts'
import { usePageTitle } from '../../use-page-title.ts'
import { BreakdownView } from './breakdown-view.tsx'
import { DaysView } from './days-view.tsx'
import { PayView } from './pay-view.tsx'
import { ProgressBrief } from './progress-brief.tsx'
import { ResponsibilityView } from './responsibility-view.tsx'
import './progress.css'

type View = NonNullable<ProgressSearch['view']>

const views: readonly { readonly id: View; readonly label: string }[] = [
  { id: 'brief', label: '总览' },
  { id: 'day', label: '逐日' },
  { id: 'block', label: '普查小区' },
  { id: 'industry', label: '行业' },
  { id: 'kind', label: '单位类型' },
  { id: 'form', label: '报表' },
  { id: 'enumerator', label: '普查员' },
  { id: 'responsibility', label: '岗位责任' },
  { id: 'pay', label: '报酬' },
]

export function ProgressScreen({ area, view = 'brief' }: ProgressSearch) {
  usePageTitle('进度')
  const office = useOffice()
  const own = prefixOf(office.areaPrefix)
  const shown = area?.startsWith(own) ? prefixOf(area) : own
  const outlook = useQuery({
    ...queryFor(getProgressOutlook, { query: { area: shown } }),
    refetchInterval: 60_000,
    placeholderData: (before) => before,
  })
  const change = (next: { area?: string | undefined; view?: View }) =>
    become(hrefOf('/progress', { area, view, ...next }))
  return (
    <>
      <PageHead
        title="进度"
        actions={
          outlook.data && (
            <span className="office-aside">
              截至 <TimeStamp at={outlook.data.asOf} />
            </span>
          )
        }
      >
        {outlook.data?.area.name ?? office.areaName}
      </PageHead>
      <div className="progress-choice">
        <Tabs<View>
          label="进度的各方面"
          items={views}
          value={view}
          onChange={(next) => change({ view: next })}
        />
        <search className="progress-area" aria-label="选区划">
          <AreaFilter labelHidden value={area} onChange={(next) => change({ area: next })} />
        </search>
      </div>
      {outlook.error && <Failure error={outlook.error} onRetry={() => void outlook.refetch()} />}
      {viewOf(view, shown, outlook.data)}
    </>
  )
}

function viewOf(
  view: View,
  shown: string,
  outlook: Parameters<typeof ProgressBrief>[0]['outlook'],
): ReactNode {
  switch (view) {
    case 'brief':
      return <ProgressBrief area={shown} outlook={outlook} />
    case 'day':
      return <DaysView area={shown} outlook={outlook} />
    case 'responsibility':
      return <ResponsibilityView area={shown} />
    case 'pay':
      return <PayView area={shown} />
    default:
      return <BreakdownView key={view} area={shown} by={view satisfies ProgressDimension} />
  }
}
