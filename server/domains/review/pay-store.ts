/** SQL on what an accepted response pays. */
import { desc, inArray } from 'drizzle-orm'
import type { PaySetting } from '../../contract/progress.ts'
import type { Executor } from '../../platform/database/database.ts'
import { paySetting } from './tables.ts'

/** The nearest above an area: its county's own before the city's. */
export async function findPaySetting(
  db: Executor,
  areaPrefix: string,
): Promise<PaySetting | undefined> {
  const above = [4, 6].map((digits) => areaPrefix.slice(0, digits))
  const rows = await db
    .select()
    .from(paySetting)
    .where(inArray(paySetting.areaPrefix, above))
    .orderBy(desc(paySetting.areaPrefix))
  return rows[0]?.setting
}

export async function putPaySetting(
  tx: Executor,
  row: typeof paySetting.$inferInsert,
): Promise<void> {
  const { areaPrefix: _, ...change } = row
  await tx
    .insert(paySetting)
    .values(row)
    .onConflictDoUpdate({ target: paySetting.areaPrefix, set: change })
}
