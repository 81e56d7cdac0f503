/**
 * One value from a file, a paste or another program → the value a cell holds.
 *
 * What cannot change the meaning is tidied with a notice; what could is refused and kept as it
 * was given. Codes are text: a number in their place is never turned into digits.
 */
import { normaliseCreditCode, normaliseOrganisationCode } from './credit-code.ts'
import type { CellValue, PropertySchema, Severity } from './types.ts'
import { shown, typeInWords } from './value-words.ts'

export interface Remark {
  readonly severity: Severity
  /** What follows the indicator's name. */
  readonly text: string
}

export interface NormalisedCell {
  readonly value: CellValue | undefined
  readonly remark: Remark | null
}

const MAX = Number.MAX_SAFE_INTEGER

export function normaliseCell(key: string, property: PropertySchema, raw: unknown): NormalisedCell {
  if (raw === undefined || raw === null) return kept(undefined)
  if (typeof raw === 'string' && tidy(raw) === '') return kept(undefined)
  switch (property.type) {
    case 'integer':
    case 'number':
      return number(property, raw)
    case 'boolean':
      return truth(property, raw)
    case 'array':
      return options(key, property, raw)
    default:
      return text(key, property, raw)
  }
}

function kept(value: CellValue | undefined): NormalisedCell {
  return { value, remark: null }
}

function changed(value: CellValue, text: string): NormalisedCell {
  return { value, remark: { severity: 'advisory', text } }
}

function refused(raw: unknown, text: string): NormalisedCell {
  // Kept as given: the finding says why it does not stand.
  return { value: raw as CellValue, remark: { severity: 'mandatory', text } }
}

/** Zero-width characters gone, blanks around gone. */
function tidy(raw: string): string {
  return raw.replace(/[\u200b-\u200f\u2060\ufeff]/g, '').replace(/^[\s\u3000]+|[\s\u3000]+$/g, '')
}

