/**
 * A document in which every cell a respondent fills holds something of its kind, for any form:
 * what screens and prints look like when they are full. Figures mean nothing.
 */
import type {
  Answers,
  AnswerValue,
  CellValue,
  CodeListData,
  FormDefinition,
  PropertySchema,
  Row,
} from '../../forms/engine/types.ts'

/** `rows`: rows of each table the respondent adds. Matrices fill every second line of their list. */
export function fullAnswers(
  form: FormDefinition,
  list: (id: string) => CodeListData | undefined,
  rows = 3,
): Answers {
  let seed = 7
  const next = (below: number): number => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((seed / 2_147_483_648) * below)
  }
  const codeOf = (id: string, allowed: PropertySchema['enum']): string | undefined => {
    const items = list(id)?.items.filter(({ code, leaf }) => leaf !== false && code !== '') ?? []
    const usable =
      allowed === undefined ? items : items.filter(({ code }) => allowed.includes(code))
    return usable[next(usable.length)]?.code
  }
  const cellOf = (key: string, schema: PropertySchema): CellValue | undefined => {
    const { 'x-codelist': codes, 'x-unit': unit, type } = schema
    if (type === 'boolean') return next(2) === 1
    if (unit === '年') return 2005 + next(18)
    if (unit === '月') return 1 + next(12)
    if (type === 'integer') return next(9_000_000)
    if (type === 'number') {
      return Number((next(9_000_000) / 100).toFixed(schema['x-decimals'] ?? 2))
    }
    if (codes !== undefined) {
      const code = codeOf(codes, schema.enum ?? schema.items?.enum)
      return type === 'array' ? (code === undefined ? undefined : [code]) : code
    }
    if (schema.enum !== undefined) return String(schema.enum[0])
    if (schema.format === 'date') return '2024-03-15'
    if (/creditCode$/i.test(key)) return '91140602MA0GW7XY2K'
    if (/phone/i.test(key)) return '2028866'.slice(0, schema.maxLength ?? 7)
    const text = /name$/i.test(key) ? '朔州市鑫源商贸有限公司' : '建筑材料批发'
    return text.slice(0, schema.maxLength ?? 60)
  }
  const mayFill = (schema: PropertySchema): boolean =>
    schema['x-computed'] === undefined &&
    schema['x-period-of'] === undefined &&
    ['respondent', 'system'].includes(schema['x-filled-by'] ?? 'respondent')
  const rowOf = (columns: Readonly<Record<string, PropertySchema>>): Record<string, CellValue> => {
    const row: Record<string, CellValue> = {}
    for (const [key, schema] of Object.entries(columns)) {
      const value = mayFill(schema) ? cellOf(key, schema) : undefined
      if (value !== undefined) row[key] = value
    }
    return row
  }
  const answers: Record<string, AnswerValue> = {}
  for (const [key, schema] of Object.entries(form.schema.properties)) {
    const columns = schema.items?.properties
    if (key === 'absences') continue
    if (columns === undefined) {
      const value = mayFill(schema) ? cellOf(key, schema) : undefined
      if (value !== undefined) answers[key] = value
      continue
    }
    const id = schema['x-row-id'] ?? ''
    const lines = schema['x-rows'] === undefined ? undefined : list(schema['x-rows'])?.items
    answers[key] =
      lines === undefined
        ? Array.from({ length: rows }, (): Row => rowOf(columns))
        : lines
            .filter((_, at) => at % 2 === 0)
            .map(({ code }): Row => ({ ...rowOf(columns), [id]: code }))
  }
  return answers
}
