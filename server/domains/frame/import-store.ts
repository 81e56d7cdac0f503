/** All SQL on imports, their files, rejections and records. */
import { and, asc, count, desc, eq, gt, inArray, max, or, sql, sum } from 'drizzle-orm'
import { hasCodePrefix } from '../../platform/database/conditions.ts'
import type { Executor } from '../../platform/database/database.ts'
import { inPieces } from '../../platform/database/in-pieces.ts'
import { insertRows } from '../../platform/database/insert-rows.ts'
import type { KnownUnit } from './settle-rows.ts'
import {
  frameHeading,
  frameImport,
  frameNotice,
  frameRecord,
  frameRejection,
  unit,
} from './tables.ts'

export type ImportRow = typeof frameImport.$inferSelect
export type RecordRow = typeof frameRecord.$inferSelect
export type RejectionRow = typeof frameRejection.$inferSelect

export async function insertImport(tx: Executor, row: ImportRow): Promise<void> {
  await tx.insert(frameImport).values(row)
}

export async function updateImport(
  tx: Executor,
  id: string,
  change: Partial<ImportRow>,
): Promise<void> {
  await tx.update(frameImport).set(change).where(eq(frameImport.id, id))
}

export async function insertRecords(tx: Executor, rows: readonly RecordRow[]): Promise<void> {
  await insertRows(tx, frameRecord, rows)
}

export async function insertRejections(tx: Executor, rows: readonly RejectionRow[]): Promise<void> {
  await insertRows(tx, frameRejection, rows)
}

export async function insertNotices(
  tx: Executor,
  rows: readonly (typeof frameNotice.$inferSelect)[],
): Promise<void> {
  await insertRows(tx, frameNotice, rows)
}

export async function findImportOfFile(
  db: Executor,
  { source, areaPrefix, contentHash }: Pick<ImportRow, 'source' | 'areaPrefix' | 'contentHash'>,
): Promise<ImportRow | undefined> {
  const [row] = await db
    .select()
    .from(frameImport)
    .where(
      and(
        eq(frameImport.source, source),
        eq(frameImport.areaPrefix, areaPrefix),
        eq(frameImport.contentHash, contentHash),
      ),
    )
  return row
}

/** What was said of the headings of a source; areas above before those below. */
export async function listHeadings(
  db: Executor,
  source: string,
): Promise<(typeof frameHeading.$inferSelect)[]> {
  return db
    .select()
    .from(frameHeading)
    .where(eq(frameHeading.source, source))
    .orderBy(asc(frameHeading.areaPrefix), asc(frameHeading.heading))
}

export async function saveHeading(
  tx: Executor,
  row: typeof frameHeading.$inferSelect,
): Promise<void> {
  await tx
    .insert(frameHeading)
    .values(row)
    .onConflictDoUpdate({
      target: [frameHeading.areaPrefix, frameHeading.source, frameHeading.heading],
      set: { meaning: row.meaning },
    })
}

/** Earlier lists of a source for just this area, oldest first. */
export async function listImportsOfSource(
  db: Executor,
  source: string,
  areaPrefix: string,
): Promise<ImportRow[]> {
  return db
    .select()
    .from(frameImport)
    .where(and(eq(frameImport.source, source), eq(frameImport.areaPrefix, areaPrefix)))
    .orderBy(asc(frameImport.importedAt), asc(frameImport.id))
}

/** Records of one import, in the order of its rows. */
export async function listRecordsOfImport(db: Executor, importId: string) {
  return db
    .select({ row: frameRecord.row, unitId: frameRecord.unitId, values: frameRecord.values })
    .from(frameRecord)
    .where(eq(frameRecord.importId, importId))
    .orderBy(asc(frameRecord.row))
}

export async function findImport(db: Executor, id: string): Promise<ImportRow | undefined> {
  const [row] = await db.select().from(frameImport).where(eq(frameImport.id, id))
  return row
}

/** File name and time of imports, by id. */
export async function findLists(
  db: Executor,
  ids: readonly string[],
): Promise<ReadonlyMap<string, { readonly list: string; readonly importedAt: string }>> {
  const found = new Map<string, { list: string; importedAt: string }>()
  for (const piece of inPieces([...new Set(ids)])) {
    const rows = await db
      .select({
        id: frameImport.id,
        list: frameImport.fileName,
        importedAt: frameImport.importedAt,
      })
      .from(frameImport)
      .where(inArray(frameImport.id, piece))
    for (const { id, ...list } of rows) found.set(id, list)
  }
  return found
}

/** Newest first. */
export async function listImportsOf(db: Executor, areaPrefix: string): Promise<ImportRow[]> {
  return db
    .select()
    .from(frameImport)
    .where(hasCodePrefix(frameImport.areaPrefix, areaPrefix))
    .orderBy(desc(frameImport.importedAt), desc(frameImport.id))
    .limit(500)
}

