/** 审核机构: the office a unit's reports are checked for is that of the county its place lies in. */
import type { UnitRow } from '../frame/index.ts'

const COUNTY_DIGITS = 6

/** Digits the area codes of that office begin with; undefined where the unit has no place. */
export function officeAreaOf(unit: Pick<UnitRow, 'areaCode'>): string | undefined {
  const { areaCode } = unit
  return areaCode === null || areaCode.length < COUNTY_DIGITS
    ? undefined
    : areaCode.slice(0, COUNTY_DIGITS)
}
