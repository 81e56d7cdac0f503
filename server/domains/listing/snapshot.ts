/** A unit as it is frozen, and the line of it that is hashed. Pure. */
import { createHash } from 'node:crypto'
import type { Roster, RosterUnit } from '../../contract/listing.ts'
import { canonicalJson } from '../audit/index.ts'
import type { pageOfListedUnits } from '../frame/index.ts'
import { assignRoster } from './assign-roster.ts'

type ListedUnit = Awaited<ReturnType<typeof pageOfListedUnits>>[number]

export interface FrozenUnit {
  readonly roster: Roster
  readonly values: RosterUnit
}

export function freeze(unit: ListedUnit): FrozenUnit {
  const {
    id: unitId,
    kind,
    name,
    unifiedSocialCreditCode,
    areaCode,
    blockCode,
    buildingCode,
  } = unit
  const { address, industryCode, aboveScale, outcome } = unit
  return {
    roster: assignRoster(unit),
    values: {
      ...{ unitId, kind, name, unifiedSocialCreditCode, blockCode, buildingCode },
      ...{ address, industryCode, aboveScale },
      // The page holds placed units with an outcome only.
      areaCode: areaCode!,
      outcome: outcome!,
    },
  }
}

/** SHA-256 over one line of JSON with sorted keys for each unit, in the order of the snapshot. */
export function snapshotHash() {
  const hash = createHash('sha256')
  return {
    add: ({ roster, values }: FrozenUnit) => {
      hash.update(`${canonicalJson({ ...values, roster })}\n`)
    },
    digest: () => hash.digest('hex'),
  }
}

/** Names of the values in which two states of a unit differ. */
export function differences(before: FrozenUnit, after: FrozenUnit): string[] {
  const a = { ...before.values, roster: before.roster }
  const b = { ...after.values, roster: after.roster }
  // Both were made by `freeze`, so that their members are the same.
  return (Object.keys(a) as (keyof typeof a)[]).filter((name) => a[name] !== b[name])
}
