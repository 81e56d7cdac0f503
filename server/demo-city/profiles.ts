/**
 * Businesses the city always has, however small it is, so that each form is owed by somebody: one of
 * each trade above scale, and small ones with branches, with loans, with investment.
 */
import { type Industry, industries } from './industries.ts'

export interface Profile {
  readonly industryCode: string
  readonly aboveScale: boolean
  readonly leastStaff: number
  /** Has branches of its own. */
  readonly branches: boolean
  /** Has every trait its trade allows: research, investment, imports, the input-output survey. */
  readonly shown: boolean
}

export const profiles: readonly Profile[] = [
  shown('4411', 100),
  shown('0610', 100),
  { ...shown('3074', 60), branches: true },
  shown('4710', 40),
  shown('5161', 10),
  shown('5212', 20),
  shown('6110', 30),
  shown('7010', 15),
  shown('5431', 60),
  { ...small('5281', 6), branches: true, shown: true },
  small('6635', 5),
  { ...small('4416', 5), shown: true },
]

export function industryOf(code: string): Industry {
  const industry = industries.find((one) => one.code === code)
  if (!industry) throw new RangeError(`Industry ${code} is not in the table`)
  return industry
}

function shown(industryCode: string, leastStaff: number): Profile {
  return { industryCode, aboveScale: true, leastStaff, branches: false, shown: true }
}

function small(industryCode: string, leastStaff: number): Profile {
  return { industryCode, aboveScale: false, leastStaff, branches: false, shown: false }
}
