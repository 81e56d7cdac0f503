/**
 * A short item of a group leads a line, as on paper: year with month, area code with phone.
 * Decided by how much room each needs; mobile phones, amounts and counts open lines of their own.
 * Pure.
 */
import type { CellModel } from './form-model.ts'
import type { LineModel } from './section-model.ts'

const ROOM = 4

/** Told in a few characters: an area code, a postcode, a year. */
export function isShort(cell: CellModel): boolean {
  return roomFor(cell) === 1
}

/** Quarters of a line a cell needs; ROOM means the whole line. */
function roomFor(cell: CellModel): number {
  switch (cell.kind) {
    case 'year':
    case 'month':
      return 1
    case 'phone':
      return (cell.schema.maxLength ?? 60) <= 8 ? 1 : 2
    default:
      return ROOM
  }
}

export function joinLines(lines: readonly LineModel[]): LineModel[] {
  const joined: LineModel[] = []
  for (const line of lines) {
    const last = joined.at(-1)
    if (last !== undefined && mayJoin(last, line)) {
      const cells = [...last.cells, ...line.cells]
      joined[joined.length - 1] = { ...last, cells, slots: cells }
    } else joined.push(line)
  }
  return joined
}

function mayJoin(last: LineModel, line: LineModel): boolean {
  if (last.group === null || last.group !== line.group) return false
  if (last.visibleWhen !== line.visibleWhen || line.start > 0) return false
  const cells = [...last.cells, ...line.cells]
  const [first] = last.cells
  if (first === undefined || !isShort(first) || line.cells.length === 0) return false
  return cells.reduce((sum, cell) => sum + roomFor(cell), 0) <= ROOM
}
