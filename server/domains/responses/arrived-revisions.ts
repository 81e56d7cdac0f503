/** What came in, for those who look at how it came: answers of revisions and of the year before. */
import { inArray } from 'drizzle-orm'
import type { Executor } from '../../platform/database/database.ts'
import { inPieces } from '../../platform/database/in-pieces.ts'
import type { AnswerJson } from './answer-cells.ts'
import { findPriorResponse } from './prior-response-store.ts'
import { responseIdParts } from './read-envelope.ts'
import { response, revision } from './tables.ts'

export interface ArrivedRevision {
  readonly id: string
  readonly responseId: string
  readonly unitId: string
  readonly formId: string
  readonly areaCode: string | null
  readonly intent: 'draft' | 'submit'
  readonly answers: AnswerJson
  /** Cells that differ from the revision it was edited from. */
  readonly changed: readonly string[]
  /** Device clock. */
  readonly deviceTime: string
  readonly receivedAt: string
  readonly receivedBy: string
  readonly receivedRole: string
}

/** By id; unknown ones are left out. */
export async function findArrivedRevisions(
  db: Executor,
  revisionIds: readonly string[],
): Promise<ReadonlyMap<string, ArrivedRevision>> {
  const found = new Map<string, ArrivedRevision>()
  for (const piece of inPieces(revisionIds)) {
    const rows = await db
      .select({
        id: revision.id,
        responseId: revision.responseId,
        intent: revision.intent,
        answers: revision.answers,
        changed: revision.changed,
        deviceTime: revision.deviceTime,
        receivedAt: revision.receivedAt,
        receivedBy: revision.receivedBy,
        receivedRole: revision.receivedRole,
      })
      .from(revision)
      .where(inArray(revision.id, piece))
    const areas = await areasOf(
      db,
      rows.map((row) => row.responseId),
    )
    for (const row of rows) {
      const { unitId, formId } = responseIdParts(row.responseId)
      found.set(row.id, { ...row, unitId, formId, areaCode: areas.get(row.responseId) ?? null })
    }
  }
  return found
}

async function areasOf(
  db: Executor,
  responseIds: readonly string[],
): Promise<ReadonlyMap<string, string | null>> {
  const areas = new Map<string, string | null>()
  for (const piece of inPieces([...new Set(responseIds)])) {
    const rows = await db
      .select({ id: response.id, areaCode: response.areaCode })
      .from(response)
      .where(inArray(response.id, piece))
    for (const row of rows) areas.set(row.id, row.areaCode)
  }
  return areas
}

/** The answers that stand in each of the responses, by response. */
export async function findStandingAnswers(
  db: Executor,
  responseIds: readonly string[],
): Promise<ReadonlyMap<string, AnswerJson>> {
  const standing = new Map<string, AnswerJson>()
  for (const piece of inPieces(responseIds)) {
    const heads = await db
      .select({ id: response.id, latest: response.latestRevisionId })
      .from(response)
      .where(inArray(response.id, piece))
    const revisions = await findArrivedRevisions(
      db,
      heads.flatMap(({ latest }) => latest ?? []),
    )
    for (const { id, latest } of heads) {
      const answers = latest === null ? undefined : revisions.get(latest)?.answers
      if (answers) standing.set(id, answers)
    }
  }
  return standing
}

/** The same form of the year before, as far as it was imported. */
export async function findAnswersBefore(
  db: Executor,
  responseId: string,
): Promise<AnswerJson | undefined> {
  const prior = await findPriorResponse(db, responseIdParts(responseId))
  return prior?.answers
}
