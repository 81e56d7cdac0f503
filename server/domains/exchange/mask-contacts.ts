/** 法定代表人、联系电话、地址 and the like, hidden where the purpose does not need them. Pure. */

const CONTACT = /representative|operatorName|preparer|contact|phone|fax|email|address/i

export const MASK = '***'

/** Whether an indicator names or reaches a person: by the words of its property key. */
export function isContact(key: string): boolean {
  return CONTACT.test(key)
}

export interface Masked<T> {
  readonly value: T
  /** Filled cells that were hidden. */
  readonly hidden: number
}

/** The document with every contact hidden, at the top and in the rows of tables. */
export function maskContacts(
  document: Readonly<Record<string, unknown>>,
): Masked<Record<string, unknown>> {
  let hidden = 0
  const hide = (key: string, value: unknown): unknown => {
    if (value === null || value === undefined || value === '') return value
    if (isContact(key)) {
      hidden += 1
      return MASK
    }
    if (Array.isArray(value)) return value.map((each: unknown) => hide('', each))
    if (typeof value !== 'object') return value
    return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, hide(name, part)]))
  }
  // An object in, an object out.
  const value = hide('', document) as Record<string, unknown>
  return { value, hidden }
}
