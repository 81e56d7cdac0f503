/** Rejected rows and notices of a list, as its report shows them. */
import { useState } from 'react'
import type { ImportNotice, RejectedRow } from '../../../server/contract/frame.ts'
import { Button } from '../../ui/button.tsx'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { formatNumber } from '../../ui/format-number.ts'
import { Toolbar } from '../../ui/toolbar.tsx'
import { rejectedCsv, rejectedFileName } from './rejected-csv.ts'
import { saveFile } from './save-file.ts'

const SHOWN_AT_ONCE = 200

const rejectedColumns: readonly Column<RejectedRow>[] = [
  { id: 'row', head: '行', align: 'end', width: 88, cell: (row) => formatNumber(row.row) },
  { id: 'field', head: '列', width: 176, cell: (row) => row.field ?? '整行' },
  {
    id: 'message',
    head: '原因和改法',
    cell: (row) => <span className="office-wrap">{row.message}</span>,
  },
  {
    id: 'reason',
    head: '原因代码',
    width: 200,
    minor: true,
    cell: (row) => <code className="office-code">{row.reason}</code>,
  },
]

const noticeColumns: readonly Column<ImportNotice>[] = [
  {
    id: 'row',
    head: '行',
    align: 'end',
    width: 88,
    cell: (row) => (row.row === null ? '全文件' : formatNumber(row.row)),
  },
  { id: 'field', head: '列', width: 176, cell: (row) => row.field ?? '—' },
  {
    id: 'message',
    head: '说明',
    cell: (row) => <span className="office-wrap">{row.message}</span>,
  },
]

interface RejectedRowsProps {
  /** Of the list they were rejected from. */
  readonly fileName: string
  readonly rows: readonly RejectedRow[]
}

export function RejectedRows({ fileName, rows }: RejectedRowsProps) {
  const download = () =>
    saveFile(rejectedFileName(fileName), rejectedCsv(rows), 'text/csv;charset=utf-8')
  return (
    <>
      {rows.length > 0 && (
        <Toolbar
          label="未收的行"
          end={
            <Button size="small" icon="download" onClick={download}>
              下载未收的行（CSV）
            </Button>
          }
        >
          <p className="office-aside">在原名录中改好这些行，再导入一次；已收下的不会重复。</p>
        </Toolbar>
      )}
      <ShownRows label="未收的行" columns={rejectedColumns} rows={rows} empty="每一行都收下了" />
    </>
  )
}

export function NoticeRows({ rows }: { readonly rows: readonly ImportNotice[] }) {
  return <ShownRows label="提示" columns={noticeColumns} rows={rows} empty="没有需要留意的地方" />
}

interface ShownRowsProps<Row> {
  readonly label: string
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly empty: string
}

/** A report may hold a hundred thousand rows; a page of them at a time stays quick. */
function ShownRows<Row>({ label, columns, rows, empty }: ShownRowsProps<Row>) {
  const [shown, setShown] = useState(SHOWN_AT_ONCE)
  const numbered = rows.slice(0, shown).map((row, index) => ({ row, key: String(index) }))
  return (
    <DataTable
      label={label}
      columns={columns.map((column) => ({
        ...column,
        cell: (each: { readonly row: Row }) => column.cell(each.row),
        title: (each: { readonly row: Row }) => column.title?.(each.row) ?? '',
      }))}
      rows={numbered}
      rowKey={(each) => each.key}
      empty={<EmptyState title={empty} />}
      total={rows.length}
      onMore={shown < rows.length ? () => setShown(shown + SHOWN_AT_ONCE) : undefined}
    />
  )
}
