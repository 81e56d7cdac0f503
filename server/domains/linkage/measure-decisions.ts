/** What people's decisions say of the matcher. Pure. */
import { inBits } from '../../../forms/engine/linkage/explain-pair.ts'
import { JOIN_FROM } from '../../../forms/engine/linkage/link-records.ts'
import type * as contract from '../../contract/duplicates.ts'
import type { ReplyOf } from '../../contract/operation.ts'

export interface Decided {
  readonly pairId: string
  readonly kind: contract.DuplicateDecisionKind
  readonly part: 'only' | 'first' | 'second' | 'referee' | 'bulk' | 'check'
  readonly takesEffect: boolean
  readonly undone: boolean
  /** Evidence as it was shown, hundredths of a bit. */
  readonly weight: number
  readonly toCheck: boolean
}

type Measures = ReplyOf<typeof contract.measureDuplicates>

const joinFromBits = inBits(JOIN_FROM)
/** Edges of the bands in bits: probability .06, .5, .94, .99 and beyond. */
const edges = [-4, 0, 4, 7, 12]

/** `decisions`: oldest first. */
export function measureDecisions(decisions: readonly Decided[]): Measures {
  const judged = new Map<string, Decided>()
  for (const each of decisions) {
    if (each.takesEffect && !each.undone && each.part !== 'bulk') judged.set(each.pairId, each)
    // Looked at by a person after the machine accepted it.
    if (each.part === 'check') judged.set(each.pairId, each)
  }
  const all = [...judged.values()]
  const joined = all.filter(({ weight }) => weight / 100 >= joinFromBits)
  const merged = all.filter(({ kind }) => kind === 'merge')
  const joinedAndMerged = joined.filter(({ kind }) => kind === 'merge')
  return {
    decided: all.length,
    precision: share(joinedAndMerged.length, joined.length),
    recall: share(joinedAndMerged.length, merged.length),
    bands: bandsOf(all),
    bulk: bulkOf(decisions),
    differed: differedOf(decisions),
  }
}

function bandsOf(all: readonly Decided[]): Measures['bands'] {
  return [...edges, null].map((toBits, index) => {
    const fromBits = index === 0 ? null : edges[index - 1]!
    const inside = all.filter(
      ({ weight }) =>
        (fromBits === null || weight / 100 >= fromBits) &&
        (toBits === null || weight / 100 < toBits),
    )
    const merged = inside.filter(({ kind }) => kind === 'merge').length
    return { fromBits, toBits, decided: inside.length, merged }
  })
}

function bulkOf(decisions: readonly Decided[]): Measures['bulk'] {
  const bulk = decisions.filter(({ part }) => part === 'bulk')
  const checks = decisions.filter(({ part }) => part === 'check').length
  const undone = bulk.filter((each) => each.undone).length
  return {
    accepted: bulk.length,
    drawn: bulk.filter(({ toCheck }) => toCheck).length + checks,
    checked: checks,
    undone,
  }
}

function differedOf(decisions: readonly Decided[]): Measures['differed'] {
  const second = decisions.filter(({ part, undone }) => part === 'second' && !undone)
  return share(second.filter(({ takesEffect }) => !takesEffect).length, second.length)
}

const Z = 1.96

/** Wilson's interval: sound also for few pairs and for shares near 0 and 1. */
export function share(part: number, of: number): Measures['precision'] {
  if (of === 0) return { value: null, from: 0, to: 1, of }
  const value = part / of
  const middle = value + (Z * Z) / (2 * of)
  const half = Z * Math.sqrt((value * (1 - value)) / of + (Z * Z) / (4 * of * of))
  const whole = 1 + (Z * Z) / of
  return {
    value,
    from: Math.max(0, (middle - half) / whole),
    to: Math.min(1, (middle + half) / whole),
    of,
  }
}
