/**
 * A whole form in another unit: every identity holds, only sizes, ratios and last year disagree,
 * and all of those would agree if each amount were 1,000 or 10,000 times smaller or larger.
 */
import { type Exact, fromDecimal, mul } from '../runtime/exact.ts'
import type { FormDefinition } from '../types.ts'
import { factsOfCell } from './cell-facts.ts'
import type { Likely } from './localise.ts'
import { holdsAt, type StatedRelations } from './stated-relations.ts'

const MONEY = new Set(['千元', '万元', '元', '亿元'])
/** Fewer doubts than this are no pattern. */
const FEWEST_DOUBTS = 2

const SCALES: readonly { readonly factor: string; readonly words: string }[] = [
  { factor: '0.001', words: '缩小 1,000 倍' },
  { factor: '0.0001', words: '缩小 10,000 倍' },
  { factor: '1000', words: '放大 1,000 倍' },
  { factor: '10', words: '放大 10 倍' },
  { factor: '0.1', words: '缩小 10 倍' },
]

export function wrongUnit(form: FormDefinition, stated: StatedRelations): Likely | null {
  const isMoney = (cell: string): boolean => MONEY.has(factsOfCell(form, cell).unit ?? '')
  // Digits a smaller unit lost make identities rough; only sizes and ratios can tell.
  const sizes = stated.relations.filter(
    ({ severity, cells }) => severity !== 'mandatory' && [...cells].some(isMoney),
  )
  const doubts = sizes.filter(({ holds }) => !holds)
  const amounts = [...stated.present.keys()].filter(isMoney)
  if (doubts.length < FEWEST_DOUBTS || amounts.length < 3) return null
  if (stated.relations.some(({ severity, holds }) => severity === 'mandatory' && !holds))
    return null
  for (const { factor, words } of SCALES) {
    const scale = fromDecimal(factor)
    const scaled = (cell: string): Exact => {
      const value = stated.present.get(cell)!
      return isMoney(cell) ? mul(value, scale)! : value
    }
    if (!sizes.every(({ formula }) => holdsAt(formula, scaled))) continue
    const rules = [...new Set(doubts.map(({ rule }) => rule))]
    const cell = [...doubts[0]!.cells].find(isMoney)!
    const why = `本表各项金额同时${words}后，${doubts.length} 条不成立的关系全部成立，疑似整表计量单位填错`
    return { cell, rules, alternatives: [], pattern: 'unit', why }
  }
  return null
}
