/** All SQL on runs, pairs, decisions and settings of the duplicates desk. */
import { and, asc, count, desc, eq, gte, inArray, ne, or, sql } from 'drizzle-orm'
import type { Executor } from '../../platform/database/database.ts'
import { inPieces } from '../../platform/database/in-pieces.ts'
import { unitIdsBelow } from '../frame/index.ts'
import {
  duplicateDecision,
  duplicatePair,
  duplicateRun,
  duplicateSetting,
  duplicateUndo,
} from './tables.ts'

export type RunRow = typeof duplicateRun.$inferSelect
export type PairRow = typeof duplicatePair.$inferSelect
export type DecisionRow = typeof duplicateDecision.$inferSelect
export type UndoRow = typeof duplicateUndo.$inferSelect
export type SettingRow = typeof duplicateSetting.$inferSelect

export async function insertRun(tx: Executor, row: RunRow): Promise<void> {
  await tx.insert(duplicateRun).values(row)
}

export async function saveRun(
  tx: Executor,
  id: string,
  change: Partial<RunRow>,
): Promise<RunRow | undefined> {
  const [row] = await tx.update(duplicateRun).set(change).where(eq(duplicateRun.id, id)).returning()
  return row
}

/** Newest run of this area or of one above it. */
export async function findLatestRun(
  db: Executor,
  areaPrefixes: readonly string[],
): Promise<RunRow | undefined> {
  const [row] = await db
    .select()
    .from(duplicateRun)
    .where(inArray(duplicateRun.areaPrefix, [...areaPrefixes]))
    .orderBy(desc(duplicateRun.startedAt), desc(duplicateRun.id))
    .limit(1)
  return row
}

export async function insertPairs(tx: Executor, rows: readonly PairRow[]): Promise<void> {
  for (const piece of inPieces(rows, 16)) await tx.insert(duplicatePair).values(piece)
}

export async function savePair(
  tx: Executor,
  id: string,
  change: Partial<PairRow>,
): Promise<PairRow> {
  const [row] = await tx
    .update(duplicatePair)
    .set(change)
    .where(eq(duplicatePair.id, id))
    .returning()
  // The caller has just read it in the same transaction.
  return row!
}

export async function findPairs(
  db: Executor,
  ids: readonly string[],
): Promise<ReadonlyMap<string, PairRow>> {
  const found = new Map<string, PairRow>()
  for (const piece of inPieces(ids)) {
    for (const row of await db
      .select()
      .from(duplicatePair)
      .where(inArray(duplicatePair.id, piece))) {
      found.set(row.id, row)
    }
  }
  return found
}

/** Pairs that name any of these units. */
export async function pairsOfUnits(db: Executor, unitIds: readonly string[]): Promise<PairRow[]> {
  const found = new Map<string, PairRow>()
  for (const piece of inPieces(unitIds, 2)) {
    const rows = await db
      .select()
      .from(duplicatePair)
      .where(or(inArray(duplicatePair.unitA, piece), inArray(duplicatePair.unitB, piece)))
      .orderBy(asc(duplicatePair.id))
    for (const row of rows) found.set(row.id, row)
  }
  return [...found.values()]
}

/** Pairs decided to be legal unit and branch, one of the two below the area. */
export async function branchPairsBelow(db: Executor, areaPrefix: string) {
  const { unitA, unitB, firstUnit, state, kind } = duplicatePair
  const inArea = unitIdsBelow(db, areaPrefix)
  return db
    .select({ unitA, unitB, firstUnit })
    .from(duplicatePair)
    .where(
      and(
        eq(state, 'decided'),
        eq(kind, 'branch-of'),
        or(inArray(unitA, inArea), inArray(unitB, inArea)),
      ),
    )
    .orderBy(asc(duplicatePair.id))
}

/** Both units lie below the area. */
function below(db: Executor, areaPrefix: string) {
  return and(
    inArray(duplicatePair.unitA, unitIdsBelow(db, areaPrefix)),
    inArray(duplicatePair.unitB, unitIdsBelow(db, areaPrefix)),
  )
}

/** Open pairs of an area that this run did not find again lapse; nothing of them is lost. */
export async function lapseOtherPairs(
  tx: Executor,
  areaPrefix: string,
  runId: string,
): Promise<void> {
  await tx
    .update(duplicatePair)
    .set({ state: 'lapsed' })
    .where(
      and(eq(duplicatePair.state, 'open'), ne(duplicatePair.runId, runId), below(tx, areaPrefix)),
    )
}

export interface PairPage {
  readonly areaPrefix: string
  readonly queue: 'open' | 'second' | 'referee' | 'check' | 'decided'
  readonly order: 'probability' | 'consequence'
  readonly after: { readonly value: number | string; readonly id: string } | undefined
  readonly limit: number
}

