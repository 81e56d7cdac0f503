/**
 * Where a record of a list stands in the ledger, from the unit it points to. Pure. A record of a merged
 * unit stands where the surviving unit does; its town stays that of its own unit.
 */
import type { FrameOutcome } from '../../contract/frame.ts'
import type { Disposition, DispositionReason } from '../../contract/ledger.ts'
import { areaPrefixOf } from '../areas/index.ts'

export interface Standing {
  readonly area: string
  readonly disposition: Disposition
  readonly reason: DispositionReason
}

export interface StandingUnit {
  readonly id: string
  readonly areaCode: string | null
  readonly blockCode: string | null
  readonly outcome: FrameOutcome | null
  /** The unit it was merged into, while that stands. */
  readonly into: string | null
}

const TOWN_DIGITS = 9

/** Digits of the town, or of what is known above it. */
export function townOf(areaCode: string | null, listArea: string): string {
  return areaCode === null ? listArea : areaPrefixOf(areaCode).slice(0, TOWN_DIGITS)
}

/** `find` gives any unit that merges lead to; `listArea` is the area the list was imported for. */
export function decideStanding(
  unit: StandingUnit,
  find: (id: string) => StandingUnit | undefined,
  listArea: string,
): Standing {
  const area = townOf(unit.areaCode, listArea)
  const last = survivorOf(unit, find)
  if (last.outcome === 'duplicate') {
    return { area, disposition: 'elsewhere', reason: 'duplicate' }
  }
  const [disposition, reason] = columnOf(last, listArea)
  const merged = last.id !== unit.id && reason === 'registered'
  return { area, disposition, reason: merged ? 'merged' : reason }
}

/** The unit that is kept where this one was merged, itself where it was not. */
export function survivorIn(units: ReadonlyMap<string, StandingUnit>, id: string): string {
  const unit = units.get(id)
  return unit ? survivorOf(unit, (other) => units.get(other)).id : id
}

function survivorOf(
  unit: StandingUnit,
  find: (id: string) => StandingUnit | undefined,
): StandingUnit {
  const seen = new Set([unit.id])
  let last = unit
  while (last.outcome === 'duplicate' && last.into !== null && !seen.has(last.into)) {
    const next = find(last.into)
    if (!next) break
    seen.add(next.id)
    last = next
  }
  return last
}

function columnOf(
  { outcome, areaCode, blockCode }: StandingUnit,
  listArea: string,
): readonly [Disposition, DispositionReason] {
  switch (outcome) {
    case null:
      return ['open', blockCode === null ? 'not-placed' : 'not-visited']
    case 'normal': {
      const here = areaCode === null || areaCode.startsWith(listArea)
      return here ? ['matched', 'registered'] : ['elsewhere', 'other-area']
    }
    case 'moved-out':
      return ['elsewhere', 'moved-out']
    case 'duplicate':
      return ['elsewhere', 'duplicate']
    case 'suspended':
      return ['ceased', 'suspended']
    case 'deregistered':
      return ['ceased', 'deregistered']
    case 'out-of-scope':
      return ['out-of-scope', 'not-an-object']
    case 'not-found':
      return ['out-of-scope', 'not-found']
  }
}
