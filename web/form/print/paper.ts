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
export const TOP_MM = 12
export const BOTTOM_MM = 15

/** As style sheets reckon them. */
export const PIXELS_PER_MM = 96 / 25.4

/** Between the margins. */
export function pageHeightMm({ size, orientation }: Paper): number {
  const sheet = size === 'A4' && orientation === 'landscape' ? 210 : 297
  return sheet - TOP_MM - BOTTOM_MM
}

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

/** Room for each of so many values beside a name: on the widest paper more, or names stand far from figures. */
export function valueMm(values: number, paper?: Paper): number {
  return values === 1 || paper?.size === 'A3' ? ONE_VALUE_MM : VALUE_MM
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

/** Widths of the heads and columns of a panel in millimetres, and how far they had to give way. */
export interface PanelWidths {
  readonly heads: readonly number[]
  readonly columns: readonly number[]
  /** Of what they need; 1 where there was room. */
  readonly share: number
}

/**
 * `units`: whether rows have units of their own. Where there is room, amounts and codes are as wide
 * as in lists, so that they stand below each other, and names and words take the rest.
 */
export function panelWidths(
  section: SectionModel,
  panel: Panel,
  units: boolean,
  paper: Paper,
): PanelWidths {
  const cells = section.columns.slice(panel.from, panel.to)
  const matrix = section.matrix !== null
  const own = leastHeads(matrix, units, MATRIX_HEADS_MM)
  const room = cells.map(columnMm)
  const titles = section.heads.slice(panel.from, panel.to).map(({ title }) => title)
  const all = sum([...own, ...room])
  const tightest = Math.min(1, paper.widthMm / all)
  const least = [...own, ...levelHeads(cells, titles, room, tightest)]
  const count = least.length - cells.length
  const split = (widths: readonly number[], share: number): PanelWidths => ({
    heads: widths.slice(0, count),
    columns: widths.slice(count),
    share,
  })
  const needed = sum(least)
  // The rest of a wide table is no wider than its columns need.
  if (panel.from > 0 || needed >= paper.widthMm) {
    return split(least, Math.min(1, paper.widthMm / needed))
  }
  const amounts = cells.filter(({ kind }) => kind === 'number').length
  const roomy = [
    ...leastHeads(matrix, units, LIST_HEADS_MM),
    ...cells.map((cell) => (cell.kind === 'number' ? valueMm(amounts, paper) : columnMm(cell))),
  ]
  const widths = sum(roomy) <= paper.widthMm ? roomy : least
  const grows = widths.map((_, at) =>
    matrix ? at === 0 : at >= count && isWords(cells[at - count]),
  )
  const growing = grows.includes(true) ? grows : widths.map((_, at) => at >= count)
  const base = sum(widths.filter((_, at) => growing[at]))
  const rest = paper.widthMm - sum(widths)
  return split(
    widths.map((width, at) => (growing[at] ? width + (rest * width) / base : width)),
    1,
  )
}

/** Lines of a head beyond which it takes more of the page than the rows below it. */
const MOST_HEAD_LINES = 4
/** A sign of a head, and what its cell keeps free left and right. */
const HEAD_SIGN_MM = 3.35
const CELL_PADDING_MM = 2

/**
 * Long heads take room from columns of words, whose cells go on in a second line, until none is higher
 * than MOST_HEAD_LINES or no column has any to give. `share`: of its width a column gets on the page.
 */
export function levelHeads(
  cells: readonly CellModel[],
  titles: readonly string[],
  widths: readonly number[],
  share: number,
): number[] {
  const levelled = [...widths]
  const lines = (at: number, width: number) =>
    Math.ceil(
      (titles[at]?.length ?? 0) / Math.floor((width * share - CELL_PADDING_MM) / HEAD_SIGN_MM),
    )
  const needy = () => levelled.findIndex((width, at) => lines(at, width) > MOST_HEAD_LINES)
  const gives = (width: number, at: number) =>
    cells[at]?.kind === 'text' &&
    (width - 1) * share >= LEAST_WORDS_MM &&
    lines(at, width - 1) <= MOST_HEAD_LINES
  for (let to = needy(); to >= 0; to = needy()) {
    const [from] = levelled
      .map((width, at) => ({ width, at }))
      .filter(({ width, at }) => at !== to && gives(width, at))
      .sort((a, b) => b.width - a.width)
    if (from === undefined) break
    levelled[from.at]! -= 1
    levelled[to]! += 1
  }
  return levelled
}

/** Six signs beside each other. */
const LEAST_WORDS_MM = 20

function leastHeads(
  matrix: boolean,
  units: boolean,
  heads: { readonly name: number; readonly unit: number; readonly code: number },
): number[] {
  if (!matrix) return [ROW_NUMBER_MM]
  return units ? [heads.name, heads.unit, heads.code] : [heads.name, heads.code]
}

function isWords(cell: CellModel | undefined): boolean {
  return cell !== undefined && !['number', 'year', 'month', 'truth'].includes(cell.kind)
}

function sum(widths: readonly number[]): number {
  return widths.reduce((all, width) => all + width, 0)
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
