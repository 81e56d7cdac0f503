/**
 * Which paper a form is printed on, and how wide its columns are, in millimetres: A4 upright where
 * it fits, lying where it does not, A3 for the widest; beyond that columns go on below as 续表. Pure.
 */
import type { CellModel } from '../form-model.ts'
import type { SectionModel } from '../section-model.ts'

export interface Paper {
  readonly size: 'A4' | 'A3'
  readonly orientation: 'portrait' | 'landscape'
  /** Between the margins. */
  readonly widthMm: number
}

/** Left and right of the table. */
export const MARGIN_MM = 13

const papers: readonly Paper[] = [
  { size: 'A4', orientation: 'portrait', widthMm: 210 - 2 * MARGIN_MM },
  { size: 'A4', orientation: 'landscape', widthMm: 297 - 2 * MARGIN_MM },
  { size: 'A3', orientation: 'landscape', widthMm: 420 - 2 * MARGIN_MM },
]

/** Columns before the values. */
export const LIST_HEADS_MM = { name: 58, unit: 20, code: 20 } as const
export const MATRIX_HEADS_MM = { name: 46, unit: 18, code: 14 } as const
export const ROW_NUMBER_MM = 9

const ONE_VALUE_MM = 38
const VALUE_MM = 23

export function columnMm(cell: CellModel): number {
  switch (cell.kind) {
    case 'number':
      return VALUE_MM
    case 'year':
    case 'month':
      return 14
    case 'truth':
      return 16
    case 'code':
    case 'multi':
    case 'options':
      return cell.filledBy === 'respondent' ? 34 : 22
    case 'credit-code':
      return 38
    case 'phone':
    case 'date':
      return 26
    default:
      return 36
  }
}

export function valueMm(values: number): number {
  return values === 1 ? ONE_VALUE_MM : VALUE_MM
}

function headsMm(section: SectionModel): number {
  if (section.matrix !== null) {
    return MATRIX_HEADS_MM.name + MATRIX_HEADS_MM.unit + MATRIX_HEADS_MM.code
  }
  return section.table === null
    ? LIST_HEADS_MM.name + LIST_HEADS_MM.unit + LIST_HEADS_MM.code
    : ROW_NUMBER_MM
}

/** Least width of a section, all columns beside each other. */
export function sectionMm(section: SectionModel): number {
  const values =
    section.table !== null
      ? section.columns.reduce((sum, column) => sum + columnMm(column), 0)
      : section.heads.length * valueMm(section.heads.length)
  return headsMm(section) + values
}

export function paperFor(sections: readonly SectionModel[]): Paper {
  const needed = Math.max(0, ...sections.map(sectionMm))
  return papers.find(({ widthMm }) => widthMm >= needed) ?? papers.at(-1)!
}

/** A run of columns printed beside each other: from, and up to but not including. */
export interface Panel {
  readonly from: number
  readonly to: number
}

/** Columns may be this much narrower before they go on below. */
const TIGHTEST = 0.78

/** Columns as they fit, names of rows before each run; groups of heads stay together. */
export function panelsOf(section: SectionModel, paper: Paper): Panel[] {
  const room = paper.widthMm / TIGHTEST - headsMm(section)
  const panels: Panel[] = []
  let from = 0
  let used = 0
  for (let at = 0; at < section.columns.length; ) {
    let to = at + 1
    const group = section.heads[at]?.group ?? null
    while (group !== null && section.heads[to]?.group === group) to += 1
    const width = section.columns.slice(at, to).reduce((sum, column) => sum + columnMm(column), 0)
    if (used > 0 && used + width > room) {
      panels.push({ from, to: at })
      from = at
      used = 0
    }
    used += width
    at = to
  }
  panels.push({ from, to: section.columns.length })
  return panels
}
