/** Acts of review on a response, oldest first, as replies carry them; handed to the responses domain below. */
import { findDisplayNames } from '../identity/index.ts'
import type { FindReviewActs } from '../responses/index.ts'
import { listReviewActs } from './store.ts'

export const findReviewActs: FindReviewActs = async (db, responseId) => {
  const rows = await listReviewActs(db, responseId)
  const people = await findDisplayNames(
    db,
    rows.map((row) => row.actedBy),
  )
  return rows.map(({ act, level, actedAt, actedBy, reasonText, stoodInFor }) => ({
    ...{ act, level, actedAt, reasonText, stoodInFor },
    actedBy: people.get(actedBy) ?? actedBy,
  }))
}
