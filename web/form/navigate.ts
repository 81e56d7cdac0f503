/**
 * Where a key leads from a cell. The grid holds every cell in reading order, null where the
 * table has none, so that columns stay under each other; the caller says which cells are stops
 * and moves the focus. Pure.
 */
export type Move = 'up' | 'down' | 'left' | 'right'
export type Grid = readonly (readonly (string | null)[])[]
export type MayStop = (path: string) => boolean

export interface GridPlace {
  readonly row: number
  readonly column: number
}

const indexes = new WeakMap<Grid, ReadonlyMap<string, GridPlace>>()

export function placeInGrid(grid: Grid, path: string): GridPlace | undefined {
  let index = indexes.get(grid)
  if (index === undefined) {
    const places = new Map<string, GridPlace>()
    grid.forEach((cells, row) => {
      cells.forEach((cell, column) => {
        if (cell !== null) places.set(cell, { row, column })
      })
    })
    index = places
    indexes.set(grid, index)
  }
  return index.get(path)
}

const anywhere: MayStop = () => true

/** The next stop, or undefined at the edge. Up and down keep the column where there is one. */
export function moveInGrid(
  grid: Grid,
  path: string,
  move: Move,
  mayStop: MayStop = anywhere,
): string | undefined {
  const at = placeInGrid(grid, path)
  if (at === undefined) return undefined
  const step = move === 'down' || move === 'right' ? 1 : -1
  const row = grid[at.row]!
  if (move === 'left' || move === 'right') {
    for (let column = at.column + step; column >= 0 && column < row.length; column += step) {
      const cell = row[column]
      if (cell && mayStop(cell)) return cell
    }
    return undefined
  }
  let near: string | undefined
  for (let next = at.row + step; next >= 0 && next < grid.length; next += step) {
    const cells = grid[next]!
    const same = cells[at.column]
    if (same && mayStop(same)) return same
    near ??= nearest(cells, at.column, mayStop)
    // Beyond here columns mean something else.
    if (near !== undefined && cells.length !== row.length) return near
  }
  return near
}

function nearest(
  cells: readonly (string | null)[],
  column: number,
  mayStop: MayStop,
): string | undefined {
  for (let away = 0; away < Math.max(cells.length, column + 1); away += 1) {
    for (const cell of [cells[column - away], cells[column + away]]) {
      if (cell && mayStop(cell)) return cell
    }
  }
  return undefined
}

/** The move a key asks for, or null when the key belongs to the text being edited. */
export function moveForKey(
  key: string,
  shift: boolean,
  caret: { readonly start: number; readonly end: number; readonly length: number } | null,
): Move | null {
  switch (key) {
    case 'Enter':
      return shift ? 'up' : 'down'
    case 'ArrowUp':
      return 'up'
    case 'ArrowDown':
      return 'down'
    case 'ArrowLeft':
      return caret === null || caret.start === 0 ? 'left' : null
    case 'ArrowRight':
      return caret === null || caret.end === caret.length ? 'right' : null
    default:
      return null
  }
}
