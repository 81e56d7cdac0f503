/** What each column of the list was taken for; unknown ones are kept and said to be. */
import type { ImportReport } from '../../../../server/contract/frame-import.ts'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import { StatusTag } from '../../../ui/status-tag.tsx'
import { meaningName } from './meaning-names.ts'

type ListColumn = ImportReport['columns'][number]

const columns: readonly Column<ListColumn>[] = [
  { id: 'heading', head: '名录中的列名', cell: (column) => column.heading },
  {
    id: 'meaning',
    head: '认作',
    cell: (column) =>
      column.meaning === null ? (
        <StatusTag tone="waiting">不认识，保留原值</StatusTag>
      ) : (
        meaningName(column.meaning)
      ),
  },
]

export function ImportColumns(props: { readonly columns: readonly ListColumn[] }) {
  return (
    <DataTable
      label="认出的列"
      columns={columns}
      rows={props.columns}
      rowKey={(column) => column.heading}
      empty="没有读到列名"
    />
  )
}
