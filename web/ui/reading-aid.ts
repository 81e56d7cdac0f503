/**
 * Reads an amount in 千元 back in 万元 and 亿元, e.g. "= 1,234.6 万元 ≈ 0.12 亿元".
 * The wrong unit is the most common error in amounts; this lets the eye catch it.
 */
import { formatNumber } from './format-number.ts'

const tenThousandYuan = 10
const hundredMillionYuan = 100_000

/** Unit of `thousandYuan`: thousand yuan. Undefined where there is nothing to read back. */
export function readingAid(thousandYuan: number | null | undefined): string | undefined {
  if (thousandYuan === null || thousandYuan === undefined) return undefined
  if (thousandYuan === 0 || !Number.isFinite(thousandYuan)) return undefined
  const small = `${inUnit(thousandYuan, tenThousandYuan)} 万元`
  if (Math.abs(thousandYuan) < hundredMillionYuan / 200) return small
  return `${small} ${inUnit(thousandYuan, hundredMillionYuan)} 亿元`
}

/** With at most two decimals, and the sign that says whether these are all. */
function inUnit(value: number, unit: number): string {
  const exact = Number.isInteger(value) && value % Math.max(1, unit / 100) === 0
  const hundredths = Math.round((value / unit) * 100)
  const decimals = hundredths % 100 === 0 ? 0 : hundredths % 10 === 0 ? 1 : 2
  return `${exact ? '=' : '≈'} ${formatNumber(value / unit, decimals)}`
}
