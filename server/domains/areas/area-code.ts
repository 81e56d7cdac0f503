/** Arithmetic of area codes 统计用区划代码: 12 digits, four levels, zeros below the level meant. */

const LEVEL_DIGITS = [4, 6, 9, 12] as const

/** The digits that carry meaning: `140602000000` → `140602`. Shorter prefixes stay as they are. */
export function areaPrefixOf(code: string): string {
  if (code.length !== 12) return code
  const digits = LEVEL_DIGITS.find((length) => /^0*$/.test(code.slice(length)))
  return code.slice(0, digits ?? 12)
}

/** Codes of the city, county, town and village that an area or block code lies in, outermost first. */
export function areaAncestors(code: string): readonly string[] {
  const digits = areaPrefixOf(code.slice(0, 12)).length
  return LEVEL_DIGITS.filter((length) => length <= digits).map((length) =>
    code.slice(0, length).padEnd(12, '0'),
  )
}
