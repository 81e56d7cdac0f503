/** All SQL on surveys after the census. */
import { and, asc, desc, eq, inArray } from 'drizzle-orm'
import type { PesJudgement, SealedUnit } from '../../contract/post-enumeration.ts'
import { hasCodePrefix } from '../../platform/database/conditions.ts'
import type { Executor } from '../../platform/database/database.ts'
import { insertRows } from '../../platform/database/insert-rows.ts'
import {
  pesAssignment,
  pesBlock,
  pesDecision,
  pesFind,
  pesJudgement,
  pesReport,
  pesSealedUnit,
  pesSurvey,
} from './tables.ts'

export type SurveyRow = typeof pesSurvey.$inferSelect
export type BlockRow = typeof pesBlock.$inferSelect
export type FindRow = typeof pesFind.$inferSelect
export type JudgementRow = typeof pesJudgement.$inferSelect
export type DecisionRow = typeof pesDecision.$inferSelect
export type ReportRow = typeof pesReport.$inferSelect

export async function insertSurvey(
  tx: Executor,
  row: SurveyRow,
  blocks: readonly BlockRow[],
  units: readonly (typeof pesSealedUnit.$inferInsert)[],
): Promise<void> {
  await tx.insert(pesSurvey).values(row)
  // Booleans are whole numbers in SQLite: Drizzle turns them, a statement of JSON does not.
  for (let start = 0; start < blocks.length; start += PIECE) {
    await tx.insert(pesBlock).values(blocks.slice(start, start + PIECE))
  }
  for (let start = 0; start < units.length; start += PIECE) {
    await insertRows(tx, pesSealedUnit, units.slice(start, start + PIECE))
  }
}

const PIECE = 500

export async function findSurvey(db: Executor, id: string): Promise<SurveyRow | undefined> {
  const [row] = await db.select().from(pesSurvey).where(eq(pesSurvey.id, id))
  return row
}

/** Newest first. */
export async function surveysBelow(db: Executor, areaPrefix: string): Promise<SurveyRow[]> {
  return db
    .select()
    .from(pesSurvey)
    .where(hasCodePrefix(pesSurvey.areaPrefix, areaPrefix))
    .orderBy(desc(pesSurvey.sealedAt), desc(pesSurvey.id))
}

/** In the order of codes: that of the sealed lines. */
export async function frameOf(db: Executor, surveyId: string): Promise<BlockRow[]> {
  return db
    .select()
    .from(pesBlock)
    .where(eq(pesBlock.surveyId, surveyId))
    .orderBy(asc(pesBlock.blockCode))
}

export async function drawnBlocksOf(db: Executor, surveyId: string): Promise<BlockRow[]> {
  return db
    .select()
    .from(pesBlock)
    .where(and(eq(pesBlock.surveyId, surveyId), eq(pesBlock.drawn, true)))
    .orderBy(asc(pesBlock.blockCode))
}

export async function findDrawnBlock(
  db: Executor,
  surveyId: string,
  blockCode: string,
): Promise<BlockRow | undefined> {
  const [row] = await db
    .select()
    .from(pesBlock)
    .where(
      and(
        eq(pesBlock.surveyId, surveyId),
        eq(pesBlock.blockCode, blockCode),
        eq(pesBlock.drawn, true),
      ),
    )
  return row
}

export async function insertAssignment(
  tx: Executor,
  row: typeof pesAssignment.$inferInsert,
): Promise<void> {
  await tx.insert(pesAssignment).values(row)
}

/** Who surveys each block now. */
export async function surveyorsOf(
  db: Executor,
  surveyId: string,
): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .select({ blockCode: pesAssignment.blockCode, accountId: pesAssignment.accountId })
    .from(pesAssignment)
    .where(eq(pesAssignment.surveyId, surveyId))
    .orderBy(asc(pesAssignment.sequence))
  return new Map(rows.map(({ blockCode, accountId }) => [blockCode, accountId]))
}

/** Surveys in which the account has, or had, a block. */
export async function surveysOfSurveyor(db: Executor, accountId: string): Promise<SurveyRow[]> {
  const ids = db
    .select({ id: pesAssignment.surveyId })
    .from(pesAssignment)
    .where(eq(pesAssignment.accountId, accountId))
  return db
    .select()
    .from(pesSurvey)
    .where(inArray(pesSurvey.id, ids))
    .orderBy(desc(pesSurvey.sealedAt), desc(pesSurvey.id))
}

