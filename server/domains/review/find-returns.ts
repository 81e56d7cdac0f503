/** Returns of responses, newest first, as replies carry them; handed to the responses domain below. */
import type { ReturnRecord } from '../../contract/responses.ts'
import { findDisplayNames } from '../identity/index.ts'
import type { FindReturns } from '../responses/index.ts'
import { listReturns } from './store.ts'

export const findReturns: FindReturns = async (db, responseIds) => {
  const rows = await listReturns(db, responseIds)
  const people = await findDisplayNames(
    db,
    rows.map((row) => row.returnedBy),
  )
  const found = new Map<string, ReturnRecord[]>()
  for (const row of rows) {
    const record: ReturnRecord = {
      returnedAt: row.returnedAt,
      returnedBy: people.get(row.returnedBy) ?? row.returnedBy,
      reasonCode: row.reasonCode,
      reasonText: row.reasonText,
      fields: row.fields,
    }
    found.set(row.responseId, [...(found.get(row.responseId) ?? []), record])
  }
  return found
}
