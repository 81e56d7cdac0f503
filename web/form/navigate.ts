/**
 * Where a key leads from a cell, over the grid of cells that can be filled. Pure: the grid is
 * rows of paths in reading order; the caller moves the focus.
 */
export type Move = 'up' | 'down' | 'left' | 'right'
export type Grid = readonly (readonly string[])[]

export interface GridPlace {
  readonly row: number
  readonly column: number
}

export function placeInGrid(grid: Grid, path: string): GridPlace | undefined {
  for (let row = 0; row < grid.length; row += 1) {
    const column = grid[row]!.indexOf(path)
    if (column >= 0) return { row, column }
  }
  return undefined
}

/** The next path, or undefined at the edge. Up and down keep the column where the row has it. */
export function moveInGrid(grid: Grid, path: string, move: Move): string | undefined {
  const at = placeInGrid(grid, path)
  if (at === undefined) return undefined
  switch (move) {
    case 'left':
      return grid[at.row]![at.column - 1]
    case 'right':
      return grid[at.row]![at.column + 1]
    case 'up':
    case 'down': {
      const step = move === 'down' ? 1 : -1
      for (let row = at.row + step; row >= 0 && row < grid.length; row += step) {
        const cells = grid[row]!
        if (cells.length > 0) return cells[Math.min(at.column, cells.length - 1)]
      }
      return undefined
    }
  }
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
