/** All SQL on the ledger: its entries, their sums, and what offices said of refused rows. */
import { and, asc, count, eq, gt, inArray, isNull, or, sql } from 'drizzle-orm'
import type { Disposition, DispositionReason } from '../../contract/ledger.ts'
import { hasCodePrefix } from '../../platform/database/conditions.ts'
import type { Executor } from '../../platform/database/database.ts'
import { inPieces } from '../../platform/database/in-pieces.ts'
import { insertRows } from '../../platform/database/insert-rows.ts'
import type { Standing, StandingUnit } from './decide-standing.ts'
import {
  frameImport,
  frameRejection,
  ledgerEntry,
  ledgerJudgement,
  ledgerSum,
  mergedUnit,
  unit,
} from './tables.ts'

export type LedgerRow = typeof ledgerEntry.$inferSelect
export type JudgementRow = typeof ledgerJudgement.$inferSelect

const ROWS_AT_ONCE = 5000

export async function insertEntries(tx: Executor, rows: readonly LedgerRow[]): Promise<void> {
  for (let start = 0; start < rows.length; start += ROWS_AT_ONCE) {
    await insertRows(tx, ledgerEntry, rows.slice(start, start + ROWS_AT_ONCE))
  }
}

const standingUnit = {
  id: unit.id,
  areaCode: unit.areaCode,
  blockCode: unit.blockCode,
  outcome: unit.outcome,
  into: mergedUnit.into,
}

export async function findStandingUnits(
  db: Executor,
  ids: readonly string[],
): Promise<StandingUnit[]> {
  const found: StandingUnit[] = []
  for (const piece of inPieces([...new Set(ids)])) {
    found.push(
      ...(await db
        .select(standingUnit)
        .from(unit)
        .leftJoin(mergedUnit, eq(mergedUnit.unitId, unit.id))
        .where(inArray(unit.id, piece))),
    )
  }
  return found
}

/** Units merged into any of these. */
export async function findMergedInto(db: Executor, ids: readonly string[]): Promise<string[]> {
  const found: string[] = []
  for (const piece of inPieces(ids)) {
    const rows = await db
      .select({ unitId: mergedUnit.unitId })
      .from(mergedUnit)
      .where(inArray(mergedUnit.into, piece))
    found.push(...rows.map(({ unitId }) => unitId))
  }
  return found
}

export async function saveMergedUnit(tx: Executor, unitId: string, into: string): Promise<void> {
  await tx
    .insert(mergedUnit)
    .values({ unitId, into })
    .onConflictDoUpdate({ target: mergedUnit.unitId, set: { into } })
}

export async function removeMergedUnit(tx: Executor, unitId: string): Promise<void> {
  await tx.delete(mergedUnit).where(eq(mergedUnit.unitId, unitId))
}

/** Entries of these units, each with the area its list was imported for. */
export async function entriesOfUnits(
  db: Executor,
  unitIds: readonly string[],
): Promise<{ entry: LedgerRow; listArea: string }[]> {
  const found: { entry: LedgerRow; listArea: string }[] = []
  for (const piece of inPieces(unitIds)) {
    found.push(
      ...(await db
        .select({ entry: ledgerEntry, listArea: frameImport.areaPrefix })
        .from(ledgerEntry)
        .innerJoin(frameImport, eq(frameImport.id, ledgerEntry.importId))
        .where(inArray(ledgerEntry.unitId, piece))),
    )
  }
  return found
}

export async function saveEntry(
  tx: Executor,
  { importId, row }: Pick<LedgerRow, 'importId' | 'row'>,
  change: Partial<LedgerRow>,
): Promise<void> {
  await tx
    .update(ledgerEntry)
    .set(change)
    .where(and(eq(ledgerEntry.importId, importId), eq(ledgerEntry.row, row)))
}

export interface SumChange extends Standing {
  readonly importId: string
  readonly source: string
  readonly records: number
}

export async function addToSum(tx: Executor, change: SumChange): Promise<void> {
  await tx
    .insert(ledgerSum)
    .values(change)
    .onConflictDoUpdate({
      target: [ledgerSum.importId, ledgerSum.area, ledgerSum.disposition, ledgerSum.reason],
      set: { records: sql`${ledgerSum.records} + ${change.records}` },
    })
}

