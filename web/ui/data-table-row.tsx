/** One record of a data table. Arrows, Home and End walk; Enter opens; Space ticks. */
import type { KeyboardEvent, MouseEvent } from 'react'
import type { Column } from './data-table.tsx'

export interface DataTableRowProps<Row> {
  readonly row: Row
  readonly columns: readonly Column<Row>[]
  readonly current: boolean
  /** The one row Tab reaches. */
  readonly tabStop: boolean
  readonly onOpen: ((row: Row) => void) | undefined
  /** Undefined where rows are not ticked. */
  readonly ticked: boolean | undefined
  readonly onTick: () => void
}

export function DataTableRow<Row>(props: DataTableRowProps<Row>) {
  const { row, columns, onOpen, ticked, onTick } = props
  const walkable = onOpen !== undefined || ticked !== undefined
  const press = (event: MouseEvent) => {
    if (onOpen && !isControl(event.target) && !getSelection()?.toString()) onOpen(row)
  }
  const key = (event: KeyboardEvent<HTMLTableRowElement>) => {
    if (event.target !== event.currentTarget) return
    const target = rowFor(event.key, event.currentTarget)
    if (target) target.focus()
    else if (event.key === 'Enter' && onOpen) onOpen(row)
    else if (event.key === ' ' && ticked !== undefined) onTick()
    else return
    event.preventDefault()
  }
  return (
    <tr
      tabIndex={walkable ? (props.tabStop ? 0 : -1) : undefined}
      aria-current={props.current || undefined}
      data-opens={onOpen ? '' : undefined}
      data-ticked={ticked || undefined}
      onClick={onOpen && press}
      onKeyDown={walkable ? key : undefined}
    >
      {ticked !== undefined && (
        <td className="ui-table-tick">
          <input
            type="checkbox"
            tabIndex={-1}
            aria-label="勾选本行"
            checked={ticked}
            onChange={onTick}
          />
        </td>
      )}
      {columns.map((column) => (
        <td
          key={column.id}
          data-align={column.align}
          data-head={column.align === 'end' ? column.head : undefined}
          data-minor={column.minor || undefined}
          title={column.title?.(row)}
        >
          {column.cell(row)}
        </td>
      ))}
    </tr>
  )
}

function isControl(target: EventTarget): boolean {
  return target instanceof Element && target.closest('a, button, input, label, select') !== null
}

function rowFor(key: string, row: HTMLTableRowElement): HTMLElement | null | undefined {
  const found = {
    ArrowDown: row.nextElementSibling,
    ArrowUp: row.previousElementSibling,
    Home: row.parentElement?.firstElementChild,
    End: row.parentElement?.lastElementChild,
  }[key]
  return found instanceof HTMLElement ? found : undefined
}
