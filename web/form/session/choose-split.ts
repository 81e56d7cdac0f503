/**
 * By quarters or by half years: which of the two a section shows. What holds figures is shown;
 * while nothing is filled, quarters, until the person chooses.
 */
import type { Answers } from '../../../forms/engine/types.ts'
import type { CellModel } from '../form-model.ts'
import { isEmptyValue, rowsOf } from '../path.ts'
import { periodOf, type Split } from '../periods.ts'
import type { SectionModel } from '../section-model.ts'

export function filledSplit(section: SectionModel, answers: Answers): Split | null {
  for (const [split, variant] of section.bySplit) {
    const isPeriod = (cell: CellModel): boolean => periodOf(cell)?.split === split
    const periods = [...variant.lines.flatMap((line) => line.cells), ...variant.columns].filter(
      isPeriod,
    )
    const rows = section.table === null ? [answers] : rowsOf(answers, section.table)
    if (rows.some((row) => periods.some((cell) => !isEmptyValue(row[cell.key])))) return split
  }
  return null
}
