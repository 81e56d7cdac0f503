/**
 * The 甲 乙 丙 1 2 line of a table: official marks where there are any; else the words that open a row
 * go on with the letters of its heads, and the columns after them are numbered. Pure.
 */
import type { CellModel } from './form-model.ts'

const STEMS = ['甲', '乙', '丙', '丁', '戊', '己', '庚', '辛', '壬', '癸'] as const

/** More words than these are the matter of the table itself, and numbered. */
const MOST_WORDS = 4

/** Marks of the heads before the columns. */
export function headMarks(heads: number): readonly string[] {
  return STEMS.slice(0, heads)
}

/** `heads`: how many letters the heads before the columns have taken. */
export function columnMarks(columns: readonly CellModel[], heads: number): readonly string[] {
  const words = openingWords(columns)
  return columns.map((column, at) => {
    if (column.codeStatus !== 'placeholder') return column.code
    return at < words ? (STEMS[heads + at] ?? '') : String(at - words + 1)
  })
}

function openingWords(columns: readonly CellModel[]): number {
  const first = columns.findIndex(
    ({ kind, codeStatus }) => codeStatus !== 'placeholder' || kind === 'number',
  )
  return first > MOST_WORDS ? 0 : Math.max(0, first)
}
