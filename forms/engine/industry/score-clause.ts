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
  type TermUse,
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
  exact: 0.49,
  pairs: 0.85,
  nearest: 0.6,
  activity: 0.28,
  common: 0.13,
  activityWord: 0.46,
  unknown: 0.4,
  slip: 0.8,
  whole: 0.15,
  single: 0.6,
  cut: 0.86,
  shortNote: 0.7,
  others: 0.79,
  head: 1,
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
  // The head of a Chinese phrase stands last.
  for (let i = Math.max(0, codes.length - 2); i < codes.length; i++)
    worth[i] = worth[i]! * weights.head
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

interface Span {
  readonly start: number
  readonly end: number
  readonly uses: readonly TermUse[]
}

/** Words of the vocabulary that stand in the clause letter by letter. */
function spansOf(index: IndustryIndex, text: string): Span[] {
  const spans: Span[] = []
  for (let start = 0; start < text.length; start++) {
    for (let end = start + 1; end <= Math.min(text.length, start + LONGEST_TERM); end++) {
      const uses = index.terms.get(text.slice(start, end))
      if (uses) spans.push({ start, end, uses })
    }
  }
  return spans
}

/** Whether another word lies across an edge of this one: 卖包 in 卖包子 is no word there. */
function isCut(span: Span, spans: readonly Span[]): boolean {
  return spans.some(
    ({ start, end }) =>
      end - start > 1 &&
      ((start > span.start && start < span.end && end > span.end) ||
        (start < span.start && end > span.start && end < span.end)),
  )
}

/** A class gets its best word, and something for others it has elsewhere in the clause. */
function scoreExact(
  index: IndustryIndex,
  { text, worth, total }: Clause,
  scores: Float64Array,
  terms: (string | undefined)[],
): void {
  const spans = spansOf(index, text)
  const best = new Map<number, { score: number; span: Span; others: number }>()
  const scored = spans.map((span) => {
    let covered = 0
    for (let at = span.start; at < span.end; at++) covered += worth[at]!
    const length = span.end - span.start
    const whole = length === text.length ? weights.whole : 0
    const factor = (length === 1 ? weights.single : 1) * (isCut(span, spans) ? weights.cut : 1)
    return { span, length, score: (covered / total + whole) * factor }
  })
  scored.sort((a, b) => b.score - a.score)
  for (const { span, length, score } of scored) {
    for (const { classAt, source } of span.uses) {
      const short = source === 'note' && length <= 2 ? weights.shortNote : 1
      const own = score * sourceWeight[source] * short
      const known = best.get(classAt)
      if (!known) best.set(classAt, { score: own, span, others: 0 })
      else if (own > known.score) best.set(classAt, { score: own, span, others: known.others })
      else if (span.start >= known.span.end || span.end <= known.span.start) {
        known.others = Math.max(known.others, own)
      }
    }
  }
  for (const [classAt, { score, span, others }] of best) {
    scores[classAt] = score + weights.others * others
    terms[classAt] = text.slice(span.start, span.end)
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
