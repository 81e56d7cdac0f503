/**
 * Area codes as steps of the cascade: city 4 digits, county 6, township 9, village 12.
 * Zeros at the end only fill a code up. Pure.
 */
const STEPS = [2, 4, 6, 9, 12] as const

/** The code without the zeros that only fill it up: 140602000000 → 140602. */
export function prefixOf(code: string): string {
  const length = STEPS.find((step) => /^0*$/.test(code.slice(step))) ?? 12
  return code.slice(0, length)
}

/** The way from the office's own area down to the chosen one, without the office's own. */
export function stepsBetween(own: string, chosen: string | undefined): readonly string[] {
  if (chosen === undefined || !chosen.startsWith(own)) return []
  return STEPS.filter((step) => step > own.length && step <= prefixOf(chosen).length).map((step) =>
    chosen.slice(0, step),
  )
}

/** Whether areas lie below this one. */
export function hasAreasBelow(prefix: string): boolean {
  return prefix.length < 12
}
