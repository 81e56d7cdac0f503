/**
 * The life of a unit up to the reference date 2023-12-31: when it was set up, when it opened, how
 * it stands now, and how many people work in it.
 */
import type { CityUnit, YearMonth } from './city.ts'
import type { Random } from './random.ts'

type OperatingStatus = CityUnit['operatingStatus']

const statuses: readonly (readonly [OperatingStatus, number])[] = [
  ['1', 89],
  ['2', 4],
  ['3', 2],
  ['4', 1.5],
  ['6', 2],
  ['7', 1],
  ['9', 0.5],
]

export function drawStatus(random: Random): OperatingStatus {
  return random.weighted(statuses, ([, share]) => share)[0]
}

/** More recent years are likelier: most units are young. Never before the given month. */
export function drawFoundation(random: Random, notBefore?: YearMonth): YearMonth {
  const age = Math.min(35, Math.floor(-Math.log(1 - random.next()) * 8))
  const drawn = { year: 2023 - age, month: random.between(1, age === 0 ? 10 : 12) }
  return notBefore && monthsOf(drawn) < monthsOf(notBefore) ? notBefore : drawn
}

/** A few months after it was set up, but not after the reference date. */
export function drawOpening(established: YearMonth, random: Random): YearMonth {
  const months = Math.min(monthsOf(established) + random.between(0, 6), 2023 * 12 + 11)
  return { year: Math.floor(months / 12), month: (months % 12) + 1 }
}

function monthsOf({ year, month }: YearMonth): number {
  return year * 12 + month - 1
}

interface Workforce {
  readonly staff: number
  readonly femaleStaff: number
}

/** People at the end of the year: many small units, few large ones. */
export function drawWorkforce(
  status: OperatingStatus,
  medianStaff: number,
  spread: number,
  femaleShare: number,
  random: Random,
): Workforce {
  const usual = Math.max(1, Math.round(medianStaff * Math.exp(random.normal() * spread)))
  const staff = staffUnder(status, usual)
  const share = Math.min(0.97, Math.max(0.03, femaleShare + random.normal() * 0.08))
  return { staff, femaleStaff: Math.round(staff * share) }
}

function staffUnder(status: OperatingStatus, usual: number): number {
  switch (status) {
    case '1':
    case '9':
      return usual
    case '2':
      return Math.min(usual, 2)
    case '3':
      return Math.max(1, Math.round(usual / 3))
    case '4':
    case '6':
    case '7':
      return 0
  }
}

/** Part of a usual year's business that a unit in this state still did. */
export function shareOfYear(status: OperatingStatus): number {
  switch (status) {
    case '1':
    case '9':
      return 1
    case '2':
      return 0.2
    case '4':
      return 0.4
    case '3':
    case '6':
    case '7':
      return 0
  }
}
