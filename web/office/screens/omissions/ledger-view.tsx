/** 台账: rows sources, lists, areas or reasons; every number opens its list; 未了 is the only red one. */
import { useQuery } from '@tanstack/react-query'
import {
  dispositionNames,
  dispositions,
  getLedger,
  type LedgerLine,
} from '../../../../server/contract/ledger.ts'
import { queryFor } from '../../../api/queries.ts'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { formatNumber } from '../../../ui/format-number.ts'
import { Link } from '../../../ui/link.tsx'
import { SelectField } from '../../../ui/select-field.tsx'
import { Toolbar } from '../../../ui/toolbar.tsx'
import { AreaFilter } from '../../area-filter.tsx'
import { Failure } from '../../failure.tsx'
import { hrefOf } from '../../href-of.ts'
import type { LedgerBy, OmissionsSearch } from '../../read-search.ts'
import type { ChangeOmissions } from './omissions-screen.tsx'

const layouts: readonly { readonly value: LedgerBy; readonly label: string }[] = [
  { value: 'source', label: '按来源' },
  { value: 'list', label: '按名录' },
  { value: 'area', label: '按地区' },
  { value: 'reason', label: '按原因' },
]
const heads: Readonly<Record<LedgerBy, string>> = {
  source: '来源',
  list: '名录',
  area: '地区',
  reason: '原因',
}
/** Which filter of the list of records a line stands for. */
const filterOf: Readonly<Record<LedgerBy, string>> = {
  source: 'source',
  list: 'list',
  area: 'area',
  reason: 'reason',
}

export function LedgerView({
  filter,
  onChange,
}: {
  readonly filter: OmissionsSearch
  readonly onChange: ChangeOmissions
}) {
  const { by = 'source', area } = filter
  const query = { by, ...(area !== undefined && { area }) }
  const { data, error, refetch } = useQuery(queryFor(getLedger, { query }))
  const total = data?.total
  const listOf = (line: LedgerLine | undefined, disposition?: string) =>
    hrefOf('/omissions/records', {
      area,
      ...(line && { [filterOf[by]]: line.key }),
      disposition,
    })
  const number = (records: number, href: string, urgent: boolean) =>
    records === 0 ? (
      <span className="office-zero">0</span>
    ) : (
      <span className={urgent ? 'office-urgent' : undefined}>
        <Link href={href}>{formatNumber(records)}</Link>
      </span>
    )
  const columns: readonly Column<LedgerLine>[] = [
    {
      id: 'name',
      head: heads[by],
      cell: ({ name }) => name,
      title: ({ name }) => name,
      foot: '合计',
    },
    {
      id: 'records',
      head: '记录',
      align: 'end',
      width: 96,
      cell: (line) => number(line.records, listOf(line), false),
      foot: total && number(total.records, listOf(undefined), false),
    },
    ...dispositions.map(
      (each): Column<LedgerLine> => ({
        id: each,
        head: dispositionNames[each],
        minor: each !== 'open',
        align: 'end',
        width: 104,
        cell: (line) => number(line.columns[each], listOf(line, each), each === 'open'),
        foot: total && number(total.columns[each], listOf(undefined, each), each === 'open'),
      }),
    ),
  ]
  return (
    <>
      <Toolbar label="台账的列法">
        <SelectField
          label="列法"
          labelHidden
          options={layouts}
          value={by}
          onChange={(next) => onChange({ by: next === 'source' ? undefined : next })}
        />
        <AreaFilter value={area} onChange={(next) => onChange({ area: next })} labelHidden />
      </Toolbar>
      {error ? (
        <Failure error={error} onRetry={() => void refetch()} />
      ) : (
        <DataTable
          label="名录台账"
          columns={columns}
          rows={data?.lines}
          rowKey={({ key }) => key}
          empty={
            <EmptyState title="还没有名录">导入各部门的名录后，每一条的着落列在这里。</EmptyState>
          }
        />
      )}
    </>
  )
}
