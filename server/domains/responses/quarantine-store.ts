/** All SQL on uploads that could not be placed. */
import { and, desc, eq, isNull, lt, or, sql } from 'drizzle-orm'
import { hasCodePrefix } from '../../platform/database/conditions.ts'
import type { Executor } from '../../platform/database/database.ts'
import { prepared } from '../../platform/database/prepared.ts'
import type { PagePlace } from './page-key.ts'
import { quarantinedUpload } from './tables.ts'

export type QuarantineRow = typeof quarantinedUpload.$inferSelect

const quarantinedById = (db: Executor) =>
  db
    .select({ contentHash: quarantinedUpload.contentHash, receipt: quarantinedUpload.receipt })
    .from(quarantinedUpload)
    .where(eq(quarantinedUpload.revisionId, sql.placeholder('revisionId')))

export async function findQuarantined(db: Executor, revisionId: string) {
  return prepared(db, quarantinedById).execute({ revisionId })
}

export async function findQuarantinedUpload(
  db: Executor,
  id: string,
): Promise<QuarantineRow | undefined> {
  const [row] = await db.select().from(quarantinedUpload).where(eq(quarantinedUpload.id, id))
  return row
}

export async function insertQuarantined(
  tx: Executor,
  row: typeof quarantinedUpload.$inferInsert,
): Promise<void> {
  await tx.insert(quarantinedUpload).values(row)
}

/** Newest first. `areaPrefix` of the office; the whole city also sees what no area is known of. */
export async function listQuarantined(
  db: Executor,
  areaPrefix: string,
  page: { readonly after: PagePlace | undefined; readonly limit: number },
): Promise<QuarantineRow[]> {
  const { receivedAt, id, areaCode } = quarantinedUpload
  const { after } = page
  const covered = hasCodePrefix(areaCode, areaPrefix)
  return db
    .select()
    .from(quarantinedUpload)
    .where(
      and(
        areaPrefix.length <= 4 ? or(covered, isNull(areaCode)) : covered,
        after && or(lt(receivedAt, after.at), and(eq(receivedAt, after.at), lt(id, after.id))),
      ),
    )
    .orderBy(desc(receivedAt), desc(id))
    .limit(page.limit)
}
