/** The head of a data table: names of the columns, the sign of the sort, the box that ticks all. */
import type { Column, Sort } from './data-table.tsx'
import { Icon } from './icon.tsx'
import { nextSort } from './next-sort.ts'

export interface DataTableHeadProps<Row> {
  readonly columns: readonly Column<Row>[]
  readonly sort: Sort | undefined
  readonly onSort: ((sort: Sort) => void) | undefined
  readonly allTicked: boolean
  readonly onTickAll: ((all: boolean) => void) | undefined
}

export function DataTableHead<Row>(props: DataTableHeadProps<Row>) {
  const { columns, sort, onSort, allTicked, onTickAll } = props
  return (
    <thead>
      <tr>
        {onTickAll && (
          <th scope="col" className="ui-table-tick">
            <input
              type="checkbox"
              aria-label="勾选已列出的全部"
              checked={allTicked}
              onChange={(event) => onTickAll(event.target.checked)}
            />
          </th>
        )}
        {columns.map((column) => {
          const sorted = sort?.column === column.id ? sort.direction : undefined
          return (
            <th
              key={column.id}
              scope="col"
              data-align={column.align}
              data-minor={column.minor || undefined}
              aria-sort={column.sortable ? (sorted ?? 'none') : undefined}
            >
              {column.sortable && onSort ? (
                <button
                  type="button"
                  className="ui-table-sort"
                  data-sorted={sorted}
                  onClick={() => onSort(nextSort(sort, column))}
                >
                  {column.head}
                  <Icon
                    name={
                      sorted === undefined
                        ? 'sort'
                        : sorted === 'ascending'
                          ? 'sort-up'
                          : 'sort-down'
                    }
                  />
                </button>
              ) : (
                column.head
              )}
            </th>
          )
        })}
      </tr>
    </thead>
  )
}
