/** Why two records are, or are not, taken for one unit: which comparisons carried the weight, in words. */
import { compareRecords, createComparison } from './compare-records.ts'
import * as L from './levels.ts'
import type { Records } from './records.ts'
import { jointOf, oddsOf, rarityWeight, type Weights } from './weights.ts'

export interface Reason {
  /** 名称, 电话 … */
  readonly comparison: string
  /** 字号相同、行业词相近 … */
  readonly finding: string
  /** In bits: each makes "the same unit" twice as likely, a negative one half as likely. */
  readonly bits: number
}

export interface Explanation {
  readonly bits: number
  /** The weightiest first; what is missing on a side says nothing and is left out. */
  readonly reasons: readonly Reason[]
}

export function explainPair(records: Records, weights: Weights, a: number, b: number): Explanation {
  const comparison = createComparison()
  compareRecords(records, Math.max(a, b), Math.min(a, b), comparison)
  const { levels, sharedBy } = comparison
  const reasons: Reason[] = []
  const add = (title: string, finding: string, odds: number): void => {
    const bits = inBits(odds)
    if (Math.abs(bits) >= 0.05) reasons.push({ comparison: title, finding, bits })
  }
  const odds = oddsOf(weights, comparison)
  const decided = levels[L.CODE] === L.SAME_CODE || levels[L.CODE] === L.DIFFERENT_SOUND_CODES
  L.comparisons.forEach(({ title, levels: findings }, c) => {
    const level = levels[c]!
    const finding = findings[level] ?? ''
    if (c === L.CODE) {
      if (decided) add(title, finding, odds)
      else if (level !== 0) add(title, finding, weights.prior[level]! - weights.prior[0]!)
      return
    }
    if (level === 0 && c !== L.SOURCE) return
    const shared = c <= L.ADDRESS ? sharedBy[c]! : 0
    const rarity = shared > 0 ? rarityWeight(weights, c, level, shared) : 0
    const often = shared > 1 ? `（全部名录中出现 ${shared} 次）` : ''
    add(title, `${finding}${often}`, decided ? 0 : weights.byLevel[c * L.LEVELS + level]! + rarity)
  })
  if (!decided) add('综合', '名称、负责人、电话、地址合起来看', weights.byJoint[jointOf(levels)]!)
  if (!decided) add('起点', '同一单位在待比对中所占比例', weights.prior[0]!)
  reasons.sort((x, y) => Math.abs(y.bits) - Math.abs(x.bits))
  return { bits: inBits(odds), reasons }
}

/** Natural log odds in bits, to two decimals. */
export function inBits(odds: number): number {
  return Math.round((odds / Math.LN2) * 100) / 100
}
