/**
 * The hidden sheet by which a workbook is known for a template of ours: of which form, version and
 * response, and which cell belongs to which indicator. Pure.
 */
import type { WorkbookPlan } from './plan-workbook.ts'

/** Name of the hidden sheet. */
export const MARKS_SHEET = '_jingpu'
const FORMAT = 'jingpu-template-1'

export interface TemplateOf {
  readonly formId: string
  readonly formVersion: string
  readonly responseId: string
}

export interface MarkedCell {
  readonly sheet: string
  readonly row: number
  readonly column: number
  readonly path: string
  /** The label that must still stand at `labelRow`, `labelColumn`. */
  readonly labelRow: number
  readonly labelColumn: number
  readonly label: string
}

export interface TemplateMarks extends TemplateOf {
  readonly cells: readonly MarkedCell[]
}

type Line = readonly (string | number)[]

export function marksOf(plan: WorkbookPlan, of: TemplateOf): Line[] {
  const lines: Line[] = [[FORMAT, of.formId, of.formVersion, of.responseId]]
  for (const { name, rows } of plan.sheets) {
    const labelAt = (row: number, column: number): string => {
      const found = rows[row]?.cells.get(column)
      return found?.kind === 'text' ? found.text : ''
    }
    rows.forEach(({ cells }, row) => {
      for (const [column, cell] of cells) {
        if (cell.kind !== 'input' || cell.locked) continue
        const { row: labelRow, column: labelColumn } = cell.label
        const label = labelAt(labelRow, labelColumn)
        lines.push([name, row, column, cell.path, labelRow, labelColumn, label])
      }
    })
  }
  return lines
}

/** Undefined where the sheet is none of ours, or was changed so that it says nothing sure. */
export function readMarks(lines: readonly (readonly unknown[])[]): TemplateMarks | undefined {
  const [head, ...rest] = lines
  const [format, formId, formVersion, responseId] = (head ?? []).map(String)
  if (format !== FORMAT || !formId || !formVersion || !responseId) return undefined
  const cells = rest.flatMap((line): MarkedCell[] => {
    const [sheet, row, column, path, labelRow, labelColumn, label] = line
    const numbers = [row, column, labelRow, labelColumn].map(Number)
    if (typeof sheet !== 'string' || typeof path !== 'string') return []
    if (!numbers.every((number) => Number.isInteger(number) && number >= 0)) return []
    const [atRow = 0, atColumn = 0, ofRow = 0, ofColumn = 0] = numbers
    return [
      {
        ...{ sheet, row: atRow, column: atColumn, path },
        ...{ labelRow: ofRow, labelColumn: ofColumn, label: String(label ?? '') },
      },
    ]
  })
  return cells.length === 0 ? undefined : { formId, formVersion, responseId, cells }
}