/** When each source last supplied this area or a part or the whole it lies in, by source. */
export async function latestImportOfEachSource(db: Executor, areaPrefix: string) {
  const covers = or(
    hasCodePrefix(frameImport.areaPrefix, areaPrefix),
    sql`${frameImport.areaPrefix} = substr(${areaPrefix}, 1, length(${frameImport.areaPrefix}))`,
  )
  const rows = await db
    .select({
      source: frameImport.source,
      importedAt: max(frameImport.importedAt),
      lists: count(),
      rows: sum(frameImport.rows),
    })
    .from(frameImport)
    .where(covers)
    .groupBy(frameImport.source)
  return new Map(
    rows.map((row) => [
      row.source,
      { importedAt: row.importedAt ?? '', lists: row.lists, rows: Number(row.rows) },
    ]),
  )
}

/** Rows behind one, in their order; `limit` null for all. */
export async function pageOfRejections(
  db: Executor,
  importId: string,
  after: number,
  limit: number | null,
): Promise<RejectionRow[]> {
  const page = db
    .select()
    .from(frameRejection)
    .where(and(eq(frameRejection.importId, importId), gt(frameRejection.row, after)))
    .orderBy(asc(frameRejection.row))
  return limit === null ? page : page.limit(limit)
}

export async function pageOfNotices(
  db: Executor,
  importId: string,
  after: number,
  limit: number | null,
): Promise<(typeof frameNotice.$inferSelect)[]> {
  const page = db
    .select()
    .from(frameNotice)
    .where(and(eq(frameNotice.importId, importId), gt(frameNotice.row, after)))
    .orderBy(asc(frameNotice.row))
  return limit === null ? page : page.limit(limit)
}

export async function listRecordsOf(db: Executor, unitId: string): Promise<RecordRow[]> {
  return db
    .select()
    .from(frameRecord)
    .where(eq(frameRecord.unitId, unitId))
    .orderBy(asc(frameRecord.source), asc(frameRecord.importId), asc(frameRecord.row))
}

/** Records of many units, each unit's in the order of its sources. */
export async function listRecordsOfUnits(
  db: Executor,
  unitIds: readonly string[],
): Promise<RecordRow[]> {
  const found: RecordRow[] = []
  for (const piece of inPieces(unitIds)) {
    found.push(
      ...(await db
        .select()
        .from(frameRecord)
        .where(inArray(frameRecord.unitId, piece))
        .orderBy(asc(frameRecord.unitId), asc(frameRecord.source), asc(frameRecord.row))),
    )
  }
  return found
}

/** Source ids of these units, each source once. */
export async function findSourcesOf(
  db: Executor,
  unitIds: readonly string[],
): Promise<ReadonlyMap<string, string[]>> {
  const found = new Map<string, string[]>()
  for (const piece of inPieces(unitIds)) {
    const rows = await db
      .selectDistinct({ unitId: frameRecord.unitId, source: frameRecord.source })
      .from(frameRecord)
      .where(inArray(frameRecord.unitId, piece))
      .orderBy(asc(frameRecord.unitId), asc(frameRecord.source))
    for (const row of rows) found.set(row.unitId, [...(found.get(row.unitId) ?? []), row.source])
  }
  return found
}

const knownUnit = {
  id: unit.id,
  kind: unit.kind,
  name: unit.name,
  areaCode: unit.areaCode,
  blockCode: unit.blockCode,
  phone: unit.phone,
  legalRepresentative: unit.legalRepresentative,
  industryCode: unit.industryCode,
  address: unit.address,
}

export async function findKnownUnits(
  db: Executor,
  ids: readonly string[],
): Promise<ReadonlyMap<string, KnownUnit>> {
  const found = new Map<string, KnownUnit>()
  for (const piece of inPieces([...new Set(ids)])) {
    const rows = await db.select(knownUnit).from(unit).where(inArray(unit.id, piece))
    for (const row of rows) found.set(row.id, row)
  }
  return found
}

/** The units of the frame that hold these credit codes, by code. */
export async function findUnitsByCode(
  db: Executor,
  codes: readonly string[],
): Promise<ReadonlyMap<string, KnownUnit>> {
  const found = new Map<string, KnownUnit>()
  for (const piece of inPieces(codes)) {
    const rows = await db
      .select({
        code: unit.unifiedSocialCreditCode,
        ...knownUnit,
      })
      .from(unit)
      .where(inArray(unit.unifiedSocialCreditCode, piece))
      // The last of one code counts: one that was not found to be a duplicate of another.
      .orderBy(desc(sql`case when ${unit.outcome} = 'duplicate' then 1 else 0 end`), desc(unit.id))
    for (const { code, ...known } of rows) if (code !== null) found.set(code, known)
  }
  return found
}
