/** 单位: the units of the scope, found by name or code and narrowed by area, source and openness. */
import { useQuery } from '@tanstack/react-query'
import {
  frameOutcomeNames,
  listUnits,
  type UnitSummary,
} from '../../../../server/contract/frame.ts'
import { listFrameSources } from '../../../../server/contract/frame-import.ts'
import { call } from '../../../api/call.ts'
import { queryFor } from '../../../api/queries.ts'
import { CheckField } from '../../../ui/check-field.tsx'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { Link } from '../../../ui/link.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { SearchField } from '../../../ui/search-field.tsx'
import { SelectField } from '../../../ui/select-field.tsx'
import { StatusTag } from '../../../ui/status-tag.tsx'
import { Toolbar } from '../../../ui/toolbar.tsx'
import { AreaFilter } from '../../area-filter.tsx'
import { Failure } from '../../failure.tsx'
import { hrefOf } from '../../href-of.ts'
import { become, go } from '../../office-history.ts'
import type { UnitsSearch } from '../../read-search.ts'
import { usePageTitle } from '../../use-page-title.ts'
import { usePages } from '../../use-pages.ts'
import { ResponseTags } from './response-tags.tsx'
import { responseWords } from './response-words.ts'

const ANY = 'any'

const columns: readonly Column<UnitSummary>[] = [
  {
    id: 'name',
    head: '单位详细名称',
    cell: (unit) => <Link href={`/units/${unit.id}`}>{unit.name}</Link>,
    title: (unit) => unit.name,
  },
  {
    id: 'code',
    head: '统一社会信用代码',
    width: 184,
    cell: (unit) =>
      unit.unifiedSocialCreditCode === null ? (
        <span className="office-zero">—</span>
      ) : (
        <span className="office-code">{unit.unifiedSocialCreditCode}</span>
      ),
  },
  {
    id: 'area',
    head: '所在地',
    width: 160,
    minor: true,
    cell: (unit) => unit.areaNames.slice(-2).join(' ') || '未定',
    title: (unit) => unit.areaNames.join(' '),
  },
  {
    id: 'sources',
    head: '来源',
    width: 112,
    minor: true,
    cell: (unit) => unit.sources.join('、'),
    title: (unit) => unit.sources.join('、'),
  },
  {
    id: 'outcome',
    head: '核查情况',
    width: 112,
    cell: (unit) =>
      unit.outcome === null ? (
        <StatusTag tone="waiting">未核实</StatusTag>
      ) : (
        <StatusTag tone={unit.outcome === 'normal' ? 'accepted' : 'closed'}>
          {frameOutcomeNames[unit.outcome]}
        </StatusTag>
      ),
    title: (unit) => (unit.outcome === null ? '未核实' : frameOutcomeNames[unit.outcome]),
  },
  {
    id: 'responses',
    head: '答卷',
    width: 208,
    cell: (unit) => <ResponseTags responses={unit.responses} />,
    title: (unit) => responseWords(unit.responses),
  },
]

export function UnitsScreen({ filter }: { readonly filter: UnitsSearch }) {
  usePageTitle('单位')
  const sources = useQuery({ ...queryFor(listFrameSources, {}), staleTime: 600_000 })
  const pages = usePages({
    queryKey: [listUnits.id, filter],
    read: async (after) => {
      const query = { ...filter, limit: 100, ...(after !== undefined && { after }) }
      const { units, next } = await call(listUnits, { query })
      return { rows: units, next }
    },
  })
  const narrow = (change: { [Name in keyof UnitsSearch]?: string | undefined }) =>
    become(hrefOf('/units', { ...filter, ...change }))
  const narrowed = Object.keys(filter).length > 0
  return (
    <>
      <PageHead title="单位">
        {filter.block && <>普查小区 {filter.block} 内的单位</>}
        {filter.placed && <>没有落实到下级区划的单位</>}
      </PageHead>
      <Toolbar label="筛选单位">
        <SearchField
          label="搜索"
          labelHidden={false}
          placeholder="名称中的几个字，或信用代码开头"
          value={filter.search ?? ''}
          onSearch={(search) => narrow({ search })}
        />
        <AreaFilter
          value={filter.area}
          onChange={(area) => narrow({ area, block: undefined, placed: undefined })}
        />
        <SelectField
          label="来源"
          options={[
            { value: ANY, label: '全部' },
            ...(sources.data?.sources ?? []).map(({ id, name }) => ({ value: id, label: name })),
          ]}
          value={filter.source ?? ANY}
          onChange={(source) => narrow({ source: source === ANY ? undefined : source })}
        />
        <CheckField
          label="只看未核实"
          checked={filter.open === 'true'}
          onChange={(open) => narrow({ open: open ? 'true' : undefined })}
        />
      </Toolbar>
      {pages.error ? (
        <Failure error={pages.error} onRetry={pages.retry} />
      ) : (
        <DataTable
          label="单位"
          columns={columns}
          rows={pages.rows}
          rowKey={(unit) => unit.id}
          onOpen={(unit) => go(`/units/${unit.id}`)}
          onMore={pages.onMore}
          morePending={pages.morePending}
          empty={
            narrowed ? (
              <EmptyState title="没有符合条件的单位">少写几个字，或放宽区划和来源再找。</EmptyState>
            ) : (
              <EmptyState title="还没有单位" action={<Link href="/frame/new">导入部门名录</Link>}>
                单位来自部门名录，也来自普查员的清查新增。
              </EmptyState>
            )
          }
        />
      )}
    </>
  )
}
