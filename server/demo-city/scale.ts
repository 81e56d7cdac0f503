/**
 * Which legal units are 一套表单位 (above scale) by the published thresholds, and which 专业类别 a
 * unit reports in, by its industry and yearly revenue.
 */
import scaleThresholds from '../../forms/codelists/above-scale-thresholds.json' with {
  type: 'json',
}
import industryList from '../../forms/codelists/industry.json' with { type: 'json' }
import type { ReportCategory } from './city.ts'

/** Ten thousand yuan, the unit of the published thresholds, in thousand yuan. */
const thousandYuanPerWan = 10
/** Builders enter by qualification, which the city does not model; the larger ones have it. */
const staffOfQualifiedBuilders = 30

const sectionOf = new Map(industryList.items.map((item) => [item.code, item.section]))

export function isAboveScale(
  industryCode: string,
  revenueThousandYuan: number,
  staff: number,
): boolean {
  if (isConstruction(industryCode)) return staff >= staffOfQualifiedBuilders
  const threshold = scaleThresholds.items.find((item) =>
    item.industries.some((industry) => belongsTo(industryCode, industry)),
  )
  if (!threshold) return false
  // Every developer with any business counts: there is no minimum.
  if (threshold.min === null) return revenueThousandYuan > 0
  return revenueThousandYuan >= threshold.min * thousandYuanPerWan
}

export function reportCategoryOf(industryCode: string, aboveScale: boolean): ReportCategory {
  const section = sectionOf.get(industryCode)
  if (section === 'A') return 'A'
  if (isIndustrial(industryCode)) return aboveScale ? 'B' : 'B1'
  if (section === 'E') return 'C'
  if (section === 'F') return 'E'
  if (section === 'H') return 'S'
  if (industryCode.startsWith('701')) return 'X'
  return aboveScale ? 'F' : 'U'
}

/** Mining, manufacturing, power, gas and water. */
export function isIndustrial(industryCode: string): boolean {
  const section = sectionOf.get(industryCode) ?? ''
  return ['B', 'C', 'D'].includes(section)
}

function isConstruction(industryCode: string): boolean {
  return sectionOf.get(industryCode) === 'E'
}

/** Thresholds name sections by letter and divisions or groups by digits. */
function belongsTo(industryCode: string, industry: string): boolean {
  return /^[A-T]$/.test(industry)
    ? sectionOf.get(industryCode) === industry
    : industryCode.startsWith(industry)
}
