/**
 * A dense table of records: head stays in sight, heads sort, arrows walk the rows, Enter opens one.
 * Draws what it is given; sorting and paging are the caller's questions to the server.
 */
import { type ReactNode, useId, useRef } from 'react'
import { Button } from './button.tsx'
import { DataTableHead } from './data-table-head.tsx'
import { DataTableRow } from './data-table-row.tsx'
import { formatNumber } from './format-number.ts'
import './data-table.css'

export interface Column<Row> {
  readonly id: string
  readonly head: string
  readonly cell: (row: Row) => ReactNode
  /** Numbers stand at the end. */
  readonly align?: 'start' | 'end'
  /** In px; columns without one share what is left. */
  readonly width?: number
  readonly sortable?: boolean
  /** Full text on hover where the cell may be cut short. */
  readonly title?: (row: Row) => string
  /** Total or remark in the last line of the table. */
  readonly foot?: ReactNode
  /** Left out on narrow screens. */
  readonly minor?: boolean
}

export interface Sort {
  readonly column: string
  readonly direction: 'ascending' | 'descending'
}

export interface DataTableProps<Row> {
  /** What the table lists; its name for screen readers. */
  readonly label: string
  readonly columns: readonly Column<Row>[]
  /** Undefined while first read: skeleton rows stand in. */
  readonly rows: readonly Row[] | undefined
  readonly rowKey: (row: Row) => string
  readonly empty: ReactNode
  readonly onOpen?: (row: Row) => void
  readonly currentKey?: string | undefined
  readonly sort?: Sort | undefined
  readonly onSort?: (sort: Sort) => void
  /** Ticked rows, for acts on many at once. */
  readonly ticked?: ReadonlySet<string>
  readonly onTick?: (ticked: ReadonlySet<string>) => void
  /** Paging by key: present while there is more. */
  readonly onMore?: (() => void) | undefined
  readonly morePending?: boolean
  readonly total?: number | undefined
  readonly skeletonRows?: number
}

export function DataTable<Row>(props: DataTableProps<Row>) {
  const { label, columns, rows, rowKey, ticked, onTick } = props
  const body = useRef<HTMLTableSectionElement>(null)
  const labelId = useId()
  const keys = rows?.map(rowKey) ?? []
  const ticking = ticked !== undefined && onTick !== undefined
  const tabStop = Math.max(0, keys.indexOf(props.currentKey ?? ''))
  const tick = (key: string) => {
    const next = new Set(ticked)
    if (!next.delete(key)) next.add(key)
    onTick?.(next)
  }
  if (rows?.length === 0) return <div className="ui-table-empty">{props.empty}</div>
  return (
    <div className="ui-table-frame">
      <p id={labelId} className="ui-unseen">
        {label}
      </p>
      <table className="ui-table" aria-labelledby={labelId} aria-busy={rows === undefined}>
        <colgroup>
          {ticking && <col className="ui-table-tick" />}
          {columns.map((column, index) => (
            <col
              key={column.id}
              data-minor={column.minor || undefined}
              data-edge={(index === 0 && !ticking) || index === columns.length - 1 || undefined}
              style={column.width ? { ['--width' as string]: `${column.width}px` } : undefined}
            />
          ))}
        </colgroup>
        <DataTableHead
          columns={columns}
          sort={props.sort}
          onSort={props.onSort}
          allTicked={keys.length > 0 && keys.every((key) => ticked?.has(key))}
          onTickAll={
            ticking ? (all) => onTick(all ? new Set([...ticked, ...keys]) : new Set()) : undefined
          }
        />
        <tbody ref={body}>
          {rows?.map((row, index) => {
            const key = keys[index]!
            return (
              <DataTableRow
                key={key}
                row={row}
                columns={columns}
                current={key === props.currentKey}
                tabStop={index === tabStop}
                onOpen={props.onOpen}
                ticked={ticking ? ticked.has(key) : undefined}
                onTick={() => tick(key)}
              />
            )
          })}
          {rows === undefined &&
            Array.from({ length: props.skeletonRows ?? 8 }, (_, row) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: skeleton rows have only their place
              <tr key={row} className="ui-table-skeleton">
                {ticking && <td />}
                {columns.map((column) => (
                  <td
                    key={column.id}
                    data-align={column.align}
                    data-minor={column.minor || undefined}
                  >
                    <span />
                  </td>
                ))}
              </tr>
            ))}
        </tbody>
        {rows && columns.some((column) => column.foot !== undefined) && (
          <tfoot>
            <tr>
              {ticking && <td />}
              {columns.map((column) => (
                <td
                  key={column.id}
                  data-align={column.align}
                  data-head={
                    column.align === 'end' && column.foot !== undefined ? column.head : undefined
                  }
                  data-minor={column.minor || undefined}
                >
                  {column.foot}
                </td>
              ))}
            </tr>
          </tfoot>
        )}
      </table>
      {rows && (props.total !== undefined || props.onMore) && (
        <div className="ui-table-more">
          <span role="status">
            已列出 {formatNumber(rows.length)}
            {props.total !== undefined && ` / ${formatNumber(props.total)}`} 条
          </span>
          {props.onMore && (
            <Button size="small" onClick={props.onMore} pending={props.morePending}>
              加载更多
            </Button>
          )}
        </div>
      )}
    </div>
  )
}
