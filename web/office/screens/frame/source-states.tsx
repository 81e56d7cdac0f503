/** 各部门应供名录: who supplies what, and whose list is still awaited. */
import { useQuery } from '@tanstack/react-query'
import { listFrameSources } from '../../../../server/contract/frame-import.ts'
import type { ReplyOf } from '../../../../server/contract/operation.ts'
import { queryFor } from '../../../api/queries.ts'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { formatNumber } from '../../../ui/format-number.ts'
import { TimeStamp } from '../../../ui/time-stamp.tsx'
import { Failure } from '../../failure.tsx'

type Source = ReplyOf<typeof listFrameSources>['sources'][number]

const owed: Readonly<Record<Source['owes'], string>> = {
  roster: '全面名录',
  'own-system': '本系统名录',
  industry: '行业名录',
  nothing: '参考名录',
}

const columns: readonly Column<Source>[] = [
  { id: 'department', head: '部门', width: 200, cell: (row) => row.department },
  {
    id: 'supplies',
    head: '提供',
    cell: (row) => <span className="office-wrap">{row.supplies}</span>,
  },
  { id: 'owes', head: '种类', width: 104, cell: (row) => owed[row.owes] },
  {
    id: 'state',
    head: '状态',
    width: 112,
    cell: (row) => {
      if (row.supplied) return '已提供'
      if (row.owes === 'roster' || row.owes === 'own-system') {
        return <span className="office-urgent">待提供</span>
      }
      return '未提供'
    },
  },
  {
    id: 'rows',
    head: '行数',
    align: 'end',
    width: 96,
    cell: (row) => (row.supplied ? formatNumber(row.supplied.rows) : '—'),
  },
  {
    id: 'last',
    head: '最近一份',
    width: 128,
    cell: (row) => (row.supplied ? <TimeStamp at={row.supplied.at} /> : '—'),
  },
]

export function SourceStates() {
  const { data, error, refetch } = useQuery(queryFor(listFrameSources, {}))
  if (error) return <Failure error={error} onRetry={() => void refetch()} />
  return (
    <section className="office-section" aria-label="各部门应供名录">
      <h2>各部门应供名录</h2>
      <DataTable
        label="各部门应供名录"
        columns={columns}
        rows={data?.sources}
        rowKey={(row) => row.id}
        empty={<EmptyState title="没有登记来源" />}
      />
    </section>
  )
}
