/** 批量审核: runs of all checks over everything received, what they found, and matters between units. */

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { listCrossUnitCases } from '../../../../server/contract/evaluation.ts'
import { queryFor } from '../../../api/queries.ts'
import { Button } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { Tabs } from '../../../ui/tabs.tsx'
import { Failure } from '../../failure.tsx'
import { hrefOf } from '../../href-of.ts'
import { become } from '../../office-history.ts'
import type { EvaluationSearch } from '../../read-search.ts'
import { useOffice } from '../../use-office.ts'
import { usePageTitle } from '../../use-page-title.ts'
import { CasesView } from './cases-view.tsx'
import { FindingsView } from './findings-view.tsx'
import { NeighboursView } from './neighbours-view.tsx'
import { RunUnderWay } from './run-under-way.tsx'
import { runToShow } from './run-words.ts'
import { RunsView } from './runs-view.tsx'
import { StartEvaluation } from './start-evaluation.tsx'
import { useEvaluationRuns } from './use-evaluation-runs.ts'

export type ChangeEvaluation = (
  next: {
    [Name in keyof EvaluationSearch]?: EvaluationSearch[Name] | undefined
  },
) => void

export function EvaluationScreen({ filter }: { readonly filter: EvaluationSearch }) {
  usePageTitle('批量审核')
  const { role, areaPrefix } = useOffice()
  const { runs, running, error, refetch } = useEvaluationRuns()
  const cases = useQuery(queryFor(listCrossUnitCases, { query: { state: 'open' } }))
  const [starting, setStarting] = useState(false)
  const mayRun = role === 'county-office' || role === 'city-office'
  const view = filter.view ?? 'findings'
  const change: ChangeEvaluation = (next) => become(hrefOf('/evaluation', { ...filter, ...next }))
  const shown = runToShow(runs ?? [], filter.run, areaPrefix)
  return (
    <>
      <PageHead
        title="批量审核"
        actions={
          mayRun && (
            <Button
              variant="primary"
              icon="sync"
              reason={running ? '已有一次批量审核正在进行' : undefined}
              onClick={() => setStarting(true)}
            >
              开始审核
            </Button>
          )
        }
      >
        用现行审核关系重审已收到的全部答卷和单位之间的关系。只列问题，不改填报数。
      </PageHead>
      {error && <Failure error={error} onRetry={() => void refetch()} />}
      {running && <RunUnderWay run={running} />}
      <Tabs
        label="批量审核的各部分"
        value={view}
        onChange={(next) => change({ view: next === 'findings' ? undefined : next })}
        items={[
          { id: 'findings', label: '审核结果' },
          { id: 'cases', label: '单位之间', count: cases.data?.counts.open },
          { id: 'neighbours', label: '同类单位' },
          { id: 'runs', label: '历次审核' },
        ]}
      />
      {view === 'runs' && <RunsView runs={runs} shown={shown} onShow={change} />}
      {view === 'neighbours' && <NeighboursView filter={filter} onChange={change} />}
      {view === 'cases' && <CasesView filter={filter} onChange={change} />}
      {view === 'findings' && !runs && !error && <Skeleton lines={10} />}
      {view === 'findings' &&
        runs &&
        (shown ? (
          <FindingsView run={shown} filter={filter} onChange={change} />
        ) : (
          <EmptyState title="还没有完成过批量审核">
            {mayRun
              ? '点“开始审核”，审核期间可以离开此页，填报和审核照常进行。'
              : '由县、市普查办开始，完成后在这里看本辖区的问题。'}
          </EmptyState>
        ))}
      {starting && <StartEvaluation onClose={() => setStarting(false)} />}
    </>
  )
}
