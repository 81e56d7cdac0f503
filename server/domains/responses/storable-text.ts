/**
 * Answers without the characters that no JSON column of PostgreSQL holds: U+0000 and halves of a
 * surrogate pair. The bytes received keep them; both engines store the same. Pure.
 */
import type { Finding } from '../../../forms/engine/types.ts'

const DROPPED_CHARACTERS_RULE = 'characters-dropped'

const NUL = '\u0000'
const loneSurrogates = /\p{Surrogate}/gu

/**
 * Whether JSON of these bytes surely holds no character of those: UTF-8 has none of them, so they can
 * only be written as an escape.
 */
export function holdsNoEscape(bytes: Uint8Array): boolean {
  return !Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes('\\u')
}

/** The same value where it can be stored as it is. */
export function storable<T>(value: T): T {
  // Only characters are taken out of strings; the shape stays.
  return holdsUnstorable(value) ? (cleaned(value) as T) : value
}

/** What the office and the respondent are told, or undefined where nothing is dropped. */
export function findDroppedCharacters(document: {
  readonly answers: Readonly<Record<string, unknown>>
  readonly explanations: readonly unknown[]
}): Finding | undefined {
  if (!holdsUnstorable(document.answers) && !holdsUnstorable(document.explanations)) {
    return undefined
  }
  const fields = Object.entries(document.answers).flatMap(([key, value]) => cellsWith(key, value))
  return {
    rule: DROPPED_CHARACTERS_RULE,
    kind: 'format',
    severity: 'advisory',
    outcome: 'fail',
    fields: [...new Set(fields)],
    message: '含有无法保存的字符，已去除，原文另存，请核对',
  }
}

function cellsWith(key: string, value: unknown): string[] {
  const name = cleanText(key)
  if (name !== key) return [name]
  if (!Array.isArray(value)) return holdsUnstorable(value) ? [name] : []
  return value.flatMap((row: unknown, position) => {
    if (!isObject(row)) return holdsUnstorable(row) ? [name] : []
    return Object.entries(row)
      .filter((entry) => holdsUnstorable(entry))
      .map(([column]) => `${name}[${position}].${cleanText(column)}`)
  })
}

function holdsUnstorable(value: unknown): boolean {
  if (typeof value === 'string') return cleanText(value) !== value
  if (Array.isArray(value)) return value.some(holdsUnstorable)
  return isObject(value) && Object.entries(value).some(holdsUnstorable)
}

function cleaned(value: unknown): unknown {
  if (typeof value === 'string') return cleanText(value)
  if (Array.isArray(value)) return value.map(cleaned)
  if (!isObject(value)) return value
  return Object.fromEntries(
    Object.entries(value)
      // A key that was sound goes before one that only becomes the same.
      .filter(([key]) => cleanText(key) === key || !Object.hasOwn(value, cleanText(key)))
      .map(([key, member]) => [cleanText(key), cleaned(member)]),
  )
}

function cleanText(text: string): string {
  return text.replaceAll(NUL, '').replace(loneSurrogates, '')
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
