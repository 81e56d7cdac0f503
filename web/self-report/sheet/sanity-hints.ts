/**
 * Hints on the form as a whole, for the eye before reporting: a year copied, the order of magnitude.
 * They block nothing; the form's own checks do. A unit mistaken throughout is asked about apart
 * (unit-note.ts). Pure.
 */
import type { Answers } from '../../../forms/engine/types.ts'
import type { CellModel, FormModel } from '../../form/form-model.ts'
import { readingAid } from '../../ui/reading-aid.ts'

export function sanityHints(
  model: FormModel,
  answers: Answers,
  previous: Answers | null,
): readonly string[] {
  const hints: string[] = []
  const amounts = amountCells(model)
  const pairs = amounts.flatMap((cell) => {
    const [now, before] = [answers[cell.key], previous?.[cell.key]]
    const usable =
      typeof now === 'number' && typeof before === 'number' && now !== 0 && before !== 0
    return usable ? [{ cell, now, before, ratio: now / before }] : []
  })
  const same = pairs.filter(({ ratio }) => ratio === 1).length
  if (pairs.length >= 6 && same >= pairs.length * 0.8) {
    hints.push(`${same} 项金额与上年完全相同，请核对是否填成了上年数`)
  }
  const largest = largestAmount(amounts, answers)
  if (largest) {
    hints.push(`最大的一项是${largest.title}：${largest.text}，请看数量级是否符合本单位实际`)
  }
  return hints
}

/** Single cells in 千元. */
export function amountCells(model: FormModel): readonly CellModel[] {
  return [...model.cells.values()].filter((cell) => cell.table === null && cell.unit === '千元')
}

function largestAmount(
  amounts: readonly CellModel[],
  answers: Answers,
): { title: string; text: string } | undefined {
  let best: { title: string; value: number } | undefined
  for (const { key, title } of amounts) {
    const value = answers[key]
    if (typeof value !== 'number') continue
    if (!best || Math.abs(value) > Math.abs(best.value)) best = { title, value }
  }
  const text = readingAid(best?.value)
  return best && text ? { title: best.title, text: text.replace(/^[=≈] /, '') } : undefined
}
