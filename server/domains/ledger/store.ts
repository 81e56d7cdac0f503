/** All SQL on ledgers. */
import { createHash } from 'node:crypto'
import {
  and,
  asc,
  count,
  desc,
  eq,
  gt,
  inArray,
  isNotNull,
  isNull,
  like,
  or,
  type SQL,
  sql,
} from 'drizzle-orm'
import type { LedgerSum } from '../../../forms/engine/ledger/add-up.ts'
import type { Period } from '../../../forms/engine/types.ts'
import { containsText, lockForAppend } from '../../platform/database/conditions.ts'
import type { Executor } from '../../platform/database/database.ts'
import { inPieces } from '../../platform/database/in-pieces.ts'
import { insertRows } from '../../platform/database/insert-rows.ts'
import type { LedgerOf } from './reachable-ledger.ts'
import { ledgerEntry, ledgerEntryVersion, ledgerFile, ledgerImport } from './tables.ts'

export type EntryRow = typeof ledgerEntry.$inferSelect
export type VersionRow = typeof ledgerEntryVersion.$inferSelect
export type FileRow = typeof ledgerFile.$inferSelect
export type ImportRow = typeof ledgerImport.$inferSelect

/** Holds back other writers of this ledger until the transaction ends. */
export function lockLedger(tx: Executor, { unitId, year }: LedgerOf): Promise<void> {
  const digest = createHash('sha256').update(`ledger ${unitId} ${year}`).digest()
  return lockForAppend(tx, 1_000 + digest.readUIntBE(0, 6))
}

const ofLedger = ({ unitId, year }: LedgerOf): SQL =>
  and(eq(ledgerEntry.unitId, unitId), eq(ledgerEntry.year, year))!

export async function findEntry(db: Executor, id: string): Promise<EntryRow | undefined> {
  const [row] = await db.select().from(ledgerEntry).where(eq(ledgerEntry.id, id))
  return row
}

export async function findEntries(
  db: Executor,
  ids: readonly string[],
): Promise<ReadonlyMap<string, EntryRow>> {
  const found = new Map<string, EntryRow>()
  for (const piece of inPieces(ids)) {
    const rows = await db.select().from(ledgerEntry).where(inArray(ledgerEntry.id, piece))
    for (const row of rows) found.set(row.id, row)
  }
  return found
}

export async function listVersions(db: Executor, entryId: string): Promise<VersionRow[]> {
  return db
    .select()
    .from(ledgerEntryVersion)
    .where(eq(ledgerEntryVersion.entryId, entryId))
    .orderBy(desc(ledgerEntryVersion.version))
}

/** New entries and new versions of known ones, each with its version. */
export async function saveEntries(
  tx: Executor,
  added: readonly EntryRow[],
  changed: readonly EntryRow[],
  versions: readonly VersionRow[],
): Promise<void> {
  for (const piece of inPieces(added)) await insertRows(tx, ledgerEntry, piece)
  for (const { id, ...row } of changed) {
    await tx.update(ledgerEntry).set(row).where(eq(ledgerEntry.id, id))
  }
  for (const piece of inPieces(versions)) await insertRows(tx, ledgerEntryVersion, piece)
}

export interface EntryFilter {
  readonly period?: Period | undefined
  readonly place?: string | undefined
  readonly line?: string | undefined
  readonly code?: string | undefined
  readonly search?: string | undefined
  readonly show?: 'unplaced' | 'struck' | undefined
}

function matching(of: LedgerOf, filter: EntryFilter): SQL {
  const { period, place, line, code, search, show } = filter
  return and(
    ofLedger(of),
    eq(ledgerEntry.struck, show === 'struck'),
    show === 'unplaced' ? isNull(ledgerEntry.place) : undefined,
    period === undefined ? undefined : inArray(ledgerEntry.period, periodsWithin(period)),
    place === undefined ? undefined : eq(ledgerEntry.place, place),
    line === undefined
      ? undefined
      : or(eq(ledgerEntry.place, line), like(ledgerEntry.place, `${line}.%`)),
    code === undefined ? undefined : eq(ledgerEntry.code, code),
    search === undefined || search === ''
      ? undefined
      : or(containsText(ledgerEntry.itemText, search), containsText(ledgerEntry.reference, search)),
  )!
}

