/**
 * Which of the three rosters a unit goes to after the listing (清查验收后的国家分类标记): finance and
 * railways report through their departments, units above scale online, everybody else on the tablet. Pure.
 */
import type { Roster } from '../../contract/listing.ts'

export interface UnitForRoster {
  readonly kind: 'legalUnit' | 'establishment' | 'selfEmployed'
  readonly industryCode: string | null
  readonly aboveScale: boolean
}

/** Divisions of GB/T 4754: 金融业 66–69, 铁路运输业 53. */
const DEPARTMENTS = /^(53|66|67|68|69)/

export function assignRoster({ kind, industryCode, aboveScale }: UnitForRoster): Roster {
  if (kind === 'selfEmployed') return 'tablet'
  if (DEPARTMENTS.test(industryCode ?? '')) return 'department'
  return kind === 'legalUnit' && aboveScale ? 'online' : 'tablet'
}
