/** What stands of responses, by id, page by page: for exports, which read everything once. */
import { and, asc, desc, eq, gt, inArray, isNull } from 'drizzle-orm'
import { hasCodePrefix } from '../../platform/database/conditions.ts'
import type { Executor } from '../../platform/database/database.ts'
import { inPieces } from '../../platform/database/in-pieces.ts'
import { response, revision } from './tables.ts'

export interface StandingPage {
  readonly formId: string
  readonly areaPrefix: string | undefined
  /** Id of the last response of the page before. */
  readonly after: string
  readonly limit: number
}

/** What stands of every response of one unit that is still owed. */
export function standingOfUnit(db: Executor, unitId: string) {
  return db
    .select({
      responseId: response.id,
      formId: response.formId,
      formVersion: revision.formVersion,
      period: response.period,
      state: response.state,
      revisionId: revision.id,
      receivedAt: revision.receivedAt,
      receivedRole: revision.receivedRole,
      answers: revision.answers,
    })
    .from(response)
    .innerJoin(revision, eq(revision.id, response.latestRevisionId))
    .where(and(eq(response.unitId, unitId), isNull(response.fellAwayAt)))
    .orderBy(asc(response.id))
}

/** What stands of some forms of several units, as far as they are still owed. */
export async function standingOfUnits(
  db: Executor,
  unitIds: readonly string[],
  formIds: readonly string[],
) {
  const read = (piece: readonly string[]) =>
    db
      .select({
        unitId: response.unitId,
        formId: response.formId,
        period: response.period,
        answers: revision.answers,
        explanations: revision.explanations,
      })
      .from(response)
      .innerJoin(revision, eq(revision.id, response.latestRevisionId))
      .where(
        and(
          inArray(response.unitId, piece),
          inArray(response.formId, [...formIds]),
          isNull(response.fellAwayAt),
        ),
      )
      // The newest period first.
      .orderBy(desc(response.period), asc(response.id))
  const found: Awaited<ReturnType<typeof read>> = []
  for (const piece of inPieces(unitIds)) found.push(...(await read(piece)))
  return found
}

/** Of responses that are still owed: what fell away is kept, and counts nowhere. */
export function pageOfStanding(db: Executor, page: StandingPage) {
  return db
    .select({
      responseId: response.id,
      unitId: response.unitId,
      formId: response.formId,
      formVersion: revision.formVersion,
      period: response.period,
      state: response.state,
      areaCode: response.areaCode,
      blockCode: response.blockCode,
      revisionId: revision.id,
      receivedAt: revision.receivedAt,
      answers: revision.answers,
      explanations: revision.explanations,
      keptAside: revision.keptAside,
    })
    .from(response)
    .innerJoin(revision, eq(revision.id, response.latestRevisionId))
    .where(
      and(
        eq(response.formId, page.formId),
        isNull(response.fellAwayAt),
        gt(response.id, page.after),
        page.areaPrefix === undefined
          ? undefined
          : hasCodePrefix(response.areaCode, page.areaPrefix),
      ),
    )
    .orderBy(asc(response.id))
    .limit(page.limit)
}
