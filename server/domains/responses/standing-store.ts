/** SQL over what responses say now: their standing revisions, for trials of checks. */
import { and, asc, count, eq, gt, isNotNull, isNull, type SQL } from 'drizzle-orm'
import type { SignedInContext } from '../../platform/context.ts'
import { hasCodePrefix } from '../../platform/database/conditions.ts'
import type { Executor } from '../../platform/database/database.ts'
import { withinReach } from '../areas/index.ts'
import type { AnswerJson } from './answer-cells.ts'
import { response, revision } from './tables.ts'

export interface StandingDocument {
  readonly responseId: string
  readonly unitId: string
  readonly areaCode: string | null
  readonly formId: string
  readonly formVersion: string
  readonly period: string
  readonly answers: AnswerJson
}

export interface StandingFilter {
  readonly formId: string
  readonly area?: string | undefined
}

function standingIn(db: Executor, ctx: SignedInContext, filter: StandingFilter): SQL | undefined {
  return and(
    withinReach(db, ctx, {
      area: response.areaCode,
      block: response.blockCode,
      unitId: response.unitId,
    }),
    eq(response.formId, filter.formId),
    isNotNull(response.latestRevisionId),
    // No longer owed: kept, not counted.
    isNull(response.fellAwayAt),
    filter.area === undefined ? undefined : hasCodePrefix(response.areaCode, filter.area),
  )
}

export async function countStanding(
  db: Executor,
  ctx: SignedInContext,
  filter: StandingFilter,
): Promise<number> {
  const [row] = await db
    .select({ responses: count() })
    .from(response)
    .where(standingIn(db, ctx, filter))
  return row?.responses ?? 0
}

/** By response id, after the given one. */
export async function standingDocuments(
  db: Executor,
  ctx: SignedInContext,
  filter: StandingFilter & { readonly after: string | null; readonly limit: number },
): Promise<StandingDocument[]> {
  return db
    .select({
      responseId: response.id,
      unitId: response.unitId,
      areaCode: response.areaCode,
      formId: response.formId,
      formVersion: revision.formVersion,
      period: response.period,
      answers: revision.answers,
    })
    .from(response)
    .innerJoin(revision, eq(revision.id, response.latestRevisionId))
    .where(
      and(
        standingIn(db, ctx, filter),
        filter.after === null ? undefined : gt(response.id, filter.after),
      ),
    )
    .orderBy(asc(response.id))
    .limit(filter.limit)
}
