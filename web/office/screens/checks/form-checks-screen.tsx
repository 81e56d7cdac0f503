/** The checks of one form as they stand: how each has fared, and where a change begins. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { CompiledCheck } from '../../../../forms/engine/types.ts'
import { formHeading, formMark } from '../../../../forms/form-words.ts'
import { type CheckStatistics, getCheckStatistics } from '../../../../server/contract/checks.ts'
import { isWorthRepair } from '../../../../server/contract/worth-repair.ts'
import { queryFor } from '../../../api/queries.ts'
import { Button } from '../../../ui/button.tsx'
import { CheckField } from '../../../ui/check-field.tsx'
import { type Column, DataTable, type Sort } from '../../../ui/data-table.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { formatNumber } from '../../../ui/format-number.ts'
import { PageHead } from '../../../ui/page-head.tsx'
import { SearchField } from '../../../ui/search-field.tsx'
import { SeverityMark } from '../../../ui/severity-mark.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { Toolbar } from '../../../ui/toolbar.tsx'
import { Failure } from '../../failure.tsx'
import { useOffice } from '../../use-office.ts'
import { usePageTitle } from '../../use-page-title.ts'
import { StartDraft } from './start-draft.tsx'
import { useFormInForce } from './use-form-in-force.ts'

interface Line {
  readonly check: CompiledCheck
  readonly fared: CheckStatistics | undefined
}

export function FormChecksScreen({ formId }: { readonly formId: string }) {
  usePageTitle('审核关系')
  const { role } = useOffice()
  const { form, error, retry } = useFormInForce(formId)
  const statistics = useQuery(queryFor(getCheckStatistics, { query: { form: formId } }))
  const [search, setSearch] = useState('')
  const [repair, setRepair] = useState(false)
  const [sort, setSort] = useState<Sort>({ column: 'firing', direction: 'descending' })
  const [chosen, setChosen] = useState<CompiledCheck>()
  const [starting, setStarting] = useState<'add' | 'change' | 'retire'>()
  const parts = [{ label: '审核关系', href: '/checks' }, { label: formMark(formId) }]
  if (!form) {
    return (
      <>
        <PageHead title={formMark(formId)} parts={parts} />
        {error && <Failure error={error} onRetry={retry} />}
        {form === null && <EmptyState title="没有这张表">请从审核关系列表进入。</EmptyState>}
        {form === undefined && !error && <Skeleton lines={10} />}
      </>
    )
  }
  const fared = new Map(statistics.data?.checks.map((each) => [each.checkId, each]))
  const responses = statistics.data?.responses ?? 0
  const all = form.checks.map((check) => ({ check, fared: fared.get(check.id) }))
  const toRepair = all.filter((line) => line.fared && isWorthRepair(line.fared, responses))
  const lines = (repair ? toRepair : all).filter(
    ({ check }) => check.title.includes(search) || check.id.includes(search),
  )
  const mayDraft = role === 'city-office'
  return (
    <>
      <PageHead
        title={formHeading(form.id, form.title)}
        parts={parts}
        actions={
          mayDraft && (
            <>
              <Button
                reason={chosen ? undefined : '请先在表中选一条'}
                onClick={() => setStarting('retire')}
              >
                停用
              </Button>
              <Button
                icon="edit"
                reason={chosen ? undefined : '请先在表中选一条'}
                onClick={() => setStarting('change')}
              >
                修改
              </Button>
              <Button variant="primary" icon="add" onClick={() => setStarting('add')}>
                新增审核关系
              </Button>
            </>
          )
        }
      >
        审核关系版本 {form.ruleVersion ?? form.version} · {formatNumber(form.checks.length)} 条
        {statistics.data && ` · 已收到答卷 ${formatNumber(statistics.data.responses)} 份`}
      </PageHead>
      {statistics.error && (
        <Failure error={statistics.error} onRetry={() => void statistics.refetch()} />
      )}
      <Toolbar label="查找审核关系">
        <SearchField label="审核关系的名称或编号" value={search} onSearch={setSearch} />
        <CheckField
          label={`只看建议修订的（${toRepair.length} 条：常不通过，八成以上原样验收）`}
          checked={repair}
          onChange={setRepair}
        />
      </Toolbar>
      <DataTable
        label="审核关系"
        columns={columns}
        rows={sorted(lines, sort)}
        rowKey={({ check }) => check.id}
        currentKey={chosen?.id}
        {...(mayDraft ? { onOpen: ({ check }: Line) => setChosen(check) } : {})}
        sort={sort}
        onSort={setSort}
        total={lines.length}
        empty={<EmptyState title="没有这样的审核关系">少写几个字再找。</EmptyState>}
      />
      {starting && (
        <StartDraft
          form={form}
          kind={starting}
          check={starting === 'add' ? undefined : chosen}
          onClose={() => setStarting(undefined)}
        />
      )}
    </>
  )
}

const count = (read: (fared: CheckStatistics) => number) => (line: Line) =>
  line.fared ? formatNumber(read(line.fared)) : '—'

const columns: readonly Column<Line>[] = [
  {
    id: 'id',
    head: '编号',
    width: 200,
    cell: ({ check }) => check.id,
    title: ({ check }) => check.id,
  },
  {
    id: 'severity',
    head: '性质',
    width: 88,
    cell: ({ check }) => <SeverityMark severity={check.severity} />,
  },
  {
    id: 'title',
    head: '审核关系',
    cell: ({ check }) => check.title,
    title: ({ check }) => check.title,
  },
  {
    ...{ id: 'firing', head: '现不通过', width: 96, align: 'end', sortable: true },
    cell: count((fared) => fared.firing),
  },
  {
    ...{ id: 'explained', head: '已说明', width: 88, align: 'end', sortable: true, minor: true },
    cell: count((fared) => fared.explained),
  },
  {
    ...{ id: 'accepted', head: '仍验收', width: 88, align: 'end', sortable: true, minor: true },
    cell: count((fared) => fared.accepted),
  },
  {
    ...{ id: 'corrected', head: '已改正', width: 88, align: 'end', sortable: true, minor: true },
    cell: count((fared) => fared.corrected),
  },
]

function sorted(lines: readonly Line[], { column, direction }: Sort): readonly Line[] {
  const read = (line: Line): number => {
    if (!line.fared) return 0
    if (column === 'explained') return line.fared.explained
    if (column === 'accepted') return line.fared.accepted
    return column === 'corrected' ? line.fared.corrected : line.fared.firing
  }
  const sign = direction === 'ascending' ? 1 : -1
  return [...lines].sort((a, b) => sign * (read(a) - read(b)))
}
