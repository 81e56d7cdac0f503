/** 查漏: the ledger of records, signals of omissions, and the estimate of what no source knows. */
import { PageHead } from '../../../ui/page-head.tsx'
import { Tabs } from '../../../ui/tabs.tsx'
import { type Filter, hrefOf } from '../../href-of.ts'
import { go } from '../../office-history.ts'
import type { OmissionsSearch } from '../../read-search.ts'
import { usePageTitle } from '../../use-page-title.ts'
import { EstimateView } from './estimate-view.tsx'
import { LedgerView } from './ledger-view.tsx'
import { SignalsView } from './signals-view.tsx'

export type ChangeOmissions = (change: Filter) => void

export function OmissionsScreen({ filter }: { readonly filter: OmissionsSearch }) {
  usePageTitle('查漏')
  const { view = 'ledger' } = filter
  const change: ChangeOmissions = (next) => go(hrefOf('/omissions', { ...filter, ...next }))
  return (
    <>
      <PageHead title="查漏">
        各部门名录的每一条都要有着落：匹配、另处找到、已终止、非普查对象，剩下的是未了。
      </PageHead>
      <Tabs
        label="查漏"
        items={[
          { id: 'ledger', label: '台账' },
          { id: 'signals', label: '线索' },
          { id: 'estimate', label: '估计' },
        ]}
        value={view}
        onChange={(next) => go(hrefOf('/omissions', next === 'ledger' ? {} : { view: next }))}
      />
      {view === 'ledger' && <LedgerView filter={filter} onChange={change} />}
      {view === 'signals' && <SignalsView filter={filter} onChange={change} />}
      {view === 'estimate' && <EstimateView />}
    </>
  )
}
