/** All SQL on lists on their way into the frame: uploads, their parts, staged rows and where those go. */
import {
  and,
  asc,
  count,
  desc,
  eq,
  gt,
  inArray,
  isNull,
  lte,
  min,
  notExists,
  notInArray,
  sql,
} from 'drizzle-orm'
import type { UploadStage } from '../../contract/frame-import.ts'
import { hasCodePrefix } from '../../platform/database/conditions.ts'
import type { Executor } from '../../platform/database/database.ts'
import { inPieces } from '../../platform/database/in-pieces.ts'
import { insertRows } from '../../platform/database/insert-rows.ts'
import type { DraftRow } from './draft-rows.ts'
import type { SoundRow } from './settle-rows.ts'
import {
  frameDraft,
  frameImport,
  frameRecord,
  frameSettlement,
  frameUpload,
  frameUploadPart,
} from './tables.ts'

export type UploadRow = typeof frameUpload.$inferSelect
export type DraftStored = typeof frameDraft.$inferSelect
export type SettlementRow = typeof frameSettlement.$inferSelect

export async function insertUpload(tx: Executor, row: UploadRow): Promise<void> {
  await tx.insert(frameUpload).values(row)
}

export async function findUpload(db: Executor, id: string): Promise<UploadRow | undefined> {
  const [row] = await db.select().from(frameUpload).where(eq(frameUpload.id, id))
  return row
}

export async function updateUpload(
  tx: Executor,
  id: string,
  change: Partial<UploadRow>,
): Promise<void> {
  await tx.update(frameUpload).set(change).where(eq(frameUpload.id, id))
}

/** The one in these stages that came first. */
export async function findFirstUpload(
  db: Executor,
  stages: readonly UploadStage[],
): Promise<UploadRow | undefined> {
  const [row] = await db
    .select()
    .from(frameUpload)
    .where(inArray(frameUpload.stage, [...stages]))
    .orderBy(asc(frameUpload.uploadedAt), asc(frameUpload.id))
    .limit(1)
  return row
}

export async function listUploadsIn(
  db: Executor,
  stages: readonly UploadStage[],
): Promise<UploadRow[]> {
  return db
    .select()
    .from(frameUpload)
    .where(inArray(frameUpload.stage, [...stages]))
}

/** Newest first, without those that came to an end. */
export async function listOpenUploads(db: Executor, areaPrefix: string): Promise<UploadRow[]> {
  return db
    .select()
    .from(frameUpload)
    .where(
      and(
        hasCodePrefix(frameUpload.areaPrefix, areaPrefix),
        notInArray(frameUpload.stage, ['done', 'unchanged', 'cancelled']),
      ),
    )
    .orderBy(desc(frameUpload.uploadedAt), desc(frameUpload.id))
    .limit(100)
}

export async function insertPart(
  tx: Executor,
  uploadId: string,
  number: number,
  content: Uint8Array,
): Promise<void> {
  const { buffer, byteOffset, byteLength } = content
  // The same bytes, not a copy of them.
  const bytes = Buffer.from(buffer as ArrayBuffer, byteOffset, byteLength)
  await tx.insert(frameUploadPart).values({ uploadId, number, content: bytes })
}

/** Refused by the database once the list is an import. */
export async function deleteParts(tx: Executor, uploadId: string): Promise<void> {
  await tx.delete(frameUploadPart).where(eq(frameUploadPart.uploadId, uploadId))
}

/** The file, part after part. */
export async function* readParts(db: Executor, uploadId: string): AsyncGenerator<Uint8Array> {
  let after = -1
  for (;;) {
    const [part] = await db
      .select()
      .from(frameUploadPart)
      .where(and(eq(frameUploadPart.uploadId, uploadId), gt(frameUploadPart.number, after)))
      .orderBy(asc(frameUploadPart.number))
      .limit(1)
    if (!part) return
    yield part.content
    after = part.number
  }
}

export async function insertDrafts(
  tx: Executor,
  uploadId: string,
  rows: readonly DraftRow[],
): Promise<void> {
  await insertRows(
    tx,
    frameDraft,
    rows.map(({ branch, notices, raw, ...row }) => ({
      ...row,
      uploadId,
      raw: { ...raw },
      branch: branch ? 1 : 0,
      notices: notices.length > 0 ? [...notices] : null,
    })),
  )
}

