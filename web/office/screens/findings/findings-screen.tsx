/** 审核问题: how the checks fare, each finding, what explanations say, and acceptance in bulk. */

import { useQuery } from '@tanstack/react-query'
import { formHeading } from '../../../../forms/form-words.ts'
import { listForms } from '../../../../server/contract/instruments.ts'
import { queryFor } from '../../../api/queries.ts'
import { PageHead } from '../../../ui/page-head.tsx'
import { SelectField } from '../../../ui/select-field.tsx'
import { Tabs } from '../../../ui/tabs.tsx'
import { Toolbar } from '../../../ui/toolbar.tsx'
import { AreaFilter } from '../../area-filter.tsx'
import { hrefOf } from '../../href-of.ts'
import { become } from '../../office-history.ts'
import type { FindingsSearch } from '../../read-search.ts'
import { usePageTitle } from '../../use-page-title.ts'
import { BatchesView } from './batches-view.tsx'
import { ChecksView } from './checks-view.tsx'
import { ListView } from './list-view.tsx'
import { ReasonsView } from './reasons-view.tsx'
import './findings.css'

type View = 'checks' | NonNullable<FindingsSearch['view']>
export type ChangeFindings = (
  change: {
    [Name in keyof FindingsSearch]?: string | undefined
  },
) => void

const ANY = 'any'

export function FindingsScreen({ filter }: { readonly filter: FindingsSearch }) {
  usePageTitle('审核问题')
  const { area, form, view = 'checks' } = filter
  const forms = useQuery({ ...queryFor(listForms, {}), staleTime: 600_000 })
  const change: ChangeFindings = (next) => become(hrefOf('/findings', { ...filter, ...next }))
  return (
    <>
      <PageHead title="审核问题">
        每个问题从发现到说明、改正或认可都有记录；答卷报送、退回、验收时随时更新。
      </PageHead>
      <Toolbar label="筛选审核问题">
        <Tabs<View>
          label="审核问题的各种看法"
          items={[
            { id: 'checks', label: '按审核关系' },
            { id: 'list', label: '逐条' },
            { id: 'reasons', label: '说明原因' },
            { id: 'batches', label: '成批认可' },
          ]}
          value={view}
          onChange={(id) => change({ view: id === 'checks' ? undefined : id })}
        />
        <AreaFilter labelHidden value={area} onChange={(chosen) => change({ area: chosen })} />
        {view !== 'batches' && (
          <SelectField
            label="报表"
            labelHidden
            options={[
              { value: ANY, label: '全部报表' },
              ...(forms.data?.forms ?? []).map(({ id, title }) => ({
                value: id,
                label: formHeading(id, title),
              })),
            ]}
            value={form ?? ANY}
            onChange={(chosen) =>
              change({ form: chosen === ANY ? undefined : chosen, rule: undefined })
            }
          />
        )}
      </Toolbar>
      {view === 'checks' && <ChecksView filter={filter} onChange={change} />}
      {view === 'list' && <ListView filter={filter} onChange={change} />}
      {view === 'reasons' && <ReasonsView filter={filter} onChange={change} />}
      {view === 'batches' && <BatchesView area={area} />}
    </>
  )
}
