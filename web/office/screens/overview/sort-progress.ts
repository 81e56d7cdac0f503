/** Rows of progress in the order the person asked for; areas otherwise stay in code order. Pure. */
import type { Sort } from '../../../ui/data-table.tsx'
import type { ProgressRow } from './sum-progress.ts'

export function sortProgress(rows: readonly ProgressRow[], sort: Sort): readonly ProgressRow[] {
  const sign = sort.direction === 'ascending' ? 1 : -1
  const value = countOf(sort.column)
  return [...rows].sort((a, b) =>
    value === undefined
      ? sign * a.areaCode.localeCompare(b.areaCode)
      : sign * (value(a) - value(b)) || a.areaCode.localeCompare(b.areaCode),
  )
}

function countOf(column: string): ((row: ProgressRow) => number) | undefined {
  switch (column) {
    case 'area':
      return undefined
    case 'units':
      return (row) => row.units
    case 'open':
      return (row) => row.openFrameRecords
    case 'mandatory':
      return (row) => row.mandatoryFindings
    case 'unexplained':
      return (row) => row.unexplainedFindings
    default:
      return (row) => row.responses[column] ?? 0
  }
}