function halfWidth(text: string): string {
  return text
    .replace(/[\uff01-\uff5e]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replaceAll('\u3000', ' ')
}

function number(property: PropertySchema, raw: unknown): NormalisedCell {
  if (typeof raw === 'number') {
    const meant = withoutNoise(property, raw)
    return Object.is(meant, raw)
      ? plainNumber(property, raw, null)
      : changed(meant, `${shown(raw)}已记为${shown(meant)}`)
  }
  if (typeof raw !== 'string')
    return refused(raw, `填的是${shown(raw)}，应填${typeInWords(property)}`)
  const plain = halfWidth(tidy(raw)).replace(/^−/, '-')
  if (/^[+-]?\d+(\.\d+)?[eE][+-]?\d+$/.test(plain)) {
    return refused(raw, `写成了科学记数法${shown(raw)}，请写出全部数字`)
  }
  const grouped = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(plain)
  if (!grouped && !/^-?\d+(\.\d+)?$/.test(plain)) {
    return refused(raw, `填的是${shown(raw)}，读不出数字，应填${typeInWords(property)}`)
  }
  const digits = plain.replaceAll(',', '')
  if (digits.replace(/^-?0*/, '').replace('.', '').length > 15 && !isExactText(digits)) {
    return refused(raw, `填的是${shown(raw)}，位数太多，无法精确记录，请核对计量单位`)
  }
  return plainNumber(property, Number(digits), raw)
}

/** A program that adds 0.1 and 0.2 writes 0.30000000000000004: what is off by its last bits is meant whole. */
function withoutNoise(property: PropertySchema, value: number): number {
  const decimals = property.type === 'integer' ? 0 : property['x-decimals']
  if (decimals === undefined || !Number.isFinite(value) || Math.abs(value) > MAX) return value
  const meant = Number(value.toFixed(decimals))
  return Math.abs(value - meant) <= Math.abs(value) * 2 ** -50 && meant !== 0 ? meant : value
}

function isExactText(digits: string): boolean {
  return (
    !digits.includes('.') &&
    Number.isSafeInteger(Number(digits)) &&
    BigInt(digits) === BigInt(Number(digits))
  )
}

function plainNumber(property: PropertySchema, value: number, text: string | null): NormalisedCell {
  const raw = text ?? value
  if (!Number.isFinite(value)) return refused(raw, `填的是${shown(raw)}，不是数字，请重新填写`)
  if (Object.is(value, -0)) return refused(raw, '填的是 -0，请填 0 或核对正负号')
  if (Math.abs(value) > MAX)
    return refused(raw, `填的是${shown(raw)}，超出可精确记录的范围，请核对计量单位`)
  if (property.type === 'integer' && !Number.isInteger(value)) {
    return refused(raw, `填的是${shown(raw)}，应填整数，请按四舍五入取整`)
  }
  const decimals = property['x-decimals']
  if (property.type === 'number' && decimals !== undefined && decimalsOf(value) > decimals) {
    return refused(raw, `填的是${shown(raw)}，小数至多 ${decimals} 位`)
  }
  return text === null || text === String(value)
    ? numberKept(value, text)
    : changed(value, `${shown(text)}已记为数字${shown(value)}`)
}

function numberKept(value: number, text: string | null): NormalisedCell {
  return text === null ? kept(value) : changed(value, `文本${shown(text)}已记为数字`)
}

function decimalsOf(value: number): number {
  const text = String(value)
  if (text.includes('e')) return 20
  const dot = text.indexOf('.')
  return dot < 0 ? 0 : text.length - dot - 1
}

const TRUE_WORDS = ['是', '1', 'true']
const FALSE_WORDS = ['否', '2', '0', 'false']

function truth(property: PropertySchema, raw: unknown): NormalisedCell {
  if (typeof raw === 'boolean') return kept(raw)
  const word =
    typeof raw === 'number' || typeof raw === 'string'
      ? halfWidth(tidy(String(raw))).toLowerCase()
      : ''
  if (TRUE_WORDS.includes(word)) return changed(true, `${shown(raw)}已记为“是”`)
  if (FALSE_WORDS.includes(word)) return changed(false, `${shown(raw)}已记为“否”`)
  return refused(raw, `填的是${shown(raw)}，应填${typeInWords(property)}`)
}

function text(key: string, property: PropertySchema, raw: unknown): NormalisedCell {
  if (typeof raw === 'number') {
    const code = String(raw)
    if (property.enum?.includes(code)) return changed(code, `数字${shown(raw)}已记为代码“${code}”`)
    return refused(raw, `是数字${shown(raw)}，代码和号码应按文本填写，请核对有无丢失前面的 0`)
  }
  if (typeof raw !== 'string') return refused(raw, `填的是${shown(raw)}，应填文字`)
  const value = normaliseText(key, property, raw)
  if (value === raw) return kept(raw)
  if (value === '') return kept(undefined)
  return changed(value, `${shown(raw)}${whatChanged(raw)}，已记为“${value}”`)
}

function normaliseText(key: string, property: PropertySchema, raw: string): string {
  if (property.format === 'date') return plainDate(tidy(halfWidth(tidy(raw))))
  if (/creditCode$/i.test(key)) return normaliseCreditCode(raw)
  if (/organisationCode$/i.test(key)) return normaliseOrganisationCode(raw)
  const isCode =
    property.enum !== undefined ||
    property['x-codelist'] !== undefined ||
    property.format !== undefined ||
    /(code|phone|fax|number|extension)$/i.test(key)
  return isCode ? withoutRowMark(property, tidy(halfWidth(tidy(raw)))) : tidy(raw)
}

/** 2024/2/5, 2024.2.5, 2024年2月5日 and 20240205 are 2024-02-05. */
function plainDate(text: string): string {
  const parts =
    /^(\d{4})([-/.年])(\d{1,2})[-/.月](\d{1,2})日?$/.exec(text) ??
    /^(\d{4})()(\d\d)(\d\d)$/.exec(text)
  if (parts === null) return text
  const [, year, , month, day] = parts
  return `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`
}

/** Lines of a matrix are also called by the mark of their column and their code: R33 for 33. */
function withoutRowMark(property: PropertySchema, code: string): string {
  const mark = property['x-code']
  if (property['x-codelist'] === undefined || mark === undefined) return code
  return /^[A-Z]$/.test(mark) && /^[A-Z]\d+$/i.test(code) && code.toUpperCase().startsWith(mark)
    ? code.slice(1)
    : code
}

function whatChanged(raw: string): string {
  if (/[\u200b-\u200f\u2060\ufeff]/.test(raw)) return '含看不见的字符'
  if (/^[\s\u3000]|[\s\u3000]$/.test(raw)) return '前后有空格'
  if (/[\uff01-\uff5e]/.test(raw)) return '含全角字符'
  return '写法不规范'
}

/** Several options: an array, or text with the codes side by side. */
function options(key: string, property: PropertySchema, raw: unknown): NormalisedCell {
  const items = property.items ?? { type: 'string' }
  if (typeof raw === 'string') {
    const codes = halfWidth(tidy(raw))
      .split(/[,;、\s]+/)
      .filter((code) => code !== '')
    return changed(codes, `${shown(raw)}已分成 ${codes.length} 项`)
  }
  if (!Array.isArray(raw)) return refused(raw, `填的是${shown(raw)}，应填${typeInWords(property)}`)
  const cells = raw.map((option) => text(key, items, option))
  const remark =
    cells.find((cell) => cell.remark?.severity === 'mandatory') ??
    cells.find((cell) => cell.remark !== null)
  const values = cells.map((cell) => cell.value).filter((value) => value !== undefined)
  return { value: values as readonly string[], remark: remark?.remark ?? null }
}
