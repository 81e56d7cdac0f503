/** What a workbook holds for a cell of the form. Pure. */
import type { AnswerValue, CodeListData } from '../../../forms/engine/types.ts'
import { isTyped } from '../field-kind.ts'
import type { CellModel } from '../form-model.ts'
import { showCell, showCode } from '../show-cell.ts'

export interface CellContent {
  readonly cell: CellModel
  readonly value: AnswerValue | undefined
  /** Marked 不适用. */
  readonly notApplicable: boolean
}

/** A number as a number; everything else as the text the cell shows. */
export function writtenValue(
  { cell, value, notApplicable }: CellContent,
  list: (id: string) => CodeListData | undefined,
): string | number | null {
  if (value === undefined || value === null) return notApplicable ? '不适用' : null
  if (typeof value === 'number' && cell.kind === 'number') return value
  const items = cell.codeList === null ? undefined : list(cell.codeList)?.items
  if (items === undefined || isTyped(cell.kind)) return showCell(cell.kind, value)
  const named = (code: string): string =>
    showCode(
      code,
      items.find((item) => item.code === code),
    )
  if (Array.isArray(value)) return value.map(String).map(named).join('、')
  return typeof value === 'string' ? named(value) : showCell(cell.kind, value)
}
