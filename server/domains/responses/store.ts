/** All SQL on responses themselves; revisions, drafts, quarantine and lists have stores of their own. */
import { createHash } from 'node:crypto'
import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { ResponseState } from '../../contract/response-state.ts'
import { lockForAppend } from '../../platform/database/conditions.ts'
import type { Executor } from '../../platform/database/database.ts'
import { inPieces } from '../../platform/database/in-pieces.ts'
import { prepared, updateRow } from '../../platform/database/prepared.ts'
import { response } from './tables.ts'

export type ResponseRow = typeof response.$inferSelect

/** Holds back other writers of this response until the transaction ends. */
export function lockResponse(tx: Executor, responseId: string): Promise<void> {
  const digest = createHash('sha256').update(responseId).digest()
  // Above the numbers of the fixed chains, and a whole number that both engines hold exactly.
  return lockForAppend(tx, 1_000 + digest.readUIntBE(0, 6))
}

/** Ids of those that were not there yet. */
export async function insertResponses(
  tx: Executor,
  rows: readonly (typeof response.$inferInsert)[],
): Promise<string[]> {
  const added: string[] = []
  for (const piece of inPieces(rows, 31)) {
    const ids = await tx
      .insert(response)
      .values(piece)
      .onConflictDoNothing()
      .returning({ id: response.id })
    added.push(...ids.map((row) => row.id))
  }
  return added
}

const responseById = (db: Executor) =>
  db
    .select()
    .from(response)
    .where(eq(response.id, sql.placeholder('id')))

export async function findResponse(db: Executor, id: string): Promise<ResponseRow | undefined> {
  const [row] = await prepared(db, responseById).execute({ id })
  return row
}

export async function updateResponse(
  tx: Executor,
  id: string,
  change: Partial<Omit<ResponseRow, 'id'>>,
): Promise<ResponseRow> {
  const row = await updateRow(tx, response, id, change)
  // The caller has read or inserted it in the same transaction.
  return row!
}

export async function noteReviewStart(tx: Executor, id: string, at: string): Promise<void> {
  await updateRow(tx, response, id, { reviewStartedAt: at })
}

/** Keeps the copies of a unit's place in step. */
export async function moveResponses(
  tx: Executor,
  place: {
    readonly unitId: string
    readonly areaCode: string | null
    readonly blockCode: string | null
  },
): Promise<void> {
  await tx
    .update(response)
    .set({ areaCode: place.areaCode, blockCode: place.blockCode })
    .where(eq(response.unitId, place.unitId))
}

/** What counts of these units' forms; `dueDate` where it is not that of the form. */
export async function listDueOfUnits(db: Executor, unitIds: readonly string[]) {
  const found: Pick<ResponseRow, 'unitId' | 'formId' | 'formVersion' | 'state' | 'dueDate'>[] = []
  for (const piece of inPieces(unitIds)) {
    found.push(
      ...(await db
        .select({
          unitId: response.unitId,
          formId: response.formId,
          formVersion: response.formVersion,
          state: response.state,
          dueDate: response.dueDate,
        })
        .from(response)
        .where(and(inArray(response.unitId, piece), isNull(response.fellAwayAt)))),
    )
  }
  return found
}

/** Form, state and id of the responses these units owe. */
export async function listResponsesOfUnits(db: Executor, unitIds: readonly string[]) {
  const found: { unitId: string; responseId: string; formId: string; state: ResponseState }[] = []
  for (const piece of inPieces(unitIds)) {
    found.push(
      ...(await db
        .select({
          unitId: response.unitId,
          responseId: response.id,
          formId: response.formId,
          state: response.state,
        })
        .from(response)
        .where(and(inArray(response.unitId, piece), isNull(response.fellAwayAt)))
        .orderBy(asc(response.id))),
    )
  }
  return found
}

const heldByUnit = (db: Executor) =>
  db
    .select({
      id: response.id,
      formId: response.formId,
      period: response.period,
      state: response.state,
      revisions: response.revisions,
      createdAt: response.createdAt,
      fellAwayAt: response.fellAwayAt,
    })
    .from(response)
    .where(eq(response.unitId, sql.placeholder('unitId')))
    .orderBy(asc(response.id))

/** What a unit holds, whether owed or fallen away. */
export async function listHeldResponses(db: Executor, unitId: string) {
  return prepared(db, heldByUnit).execute({ unitId })
}

/** `at` null: owed again. */
export async function setFellAway(
  tx: Executor,
  responseIds: readonly string[],
  at: string | null,
): Promise<void> {
  if (responseIds.length === 0) return
  await tx
    .update(response)
    .set({ fellAwayAt: at })
    .where(inArray(response.id, [...responseIds]))
}
