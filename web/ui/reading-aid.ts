/**
 * Reads an amount in 千元 back in 万元 and 亿元, e.g. "= 1,234.6 万元 ≈ 0.12 亿元".
 * The wrong unit is the most common error in amounts; this lets the eye catch it.
 */
import { formatNumber } from './format-number.ts'

/** Unit of `thousandYuan`: thousand yuan. Undefined where there is nothing to read back. */
export function readingAid(thousandYuan: number | null | undefined): string | undefined {
  if (thousandYuan === null || thousandYuan === undefined || !Number.isFinite(thousandYuan))
    return undefined
  if (thousandYuan === 0) return undefined
  const tenThousands = `${sign(thousandYuan, 10)} ${formatNumber(thousandYuan / 10, shown(thousandYuan, 10))} 万元`
  if (Math.abs(thousandYuan) < 500) return tenThousands
  return `${tenThousands} ${sign(thousandYuan, 100_000)} ${formatNumber(thousandYuan / 100_000, shown(thousandYuan, 100_000))} 亿元`
}

/** Whether two decimals say it all. */
function sign(value: number, unit: number): '=' | '≈' {
  return Number.isInteger(value) && value % (unit / Math.min(unit, 100)) === 0 ? '=' : '≈'
}

function shown(value: number, unit: number): number {
  const rounded = Math.round((value / unit) * 100)
  if (rounded % 100 === 0) return 0
  return rounded % 10 === 0 ? 1 : 2
}
