/** Whether the respondent has answered anything beyond what was filled in for them. Pure. */
import type { Answers, FormDefinition, Row } from '../../../forms/engine/types.ts'
import type { ResponseDetail } from '../../../server/contract/responses.ts'
import { tablePath } from '../../form/path.ts'

/** `unconfirmed`: paths of cells that were filled in for the respondent and not agreed to yet. */
export function isBegun(
  form: FormDefinition,
  answers: Answers,
  { prefill, officeItems }: Pick<ResponseDetail, 'prefill' | 'officeItems'>,
  unconfirmed: ReadonlySet<string>,
): boolean {
  return Object.entries(answers).some(([key, value]) => {
    const property = form.schema.properties[key]
    if (value === undefined || property?.['x-filled-by'] === 'system') return false
    if (property?.['x-computed'] !== undefined || unconfirmed.has(key)) return false
    if (Object.hasOwn(prefill, key) || Object.hasOwn(officeItems, key)) return false
    return !Array.isArray(value) || value.some((row, at) => isRowBegun(key, row, at, unconfirmed))
  })
}

/** A row, or an option chosen among several. */
function isRowBegun(
  table: string,
  row: Row | string,
  at: number,
  unconfirmed: ReadonlySet<string>,
): boolean {
  if (typeof row !== 'object') return true
  return Object.entries(row).some(
    ([column, value]) => value !== undefined && !unconfirmed.has(tablePath(table, at, column)),
  )
}