/** A half-year shows its quarters too. */
function periodsWithin(period: Period): Period[] {
  if (period === 'H1') return ['H1', 'Q1', 'Q2']
  if (period === 'H2') return ['H2', 'Q3', 'Q4']
  return [period]
}

export async function listEntries(
  db: Executor,
  of: LedgerOf,
  filter: EntryFilter,
  page: {
    readonly after: { readonly at: string; readonly id: string } | null
    readonly limit: number
  },
): Promise<EntryRow[]> {
  const { after, limit } = page
  const later =
    after === null
      ? undefined
      : or(
          gt(ledgerEntry.sortDate, after.at),
          and(eq(ledgerEntry.sortDate, after.at), gt(ledgerEntry.id, after.id)),
        )
  return db
    .select()
    .from(ledgerEntry)
    .where(and(matching(of, filter), later))
    .orderBy(asc(ledgerEntry.sortDate), asc(ledgerEntry.id))
    .limit(limit)
}

export async function countEntries(
  db: Executor,
  of: LedgerOf,
  filter: EntryFilter = {},
): Promise<number> {
  const [row] = await db.select({ n: count() }).from(ledgerEntry).where(matching(of, filter))
  return row?.n ?? 0
}

/** What stands with a line, alike in place, code, period and measure. */
export async function sumEntries(db: Executor, of: LedgerOf): Promise<LedgerSum[]> {
  const whole = (value: SQL) => sql<number | null>`cast(${value} as bigint)`
  const only = (origin: string) =>
    whole(sql`sum(case when ${ledgerEntry.origin} = ${origin} then ${ledgerEntry.amountFen} end)`)
  const rows = await db
    .select({
      place: ledgerEntry.place,
      code: ledgerEntry.code,
      period: ledgerEntry.period,
      measure: ledgerEntry.measure,
      amountFen: whole(sql`sum(${ledgerEntry.amountFen})`),
      importedFen: only('import'),
      outsideFen: only('outside-province'),
      quantityE4: whole(sql`sum(${ledgerEntry.quantityE4})`),
      entries: count(),
    })
    .from(ledgerEntry)
    .where(and(ofLedger(of), eq(ledgerEntry.struck, false), isNotNull(ledgerEntry.place)))
    .groupBy(ledgerEntry.place, ledgerEntry.code, ledgerEntry.period, ledgerEntry.measure)
    .orderBy(ledgerEntry.place, ledgerEntry.code, ledgerEntry.period, ledgerEntry.measure)
  return rows.map(({ place, quantityE4, ...row }) => ({
    ...row,
    place: place!,
    amountFen: asNumber(row.amountFen),
    importedFen: asNumber(row.importedFen),
    outsideFen: asNumber(row.outsideFen),
    quantity: quantityE4 === null ? null : Number(quantityE4) / 10_000,
  }))
}

/** PostgreSQL hands sums out as text. */
function asNumber(value: number | string | null): number | null {
  return value === null ? null : Number(value)
}

export async function listUnplacedItems(db: Executor, of: LedgerOf) {
  const rows = await db
    .select({
      itemText: sql<string>`min(${ledgerEntry.itemText})`,
      entries: count(),
      amountFen: sql<number | string | null>`cast(sum(${ledgerEntry.amountFen}) as bigint)`,
    })
    .from(ledgerEntry)
    .where(and(ofLedger(of), eq(ledgerEntry.struck, false), isNull(ledgerEntry.place)))
    .groupBy(ledgerEntry.itemKey)
    .orderBy(desc(count()), asc(ledgerEntry.itemKey))
    .limit(500)
  return rows.map((row) => ({ ...row, amountFen: asNumber(row.amountFen) ?? 0 }))
}

