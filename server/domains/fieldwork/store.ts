/** All SQL on acts, re-checks, photographs and deposited keys. */
import {
  and,
  asc,
  desc,
  eq,
  getTableColumns,
  gt,
  inArray,
  isNotNull,
  lt,
  or,
  sql,
} from 'drizzle-orm'
import { SET_ASIDE } from '../../contract/fieldwork.ts'
import type { SignedInContext } from '../../platform/context.ts'
import type { Executor } from '../../platform/database/database.ts'
import { withinScope } from '../identity/index.ts'
import { depositedKey, fieldAct, photo, photoPart, recheck } from './tables.ts'

export type ActRow = typeof fieldAct.$inferSelect
export type PhotoRow = typeof photo.$inferSelect

export async function findAct(db: Executor, id: string): Promise<ActRow | undefined> {
  const [row] = await db.select().from(fieldAct).where(eq(fieldAct.id, id))
  return row
}

export async function insertAct(tx: Executor, row: typeof fieldAct.$inferInsert): Promise<void> {
  await tx.insert(fieldAct).values(row)
}

/** Refused acts of the office's area, newest first; a parcel set aside without its content, which may be large. */
export async function pageOfRefused(
  db: Executor,
  ctx: SignedInContext,
  page: {
    readonly after: { readonly receivedAt: string; readonly id: string } | undefined
    readonly limit: number
  },
): Promise<(Omit<ActRow, 'content'> & { readonly content: ActRow['content'] | null })[]> {
  const { after } = page
  const light = sql`case when ${fieldAct.kind} = ${SET_ASIDE} then null else ${fieldAct.content} end`
  return db
    .select({
      ...getTableColumns(fieldAct),
      content: sql<ActRow['content'] | null>`${light}`.mapWith(fieldAct.content),
    })
    .from(fieldAct)
    .where(
      and(
        eq(fieldAct.outcome, 'refused'),
        withinScope(ctx.actor.scope, { area: fieldAct.areaCode, unitId: fieldAct.id }),
        after &&
          or(
            lt(fieldAct.receivedAt, after.receivedAt),
            and(eq(fieldAct.receivedAt, after.receivedAt), lt(fieldAct.id, after.id)),
          ),
      ),
    )
    .orderBy(desc(fieldAct.receivedAt), desc(fieldAct.id))
    .limit(page.limit)
}

export async function findRecheck(db: Executor, id: string) {
  const [row] = await db.select().from(recheck).where(eq(recheck.id, id))
  return row
}

export async function insertRecheck(tx: Executor, row: typeof recheck.$inferInsert): Promise<void> {
  await tx.insert(recheck).values(row)
}

/** Every re-check, the latest of a response last. */
export async function listRechecks(db: Executor) {
  const { responseId, result, unitWrong, itemsChecked, itemsWrong } = recheck
  return db
    .select({ responseId, result, unitWrong, itemsChecked, itemsWrong })
    .from(recheck)
    .orderBy(asc(recheck.checkedAt), asc(recheck.id))
}

export async function findPhoto(db: Executor, id: string): Promise<PhotoRow | undefined> {
  const [row] = await db.select().from(photo).where(eq(photo.id, id))
  return row
}

export async function insertPhoto(tx: Executor, row: typeof photo.$inferInsert): Promise<void> {
  await tx.insert(photo).values(row)
}

export async function markPhotoReceived(
  tx: Executor,
  id: string,
  receivedAt: string,
): Promise<void> {
  await tx.update(photo).set({ receivedAt }).where(eq(photo.id, id))
}

export async function countPhotoBytes(db: Executor, photoId: string): Promise<number> {
  const [row] = await db
    .select({ bytes: sql<number>`coalesce(sum(length(${photoPart.content})), 0)` })
    .from(photoPart)
    .where(eq(photoPart.photoId, photoId))
  return Number(row?.bytes ?? 0)
}

export async function insertPhotoPart(
  tx: Executor,
  row: typeof photoPart.$inferInsert,
): Promise<void> {
  await tx.insert(photoPart).values(row)
}

/** Parts that together were not what was announced: they come again. */
export async function deletePhotoParts(tx: Executor, photoId: string): Promise<void> {
  await tx.delete(photoPart).where(eq(photoPart.photoId, photoId))
}

export async function readPhoto(db: Executor, photoId: string): Promise<Buffer> {
  const rows = await db
    .select({ content: photoPart.content })
    .from(photoPart)
    .where(eq(photoPart.photoId, photoId))
    .orderBy(asc(photoPart.position))
  return Buffer.concat(rows.map((row) => row.content))
}

/** Which of these arrived whole. */
export async function findReceivedPhotos(
  db: Executor,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set()
  const rows = await db
    .select({ id: photo.id })
    .from(photo)
    .where(and(inArray(photo.id, [...ids]), isNotNull(photo.receivedAt)))
  return new Set(rows.map((row) => row.id))
}

export async function listPhotosOf(db: Executor, subjectId: string): Promise<PhotoRow[]> {
  return db
    .select()
    .from(photo)
    .where(and(eq(photo.subjectId, subjectId), isNotNull(photo.receivedAt)))
    .orderBy(asc(photo.announcedAt), asc(photo.id))
}

export async function findKey(db: Executor, id: string) {
  const [row] = await db.select().from(depositedKey).where(eq(depositedKey.id, id))
  return row
}

/** Deposited keys by id after `after`. */
export async function pageOfKeys(db: Executor, after: string, limit: number) {
  return db
    .select()
    .from(depositedKey)
    .where(gt(depositedKey.id, after))
    .orderBy(asc(depositedKey.id))
    .limit(limit)
}

/** Nothing but the seal: triggers refuse any other change. */
export async function updateSeal(tx: Executor, id: string, dataKey: string): Promise<void> {
  await tx.update(depositedKey).set({ dataKey }).where(eq(depositedKey.id, id))
}

export async function insertKey(
  tx: Executor,
  row: typeof depositedKey.$inferInsert,
): Promise<void> {
  await tx.insert(depositedKey).values(row)
}
