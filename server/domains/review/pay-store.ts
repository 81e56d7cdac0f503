/** SQL on what an accepted response pays. */
import { desc, inArray } from 'drizzle-orm'
import type { PaySetting } from '../../contract/progress.ts'
import { hasCodePrefix } from '../../platform/database/conditions.ts'
import type { Executor } from '../../platform/database/database.ts'
import { paySetting } from './tables.ts'

const COUNTY_DIGITS = 6

/** What the counties of an area set for themselves, by the digits of the county. */
export async function paySettingsOfCounties(
  db: Executor,
  areaPrefix: string,
): Promise<ReadonlyMap<string, PaySetting>> {
  const rows = await db
    .select()
    .from(paySetting)
    .where(hasCodePrefix(paySetting.areaPrefix, areaPrefix))
  return new Map(
    rows.flatMap((row) =>
      row.areaPrefix.length === COUNTY_DIGITS ? [[row.areaPrefix, row.setting]] : [],
    ),
  )
}

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
