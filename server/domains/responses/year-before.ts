/**
 * 上年 figures of a form, offered from what the unit reported a year before: `outputOfPreviousYear`
 * is last year's `output`, `previousProductOutput` its `productOutput`. For tables the rows come
 * with the codes and names they had. Offered, never entered. Pure.
 */
import type { FormDefinition, Indicator } from '../../../forms/engine/types.ts'
import type { AnswerJson } from './answer-cells.ts'

/** The indicator whose figure of last year this one asks for; null where it asks for none. */
export function askedOfLastYear(key: string): string | null {
  if (key.endsWith('OfPreviousYear')) return key.slice(0, -'OfPreviousYear'.length)
  const match = /^previous([A-Z])(.*)$/.exec(key)
  return match === null ? null : `${match[1]!.toLowerCase()}${match[2]}`
}

/** Values by the path of their cell. */
export function yearBefore(
  form: FormDefinition,
  answers: AnswerJson,
  lastYear: AnswerJson,
): readonly (readonly [string, unknown])[] {
  return form.indicators.flatMap((indicator) => {
    if (indicator.filledBy !== 'respondent') return []
    if (indicator.columns.length > 0) return rowsBefore(form, indicator, answers, lastYear)
    const asked = askedOfLastYear(indicator.key)
    const value = asked === null ? undefined : lastYear[asked]
    return typeof value === 'number' && !isFilled(answers[indicator.key])
      ? [[indicator.key, value] as const]
      : []
  })
}

/** Rows of a table the respondent adds to, while there are none yet. */
function rowsBefore(
  form: FormDefinition,
  table: Indicator,
  answers: AnswerJson,
  lastYear: AnswerJson,
): (readonly [string, unknown])[] {
  const isMatrix = form.schema.properties[table.key]?.['x-rows'] !== undefined
  const asks = table.columns.some(({ key }) => askedOfLastYear(key) !== null)
  const rows = lastYear[table.key]
  if (isMatrix || !asks || isFilled(answers[table.key]) || !Array.isArray(rows)) return []
  return (rows as readonly Readonly<Record<string, unknown>>[]).flatMap((row, at) =>
    table.columns.flatMap((column): (readonly [string, unknown])[] => {
      if (column.filledBy !== 'respondent') return []
      const asked = askedOfLastYear(column.key)
      // What names the row stays; its figures of last year stand only where they are asked for.
      const value = asked !== null ? row[asked] : column.type === 'string' ? row[column.key] : null
      return isFilled(value) ? [[`${table.key}[${at}].${column.key}`, value] as const] : []
    }),
  )
}

function isFilled(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0
  return value !== undefined && value !== null && value !== ''
}