/** Refused rows of earlier lists of a source for an area that nobody has dealt with. */
export async function openRefusedRows(
  db: Executor,
  source: string,
  areaPrefix: string,
): Promise<{ entry: LedgerRow; raw: Record<string, string> }[]> {
  return db
    .select({ entry: ledgerEntry, raw: frameRejection.raw })
    .from(ledgerEntry)
    .innerJoin(frameImport, eq(frameImport.id, ledgerEntry.importId))
    .innerJoin(
      frameRejection,
      and(
        eq(frameRejection.importId, ledgerEntry.importId),
        eq(frameRejection.row, ledgerEntry.row),
      ),
    )
    .where(
      and(
        eq(ledgerEntry.source, source),
        eq(frameImport.areaPrefix, areaPrefix),
        eq(ledgerEntry.disposition, 'open'),
        isNull(ledgerEntry.unitId),
      ),
    )
}

export interface LedgerFilter {
  readonly areaPrefix: string
  readonly source: string | undefined
  readonly importId: string | undefined
}

export async function sumLedger(
  db: Executor,
  filter: LedgerFilter,
  by: 'source' | 'list' | 'area' | 'reason',
  areaDigits: number,
): Promise<{ key: string; disposition: Disposition; records: number }[]> {
  const key =
    by === 'source'
      ? ledgerSum.source
      : by === 'list'
        ? ledgerSum.importId
        : by === 'reason'
          ? ledgerSum.reason
          : sql<string>`substr(${ledgerSum.area}, 1, ${sql.raw(String(areaDigits))})`
  const rows = await db
    .select({
      key: sql<string>`${key}`.as('key'),
      disposition: ledgerSum.disposition,
      records: sql<number>`sum(${ledgerSum.records})`,
    })
    .from(ledgerSum)
    .where(
      and(
        hasCodePrefix(ledgerSum.area, filter.areaPrefix),
        filter.source === undefined ? undefined : eq(ledgerSum.source, filter.source),
        filter.importId === undefined ? undefined : eq(ledgerSum.importId, filter.importId),
      ),
    )
    .groupBy(key, ledgerSum.disposition)
  return rows.map((row) => ({ ...row, records: Number(row.records) }))
}

export interface EntryPage extends LedgerFilter {
  readonly disposition: Disposition | undefined
  readonly reason: DispositionReason | undefined
  readonly after: { readonly importId: string; readonly row: number } | undefined
  readonly limit: number
}

export async function pageOfEntries(db: Executor, page: EntryPage): Promise<LedgerRow[]> {
  const { areaPrefix, source, importId, disposition, reason, after } = page
  return db
    .select()
    .from(ledgerEntry)
    .where(
      and(
        hasCodePrefix(ledgerEntry.area, areaPrefix),
        source === undefined ? undefined : eq(ledgerEntry.source, source),
        importId === undefined ? undefined : eq(ledgerEntry.importId, importId),
        disposition === undefined ? undefined : eq(ledgerEntry.disposition, disposition),
        reason === undefined ? undefined : eq(ledgerEntry.reason, reason),
        after &&
          or(
            gt(ledgerEntry.importId, after.importId),
            and(eq(ledgerEntry.importId, after.importId), gt(ledgerEntry.row, after.row)),
          ),
      ),
    )
    .orderBy(asc(ledgerEntry.importId), asc(ledgerEntry.row))
    .limit(page.limit)
}

export async function findEntry(
  db: Executor,
  importId: string,
  row: number,
): Promise<{ entry: LedgerRow; listArea: string } | undefined> {
  const [found] = await db
    .select({ entry: ledgerEntry, listArea: frameImport.areaPrefix })
    .from(ledgerEntry)
    .innerJoin(frameImport, eq(frameImport.id, ledgerEntry.importId))
    .where(and(eq(ledgerEntry.importId, importId), eq(ledgerEntry.row, row)))
  return found
}

export async function findFileNames(
  db: Executor,
  importIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .select({ id: frameImport.id, fileName: frameImport.fileName })
    .from(frameImport)
    .where(inArray(frameImport.id, [...new Set(importIds)]))
  return new Map(rows.map(({ id, fileName }) => [id, fileName]))
}

/** Refused rows by `importId row`. */
export async function findRefusals(
  db: Executor,
  entries: readonly Pick<LedgerRow, 'importId' | 'row'>[],
) {
  const found = new Map<string, typeof frameRejection.$inferSelect>()
  for (const importId of new Set(entries.map((entry) => entry.importId))) {
    const rows = entries.filter((entry) => entry.importId === importId).map(({ row }) => row)
    for (const piece of inPieces(rows)) {
      const refusals = await db
        .select()
        .from(frameRejection)
        .where(and(eq(frameRejection.importId, importId), inArray(frameRejection.row, piece)))
      for (const each of refusals) found.set(`${importId} ${each.row}`, each)
    }
  }
  return found
}

