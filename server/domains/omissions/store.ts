/** All SQL on signals of omissions and their steps. */
import { and, asc, count, desc, eq, inArray, ne, sql } from 'drizzle-orm'
import { type SignalKind, type SignalState, soughtKinds } from '../../contract/omissions.ts'
import { hasCodePrefix } from '../../platform/database/conditions.ts'
import type { Executor } from '../../platform/database/database.ts'
import { inPieces } from '../../platform/database/in-pieces.ts'
import { insertRows } from '../../platform/database/insert-rows.ts'
import { omissionSearch, omissionSignal, omissionStep } from './tables.ts'

export type SignalRow = typeof omissionSignal.$inferSelect
export type StepRow = typeof omissionStep.$inferSelect

const ROWS_AT_ONCE = 2000

export async function insertSignals(tx: Executor, rows: readonly SignalRow[]): Promise<void> {
  for (let start = 0; start < rows.length; start += ROWS_AT_ONCE) {
    await insertRows(tx, omissionSignal, rows.slice(start, start + ROWS_AT_ONCE))
  }
}

export async function findSignal(db: Executor, id: string): Promise<SignalRow | undefined> {
  const [row] = await db.select().from(omissionSignal).where(eq(omissionSignal.id, id))
  return row
}

export async function findSignalsById(db: Executor, ids: readonly string[]): Promise<SignalRow[]> {
  const found: SignalRow[] = []
  for (const piece of inPieces(ids)) {
    found.push(...(await db.select().from(omissionSignal).where(inArray(omissionSignal.id, piece))))
  }
  return found
}

export async function signalsBelow(db: Executor, areaPrefix: string): Promise<SignalRow[]> {
  return db.select().from(omissionSignal).where(hasCodePrefix(omissionSignal.areaCode, areaPrefix))
}

export async function saveSignal(
  tx: Executor,
  id: string,
  change: Partial<SignalRow>,
): Promise<SignalRow> {
  const [row] = await tx
    .update(omissionSignal)
    .set(change)
    .where(eq(omissionSignal.id, id))
    .returning()
  // The caller has just read it in the same transaction.
  return row!
}

export interface SignalPage {
  readonly areaPrefix: string
  readonly kind: SignalKind | undefined
  readonly state: SignalState
  readonly after: { readonly weight: number; readonly id: string } | undefined
  readonly limit: number
}

/** The weightiest first. */
export async function pageOfSignals(db: Executor, page: SignalPage): Promise<SignalRow[]> {
  const { weight, id } = omissionSignal
  return db
    .select()
    .from(omissionSignal)
    .where(
      and(
        hasCodePrefix(omissionSignal.areaCode, page.areaPrefix),
        eq(omissionSignal.state, page.state),
        page.kind === undefined ? undefined : eq(omissionSignal.kind, page.kind),
        page.after && sql`(${weight}, ${id}) < (${page.after.weight}, ${page.after.id})`,
      ),
    )
    .orderBy(desc(weight), desc(id))
    .limit(page.limit)
}

export async function countSignals(
  db: Executor,
  areaPrefix: string,
  kind?: SignalKind,
): Promise<Record<SignalState, number>> {
  const rows = await db
    .select({ state: omissionSignal.state, signals: count() })
    .from(omissionSignal)
    .where(
      and(
        hasCodePrefix(omissionSignal.areaCode, areaPrefix),
        kind === undefined ? undefined : eq(omissionSignal.kind, kind),
      ),
    )
    .groupBy(omissionSignal.state)
  const counts = { open: 0, task: 0, closed: 0, lapsed: 0 }
  for (const { state, signals } of rows) counts[state] = signals
  return counts
}

export async function tasksOfBlock(db: Executor, blockCode: string): Promise<SignalRow[]> {
  return db
    .select()
    .from(omissionSignal)
    .where(and(eq(omissionSignal.blockCode, blockCode), eq(omissionSignal.state, 'task')))
    .orderBy(desc(omissionSignal.weight), asc(omissionSignal.id))
}

/** In whatever state. */
export async function signalsInBlocks(
  db: Executor,
  blockCodes: readonly string[],
): Promise<SignalRow[]> {
  return db
    .select()
    .from(omissionSignal)
    .where(inArray(omissionSignal.blockCode, [...blockCodes]))
}

export async function insertStep(tx: Executor, row: Omit<StepRow, 'sequence'>): Promise<void> {
  await tx.insert(omissionStep).values(row)
}

export async function findStep(db: Executor, id: string): Promise<StepRow | undefined> {
  const [row] = await db.select().from(omissionStep).where(eq(omissionStep.id, id))
  return row
}

/** Oldest first. */
export async function stepsOf(db: Executor, signalIds: readonly string[]): Promise<StepRow[]> {
  const found: StepRow[] = []
  for (const piece of inPieces(signalIds)) {
    found.push(
      ...(await db
        .select()
        .from(omissionStep)
        .where(inArray(omissionStep.signalId, piece))
        .orderBy(asc(omissionStep.sequence))),
    )
  }
  return found
}

/** What was odd is not any more; nothing of it is lost. */
export async function lapseSignals(tx: Executor, ids: readonly string[]): Promise<void> {
  for (const piece of inPieces(ids)) {
    await tx
      .update(omissionSignal)
      .set({ state: 'lapsed' })
      .where(and(inArray(omissionSignal.id, piece), ne(omissionSignal.state, 'closed')))
  }
}

/** Blocks found empty of which somebody judged or saw that nothing is missing. */
export async function closedEmptyBlocks(db: Executor, areaPrefix: string): Promise<string[]> {
  const rows = await db
    .select({ blockCode: omissionSignal.blockCode })
    .from(omissionSignal)
    .where(
      and(
        hasCodePrefix(omissionSignal.areaCode, areaPrefix),
        eq(omissionSignal.kind, 'empty-block'),
        eq(omissionSignal.state, 'closed'),
      ),
    )
  return rows.flatMap(({ blockCode }) => (blockCode === null ? [] : [blockCode]))
}

export async function insertSearch(
  tx: Executor,
  row: Omit<typeof omissionSearch.$inferInsert, 'sequence'>,
): Promise<void> {
  await tx.insert(omissionSearch).values(row)
}

/** When each kind of signal was last looked for over the whole of an area; a kind never, not at all. */
export async function searchedKinds(
  db: Executor,
  areaPrefix: string,
): Promise<ReadonlyMap<SignalKind, string>> {
  const around = [...areaPrefix].map((_, i) => areaPrefix.slice(0, i + 1))
  const rows = await db
    .select({ found: omissionSearch.found, at: omissionSearch.at })
    .from(omissionSearch)
    .where(inArray(omissionSearch.areaPrefix, around))
    .orderBy(asc(omissionSearch.at))
  const latest = new Map<SignalKind, string>()
  for (const { found, at } of rows) {
    for (const kind of soughtKinds) if (found[kind] !== undefined) latest.set(kind, at)
  }
  return latest
}