/** Entries of these words that stand without a line. */
export async function findUnplaced(
  db: Executor,
  of: LedgerOf,
  itemKey: string,
): Promise<EntryRow[]> {
  return db
    .select()
    .from(ledgerEntry)
    .where(
      and(
        ofLedger(of),
        eq(ledgerEntry.itemKey, itemKey),
        eq(ledgerEntry.struck, false),
        isNull(ledgerEntry.place),
      ),
    )
}

/** Where a unit's words went last, whatever the year. */
export async function findRememberedPlaces(
  db: Executor,
  unitId: string,
): Promise<ReadonlyMap<string, { readonly place: string; readonly code: string }>> {
  const rows = await db
    .selectDistinct({
      itemKey: ledgerEntry.itemKey,
      place: ledgerEntry.place,
      code: ledgerEntry.code,
      recordedAt: sql<string>`max(${ledgerEntry.recordedAt})`,
    })
    .from(ledgerEntry)
    .where(
      and(
        eq(ledgerEntry.unitId, unitId),
        eq(ledgerEntry.struck, false),
        isNotNull(ledgerEntry.place),
      ),
    )
    .groupBy(ledgerEntry.itemKey, ledgerEntry.place, ledgerEntry.code)
    .orderBy(sql`max(${ledgerEntry.recordedAt})`)
  return new Map(rows.map(({ itemKey, place, code }) => [itemKey, { place: place!, code }]))
}

const fileFacts = {
  id: ledgerFile.id,
  fileName: ledgerFile.fileName,
  receivedAt: ledgerFile.receivedAt,
}

export async function insertFile(tx: Executor, row: FileRow): Promise<void> {
  await tx.insert(ledgerFile).values(row)
}

export async function findFileByContent(
  db: Executor,
  { unitId, year }: LedgerOf,
  contentHash: string,
) {
  const [row] = await db
    .select(fileFacts)
    .from(ledgerFile)
    .where(
      and(
        eq(ledgerFile.unitId, unitId),
        eq(ledgerFile.year, year),
        eq(ledgerFile.contentHash, contentHash),
      ),
    )
  return row
}

export async function findFile(db: Executor, { unitId, year }: LedgerOf, id: string) {
  const [row] = await db
    .select()
    .from(ledgerFile)
    .where(and(eq(ledgerFile.id, id), eq(ledgerFile.unitId, unitId), eq(ledgerFile.year, year)))
  return row
}

/** Newest first, without their content; `added` of all imports of it together. */
export async function listFiles(db: Executor, { unitId, year }: LedgerOf) {
  const files = await db
    .select(fileFacts)
    .from(ledgerFile)
    .where(and(eq(ledgerFile.unitId, unitId), eq(ledgerFile.year, year)))
    .orderBy(desc(ledgerFile.receivedAt), desc(ledgerFile.id))
    .limit(200)
  const ids = files.map(({ id }) => id)
  const imports =
    ids.length === 0
      ? []
      : await db.select().from(ledgerImport).where(inArray(ledgerImport.fileId, ids))
  return files.map((file) => {
    const own = imports.filter(({ fileId }) => fileId === file.id)
    const added = own.reduce((sum, { report }) => sum + report.added, 0)
    return { ...file, added: own.length === 0 ? null : added }
  })
}

export async function insertImport(tx: Executor, row: ImportRow): Promise<void> {
  await tx.insert(ledgerImport).values(row)
}

/** How this unit last read a sheet with these headings. */
export async function findRememberedMapping(db: Executor, unitId: string, headings: string) {
  const [row] = await db
    .select({ mapping: ledgerImport.mapping })
    .from(ledgerImport)
    .innerJoin(ledgerFile, eq(ledgerFile.id, ledgerImport.fileId))
    .where(and(eq(ledgerFile.unitId, unitId), eq(ledgerImport.headings, headings)))
    .orderBy(desc(ledgerImport.importedAt))
    .limit(1)
  return row?.mapping
}
