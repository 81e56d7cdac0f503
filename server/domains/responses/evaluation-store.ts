/** All SQL of batch evaluation: runs with their checkpoint, evaluations, findings between units. */
import { and, asc, desc, eq, gt, inArray, isNotNull, isNull, lt } from 'drizzle-orm'
import type { Finding } from '../../../forms/engine/types.ts'
import { hasCodePrefix, isOneOf, jsonText } from '../../platform/database/conditions.ts'
import type { Executor } from '../../platform/database/database.ts'
import { inPieces } from '../../platform/database/in-pieces.ts'
import { insertRows } from '../../platform/database/insert-rows.ts'
import { plainRows } from '../../platform/database/plain-rows.ts'
import type { CrossUnitFinding } from './cross-unit.ts'
import {
  crossUnitFinding,
  evaluation,
  evaluationFinding,
  evaluationRun,
  priorResponse,
  response,
  revision,
} from './tables.ts'

export type RunRow = typeof evaluationRun.$inferSelect

/** The latest run of this kind that was not finished. */
export async function findOpenRun(
  db: Executor,
  of: Pick<RunRow, 'areaPrefix' | 'formId' | 'ruleVersion'>,
  // Runs of the office are gone on with by the server that has them.
): Promise<RunRow | undefined> {
  const [row] = await db
    .select()
    .from(evaluationRun)
    .where(
      and(
        eq(evaluationRun.areaPrefix, of.areaPrefix),
        of.formId === null ? isNull(evaluationRun.formId) : eq(evaluationRun.formId, of.formId),
        eq(evaluationRun.ruleVersion, of.ruleVersion),
        isNull(evaluationRun.finishedAt),
        isNull(evaluationRun.startedBy),
      ),
    )
    .orderBy(desc(evaluationRun.startedAt))
    .limit(1)
  return row
}

export async function insertRun(tx: Executor, row: RunRow): Promise<void> {
  await tx.insert(evaluationRun).values(row)
}

export async function updateRun(tx: Executor, id: string, change: Partial<RunRow>): Promise<void> {
  await tx.update(evaluationRun).set(change).where(eq(evaluationRun.id, id))
}

/** Units with something received, by id. */
export async function pageOfReportedUnits(
  db: Executor,
  page: { readonly areaPrefix: string; readonly after: string; readonly limit: number },
): Promise<string[]> {
  const rows = await db
    .selectDistinct({ unitId: response.unitId })
    .from(response)
    .where(
      and(
        gt(response.unitId, page.after),
        isNotNull(response.latestRevisionId),
        page.areaPrefix === '' ? undefined : hasCodePrefix(response.areaCode, page.areaPrefix),
      ),
    )
    .orderBy(asc(response.unitId))
    .limit(page.limit)
  return rows.map(({ unitId }) => unitId)
}

/** The standing revisions of these units; their answers as text, to be parsed where they are judged. */
export async function listStanding(
  db: Executor,
  unitIds: readonly string[],
  forms?: readonly string[],
) {
  const columns = {
    unitId: response.unitId,
    formId: response.formId,
    period: response.period,
    formVersion: revision.formVersion,
    revisionId: revision.id,
    answers: jsonText(revision.answers),
  }
  const found = []
  for (const piece of inPieces(unitIds)) {
    const selection = db
      .select(columns)
      .from(response)
      .innerJoin(revision, eq(revision.id, response.latestRevisionId))
      .where(
        and(
          isOneOf(response.unitId, piece),
          forms === undefined ? undefined : inArray(response.formId, [...forms]),
        ),
      )
      .orderBy(asc(response.unitId), asc(response.id))
    for (const row of await plainRows(selection, columns)) found.push(row)
  }
  return found
}

/** Earlier periods of these units' forms, latest first; answers as text. */
export async function listPrior(
  db: Executor,
  unitIds: readonly string[],
  before: string,
  forms?: readonly string[],
) {
  const found = []
  for (const piece of inPieces(unitIds)) {
    const rows = await db
      .select({
        unitId: priorResponse.unitId,
        formId: priorResponse.formId,
        period: priorResponse.period,
        answers: jsonText(priorResponse.answers),
      })
      .from(priorResponse)
      .where(
        and(
          isOneOf(priorResponse.unitId, piece),
          lt(priorResponse.period, before),
          forms === undefined ? undefined : inArray(priorResponse.formId, [...forms]),
        ),
      )
      .orderBy(desc(priorResponse.period))
    found.push(...rows)
  }
  return found
}

/** On which bases these were evaluated before, by revision. */
export async function findEvaluated(
  db: Executor,
  revisionIds: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const found = new Map<string, string[]>()
  for (const piece of inPieces(revisionIds)) {
    const rows = await db
      .select({ revisionId: evaluation.revisionId, basis: evaluation.basis })
      .from(evaluation)
      .where(isOneOf(evaluation.revisionId, piece))
    for (const { revisionId, basis } of rows)
      found.set(revisionId, [...(found.get(revisionId) ?? []), basis])
  }
  return found
}

export async function insertEvaluations(
  tx: Executor,
  rows: readonly (typeof evaluation.$inferInsert & { readonly found: readonly Finding[] })[],
): Promise<void> {
  await insertRows(tx, evaluation, rows)
  const findings = rows.flatMap(({ revisionId, basis, found }) =>
    found.map(({ rule, kind, severity, fields, message }, position) => ({
      ...{ revisionId, basis, position, rule, kind, severity, message },
      fields: [...fields],
    })),
  )
  await insertRows(tx, evaluationFinding, findings)
}

/** How many were not known before. */
export async function insertCrossUnit(
  tx: Executor,
  runId: string,
  raisedAt: string,
  findings: readonly CrossUnitFinding[],
): Promise<number> {
  let added = 0
  const rows = findings.map(({ subject: _, ...each }) => ({
    ...each,
    ...{ unitIds: [...each.unitIds], runId, raisedAt },
  }))
  for (const piece of inPieces(rows, 8)) {
    const inserted = await tx
      .insert(crossUnitFinding)
      .values(piece)
      .onConflictDoNothing()
      .returning({ id: crossUnitFinding.id })
    added += inserted.length
  }
  return added
}
