/**
 * 合计 of a table the respondent adds rows to, for the eye: columns whose unit is the same in every
 * row. Not part of the document, and left out where the form itself adds the table up. Pure.
 */
import type { Answers } from '../../../forms/engine/types.ts'
import type { CellModel, FormModel } from '../form-model.ts'
import { rowsOf } from '../path.ts'
import type { SectionModel } from '../section-model.ts'

/** Amounts and people add up; prices, shares and quantities of unlike products do not. */
const ADDING = new Set(['千元', '万元', '亿元', '人', '人月', '个', '平方米', '辆', '台'])

export function addsUp(column: CellModel): boolean {
  return column.kind === 'number' && column.unit !== null && ADDING.has(column.unit)
}

/** Columns of the section that have a total; none where the form totals the table itself. */
export function totalledColumns(model: FormModel, section: SectionModel): readonly CellModel[] {
  const { table } = section
  if (table === null || section.matrix !== null) return []
  const summed = [...model.cells.values()].some(
    ({ computed, table: own }) => own === null && computed?.includes(`sum(${table}`),
  )
  return summed ? [] : section.columns.filter(addsUp)
}

/** Sum of what is filled; undefined where nothing is. Decimals are added without their noise. */
export function columnTotal(answers: Answers, table: string, column: string): number | undefined {
  const values = rowsOf(answers, table)
    .map((row) => row[column])
    .filter((value) => typeof value === 'number')
  if (values.length === 0) return undefined
  return Number(values.reduce((sum, value) => sum + value, 0).toFixed(6))
}
