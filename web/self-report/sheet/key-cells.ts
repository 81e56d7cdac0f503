/** The few cells a preparer looks at once more before reporting: totals and staff, else what is filled. Pure. */
import type { Answers } from '../../../forms/engine/types.ts'
import type { CellModel, FormModel } from '../../form/form-model.ts'
import { isEmptyValue } from '../../form/path.ts'

const FEWEST = 3
const MOST = 14

export function keyCells(model: FormModel, answers: Answers): readonly CellModel[] {
  const lines = model.sections.flatMap((section) => section.lines)
  const totals = lines.filter((line) => line.total).flatMap((line) => line.cells)
  const all = lines.flatMap((line) => line.cells)
  const staff = all.filter((cell) => cell.unit === '人' && cell.filledBy === 'respondent')
  const chosen = [...new Set([...totals, ...staff])]
  if (chosen.length >= FEWEST) return chosen.slice(0, MOST)
  const filled = all.filter(
    (cell) => cell.filledBy === 'respondent' && !isEmptyValue(answers[cell.key]),
  )
  return [...new Set([...chosen, ...filled])].slice(0, MOST)
}