/** By evidence or consequence, the greatest first; decided ones by time, the newest first. */
export async function pageOfPairs(db: Executor, page: PairPage): Promise<PairRow[]> {
  const column = orderColumn(page)
  return db
    .select()
    .from(duplicatePair)
    .where(
      and(
        inQueue(page.queue),
        below(db, page.areaPrefix),
        page.after &&
          sql`(${column}, ${duplicatePair.id}) < (${page.after.value}, ${page.after.id})`,
      ),
    )
    .orderBy(desc(column), desc(duplicatePair.id))
    .limit(page.limit)
}

export function orderColumn({ queue, order }: Pick<PairPage, 'queue' | 'order'>) {
  if (queue === 'decided') return duplicatePair.decidedAt
  return order === 'consequence' ? duplicatePair.consequence : duplicatePair.weight
}

function inQueue(queue: PairPage['queue']) {
  if (queue === 'decided') return eq(duplicatePair.state, 'decided')
  if (queue === 'check') {
    return and(eq(duplicatePair.state, 'decided'), eq(duplicatePair.toCheck, true))
  }
  return and(eq(duplicatePair.state, queue), eq(duplicatePair.absorbed, false))
}

export async function countPairs(
  db: Executor,
  areaPrefix: string,
): Promise<Record<PairPage['queue'], number>> {
  const counts = { open: 0, second: 0, referee: 0, check: 0, decided: 0 }
  for (const queue of Object.keys(counts) as (keyof typeof counts)[]) {
    const [row] = await db
      .select({ pairs: count() })
      .from(duplicatePair)
      .where(and(inQueue(queue), below(db, areaPrefix)))
    counts[queue] = row?.pairs ?? 0
  }
  return counts
}

/** Pairs of an area that somebody still has to decide or look at, from this evidence on. */
export async function countWaitingPairs(
  db: Executor,
  areaPrefix: string,
  weight: number,
): Promise<number> {
  const waiting = or(inQueue('open'), inQueue('second'), inQueue('referee'), inQueue('check'))
  const [row] = await db
    .select({ pairs: count() })
    .from(duplicatePair)
    .where(and(waiting, gte(duplicatePair.weight, weight), below(db, areaPrefix)))
  return row?.pairs ?? 0
}

/** Open pairs from this evidence on, the strongest first. */
export async function openPairsFrom(
  db: Executor,
  areaPrefix: string,
  { weight, limit }: { readonly weight: number; readonly limit: number },
): Promise<PairRow[]> {
  return db
    .select()
    .from(duplicatePair)
    .where(and(inQueue('open'), gte(duplicatePair.weight, weight), below(db, areaPrefix)))
    .orderBy(desc(duplicatePair.weight), asc(duplicatePair.id))
    .limit(limit)
}

export async function insertDecision(
  tx: Executor,
  row: Omit<DecisionRow, 'sequence'>,
): Promise<void> {
  await tx.insert(duplicateDecision).values(row)
}

export async function findDecision(db: Executor, id: string): Promise<DecisionRow | undefined> {
  const [row] = await db.select().from(duplicateDecision).where(eq(duplicateDecision.id, id))
  return row
}

/** Oldest first, each with its withdrawal if it was taken back. */
export async function decisionsOfPairs(
  db: Executor,
  pairIds: readonly string[],
): Promise<{ decision: DecisionRow; undo: UndoRow | null }[]> {
  const found: { decision: DecisionRow; undo: UndoRow | null }[] = []
  for (const piece of inPieces(pairIds)) {
    found.push(
      ...(await db
        .select({ decision: duplicateDecision, undo: duplicateUndo })
        .from(duplicateDecision)
        .leftJoin(duplicateUndo, eq(duplicateUndo.decisionId, duplicateDecision.id))
        .where(inArray(duplicateDecision.pairId, piece))
        .orderBy(asc(duplicateDecision.sequence))),
    )
  }
  return found.sort((a, b) => a.decision.sequence - b.decision.sequence)
}

/** Everything decided on pairs of an area, oldest first. */
export async function decisionsBelow(db: Executor, areaPrefix: string) {
  return db
    .select({ decision: duplicateDecision, undo: duplicateUndo, pair: duplicatePair })
    .from(duplicateDecision)
    .innerJoin(duplicatePair, eq(duplicatePair.id, duplicateDecision.pairId))
    .leftJoin(duplicateUndo, eq(duplicateUndo.decisionId, duplicateDecision.id))
    .where(below(db, areaPrefix))
    .orderBy(asc(duplicateDecision.sequence))
}

export async function insertUndo(tx: Executor, row: UndoRow): Promise<void> {
  await tx.insert(duplicateUndo).values(row)
}

export async function findSettings(
  db: Executor,
  areaPrefixes: readonly string[],
): Promise<SettingRow[]> {
  return db
    .select()
    .from(duplicateSetting)
    .where(inArray(duplicateSetting.areaPrefix, [...areaPrefixes]))
}

export async function saveSetting(tx: Executor, row: SettingRow): Promise<void> {
  await tx
    .insert(duplicateSetting)
    .values(row)
    .onConflictDoUpdate({ target: duplicateSetting.areaPrefix, set: row })
}