export async function pageOfDrafts(
  db: Executor,
  uploadId: string,
  after: number,
  limit: number,
): Promise<DraftStored[]> {
  return db
    .select()
    .from(frameDraft)
    .where(and(eq(frameDraft.uploadId, uploadId), gt(frameDraft.row, after)))
    .orderBy(asc(frameDraft.row))
    .limit(limit)
}

/** The same without the cells as they were read. */
export async function pageOfSoundRows(
  db: Executor,
  uploadId: string,
  after: number,
  limit: number,
) {
  const { row, code, branch, draft, notices, rejected } = frameDraft
  return db
    .select({ row, code, branch, draft, notices, rejected })
    .from(frameDraft)
    .where(and(eq(frameDraft.uploadId, uploadId), gt(frameDraft.row, after)))
    .orderBy(asc(frameDraft.row))
    .limit(limit)
}

/** For each of these codes the row that holds it: the first that is not a branch, else the first. */
export async function findCodeHolders(
  db: Executor,
  uploadId: string,
  codes: readonly string[],
): Promise<ReadonlyMap<string, { readonly row: number; readonly name: string }>> {
  const rowOf = new Map<string, number>()
  for (const piece of inPieces(codes)) {
    const found = await db
      .select({
        code: frameDraft.code,
        plain: min(sql<number>`case when ${frameDraft.branch} = 0 then ${frameDraft.row} end`),
        any: min(frameDraft.row),
      })
      .from(frameDraft)
      .where(and(eq(frameDraft.uploadId, uploadId), inArray(frameDraft.code, piece)))
      .groupBy(frameDraft.code)
    for (const { code, plain, any } of found) rowOf.set(code!, Number(plain ?? any))
  }
  const names = new Map<number, string>()
  for (const piece of inPieces([...rowOf.values()])) {
    const found = await db
      .select({ row: frameDraft.row, draft: frameDraft.draft })
      .from(frameDraft)
      .where(and(eq(frameDraft.uploadId, uploadId), inArray(frameDraft.row, piece)))
    for (const { row, draft } of found) names.set(row, draft?.name ?? '')
  }
  return new Map([...rowOf].map(([code, row]) => [code, { row, name: names.get(row) ?? '' }]))
}

export async function insertSettlements(
  tx: Executor,
  rows: readonly SettlementRow[],
): Promise<void> {
  await insertRows(tx, frameSettlement, rows)
}

export async function settlementsOf(
  db: Executor,
  uploadId: string,
  after: number,
  upTo: number,
): Promise<ReadonlyMap<number, SettlementRow>> {
  const rows = await db
    .select()
    .from(frameSettlement)
    .where(
      and(
        eq(frameSettlement.uploadId, uploadId),
        gt(frameSettlement.row, after),
        lte(frameSettlement.row, upTo),
      ),
    )
  return new Map(rows.map((row) => [row.row, row]))
}

export async function deleteStaged(tx: Executor, uploadId: string, upTo: number): Promise<void> {
  await tx
    .delete(frameDraft)
    .where(and(eq(frameDraft.uploadId, uploadId), lte(frameDraft.row, upTo)))
  await deleteSettlements(tx, uploadId, upTo)
}

export async function deleteSettlements(
  tx: Executor,
  uploadId: string,
  upTo: number,
): Promise<void> {
  await tx
    .delete(frameSettlement)
    .where(and(eq(frameSettlement.uploadId, uploadId), lte(frameSettlement.row, upTo)))
}

/** Records of lists that were imported before records had a key, so many at a time. */
export async function recordsWithoutKey(db: Executor, limit: number) {
  return db
    .select({ id: frameRecord.id, values: frameRecord.values })
    .from(frameRecord)
    .where(isNull(frameRecord.againKey))
    .limit(limit)
}

export async function setAgainKey(tx: Executor, id: string, againKey: string): Promise<void> {
  await tx.update(frameRecord).set({ againKey }).where(eq(frameRecord.id, id))
}

