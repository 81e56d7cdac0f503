/**
 * One clause against every class: words of the vocabulary found in it, pairs of characters shared with the
 * class's words, the nearest word of the class, and whether the activity fits.
 */
import { activityFit, type FoundActivity, findActivity } from './activity.ts'
import {
  gramKey,
  type IndustryIndex,
  rarity,
  sourceWeight,
  type Term,
} from './build-industry-index.ts'
import { oneSlipApart } from './one-slip-apart.ts'

export interface ClassScore {
  readonly classAt: number
  readonly score: number
  /** The word of the class that told most, and whether the clause has it letter by letter. */
  readonly term: string | undefined
  readonly exact: boolean
  readonly activity: FoundActivity | undefined
}

/** How much each kind of evidence counts; found by trying on tests/fixtures/industry/tuning.tsv. */
export const weights = {
  exact: 1,
  pairs: 0.55,
  nearest: 0.6,
  activity: 0.3,
  common: 0.12,
  activityWord: 0.4,
  unknown: 0.25,
  slip: 0.8,
}

const CANDIDATES = 80
const LONGEST_TERM = 14

interface Clause {
  readonly text: string
  readonly codes: readonly number[]
  /** What each character is worth. */
  readonly worth: readonly number[]
  readonly total: number
}

export function scoreClause(index: IndustryIndex, text: string): ClassScore[] {
  const activity = findActivity(text)
  const clause = weighClause(index, text, activity)
  const pairs = scorePairs(index, clause)
  const exact = new Float64Array(index.classes.length)
  const terms: (string | undefined)[] = new Array(index.classes.length)
  scoreExact(index, clause, exact, terms)
  const first = new Float64Array(index.classes.length)
  for (let at = 0; at < first.length; at++) {
    if (exact[at] === 0 && pairs[at]! < 0.02) continue
    first[at] =
      weights.exact * exact[at]! +
      weights.pairs * pairs[at]! +
      weights.activity * activityFit(activity, index.classes[at]!.code) * 0.5 +
      weights.common * index.commonness[at]! +
      1
  }
  const candidates = [...first.keys()]
    .filter((at) => first[at]! > 0)
    .sort((a, b) => first[b]! - first[a]! || a - b)
    .slice(0, CANDIDATES)
  const clausePairs = pairSet(index, clause)
  return candidates.map((classAt) => {
    const near = nearestTerm(index, clause, clausePairs, classAt)
    const score =
      weights.exact * exact[classAt]! +
      weights.pairs * pairs[classAt]! +
      weights.nearest * near.likeness +
      weights.activity * activityFit(activity, index.classes[classAt]!.code) +
      weights.common * index.commonness[classAt]!
    const term = terms[classAt] ?? near.term
    return { classAt, score, term, exact: terms[classAt] !== undefined, activity }
  })
}

function weighClause(
  index: IndustryIndex,
  text: string,
  activity: FoundActivity | undefined,
): Clause {
  const codes = Array.from({ length: text.length }, (_, i) => text.charCodeAt(i))
  const worth = codes.map((code, i) => {
    const single = rarity(index, gramKey(code))
    const known =
      index.postings.has(gramKey(codes[i - 1] ?? 0, code)) ||
      index.postings.has(gramKey(code, codes[i + 1] ?? 0))
    return single > 0 ? single * (known ? 1 : weights.unknown) : weights.unknown
  })
  for (const [start, end] of activity?.spans ?? []) {
    for (let i = start; i < end; i++) worth[i] = worth[i]! * weights.activityWord
  }
  return { text, codes, worth, total: worth.reduce((sum, each) => sum + each, 0) || 1 }
}

/** The share of the clause's pairs each class knows. */
function scorePairs(index: IndustryIndex, { codes, worth }: Clause): Float64Array {
  const scores = new Float64Array(index.classes.length)
  let total = 0
  const count = (key: number, weight: number) => {
    const found = index.postings.get(key)
    total += weight
    if (!found) return
    for (let i = 0; i < found.length; i += 2) {
      const at = found[i]!
      scores[at] = scores[at]! + weight * found[i + 1]!
    }
  }
  for (let i = 0; i < codes.length; i++) {
    count(gramKey(codes[i]!), worth[i]! * 0.25)
    if (i > 0) {
      const key = gramKey(codes[i - 1]!, codes[i]!)
      const rare = rarity(index, key)
      count(key, ((worth[i - 1]! + worth[i]!) / 2) * (rare > 0 ? rare / 4 : 0.5))
    }
  }
  if (total > 0) for (let at = 0; at < scores.length; at++) scores[at] = scores[at]! / total
  return scores
}

/** Words of the vocabulary that stand in the clause letter by letter; a class gets its best one. */
function scoreExact(
  index: IndustryIndex,
  { text, worth, total }: Clause,
  scores: Float64Array,
  terms: (string | undefined)[],
): void {
  for (let start = 0; start < text.length; start++) {
    let covered = 0
    for (let end = start + 1; end <= Math.min(text.length, start + LONGEST_TERM); end++) {
      covered += worth[end - 1]!
      const uses = index.terms.get(text.slice(start, end))
      if (!uses) continue
      const whole = end - start === text.length ? 0.15 : 0
      for (const { classAt, source } of uses) {
        const score =
          (covered / total + whole) * sourceWeight[source] * (end - start === 1 ? 0.6 : 1)
        if (score > scores[classAt]!) {
          scores[classAt] = score
          terms[classAt] = text.slice(start, end)
        }
      }
    }
  }
}

function pairSet(
  index: IndustryIndex,
  { codes }: Clause,
): { weights: Map<number, number>; total: number } {
  const found = new Map<number, number>()
  let total = 0
  for (let i = 1; i < codes.length; i++) {
    const key = gramKey(codes[i - 1]!, codes[i]!)
    if (found.has(key)) continue
    const rare = rarity(index, key) || 1
    found.set(key, rare)
    total += rare
  }
  return { weights: found, total }
}

/** The class's own word that is most like the clause, both ways: little of either is left over. */
function nearestTerm(
  index: IndustryIndex,
  clause: Clause,
  pairs: { weights: Map<number, number>; total: number },
  classAt: number,
): { likeness: number; term: string | undefined } {
  let likeness = 0
  let best: Term | undefined
  for (const term of index.termsOfClass[classAt]!) {
    const { text, source } = term
    let shared = 0
    let sharedCount = 0
    for (let i = 1; i < text.length; i++) {
      const weight = pairs.weights.get(gramKey(text.charCodeAt(i - 1), text.charCodeAt(i)))
      if (weight !== undefined) {
        shared += weight
        sharedCount++
      }
    }
    let like = 0
    if (shared > 0 && pairs.total > 0) {
      const ofClause = shared / pairs.total
      const ofTerm = sharedCount / (text.length - 1)
      like = (2 * ofClause * ofTerm) / (ofClause + ofTerm)
    }
    if (
      like < weights.slip &&
      Math.abs(text.length - clause.text.length) <= 1 &&
      oneSlipApart(text, clause.text)
    ) {
      like = Math.max(like, weights.slip)
    }
    like *= sourceWeight[source]
    if (like > likeness) {
      likeness = like
      best = term
    }
  }
  return { likeness, term: best?.text }
}
