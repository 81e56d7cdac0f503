/**
 * People and their pay: forms 602 and 611-2. Year-end numbers are the unit's own; averages over the
 * months are a little lower; wages are what is paid out of the cost of staff.
 */
import { isIndustrial } from '../scale.ts'
import { apportion } from './apportion.ts'
import type { BooksYear, Figures } from './books-year.ts'

/** Share of the cost of staff that is wages; the rest is insurance, welfare and training. */
const wageShare = 0.78

const employment = [
  { key: 'onPostStaff', people: 0.88, pay: 1 },
  { key: 'dispatchedStaff', people: 0.07, pay: 0.8 },
  { key: 'otherStaff', people: 0.05, pay: 0.7 },
] as const

const occupations = (industrial: boolean) =>
  [
    { key: 'managers', people: 0.08, pay: 1.7 },
    { key: 'professionals', people: 0.15, pay: 1.25 },
    { key: 'clerks', people: 0.12, pay: 0.95 },
    { key: 'serviceWorkers', people: industrial ? 0.1 : 0.5, pay: 0.85 },
    { key: 'productionWorkers', people: industrial ? 0.55 : 0.15, pay: 0.92 },
  ] as const

/** 应付职工薪酬 in thousand yuan, not yet rounded: so much a head, as far as the firm can afford it. */
export function costOfStaff(year: BooksYear): number {
  const drawn = 58 + year.habit('pay').next() * 60
  const affordable = year.staff > 0 ? (0.55 * year.revenue) / year.staff : drawn
  return year.staff * year.payLevel * Math.max(16, Math.min(drawn, affordable))
}

export function staffAndWages(year: BooksYear): Figures {
  const { unit, staff, femaleStaff } = year
  const average = averageStaffOf(staff)
  const paid = costOfStaff(year) * wageShare
  const totalWages = Math.round(paid)
  const industrial = isIndustrial(unit.industryCode) || unit.reportCategory === 'C'
  return {
    staffAtYearEnd: staff,
    femaleStaffAtYearEnd: femaleStaff,
    staffAnnualAverage: average,
    totalWages,
    ...split(employment, staff, average, paid),
    ...split(occupations(industrial), staff, average, paid),
    femaleStaffWages: staff > 0 ? Math.floor((totalWages * femaleStaff * 0.9) / staff) : 0,
    averageStaff: average,
    workforceAtYearEnd: staff,
    mainActivityStaffAtYearEnd: Math.floor(staff * 0.96),
    mainActivityStaffAnnualAverage: Math.floor(average * 0.96),
    ...schooling(staff),
    ...(unit.reportCategory === 'C' ? crafts(staff) : {}),
  }
}

function split(
  groups: readonly { readonly key: string; readonly people: number; readonly pay: number }[],
  staff: number,
  average: number,
  wages: number,
): Figures {
  const shares = groups.map((group) => group.people)
  const atYearEnd = apportion(staff, shares)
  const overYear = apportion(average, shares)
  // Each group's pay is rounded by itself, as payrolls are.
  const claims = groups.map((group, index) => overYear[index]! * group.pay)
  const all = claims.reduce((sum, claim) => sum + claim, 0)
  return Object.fromEntries(
    groups.flatMap(({ key }, index) => [
      [`${key}AtYearEnd`, atYearEnd[index]!],
      [`${key}AnnualAverage`, overYear[index]!],
      [`${key}Wages`, all > 0 ? Math.round((wages * claims[index]!) / all) : 0],
    ]),
  )
}

function schooling(staff: number): Figures {
  const skilled = Math.floor(staff * 0.3)
  const [senior, technicians, advanced, intermediate, elementary] = apportion(
    skilled,
    [1, 3, 12, 30, 54],
  )
  return {
    postgraduateStaffAtYearEnd: Math.floor(staff * 0.01),
    bachelorStaffAtYearEnd: Math.floor(staff * 0.14),
    juniorCollegeStaffAtYearEnd: Math.floor(staff * 0.25),
    skilledStaffAtYearEnd: skilled,
    seniorTechniciansAtYearEnd: senior!,
    techniciansAtYearEnd: technicians!,
    advancedSkilledStaffAtYearEnd: advanced!,
    intermediateSkilledStaffAtYearEnd: intermediate!,
    elementarySkilledStaffAtYearEnd: elementary!,
  }
}

/** Builders say who of their people are engineers, who work on site, who hold certificates. */
function crafts(staff: number): Figures {
  const engineeringStaff = Math.floor(staff * 0.2)
  return {
    engineeringStaff,
    firstClassConstructors: Math.floor(engineeringStaff * 0.15),
    siteWorkers: Math.floor(staff * 0.6),
    certifiedStaff: Math.floor(staff * 0.35),
  }
}

/** An average over the months is rarely the number at the year's end. */
function averageStaffOf(staffAtYearEnd: number): number {
  if (staffAtYearEnd === 0) return 0
  return Math.max(1, staffAtYearEnd - 1 - Math.floor(staffAtYearEnd * 0.02))
}
