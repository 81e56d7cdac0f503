/** Value → the text a cell shows. Numbers with thousands separators; years and codes as they are. */
import type { AnswerValue, CodeItem } from '../../forms/engine/types.ts'
import type { FieldKind } from './field-kind.ts'

export function showNumber(value: number): string {
  if (!Number.isFinite(value)) return String(value)
  const [whole, fraction] = decimalText(Math.abs(value)).split('.')
  const grouped = whole!.replace(/\B(?=(\d{3})+$)/g, ',')
  return `${value < 0 ? '-' : ''}${grouped}${fraction === undefined ? '' : `.${fraction}`}`
}

/** Plain decimal digits; `String` turns to 1e-7 for very small numbers. */
function decimalText(value: number): string {
  const text = String(value)
  return text.includes('e') ? value.toFixed(20).replace(/\.?0+$/, '') : text
}

export function showCell(kind: FieldKind, value: AnswerValue | undefined): string {
  if (value === undefined || value === null) return ''
  if (typeof value === 'number') return kind === 'number' ? showNumber(value) : String(value)
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (typeof value === 'string') return value
  return value.filter((item) => typeof item === 'string').join('、')
}

/** `10 企业`; the bare code while the list is on its way or does not know it. */
export function showCode(code: string, item: CodeItem | undefined): string {
  return item === undefined ? code : `${code} ${item.name}`
}
