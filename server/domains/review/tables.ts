/**
 * Returns 退回, every act of review, and the areas that were signed off 签字验收. Returns and acts are
 * append-only; a sign-off is never removed, only withdrawn.
 */
import type { ResponseState, ReviewLevel } from '../../contract/response-state.ts'
import type { ReviewActRecord } from '../../contract/responses.ts'
import type { SignOffCounts } from '../../contract/review.ts'
import { index, json, table, text } from '../../platform/database/columns.ts'

export const responseReturn = table(
  'response_return',
  {
    id: text().primaryKey(),
    responseId: text().notNull(),
    revisionId: text(),
    returnedAt: text().notNull(),
    returnedBy: text().notNull(),
    reasonCode: text().notNull(),
    reasonText: text().notNull(),
    fields: json<string[]>().notNull(),
  },
  (row) => [index('response_return_response').on(row.responseId)],
)

export const reviewAct = table(
  'review_act',
  {
    id: text().primaryKey(),
    responseId: text().notNull(),
    /** The revision that stood. */
    revisionId: text(),
    act: text().$type<ReviewActRecord['act']>().notNull(),
    level: text().$type<ReviewLevel>().notNull(),
    stateBefore: text().$type<ResponseState>().notNull(),
    stateAfter: text().$type<ResponseState>().notNull(),
    /** The level passed over: a township standing in for its supervisor. */
    stoodInFor: text().$type<ReviewLevel>(),
    reasonText: text(),
    /** Passed together with others of an area. */
    batchId: text(),
    actedAt: text().notNull(),
    actedBy: text().notNull(),
  },
  (row) => [index('review_act_response').on(row.responseId, row.actedAt)],
)

/** A level's signature under everything in an area. */
export const areaSignOff = table(
  'area_sign_off',
  {
    id: text().primaryKey(),
    /** 4 to 12 digits. */
    areaPrefix: text().notNull(),
    level: text().$type<ReviewLevel>().notNull(),
    statement: text().notNull(),
    /** As they stood when it was signed. */
    counts: json<SignOffCounts>().notNull(),
    signedAt: text().notNull(),
    signedBy: text().notNull(),
    withdrawnAt: text(),
    withdrawnBy: text(),
    withdrawReason: text(),
  },
  (row) => [index('area_sign_off_area').on(row.areaPrefix, row.signedAt)],
)
