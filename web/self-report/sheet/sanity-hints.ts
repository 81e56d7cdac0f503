/**
 * Hints on the form as a whole, for the eye before reporting: a unit mistaken throughout, a year
 * copied. They block nothing; the form's own checks do. Pure.
 */
import type { Answers } from '../../../forms/engine/types.ts'
import type { CellModel, FormModel } from '../../form/form-model.ts'
import { readingAid } from '../../ui/reading-aid.ts'

const FEWEST_CELLS = 3
const thousandfold = (ratio: number): boolean => ratio > 400 && ratio < 2_500
const thousandth = (ratio: number): boolean => ratio > 1 / 2_500 && ratio < 1 / 400

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
  const tooLarge = pairs.filter(({ ratio }) => thousandfold(ratio)).length
  const tooSmall = pairs.filter(({ ratio }) => thousandth(ratio)).length
  if (tooLarge >= FEWEST_CELLS) {
    hints.push(`${tooLarge} 项金额约为上年的一千倍。本表以千元为单位，请核对是否填成了元`)
  }
  if (tooSmall >= FEWEST_CELLS) {
    hints.push(
      `${tooSmall} 项金额约为上年的千分之一。本表以千元为单位，请核对是否填成了万元或更大的单位`,
    )
  }
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
