/**
 * One year in the books of a legal unit. Every form it owes is copied from them, so that forms agree
 * as they do where one accountant fills them all.
 */
import type { AnswerValue, CityLegalUnit } from '../city.ts'
import type { Random } from '../random.ts'

/** By the property keys of the forms: the same key is the same indicator in each. */
export type Figures = Readonly<Record<string, AnswerValue>>

export interface BooksYear {
  readonly unit: CityLegalUnit
  /** Amounts in thousand yuan. */
  readonly revenue: number
  readonly assets: number
  readonly taxes: number
  readonly staff: number
  readonly femaleStaff: number
  /** Pay a head against that of the reference year. */
  readonly payLevel: number
  /** A stream of its own for each matter, the same every year: a firm keeps its habits. */
  habit(matter: string): Random
  /** The books of the year before; absent where nobody knows them. */
  readonly before: Figures | undefined
}

/** A figure that has been worked out already. */
export function figure(figures: Figures | undefined, key: string): number {
  const value = figures?.[key]
  return typeof value === 'number' ? value : 0
}

export function divisionOf(unit: CityLegalUnit): string {
  return unit.industryCode.slice(0, 2)
}
