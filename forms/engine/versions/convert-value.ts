/** One value on its way to another version: units converted exactly, codes translated. */
import { div, eq, fromDecimal, mul, toNumber } from '../runtime/exact.ts'
import type { CellValue, PropertySchema, UnitConversion } from '../types.ts'

export type Converted =
  | { readonly ok: true; readonly value: CellValue }
  | { readonly ok: false; readonly reason: string }

/** Refuses where a digit would be lost: nobody rounds what was reported. */
export function convertUnit(
  value: CellValue,
  conversion: UnitConversion,
  after: PropertySchema,
): Converted {
  const words = `计量单位由${conversion.from}改为${conversion.to}`
  const exact = typeof value === 'number' ? fromDecimal(String(value)) : null
  const result =
    exact === null ? null : div(mul(exact, conversion.times), conversion.dividedBy ?? 1)
  if (result === null) return { ok: false, reason: `${words}，原值不是数字` }
  const number = toNumber(result)
  const decimals = /\.(\d+)$/.exec(String(number))?.[1]?.length ?? 0
  const allowed = after.type === 'integer' ? 0 : (after['x-decimals'] ?? 20)
  // The number as JSON carries it must hold every digit.
  if (eq(fromDecimal(String(number)), result) !== true || decimals > allowed) {
    return { ok: false, reason: `${words}，换算不尽，不能代为取舍` }
  }
  return { ok: true, value: number }
}

/** One code, or the codes of a multiple choice: each goes on or stays behind. */
export function convertCodes(
  value: CellValue,
  codes: Readonly<Record<string, string | null>>,
): { readonly value: CellValue; readonly behind: readonly string[] } {
  const translate = (code: string): string | null => {
    const known = Object.hasOwn(codes, code) ? codes[code] : code
    return known ?? null
  }
  if (typeof value === 'string') {
    const code = translate(value)
    return { value: code, behind: code === null ? [value] : [] }
  }
  if (!Array.isArray(value)) return { value, behind: [] }
  // A code is kept once where two old ones became one.
  const texts = value.filter((code): code is string => typeof code === 'string')
  const kept = texts.flatMap((code) => translate(code) ?? [])
  return { value: [...new Set(kept)], behind: texts.filter((code) => translate(code) === null) }
}