/** Earlier records of the source for just this area that go by these keys, oldest list first. */
export async function findAgain(
  db: Executor,
  { source, areaPrefix, id }: Pick<UploadRow, 'source' | 'areaPrefix' | 'id'>,
  keys: readonly string[],
) {
  const found: { id: string; key: string; importId: string; unitId: string }[] = []
  for (const piece of inPieces(keys)) {
    const rows = await db
      .select({
        id: frameRecord.id,
        key: frameRecord.againKey,
        importId: frameRecord.importId,
        unitId: frameRecord.unitId,
      })
      .from(frameRecord)
      .innerJoin(frameImport, eq(frameImport.id, frameRecord.importId))
      .where(
        and(
          inArray(frameRecord.againKey, piece),
          eq(frameImport.source, source),
          eq(frameImport.areaPrefix, areaPrefix),
          sql`${frameImport.id} <> ${id}`,
        ),
      )
      .orderBy(asc(frameImport.importedAt), asc(frameImport.id), asc(frameRecord.row))
    for (const row of rows) found.push({ ...row, key: row.key! })
  }
  return found
}

/** Which of these earlier records a row of the list was already known by. */
export async function findClaimed(
  db: Executor,
  uploadId: string,
  as: 'againId' | 'earlierId',
  recordIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const column = frameSettlement[as]
  const claimed = new Set<string>()
  for (const piece of inPieces(recordIds)) {
    const rows = await db
      .select({ id: column })
      .from(frameSettlement)
      .where(and(eq(frameSettlement.uploadId, uploadId), inArray(column, piece)))
    for (const { id } of rows) claimed.add(id!)
  }
  return claimed
}

/** Records of one list that are these units', in the order of its rows. */
export async function recordsOfImport(db: Executor, importId: string, unitIds: readonly string[]) {
  const found: { id: string; row: number; unitId: string; values: Record<string, string> }[] = []
  for (const piece of inPieces([...new Set(unitIds)])) {
    found.push(
      ...(await db
        .select({
          id: frameRecord.id,
          row: frameRecord.row,
          unitId: frameRecord.unitId,
          values: frameRecord.values,
        })
        .from(frameRecord)
        .where(and(inArray(frameRecord.unitId, piece), eq(frameRecord.importId, importId)))),
    )
  }
  // Asked to put them in order, SQLite goes through the whole list along its rows instead.
  return found.sort((a, b) => a.row - b.row)
}

/** How many records of the list before no row of this one is, and the first of them. */
export async function findGone(
  db: Executor,
  { uploadId, importId, limit }: { uploadId: string; importId: string; limit: number },
) {
  const [all] = await db
    .select({ records: count() })
    .from(frameRecord)
    .where(eq(frameRecord.importId, importId))
  const [still] = await db
    .select({ records: count(frameSettlement.earlierId) })
    .from(frameSettlement)
    .where(eq(frameSettlement.uploadId, uploadId))
  const gone = (all?.records ?? 0) - (still?.records ?? 0)
  if (gone === 0) return { gone, first: [] }
  const claim = db
    .select({ one: sql`1` })
    .from(frameSettlement)
    .where(
      and(eq(frameSettlement.uploadId, uploadId), eq(frameSettlement.earlierId, frameRecord.id)),
    )
  const first = await db
    .select({ row: frameRecord.row, values: frameRecord.values })
    .from(frameRecord)
    .where(and(eq(frameRecord.importId, importId), notExists(claim)))
    .orderBy(asc(frameRecord.row))
    .limit(limit)
  return { gone, first }
}

/** Rejected rows, or rows with notices, of a list that is staged, behind a row. */
export async function pageOfStagedReport(
  db: Executor,
  uploadId: string,
  kind: 'rejected' | 'noticed',
  after: number,
  limit: number,
) {
  const said =
    kind === 'rejected'
      ? sql`(${frameDraft.rejected} is not null or ${frameSettlement.rejected} is not null)`
      : sql`(${frameDraft.notices} is not null or ${frameSettlement.notices} is not null)`
  return db
    .select({
      row: frameDraft.row,
      rejected: frameDraft.rejected,
      notices: frameDraft.notices,
      settledRejected: frameSettlement.rejected,
      settledNotices: frameSettlement.notices,
    })
    .from(frameDraft)
    .leftJoin(
      frameSettlement,
      and(
        eq(frameSettlement.uploadId, frameDraft.uploadId),
        eq(frameSettlement.row, frameDraft.row),
      ),
    )
    .where(and(eq(frameDraft.uploadId, uploadId), gt(frameDraft.row, after), said))
    .orderBy(asc(frameDraft.row))
    .limit(limit)
}

export function soundRow(
  stored: Pick<DraftStored, 'row' | 'code' | 'branch' | 'draft'>,
): SoundRow | undefined {
  const { row, code, branch, draft } = stored
  return draft === null ? undefined : { ...draft, row, code, branch: branch === 1 }
}
