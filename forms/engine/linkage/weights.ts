/**
 * Weights of evidence: for each comparison and level how much it speaks for "the same unit" (natural
 * logarithm of odds), more where the value agreed on is rare. Their sum and the prior give the odds.
 */
import type { Comparison } from './compare-records.ts'
import * as L from './levels.ts'

/** Places of the weights for rare values: name, 字号, person, telephone, address. */
export const RARITIES = 5
const RARE_NAME = 0
const RARE_TRADE_NAME = 1
const RARE_PERSON = 2
const RARE_PHONE = 3
const RARE_ADDRESS = 4

/** Agreement of name, person, telephone and place taken together: what one alone cannot say. */
export const JOINTS = 4 * 3 * 3 * 4

export interface Weights {
  /** By comparison and level, comparison × LEVELS + level. */
  readonly byLevel: Float64Array
  /** Per tenfold doubling of rarity beyond the usual one. */
  readonly byRarity: Float64Array
  readonly usualRarity: Float64Array
  readonly byJoint: Float64Array
  /** Log odds before anything but the codes is compared, by level of the code comparison. */
  readonly prior: Float64Array
  /** Number of records rarity is counted against. */
  records: number
}

export function createWeights(records: number): Weights {
  return {
    byLevel: new Float64Array(L.COMPARISONS * L.LEVELS),
    byRarity: new Float64Array(RARITIES),
    usualRarity: new Float64Array(RARITIES),
    byJoint: new Float64Array(JOINTS),
    prior: new Float64Array(L.LEVELS),
    records,
  }
}

/** Two records of one sound code are one unit unless the names say that one is a branch. */
export const SAME_CODE_WEIGHT = 12
/** Two sound codes are two units. */
export const DIFFERENT_CODES_WEIGHT = -30
const BRANCH_WEIGHT = -6

/** Log odds that the two records compared are the same unit. */
export function oddsOf(weights: Weights, comparison: Comparison): number {
  const { levels } = comparison
  const code = levels[L.CODE]!
  if (code === L.DIFFERENT_SOUND_CODES) return DIFFERENT_CODES_WEIGHT
  if (code === L.SAME_CODE) return isBranchPair(levels) ? BRANCH_WEIGHT : SAME_CODE_WEIGHT
  return weights.prior[code]! + evidenceOf(weights, comparison)
}

export function isBranchPair(levels: Uint8Array): boolean {
  return levels[L.NAME] === L.BRANCH_OF || levels[L.NAME] === L.OTHER_BRANCH
}

/** All comparisons but the codes. */
export function evidenceOf(weights: Weights, { levels, sharedBy }: Comparison): number {
  let sum = weights.byJoint[jointOf(levels)]!
  for (let c = 1; c < L.COMPARISONS; c++) sum += weights.byLevel[c * L.LEVELS + levels[c]!]!
  for (let c = L.NAME; c <= L.ADDRESS; c++) {
    if (sharedBy[c]! > 0) sum += rarityWeight(weights, c, levels[c]!, sharedBy[c]!)
  }
  return sum
}

export function rarityWeight(
  weights: Weights,
  comparison: number,
  level: number,
  sharedBy: number,
): number {
  const place = rarityPlace(comparison, level)
  return place < 0 ? 0 : weights.byRarity[place]! * rarityOf(weights, place, sharedBy)
}

export function rarityOf(
  { records, usualRarity }: Weights,
  place: number,
  sharedBy: number,
): number {
  return (Math.log2(records / sharedBy) - usualRarity[place]!) / 10
}

/** Which of the rarities an agreement has, -1 for none. */
export function rarityPlace(comparison: number, level: number): number {
  switch (comparison) {
    case L.NAME:
      return level === 1 || level === 2 ? RARE_NAME : level <= 5 ? RARE_TRADE_NAME : -1
    case L.PERSON:
      return RARE_PERSON
    case L.PHONE:
      return RARE_PHONE
    case L.ADDRESS:
      return RARE_ADDRESS
    default:
      return -1
  }
}

const nameGroup = [3, 0, 0, 0, 1, 1, 1, 2, 2, 2, 2]
const contactGroup = [2, 0, 0, 1]
const placeGroup = [3, 0, 0, 1, 1, 2, 1, 1, 2]

export function jointOf(levels: Uint8Array): number {
  let place = placeGroup[levels[L.ADDRESS]!]!
  // A point says where it is when the address does not.
  const point = levels[L.POINT]!
  if (place === 3 && point !== 0) place = point <= 2 ? 0 : point <= 3 ? 1 : 2
  return (
    ((nameGroup[levels[L.NAME]!]! * 3 + contactGroup[levels[L.PERSON]!]!) * 3 +
      contactGroup[levels[L.PHONE]!]!) *
      4 +
    place
  )
}
