/** Values as messages print them. */
import { type MaybeExact, mul, round, toDecimal } from './exact.ts'

export const EMPTY = '（空）'

export function showNumber(value: MaybeExact): string {
  if (value === null) return EMPTY
  const [whole = '', decimals] = toDecimal(value).split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return decimals === undefined ? grouped : `${grouped}.${decimals}`
}

export function showWithUnit(value: MaybeExact, unit: string): string {
  return value === null ? EMPTY : `${showNumber(value)} ${unit}`
}

export function showPercent(value: MaybeExact): string {
  return value === null ? EMPTY : `${showNumber(round(mul(value, 100), 2))}%`
}

export function showText(value: string | null): string {
  return value ?? EMPTY
}

export function showTruth(value: boolean | null): string {
  return value === null ? EMPTY : value ? '是' : '否'
}

export function showOptions(value: readonly string[] | null): string {
  return value === null ? EMPTY : value.join('、')
}

export function showDate(value: number | null): string {
  if (value === null) return EMPTY
  return `${Math.floor(value / 10000)}年${Math.floor(value / 100) % 100}月${value % 100}日`
}

export function showMonth(value: number | null): string {
  return value === null ? EMPTY : `${Math.floor(value / 100)}年${value % 100}月`
}
