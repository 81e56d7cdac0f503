/** SQL over what batch evaluations came to: which checks fire on standing responses, and their counts. */
import { and, asc, desc, eq, gt, isNull, type SQL, sql } from 'drizzle-orm'
import type { Severity } from '../../../forms/engine/types.ts'
import type { SignedInContext } from '../../platform/context.ts'
import { hasCodePrefix, isOneOf } from '../../platform/database/conditions.ts'
import type { Executor } from '../../platform/database/database.ts'
import { inPieces } from '../../platform/database/in-pieces.ts'
import { withinReach } from '../areas/index.ts'
import type { Fired, TallyRow } from './evaluation-tally.ts'
import { evaluation, evaluationFinding, evaluationTally, response } from './tables.ts'

/** The latest evaluation of a revision: what the checks last run on it said. */
function isLatest(db: Executor): SQL {
  const later = db
    .select({ basis: evaluation.basis })
    .from(evaluation)
    .where(eq(evaluation.revisionId, evaluationFinding.revisionId))
    .orderBy(desc(evaluation.evaluatedAt), desc(evaluation.basis))
    .limit(1)
  return sql`${evaluationFinding.basis} = (${later})`
}

/** Once for each response and check, of these units. */
export async function listFiring(
  db: Executor,
  unitIds: readonly string[],
  formId: string | null,
): Promise<(Fired & { readonly unitId: string })[]> {
  const found = []
  for (const piece of inPieces(unitIds)) {
    const rows = await db
      .selectDistinct({
        responseId: response.id,
        unitId: response.unitId,
        formId: response.formId,
        areaCode: response.areaCode,
        rule: evaluationFinding.rule,
        severity: evaluationFinding.severity,
      })
      .from(response)
      .innerJoin(evaluationFinding, eq(evaluationFinding.revisionId, response.latestRevisionId))
      .where(
        and(
          isOneOf(response.unitId, piece),
          isNull(response.fellAwayAt),
          formId === null ? undefined : eq(response.formId, formId),
          isLatest(db),
        ),
      )
    // Stored as the engine names it.
    found.push(...rows.map((row) => ({ ...row, severity: row.severity as Severity })))
  }
  return found
}

export async function insertTallies(
  tx: Executor,
  runId: string,
  rows: readonly TallyRow[],
): Promise<void> {
  const all = rows.map((row) => ({ runId, ...row }))
  for (const piece of inPieces(all, 7)) await tx.insert(evaluationTally).values(piece)
}

export async function listTallies(
  db: Executor,
  filter: {
    readonly runId: string
    readonly areaPrefix: string
    readonly formId?: string | undefined
    readonly severity?: Severity | undefined
  },
): Promise<TallyRow[]> {
  const { runId, areaPrefix, formId, severity } = filter
  return db
    .select()
    .from(evaluationTally)
    .where(
      and(
        eq(evaluationTally.runId, runId),
        areaPrefix === '' ? undefined : hasCodePrefix(evaluationTally.areaPrefix, areaPrefix),
        formId === undefined ? undefined : eq(evaluationTally.formId, formId),
        severity === undefined ? undefined : eq(evaluationTally.severity, severity),
      ),
    )
}

export interface FiringUnit {
  readonly responseId: string
  readonly unitId: string
  readonly areaCode: string | null
  readonly state: string
  readonly message: string
}

/** Responses within reach the check fires on, by id, with its first message. */
export async function pageOfFiring(
  db: Executor,
  ctx: SignedInContext,
  page: {
    readonly rule: string
    readonly area: string | undefined
    readonly after: string
    readonly limit: number
  },
): Promise<FiringUnit[]> {
  return db
    .select({
      responseId: response.id,
      unitId: response.unitId,
      areaCode: response.areaCode,
      state: response.state,
      message: sql<string>`min(${evaluationFinding.message})`,
    })
    .from(evaluationFinding)
    .innerJoin(response, eq(response.latestRevisionId, evaluationFinding.revisionId))
    .where(
      and(
        eq(evaluationFinding.rule, page.rule),
        gt(response.id, page.after),
        isNull(response.fellAwayAt),
        withinReach(db, ctx, {
          area: response.areaCode,
          block: response.blockCode,
          unitId: response.unitId,
        }),
        page.area === undefined ? undefined : hasCodePrefix(response.areaCode, page.area),
        isLatest(db),
      ),
    )
    .groupBy(response.id, response.unitId, response.areaCode, response.state)
    .orderBy(asc(response.id))
    .limit(page.limit)
}
