/**
 * 不适用、不掌握: an empty numeric cell whose emptiness is explained. Kept apart from empty and
 * from 0 in the property `absences` that every form has (quality item Q-44).
 */
import { cellPath, parseCellPath } from './cell-path.ts'
import type { Absence, Answers, FormSchema, PropertySchema, Row } from './types.ts'

export const ABSENCES = 'absences'

const SOURCE = 'quality.md Q-44'

/** The property every form carries beside its own. */
export const ABSENCES_PROPERTY: PropertySchema = {
  title: '未填原因',
  type: 'array',
  maxItems: 2000,
  items: {
    type: 'object',
    additionalProperties: false,
    properties: {
      cell: column('指标', '缺-1', { maxLength: 200, 'x-required': true }),
      kind: column('情形', '缺-2', { enum: ['not-applicable', 'unknown'], 'x-required': true }),
      reason: column('原因', '缺-3', {
        'x-codelist': 'absence-reasons',
        'x-required': 'kind = "unknown"',
      }),
      note: column('说明', '缺-4', { maxLength: 500 }),
    },
  },
  'x-code': '缺',
  'x-code-status': 'placeholder',
  'x-provenance': 'project',
  'x-source': SOURCE,
  'x-filled-by': 'respondent',
  'x-required': false,
}

function column(title: string, code: string, rest: Partial<PropertySchema>): PropertySchema {
  return {
    title,
    type: 'string',
    'x-code': code,
    'x-code-status': 'placeholder',
    'x-provenance': 'project',
    'x-source': SOURCE,
    'x-filled-by': 'respondent',
    'x-required': false,
    ...rest,
  }
}

/** Whether a cell may be said to be absent: numbers only, never names or codes. */
export function mayBeAbsent(property: PropertySchema | undefined): boolean {
  return property?.type === 'integer' || property?.type === 'number'
}

export function absencesOf(answers: Answers): readonly Absence[] {
  const rows = answers[ABSENCES]
  if (!Array.isArray(rows)) return []
  return (rows as readonly Row[]).filter((row): row is Row & Absence => isAbsence(row))
}

function isAbsence(row: Row | null | undefined): boolean {
  return typeof row?.cell === 'string' && (row.kind === 'not-applicable' || row.kind === 'unknown')
}

/** The absence of a cell, by the path findings use; a row that has an identity is found by it. */
export function absenceAt(answers: Answers, path: string): Absence | undefined {
  const absences = absencesOf(answers)
  if (absences.length === 0) return undefined
  return absences.find(({ cell }) => cell === path || pathOfAbsence(answers, cell) === path)
}

/** How `absences` names a cell: rows that have an identity by it, others by their number. */
export function absenceName(schema: FormSchema, answers: Answers, path: string): string {
  const cell = parseCellPath(path)
  if (cell === null || cell.row === null || cell.column === null) return path
  const rowId = schema.properties[cell.key]?.['x-row-id']
  const rows = answers[cell.key]
  if (rowId === undefined || !Array.isArray(rows)) return path
  const id = (rows as readonly Row[])[cell.row]?.[rowId]
  return typeof id === 'string' && id !== '' ? `${cell.key}{${id}}.${cell.column}` : path
}

/** The path of the cell an absence names; null when its row is not (or no longer) there. */
export function pathOfAbsence(answers: Answers, cell: string): string | null {
  const match = /^([^.[\]{}]+)\{([^{}]+)\}\.([^.[\]{}]+)$/.exec(cell)
  if (match === null) return cell
  const [, key = '', id, column = ''] = match
  const rows = answers[key]
  if (!Array.isArray(rows)) return null
  const index = (rows as readonly Row[]).findIndex((row) =>
    Object.values(row ?? {}).some((value) => value === id),
  )
  return index < 0 ? null : cellPath(key, index, column)
}
