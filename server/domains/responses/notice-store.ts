/** All SQL on notices given to respondents. */
import { eq } from 'drizzle-orm'
import type { Executor } from '../../platform/database/database.ts'
import { noticeGiven } from './tables.ts'

export type NoticeGivenRow = typeof noticeGiven.$inferSelect

export async function insertNoticeGiven(tx: Executor, row: NoticeGivenRow): Promise<void> {
  await tx.insert(noticeGiven).values(row)
}

export async function findNoticeGiven(
  db: Executor,
  id: string,
): Promise<NoticeGivenRow | undefined> {
  const [row] = await db.select().from(noticeGiven).where(eq(noticeGiven.id, id))
  return row
}
