/** What the order of review 审核重点 reads of responses, and the place it gives them. */
import { and, asc, eq, gt, inArray, isNull, sql } from 'drizzle-orm'
import { reportedStates } from '../../contract/response-state.ts'
import type { Executor } from '../../platform/database/database.ts'
import { inPieces } from '../../platform/database/in-pieces.ts'
import type { AnswerJson } from './answer-cells.ts'
import type { ResponseRow } from './store.ts'
import { evaluation, priorResponse, response, revision } from './tables.ts'

export interface ReportedDocument {
  readonly response: ResponseRow
  readonly answers: AnswerJson
  /** The same form of the latest period before. */
  readonly previous: AnswerJson | undefined
  /** Mandatory and verify findings of the latest batch evaluation of this revision; null without one. */
  readonly evaluated: number | null
}

/** Of these responses those that are reported and still owed. */
export async function readReported(
  db: Executor,
  responseIds: readonly string[],
): Promise<ReportedDocument[]> {
  const found: ReportedDocument[] = []
  for (const piece of inPieces(responseIds)) {
    const rows = await db
      .select({ response, revisionId: revision.id, answers: revision.answers })
      .from(response)
      .innerJoin(revision, eq(revision.id, response.latestRevisionId))
      .where(
        and(
          inArray(response.id, piece),
          inArray(response.state, [...reportedStates]),
          isNull(response.fellAwayAt),
        ),
      )
      .orderBy(asc(response.id))
    const before = await previousOf(
      db,
      rows.map((row) => row.response),
    )
    const evaluated = await evaluatedOf(
      db,
      rows.map(({ revisionId }) => revisionId),
    )
    for (const { response: row, revisionId, answers } of rows) {
      found.push({
        ...{ response: row, answers, previous: before.get(`${row.unitId}.${row.formId}`) },
        evaluated: evaluated.get(revisionId) ?? null,
      })
    }
  }
  return found
}

async function previousOf(
  db: Executor,
  rows: readonly ResponseRow[],
): Promise<ReadonlyMap<string, AnswerJson>> {
  if (rows.length === 0) return new Map()
  const periods = new Map(rows.map((row) => [`${row.unitId}.${row.formId}`, row.period]))
  const priors = await db
    .select()
    .from(priorResponse)
    .where(inArray(priorResponse.unitId, [...new Set(rows.map(({ unitId }) => unitId))]))
    .orderBy(asc(priorResponse.period))
  return new Map(
    priors
      .map((prior) => ({ key: `${prior.unitId}.${prior.formId}`, prior }))
      .filter(({ key, prior }) => prior.period < (periods.get(key) ?? ''))
      .map(({ key, prior }) => [key, prior.answers]),
  )
}

async function evaluatedOf(
  db: Executor,
  revisionIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (revisionIds.length === 0) return new Map()
  const rows = await db
    .select()
    .from(evaluation)
    .where(inArray(evaluation.revisionId, [...revisionIds]))
    .orderBy(asc(evaluation.evaluatedAt))
  return new Map(rows.map((row) => [row.revisionId, row.mandatoryFindings + row.verifyFindings]))
}

/** Ids of what is reported, in their order. */
export async function pageOfReportedIds(
  db: Executor,
  after: string,
  limit: number,
): Promise<string[]> {
  const rows = await db
    .select({ id: response.id })
    .from(response)
    .where(and(gt(response.id, after), inArray(response.state, [...reportedStates])))
    .orderBy(asc(response.id))
    .limit(limit)
  return rows.map(({ id }) => id)
}

/** Its place in the order of review and what it may move of its county’s total, in millionths. */
export async function setAttention(
  tx: Executor,
  responseId: string,
  { attention, attentionCounty }: { readonly attention: number; readonly attentionCounty: number },
): Promise<void> {
  await tx
    .update(response)
    .set({ attention, attentionCounty })
    .where(
      and(
        eq(response.id, responseId),
        sql`(${response.attention} <> ${attention} or ${response.attentionCounty} <> ${attentionCounty})`,
      ),
    )
}
