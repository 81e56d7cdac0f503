/** All SQL on revisions and their findings. */
import { and, asc, eq, getTableColumns, inArray, sql } from 'drizzle-orm'
import type { Finding } from '../../../forms/engine/types.ts'
import type { Executor } from '../../platform/database/database.ts'
import { insertRow, prepared } from '../../platform/database/prepared.ts'
import type { QuarantineRow } from './quarantine-store.ts'
import { finding, response, revision } from './tables.ts'

type RevisionRow = typeof revision.$inferSelect
export type RevisionFacts = Omit<RevisionRow, 'content'>

const { content: _bytes, ...revisionFacts } = getTableColumns(revision)

export async function insertRevision(
  tx: Executor,
  row: typeof revision.$inferInsert,
  findings: readonly Finding[],
  isExplained: (finding: Finding) => boolean,
): Promise<void> {
  await insertRow(tx, revision, row)
  for (const [position, each] of findings.entries()) {
    await insertRow(tx, finding, {
      revisionId: row.id,
      position,
      rule: each.rule,
      kind: each.kind,
      severity: each.severity,
      fields: [...each.fields],
      message: each.message,
      explained: each.severity === 'verify' && isExplained(each),
    })
  }
}

const revisionById = (db: Executor) =>
  db
    .select(revisionFacts)
    .from(revision)
    .where(eq(revision.id, sql.placeholder('id')))

export async function findRevision(db: Executor, id: string): Promise<RevisionFacts | undefined> {
  const [row] = await prepared(db, revisionById).execute({ id })
  return row
}

/** With the bytes as they arrived. */
export async function findRevisionWithContent(
  db: Executor,
  id: string,
): Promise<RevisionRow | undefined> {
  const [row] = await db.select().from(revision).where(eq(revision.id, id))
  return row
}

/** The first to arrive. */
export async function findFirstRevision(
  db: Executor,
  responseId: string,
): Promise<Pick<RevisionFacts, 'baseRevisionId'> | undefined> {
  const [row] = await db
    .select({ baseRevisionId: revision.baseRevisionId })
    .from(revision)
    .where(and(eq(revision.responseId, responseId), eq(revision.number, 1)))
  return row
}

const revisionsOfResponse = (db: Executor) =>
  db
    .select(revisionFacts)
    .from(revision)
    .where(eq(revision.responseId, sql.placeholder('responseId')))
    .orderBy(asc(revision.number))

/** Oldest first. */
export async function listRevisions(db: Executor, responseId: string): Promise<RevisionFacts[]> {
  return prepared(db, revisionsOfResponse).execute({ responseId })
}

export async function listFindings(db: Executor, revisionId: string): Promise<Finding[]> {
  const rows = await db
    .select()
    .from(finding)
    .where(eq(finding.revisionId, revisionId))
    .orderBy(asc(finding.position))
  return rows.map((row) => ({
    rule: row.rule,
    // Written from a Finding of the engine; only failures are stored.
    kind: row.kind as Finding['kind'],
    severity: row.severity as Finding['severity'],
    outcome: 'fail',
    fields: row.fields,
    message: row.message,
  }))
}

/** Of a revision's findings those that were explained, as JSON of rule and cells. */
export async function listExplained(db: Executor, revisionId: string): Promise<Set<string>> {
  const rows = await db
    .select({ rule: finding.rule, fields: finding.fields })
    .from(finding)
    .where(and(eq(finding.revisionId, revisionId), eq(finding.explained, true)))
  return new Set(rows.map(({ rule, fields }) => JSON.stringify([rule, fields])))
}

const answersOfUnit = (db: Executor) =>
  db
    .select({
      formId: response.formId,
      formVersion: revision.formVersion,
      answers: revision.answers,
    })
    .from(response)
    .innerJoin(revision, eq(revision.id, response.latestRevisionId))
    .where(
      and(
        eq(response.unitId, sql.placeholder('unitId')),
        eq(response.period, sql.placeholder('period')),
      ),
    )

/** The standing answers of each of the unit's forms in the period. */
export async function listAnswersOfUnit(db: Executor, unitId: string, period: string) {
  return prepared(db, answersOfUnit).execute({ unitId, period })
}

/** When each of these was taken into its response after all, by revision id. */
export async function findTakenOver(
  db: Executor,
  uploads: readonly Pick<QuarantineRow, 'revisionId' | 'contentHash'>[],
): Promise<ReadonlyMap<string, string>> {
  if (uploads.length === 0) return new Map()
  const { id, contentHash, receivedAt } = revision
  const ids = uploads.map((upload) => upload.revisionId)
  const rows = await db
    .select({ id, contentHash, receivedAt })
    .from(revision)
    .where(inArray(id, ids))
  const same = (row: (typeof rows)[number]) =>
    uploads.some((each) => each.revisionId === row.id && each.contentHash === row.contentHash)
  return new Map(rows.filter(same).map((row) => [row.id, row.receivedAt]))
}
