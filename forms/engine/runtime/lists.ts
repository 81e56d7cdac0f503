/** What checks ask of code lists, other documents and supplied distributions. */
import type { CheckContext } from '../types.ts'
import type { MaybeExact } from './exact.ts'
import type { Truth } from './logic.ts'
import { readNumber } from './read.ts'

export function inList(c: CheckContext, code: string | null, list: string): Truth {
  if (code === null) return null
  return c.codeLists?.has(list, code) ?? null
}

/** Every option ticked is in the list. */
export function allInList(c: CheckContext, codes: readonly string[] | null, list: string): Truth {
  if (codes === null) return null
  for (const code of codes) {
    const member = inList(c, code, list)
    if (member !== true) return member
  }
  return true
}

export function levelOf(c: CheckContext, code: string | null, list: string): string | null {
  return code === null ? null : (c.codeLists?.item(list, code)?.level ?? null)
}

export function parentOf(c: CheckContext, code: string | null, list: string): string | null {
  return code === null ? null : (c.codeLists?.item(list, code)?.parent ?? null)
}

export function sectionOf(c: CheckContext, code: string | null, list: string): string | null {
  return code === null ? null : (c.codeLists?.item(list, code)?.section ?? null)
}

/** Code and name, as a message shows it; the bare code when the list is not at hand. */
export function labelOf(c: CheckContext, code: string | null, list: string): string | null {
  if (code === null) return null
  const name = c.codeLists?.item(list, code)?.name
  return name === undefined ? code : `${code} ${name}`
}

/** A figure of a list item, e.g. the reference coefficient of an energy product. */
export function listValue(
  c: CheckContext,
  code: string | null,
  list: string,
  name: string,
): MaybeExact {
  return code === null ? null : readNumber(c.codeLists?.item(list, code)?.values?.[name])
}

export function percentile(c: CheckContext, of: string, point: string): MaybeExact {
  return readNumber(
    (c.distributions?.[of] as Readonly<Record<string, unknown>> | undefined)?.[point],
  )
}

/** Which units percentiles are of, and how many: 同行业（06 煤炭开采和洗选业） 35 家. */
export function neighbours(c: CheckContext, of: string): string | null {
  const { group, units } = c.distributions?.[of] ?? {}
  return typeof group === 'string' && typeof units === 'number' ? `${group} ${units} 家` : null
}

export function reported(c: CheckContext, form: string): Truth {
  return c.others === undefined ? null : c.others[form] !== undefined
}
