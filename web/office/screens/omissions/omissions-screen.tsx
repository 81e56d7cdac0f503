/** 查漏: the ledger of records, each view in a tab of its own address. */
import { PageHead } from '../../../ui/page-head.tsx'
import { type Filter, hrefOf } from '../../href-of.ts'
import { go } from '../../office-history.ts'
import type { OmissionsSearch } from '../../read-search.ts'
import { usePageTitle } from '../../use-page-title.ts'
import { LedgerView } from './ledger-view.tsx'

export type ChangeOmissions = (change: Filter) => void

export function OmissionsScreen({ filter }: { readonly filter: OmissionsSearch }) {
  usePageTitle('查漏')
  const change: ChangeOmissions = (next) => go(hrefOf('/omissions', { ...filter, ...next }))
  return (
    <>
      <PageHead title="查漏">
        各部门名录的每一条都要有着落：匹配、另处找到、已终止、非普查对象，剩下的是未了。
      </PageHead>
      <LedgerView filter={filter} onChange={change} />
    </>
  )
}
