/**
 * Typed text → value. What cannot be read is kept as it was typed (the form's own schema then
 * says what is wrong with it); what is normalised says so in a notice. Pure.
 */
import type { PropertySchema } from '../../forms/engine/types.ts'
import type { FieldKind } from './field-kind.ts'

export interface ReadCell {
  /** The value, or the text itself when it cannot be read as the field's type. */
  readonly value: string | number | undefined
  readonly readable: boolean
  /** What was changed on the way in, in words; null when nothing was. */
  readonly notice: string | null
}

const ZERO_WIDTH = /[\u200b-\u200d\u2060\ufeff]/g
const FULL_WIDTH = /[０-９Ａ-Ｚａ-ｚ]/g

function halfWidth(text: string): string {
  return text.replace(FULL_WIDTH, (letter) =>
    String.fromCharCode(letter.charCodeAt(0) - 0xfee0),
  )
}

export function readCell(kind: FieldKind, schema: PropertySchema, raw: string): ReadCell {
  const visible = raw.replace(ZERO_WIDTH, '')
  const text = visible.trim()
  if (text === '') return { value: undefined, readable: true, notice: null }
  switch (kind) {
    case 'number':
    case 'year':
    case 'month':
      return readNumber(text, schema, kind)
    case 'date':
      return readDate(text)
    case 'credit-code':
      return readCode(text)
    default:
      return readText(raw, text, kind)
  }
}

function readText(raw: string, text: string, kind: FieldKind): ReadCell {
  const value = kind === 'phone' ? halfWidth(text).replace(/－/g, '-') : halfWidth(text)
  const changes: string[] = []
  if (value !== text) changes.push('全角数字、字母已改为半角')
  if (raw.trim() !== text) changes.push('已去掉看不见的字符')
  return { value, readable: true, notice: changes.length > 0 ? changes.join('；') : null }
}

/** Codes lose spaces and case; O and 0, I and 1 are never exchanged silently. */
function readCode(text: string): ReadCell {
  const value = halfWidth(text).replace(/[\s-]/g, '').toUpperCase()
  const same = value === text
  return { value, readable: true, notice: same ? null : `“${text}”已规范为 ${value}` }
}

function readNumber(text: string, schema: PropertySchema, kind: FieldKind): ReadCell {
  const plain = halfWidth(text)
    .replace(/[，]/g, ',')
    .replace(/[．。]/g, '.')
    .replace(/[－−–—]/g, '-')
    .replace(/[＋]/g, '+')
    .replace(/\s/g, '')
    .replace(/^[（(](.+)[)）]$/, '-$1')
  const unread: ReadCell = { value: text, readable: false, notice: null }
  if (!/^[+-]?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?$/.test(plain)) return unread
  const digits = plain.replace(/,/g, '').replace(/^\+/, '')
  const number = Number(digits)
  if (!Number.isFinite(number) || Math.abs(number) > Number.MAX_SAFE_INTEGER) return unread
  if (schema.type === 'integer' && !Number.isInteger(number)) return unread
  const value = number === 0 ? 0 : number
  const changed = !/^-?\d+(\.\d+)?$/.test(text.replace(/,/g, '')) || text.endsWith('.0')
  const shown = kind === 'number' ? String(value) : digits
  return { value, readable: true, notice: changed ? `“${text}”已规范为 ${shown}` : null }
}

const dateForms = [
  /^(\d{4})-(\d{1,2})-(\d{1,2})$/,
  /^(\d{4})[/.](\d{1,2})[/.](\d{1,2})$/,
  /^(\d{4})年(\d{1,2})月(\d{1,2})日?$/,
  /^(\d{4})(\d{2})(\d{2})$/,
]

function readDate(text: string): ReadCell {
  const plain = halfWidth(text).replace(/\s/g, '').replace(/[－—–]/g, '-').replace(/．/g, '.')
  for (const form of dateForms) {
    const match = form.exec(plain)
    if (match === null) continue
    const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
    const date = new Date(Date.UTC(year, month - 1, day))
    if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) break
    const value = date.toISOString().slice(0, 10)
    return { value, readable: true, notice: value === text ? null : `“${text}”已规范为 ${value}` }
  }
  return { value: text, readable: false, notice: null }
}