export async function insertFind(tx: Executor, row: typeof pesFind.$inferInsert): Promise<void> {
  await tx.insert(pesFind).values(row)
}

export async function findFindOfAct(db: Executor, actId: string): Promise<FindRow | undefined> {
  const [row] = await db.select().from(pesFind).where(eq(pesFind.actId, actId))
  return row
}

/** What stands of a survey or of one of its blocks: each unit found as it was last written down. */
export async function findsOf(
  db: Executor,
  surveyId: string,
  blockCode?: string,
): Promise<FindRow[]> {
  const rows = await db
    .select()
    .from(pesFind)
    .where(
      and(
        eq(pesFind.surveyId, surveyId),
        blockCode === undefined ? undefined : eq(pesFind.blockCode, blockCode),
      ),
    )
    .orderBy(asc(pesFind.sequence))
  const latest = new Map(rows.map((row) => [`${row.blockCode} ${row.foundId}`, row]))
  return [...latest.values()].filter(({ removed }) => !removed)
}

export async function insertReport(tx: Executor, row: ReportRow): Promise<void> {
  await tx.insert(pesReport).values(row)
}

export async function reportsOf(
  db: Executor,
  surveyId: string,
): Promise<ReadonlyMap<string, ReportRow>> {
  const rows = await db.select().from(pesReport).where(eq(pesReport.surveyId, surveyId))
  return new Map(rows.map((row) => [row.blockCode, row]))
}

/** By block; of the whole survey where none is named. */
export async function sealedUnitsOf(
  db: Executor,
  surveyId: string,
  blockCode?: string,
): Promise<ReadonlyMap<string, SealedUnit[]>> {
  const rows = await db
    .select({ blockCode: pesSealedUnit.blockCode, values: pesSealedUnit.values })
    .from(pesSealedUnit)
    .where(
      and(
        eq(pesSealedUnit.surveyId, surveyId),
        blockCode === undefined ? undefined : eq(pesSealedUnit.blockCode, blockCode),
      ),
    )
    .orderBy(asc(pesSealedUnit.blockCode), asc(pesSealedUnit.unitId))
  const found = new Map<string, SealedUnit[]>()
  for (const row of rows) {
    found.set(row.blockCode, [...(found.get(row.blockCode) ?? []), row.values])
  }
  return found
}

export async function insertJudgement(
  tx: Executor,
  row: typeof pesJudgement.$inferInsert,
): Promise<void> {
  await tx.insert(pesJudgement).values(row)
}

export async function findJudgement(db: Executor, id: string): Promise<JudgementRow | undefined> {
  const [row] = await db.select().from(pesJudgement).where(eq(pesJudgement.id, id))
  return row
}

/** Block → key → the judgement that counts. */
export async function judgementsOf(
  db: Executor,
  surveyId: string,
  nameOf: (accountId: string) => string,
  blockCode?: string,
): Promise<ReadonlyMap<string, ReadonlyMap<string, PesJudgement>>> {
  const rows = await db
    .select()
    .from(pesJudgement)
    .where(
      and(
        eq(pesJudgement.surveyId, surveyId),
        blockCode === undefined ? undefined : eq(pesJudgement.blockCode, blockCode),
      ),
    )
    .orderBy(asc(pesJudgement.sequence))
  const found = new Map<string, Map<string, PesJudgement>>()
  for (const row of rows) {
    const { verdict, unitId, evidence, judgedAt } = row
    const within = found.get(row.blockCode) ?? new Map<string, PesJudgement>()
    within.set(row.key, { verdict, unitId, evidence, judgedAt, judgedBy: nameOf(row.judgedBy) })
    found.set(row.blockCode, within)
  }
  return found
}

export async function insertDecision(tx: Executor, row: DecisionRow): Promise<void> {
  await tx.insert(pesDecision).values(row)
}

export async function findDecision(db: Executor, id: string): Promise<DecisionRow | undefined> {
  const [row] = await db.select().from(pesDecision).where(eq(pesDecision.id, id))
  return row
}

/** On areas of the subtree, newest first. */
export async function decisionsBelow(db: Executor, areaPrefix: string): Promise<DecisionRow[]> {
  return db
    .select()
    .from(pesDecision)
    .where(hasCodePrefix(pesDecision.areaPrefix, areaPrefix))
    .orderBy(desc(pesDecision.decidedAt), desc(pesDecision.id))
}
