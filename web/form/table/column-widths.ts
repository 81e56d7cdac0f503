/** Room the columns of a table need: amounts and codes what they take, text the rest. Pure. */
import type { CellModel } from '../form-model.ts'

export interface ColumnWidths {
  /** For `grid-template-columns`. */
  readonly template: string
  /** Least width of all columns, in pixels. */
  readonly width: number
}

interface Track {
  readonly least: number
  readonly most: string
}

function trackOf(cell: CellModel): Track {
  if (cell.filledBy !== 'respondent' && cell.kind !== 'number') return { least: 72, most: '0.6fr' }
  switch (cell.kind) {
    case 'number':
      return { least: amountWidth(cell), most: '1fr' }
    case 'credit-code':
      return { least: 212, most: '1fr' }
    case 'year':
    case 'month':
      return { least: 72, most: '0.6fr' }
    case 'code':
    case 'multi':
    case 'options':
      return { least: 208, most: '2fr' }
    default:
      return { least: (cell.schema.maxLength ?? 60) > 30 ? 288 : 144, most: '1.6fr' }
  }
}

/** Ten digits with their separators, and the decimals the column may hold. */
function amountWidth(cell: CellModel): number {
  const decimals = cell.schema.type === 'integer' ? 0 : (cell.schema['x-decimals'] ?? 0)
  return decimals === 0 ? 112 : 128
}

/** `fixed` are the columns before and after those of the cells, in pixels. */
export function columnWidths(
  columns: readonly CellModel[],
  before: readonly string[],
  after: readonly string[],
  fixed: number,
): ColumnWidths {
  const tracks = columns.map(trackOf)
  return {
    template: [
      ...before,
      ...tracks.map(({ least, most }) => `minmax(${least}px, ${most})`),
      ...after,
    ].join(' '),
    width: tracks.reduce((sum, { least }) => sum + least, fixed),
  }
}
