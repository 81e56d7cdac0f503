/** What a press on a column's head sorts by next: numbers start with the largest, words with the first. */
import type { Column, Sort } from './data-table.tsx'

export function nextSort<Row>(
  sort: Sort | undefined,
  column: Pick<Column<Row>, 'id' | 'align'>,
): Sort {
  if (sort?.column === column.id) {
    return {
      column: column.id,
      direction: sort.direction === 'ascending' ? 'descending' : 'ascending',
    }
  }
  return { column: column.id, direction: column.align === 'end' ? 'descending' : 'ascending' }
}
