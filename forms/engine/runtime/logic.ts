/** Three-valued logic: true, false, or null for "cannot be said". */

export type Truth = boolean | null

export function and(a: Truth, b: Truth): Truth {
  if (a === false || b === false) return false
  return a === null || b === null ? null : true
}

export function or(a: Truth, b: Truth): Truth {
  if (a === true || b === true) return true
  return a === null || b === null ? null : false
}

export function not(a: Truth): Truth {
  return a === null ? null : !a
}

/** Equality of text, codes, truth values, dates and year-months. */
export function same<T extends string | boolean | number>(a: T | null, b: T | null): Truth {
  return a === null || b === null ? null : a === b
}

export function differs<T extends string | boolean | number>(a: T | null, b: T | null): Truth {
  return a === null || b === null ? null : a !== b
}

export function oneOf(value: string | null, options: readonly string[]): Truth {
  return value === null ? null : options.includes(value)
}

export function among(value: unknown, ...options: unknown[]): Truth {
  return options.reduce<Truth>(
    (found, option) => or(found, value === null || option === null ? null : value === option),
    false,
  )
}

export function orElse<T>(value: T | null, fallback: T | null): T | null {
  return value === null ? fallback : value
}

export function choose<T>(condition: Truth, yes: T | null, no: T | null): T | null {
  return condition === null ? null : condition ? yes : no
}

export function known(value: unknown): boolean {
  return value !== null
}
