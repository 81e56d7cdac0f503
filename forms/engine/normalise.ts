/**
 * An answer document as it arrives (official codes, property names or titles, text or numbers, full or
 * half width) → answers by property name, with a notice for every change and nothing lost.
 */
import { cellName, cellPath } from './cell-path.ts'
import { unknownIndicator } from './format-findings.ts'
import { columnsOf, isTable } from './language/value-types.ts'
import { findKey, findKeyByTitle, type Properties } from './language/vocabulary.ts'
import { normaliseCell, type Remark } from './normalise-cell.ts'
import type {
  Answers,
  AnswerValue,
  CellValue,
  Finding,
  FormDefinition,
  PropertySchema,
  Row,
} from './types.ts'
import { shown } from './value-words.ts'

export interface NormalisedAnswers {
  readonly answers: Answers
  /** What was changed (advisory), has no indicator (verify) and could not be read (mandatory). */
  readonly notices: readonly Finding[]
  /** Values whose indicator the form does not have, under the names they came with. */
  readonly unknown: Readonly<Record<string, unknown>>
}

export function normaliseAnswers(form: FormDefinition, raw: unknown): NormalisedAnswers {
  const notices: Finding[] = []
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
    notices.push(
      notice(form, 'document', [], {
        severity: 'mandatory',
        text: `答卷应为“指标: 值”的对象，却是${shown(raw)}`,
      }),
    )
    return { answers: {}, notices, unknown: { document: raw } }
  }
  const placed = placeByKey(form, form.schema.properties, raw, null, null, notices)
  const answers: [string, AnswerValue][] = []
  for (const [key, value] of placed.known) {
    const property = form.schema.properties[key]!
    const normalised = isTable(property)
      ? normaliseTable(form, key, property, value, notices)
      : cell(form, key, property, value, null, null, notices)
    if (normalised !== undefined) answers.push([key, normalised])
  }
  return {
    answers: Object.fromEntries(answers),
    notices,
    unknown: Object.fromEntries(placed.unknown),
  }
}

interface Placed {
  readonly known: ReadonlyMap<string, unknown>
  readonly unknown: readonly (readonly [string, unknown])[]
}

/** Keys by name, official code or title; what fits nowhere is reported and kept. */
function placeByKey(
  form: FormDefinition,
  properties: Properties,
  raw: object,
  table: string | null,
  row: number | null,
  notices: Finding[],
): Placed {
  const known = new Map<string, unknown>()
  const unknown: [string, unknown][] = []
  for (const [name, value] of Object.entries(raw)) {
    const key = findKey(properties, name.trim()) ?? findKeyByTitle(properties, name.trim())
    if (key === null) {
      unknown.push([name, value])
      const place = table === null ? [] : [cellPath(table, row, name)]
      const rule = table === null ? name : `${table}.${name}`
      notices.push(
        // To be looked at, but no fault of what was reported: another program may know more codes.
        notice(form, rule, place, {
          severity: 'verify',
          text: `${unknownIndicator(form, table, name)}；内容没有参加审核`,
        }),
      )
    } else if (known.has(key)) {
      unknown.push([name, value])
      const title = properties[key]?.title ?? key
      const remark = {
        severity: 'mandatory' as const,
        text: `“${title}”给了两次（代码、英文名或名称），以先出现的为准`,
      }
      notices.push(
        notice(
          form,
          table === null ? key : `${table}.${key}`,
          [cellPath(table ?? key, row, table === null ? null : key)],
          remark,
        ),
      )
    } else {
      known.set(key, value)
    }
  }
  return { known, unknown }
}

function normaliseTable(
  form: FormDefinition,
  key: string,
  property: PropertySchema,
  raw: unknown,
  notices: Finding[],
): AnswerValue | undefined {
  if (raw === null || raw === undefined || raw === '') return undefined
  const title = property.title ?? key
  if (!Array.isArray(raw)) {
    notices.push(
      notice(form, key, [key], {
        severity: 'mandatory',
        text: `“${title}”应为各行的列表，却是${shown(raw)}`,
      }),
    )
    return raw as AnswerValue
  }
  return raw.map((row: unknown, index): Row => {
    if (typeof row !== 'object' || row === null || Array.isArray(row)) {
      const text = `“${title}”第 ${index + 1} 行应为“列: 值”的对象，却是${shown(row)}`
      notices.push(notice(form, key, [cellPath(key, index, null)], { severity: 'mandatory', text }))
      return row as Row
    }
    return normaliseRow(form, key, property, row, index, notices)
  })
}

function normaliseRow(
  form: FormDefinition,
  table: string,
  property: PropertySchema,
  raw: object,
  row: number,
  notices: Finding[],
): Row {
  const columns = columnsOf(property)
  const placed = placeByKey(form, columns, raw, table, row, notices)
  const cells: [string, CellValue][] = []
  for (const [column, value] of placed.known) {
    const normalised = cell(form, table, columns[column]!, value, row, column, notices)
    if (normalised !== undefined) cells.push([column, normalised])
  }
  // An unknown column stays in its row, where the validator names it too.
  for (const [name, value] of placed.unknown) {
    if (!cells.some(([column]) => column === name)) cells.push([name, value as CellValue])
  }
  return Object.fromEntries(cells)
}

function cell(
  form: FormDefinition,
  key: string,
  property: PropertySchema,
  raw: unknown,
  row: number | null,
  column: string | null,
  notices: Finding[],
): CellValue | undefined {
  const { value, remark } = normaliseCell(column ?? key, property, raw)
  if (remark !== null) {
    const name = cellName(form.schema, { key, row, column })
    const text = `${name.endsWith('”') ? name : `“${name}”`}${remark.text}`
    const rule = column === null ? key : `${key}.${column}`
    notices.push(notice(form, rule, [cellPath(key, row, column)], { ...remark, text }))
  }
  return value
}

function notice(
  form: FormDefinition,
  name: string,
  fields: readonly string[],
  remark: Remark,
): Finding {
  return {
    rule: `${form.id}-format-${name}`,
    kind: 'format',
    severity: remark.severity,
    outcome: 'fail',
    fields,
    message: remark.text,
  }
}
