/**
 * One row of a department's list before it is written in the department's own columns.
 */
import type { CityUnit, ListFaultKind } from './city.ts'
import type { Random } from './random.ts'

export interface ListEntry {
  /** Absent where the unit has ceased and is not in the city. */
  readonly unitId?: string
  readonly code: string
  readonly name: string
  readonly formerName?: string
  readonly headName: string
  readonly phone: string
  readonly address: string
  /** Twelve digits. */
  readonly areaCode: string
  readonly industryCode: string
  readonly status: string
  readonly year: number
  readonly month: number
  readonly day: number
  readonly faults: readonly ListFaultKind[]
}

export function listedUnit(unit: CityUnit, random: Random): ListEntry {
  const place =
    unit.kind === 'legalUnit' ? (unit.registeredElsewhere ?? unit.location) : unit.location
  return {
    unitId: unit.id,
    code: unit.creditCode ?? '',
    name: unit.name,
    ...(unit.formerName ? { formerName: unit.formerName } : {}),
    headName: unit.headName,
    phone: unit.mobile,
    address: place.address,
    areaCode: place.areaCode,
    industryCode: unit.industryCode,
    status: statusWord(unit.operatingStatus),
    year: unit.established.year,
    month: unit.established.month,
    day: random.between(1, 28),
    faults: [],
  }
}

function statusWord(status: CityUnit['operatingStatus']): string {
  switch (status) {
    case '6':
      return '注销'
    case '7':
      return '吊销'
    default:
      return '存续'
  }
}
