/** The head of the queue: states as tabs, then form, area and search. */
import { useQuery } from '@tanstack/react-query'
import { formHeading } from '../../../../forms/form-words.ts'
import { listForms } from '../../../../server/contract/instruments.ts'
import {
  levelOf,
  type ResponseState,
  type ReviewLevel,
} from '../../../../server/contract/response-state.ts'
import { queryFor } from '../../../api/queries.ts'
import { SearchField } from '../../../ui/search-field.tsx'
import { SelectField } from '../../../ui/select-field.tsx'
import { Tabs } from '../../../ui/tabs.tsx'
import { Toolbar } from '../../../ui/toolbar.tsx'
import { AreaFilter } from '../../area-filter.tsx'
import type { ReviewSearch } from '../../read-search.ts'
import { useOffice } from '../../use-office.ts'
import { MoreFilters } from './more-filters.tsx'
import { PassClean } from './pass-clean.tsx'
import { Unreviewed } from './unreviewed.tsx'

export interface ReviewFiltersProps {
  readonly filter: ReviewSearch
  readonly onChange: (change: { [Name in keyof ReviewSearch]?: string | undefined }) => void
}

type QueueTab = 'mine' | 'held' | 'all' | ResponseState

/** What waits for this office first; then everything, and each state. */
function tabsOf(level: ReviewLevel | undefined): readonly { id: QueueTab; label: string }[] {
  return [
    ...(level ? [{ id: 'mine' as const, label: '待本级审' }] : []),
    { id: 'held', label: '暂缓' },
    { id: 'submitted', label: '已报送' },
    { id: 'passed-supervisor', label: '指导员已审' },
    { id: 'passed-township', label: '乡级已审' },
    { id: 'accepted-county', label: '县级已验收' },
    { id: 'accepted-city', label: '市级已验收' },
    { id: 'returned', label: '已退回' },
    { id: 'to-confirm', label: '待负责人确认' },
    { id: 'draft', label: '填报中' },
    { id: 'assigned', label: '待填报' },
    { id: 'all', label: '全部' },
  ]
}

function tabOf(filter: ReviewSearch): QueueTab {
  if (filter.held === 'true') return 'held'
  if (filter.awaiting !== undefined) return 'mine'
  return filter.state ?? 'all'
}

const ANY = 'any'

export function ReviewFilters({ filter, onChange }: ReviewFiltersProps) {
  const level = levelOf(useOffice().role)
  const forms = useQuery({ ...queryFor(listForms, {}), staleTime: 600_000 })
  return (
    <div className="office-review-head">
      <div className="office-review-states">
        <h1>答卷审核</h1>
        <Tabs<QueueTab>
          label="答卷状态"
          items={tabsOf(level)}
          value={tabOf(filter)}
          onChange={(tab) =>
            onChange({
              awaiting: tab === 'mine' ? level : undefined,
              order: tab === 'mine' ? 'attention' : undefined,
              held: tab === 'held' ? 'true' : tab === 'mine' ? 'false' : undefined,
              state: tab === 'mine' || tab === 'held' || tab === 'all' ? undefined : tab,
            })
          }
        />
      </div>
      <Toolbar label="筛选答卷">
        <SearchField
          label="搜索"
          placeholder="单位名称或信用代码"
          value={filter.search ?? ''}
          onSearch={(search) => onChange({ search })}
        />
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
          value={filter.form ?? ANY}
          onChange={(form) => onChange({ form: form === ANY ? undefined : form })}
        />
        <AreaFilter
          labelHidden
          value={filter.area}
          onChange={(area) => onChange({ area, placed: undefined })}
        />
        <SelectField
          label="审核问题"
          labelHidden
          options={[
            { value: ANY, label: '审核问题不限' },
            { value: 'mandatory', label: '有强制性问题' },
            { value: 'unexplained', label: '有未说明的核实' },
          ]}
          value={filter.findings ?? ANY}
          onChange={(findings) => onChange({ findings: findings === ANY ? undefined : findings })}
        />
        <SelectField
          label="排序"
          labelHidden
          options={[
            { value: 'attention', label: '按疑点和影响排' },
            { value: ANY, label: '按最近变动排' },
          ]}
          value={filter.order ?? ANY}
          onChange={(order) => onChange({ order: order === ANY ? undefined : order })}
        />
        <MoreFilters filter={filter} onChange={onChange} />
        {tabOf(filter) === 'mine' && <PassClean filter={filter} />}
      </Toolbar>
      {tabOf(filter) === 'mine' && filter.order === 'attention' && <Unreviewed filter={filter} />}
    </div>
  )
}