/** The last word on each row of these lists, by `importId row`. */
export async function findLastJudgements(
  db: Executor,
  entries: readonly Pick<LedgerRow, 'importId' | 'row'>[],
): Promise<ReadonlyMap<string, JudgementRow>> {
  const imports = [...new Set(entries.map(({ importId }) => importId))]
  const rows = [...new Set(entries.map(({ row }) => row))]
  const found = new Map<string, JudgementRow>()
  for (const piece of inPieces(rows)) {
    const judgements = await db
      .select()
      .from(ledgerJudgement)
      .where(and(inArray(ledgerJudgement.importId, imports), inArray(ledgerJudgement.row, piece)))
      .orderBy(asc(ledgerJudgement.sequence))
    for (const each of judgements) found.set(`${each.importId} ${each.row}`, each)
  }
  return found
}

export async function findJudgement(db: Executor, id: string): Promise<JudgementRow | undefined> {
  const [row] = await db.select().from(ledgerJudgement).where(eq(ledgerJudgement.id, id))
  return row
}

export async function insertJudgement(
  tx: Executor,
  row: Omit<JudgementRow, 'sequence'>,
): Promise<void> {
  await tx.insert(ledgerJudgement).values(row)
}

/** Lists that were imported before there was a ledger. */
export async function listsOutsideLedger(db: Executor) {
  const entered = db.select({ id: ledgerEntry.importId }).from(ledgerEntry)
  return db
    .select()
    .from(frameImport)
    .where(and(gt(frameImport.rows, 0), sql`${frameImport.id} not in ${entered}`))
    .orderBy(asc(frameImport.importedAt), asc(frameImport.id))
}

/** What proves the ledger: rows of each list of an area against its entries, and entries against sums. */
export async function countLedger(db: Executor, areaPrefix: string) {
  const ofArea = hasCodePrefix(frameImport.areaPrefix, areaPrefix)
  const ids = db.select({ id: frameImport.id }).from(frameImport).where(ofArea)
  const lists = await db
    .select({
      importId: frameImport.id,
      rows: frameImport.rows,
      areaPrefix: frameImport.areaPrefix,
    })
    .from(frameImport)
    .where(ofArea)
    .orderBy(asc(frameImport.importedAt), asc(frameImport.id))
  const { importId, area, disposition, reason } = ledgerEntry
  const counted = await db
    .select({ importId, area, disposition, reason, records: count() })
    .from(ledgerEntry)
    .where(inArray(importId, ids))
    .groupBy(importId, area, disposition, reason)
  const sums = await db.select().from(ledgerSum).where(inArray(ledgerSum.importId, ids))
  return { lists, counted, sums }
}

export async function entriesAfter(
  db: Executor,
  importId: string,
  afterRow: number,
  limit: number,
): Promise<LedgerRow[]> {
  return db
    .select()
    .from(ledgerEntry)
    .where(and(eq(ledgerEntry.importId, importId), gt(ledgerEntry.row, afterRow)))
    .orderBy(asc(ledgerEntry.row))
    .limit(limit)
}

/** Open records of an area, and when its newest list came in. */
export async function openRecordsBelow(db: Executor, areaPrefix: string) {
  const [open] = await db
    .select({ records: sql<number>`coalesce(sum(${ledgerSum.records}), 0)` })
    .from(ledgerSum)
    .where(and(hasCodePrefix(ledgerSum.area, areaPrefix), eq(ledgerSum.disposition, 'open')))
  const [newest] = await db
    .select({ at: sql<string | null>`max(${frameImport.importedAt})` })
    .from(frameImport)
    .innerJoin(ledgerSum, eq(ledgerSum.importId, frameImport.id))
    .where(hasCodePrefix(ledgerSum.area, areaPrefix))
  return { records: Number(open?.records ?? 0), newestListAt: newest?.at ?? null }
}

/** Whether the sums of every list of an area are its rows: cheap; `proveLedger` proves the rest. */
export async function sumsAgree(db: Executor, areaPrefix: string): Promise<boolean> {
  const sum = sql<number>`coalesce(sum(${ledgerSum.records}), 0)`
  const rows = await db
    .select({ rows: frameImport.rows, sum })
    .from(frameImport)
    .leftJoin(ledgerSum, eq(ledgerSum.importId, frameImport.id))
    .where(hasCodePrefix(frameImport.areaPrefix, areaPrefix))
    .groupBy(frameImport.id, frameImport.rows)
  return rows.every((each) => each.rows === Number(each.sum))
}
