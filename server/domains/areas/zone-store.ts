/** All SQL on development zones and their versions. */
import { and, asc, desc, eq, isNull, or, sql } from 'drizzle-orm'
import { hasCodePrefix } from '../../platform/database/conditions.ts'
import type { Executor } from '../../platform/database/database.ts'
import { zone } from './tables.ts'

export type ZoneRow = typeof zone.$inferSelect

/** In force, kept by the offices at, above or below an area. */
export async function listZonesOf(db: Executor, areaPrefix: string): Promise<ZoneRow[]> {
  const own = hasCodePrefix(zone.areaPrefix, areaPrefix)
  const above = sql`substr(${areaPrefix}, 1, length(${zone.areaPrefix})) = ${zone.areaPrefix}`
  return db
    .select()
    .from(zone)
    .where(and(isNull(zone.endedAt), or(own, above)))
    .orderBy(asc(zone.name), asc(zone.id))
}

/** Every version, newest first. */
export async function versionsOfZone(db: Executor, id: string): Promise<ZoneRow[]> {
  return db.select().from(zone).where(eq(zone.id, id)).orderBy(desc(zone.version))
}

export async function insertZone(tx: Executor, row: ZoneRow): Promise<void> {
  await tx.insert(zone).values(row)
}

export async function endZoneVersion(
  tx: Executor,
  { id, version }: Pick<ZoneRow, 'id' | 'version'>,
  endedAt: string,
): Promise<void> {
  await tx
    .update(zone)
    .set({ endedAt })
    .where(and(eq(zone.id, id), eq(zone.version, version)))
}
