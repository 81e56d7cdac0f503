/** Rejected rows and notices of a list, as its report shows them. */
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { ImportNotice, RejectedRow } from '../../../server/contract/frame-import.ts'
import { Button } from '../../ui/button.tsx'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { formatNumber } from '../../ui/format-number.ts'
import { Toolbar } from '../../ui/toolbar.tsx'
import { Failure } from '../failure.tsx'
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

interface RowsProps<Row> {
  readonly rows: readonly Row[]
  /** With those that are not here yet. */
  readonly total?: number
  /** Fetches more of them; without it all are here. */
  readonly more?: (() => Promise<void>) | undefined
  readonly all?: () => Promise<readonly Row[]>
}

interface RejectedRowsProps extends RowsProps<RejectedRow> {
  /** Of the list they were rejected from. */
  readonly fileName: string
}

export function RejectedRows({ fileName, rows, all, ...rest }: RejectedRowsProps) {
  const download = useMutation({
    mutationFn: async () => {
      const every = all ? await all() : rows
      saveFile(rejectedFileName(fileName), rejectedCsv(every), 'text/csv;charset=utf-8')
    },
  })
  return (
    <>
      {rows.length > 0 && (
        <Toolbar
          label="未收的行"
          end={
            <Button
              size="small"
              icon="download"
              pending={download.isPending}
              onClick={() => download.mutate()}
            >
              下载未收的行（CSV）
            </Button>
          }
        >
          <p className="office-aside">在原名录中改好这些行，再导入一次；已收下的不会重复。</p>
        </Toolbar>
      )}
      {download.error && <Failure error={download.error} />}
      <ShownRows
        {...{ label: '未收的行', columns: rejectedColumns, empty: '每一行都收下了', rows }}
        {...rest}
      />
    </>
  )
}

export function NoticeRows({ rows, total, more }: RowsProps<ImportNotice>) {
  return (
    <ShownRows
      {...{ label: '提示', columns: noticeColumns, empty: '没有需要留意的地方', rows, total, more }}
    />
  )
}

interface ShownRowsProps<Row> {
  readonly label: string
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly empty: string
  readonly total?: number | undefined
  readonly more?: (() => Promise<void>) | undefined
}

/** A report may hold a hundred thousand rows; a page of them at a time stays quick. */
function ShownRows<Row>({ label, columns, rows, empty, total, more }: ShownRowsProps<Row>) {
  const [shown, setShown] = useState(SHOWN_AT_ONCE)
  const fetching = useMutation({ mutationFn: async () => more?.() })
  const numbered = rows.slice(0, shown).map((row, index) => ({ row, key: String(index) }))
  const onMore = () => {
    setShown(shown + SHOWN_AT_ONCE)
    if (shown + SHOWN_AT_ONCE > rows.length) fetching.mutate()
  }
  return (
    <>
      {fetching.error && <Failure error={fetching.error} />}
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
        total={total ?? rows.length}
        onMore={shown < rows.length || more ? onMore : undefined}
      />
    </>
  )
}
