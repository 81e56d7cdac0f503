/**
 * Typed text → value, by the engine's own rules for one cell, after what only a person at a
 * keyboard does: (1,200) for a loss, a full-width minus, 2024年3月15日. What cannot be read is
 * kept as it was typed; what was normalised says so in a notice. Pure.
 */
import { normaliseCell } from '../../forms/engine/normalise-cell.ts'
import type { AnswerValue, PropertySchema } from '../../forms/engine/types.ts'
import type { FieldKind } from './field-kind.ts'

export interface ReadCell {
  /** The value, or the text itself when it cannot be read as the field's type. */
  readonly value: AnswerValue | undefined
  readonly readable: boolean
  /** What was changed on the way in, in words; null when nothing was. */
  readonly notice: string | null
  /** Why it cannot be read, in words, where the engine says so. */
  readonly refusal?: string
}

export function readCell(
  kind: FieldKind,
  key: string,
  schema: PropertySchema,
  raw: string,
): ReadCell {
  switch (kind) {
    case 'number':
    case 'year':
    case 'month':
      return readNumber(key, schema, raw)
    case 'date':
      return readDate(raw)
    default: {
      const { value, remark } = normaliseCell(key, schema, raw)
      const refused = remark?.severity === 'mandatory'
      const notice = remark === null || refused ? null : remark.text
      return refused
        ? { value, readable: false, notice, refusal: remark.text }
        : { value, readable: true, notice }
    }
  }
}

function readNumber(key: string, schema: PropertySchema, raw: string): ReadCell {
  const plain = raw
    .replace(/[，]/g, ',')
    .replace(/[．。]/g, '.')
    .replace(/[－−–—]/g, '-')
    .replace(/\s/g, '')
    .replace(/^[+＋]/, '')
    .replace(/^[（(]([^()（）-]+)[)）]$/, '-$1')
  const { value, remark } = normaliseCell(key, schema, plain)
  if (remark?.severity === 'mandatory') {
    return { value: raw.trim(), readable: false, notice: null, refusal: remark.text }
  }
  const typed = raw.trim().replaceAll(',', '')
  const usual = value === undefined || typed === String(value)
  return { value, readable: true, notice: usual ? null : `“${raw.trim()}”已记为 ${String(value)}` }
}

const dateForms = [
  /^(\d{4})-(\d{1,2})-(\d{1,2})$/,
  /^(\d{4})[/.](\d{1,2})[/.](\d{1,2})$/,
  /^(\d{4})年(\d{1,2})月(\d{1,2})日?$/,
  /^(\d{4})(\d{2})(\d{2})$/,
]

function readDate(raw: string): ReadCell {
  const text = raw.trim()
  if (text === '') return { value: undefined, readable: true, notice: null }
  const plain = text.normalize('NFKC').replace(/\s/g, '').replace(/[—–−]/g, '-')
  for (const form of dateForms) {
    const match = form.exec(plain)
    if (match === null) continue
    const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
    const date = new Date(Date.UTC(year, month - 1, day))
    if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) break
    const value = date.toISOString().slice(0, 10)
    return { value, readable: true, notice: value === text ? null : `“${text}”已记为 ${value}` }
  }
  return { value: text, readable: false, notice: null }
}
