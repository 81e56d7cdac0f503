/** What was signed, newest first; each opens its rosters. */
import type { Signature } from '../../../../server/contract/listing.ts'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { formatNumber } from '../../../ui/format-number.ts'
import { Link } from '../../../ui/link.tsx'
import { TimeStamp } from '../../../ui/time-stamp.tsx'
import { go } from '../../office-history.ts'

const columns: readonly Column<Signature>[] = [
  { id: 'at', head: '签字时间', width: 144, cell: (each) => <TimeStamp at={each.signedAt} /> },
  {
    id: 'area',
    head: '县区和版次',
    width: 144,
    cell: (each) => (
      <Link href={`/listing/${each.signatureId}`}>{`${each.areaName} 第 ${each.edition} 版`}</Link>
    ),
  },
  { id: 'by', head: '签字人', width: 96, cell: (each) => each.signedBy },
  {
    id: 'statement',
    head: '意见',
    cell: (each) => each.statement,
    title: (each) => each.statement,
  },
  number('units', '单位', (each) => each.units),
  number('online', '联网直报', (each) => each.rosters.online),
  number('tablet', '平板登记', (each) => each.rosters.tablet),
  number('department', '部门', (each) => each.rosters.department),
]

export function SignatureTable({ signatures }: { readonly signatures: readonly Signature[] }) {
  return (
    <DataTable
      label="已签字的清查名录"
      columns={columns}
      rows={signatures}
      rowKey={({ signatureId }) => signatureId}
      onOpen={({ signatureId }) => go(`/listing/${signatureId}`)}
      empty={<EmptyState title="还没有签字">条件都达到后，由县级普查办签字。</EmptyState>}
    />
  )
}

function number(id: string, head: string, read: (row: Signature) => number): Column<Signature> {
  return { id, head, align: 'end', width: 88, cell: (row) => formatNumber(read(row)) }
}
