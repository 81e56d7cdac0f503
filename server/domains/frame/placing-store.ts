/** All SQL on how units were placed, and on those without a block. */
import { and, asc, count, desc, eq, gt, inArray, isNotNull, isNull, sql } from 'drizzle-orm'
import { hasCodePrefix } from '../../platform/database/conditions.ts'
import type { Executor } from '../../platform/database/database.ts'
import { inPieces } from '../../platform/database/in-pieces.ts'
import type { UnitRow } from './store.ts'
import { unit, unitPlacing } from './tables.ts'

export type PlacingRow = typeof unitPlacing.$inferSelect

/** Of the latest placing of each unit; `street` stays as its address says it. */
export async function savePlacings(tx: Executor, rows: readonly PlacingRow[]): Promise<void> {
  for (const piece of inPieces(rows, 4)) {
    await tx
      .insert(unitPlacing)
      .values(piece)
      .onConflictDoUpdate({
        target: unitPlacing.unitId,
        set: {
          ground: sql`excluded.ground`,
          confidence: sql`excluded.confidence`,
          street: sql`excluded.street`,
        },
      })
  }
}

export async function findPlacings(
  db: Executor,
  unitIds: readonly string[],
): Promise<ReadonlyMap<string, PlacingRow>> {
  const found = new Map<string, PlacingRow>()
  for (const piece of inPieces(unitIds)) {
    const rows = await db.select().from(unitPlacing).where(inArray(unitPlacing.unitId, piece))
    for (const row of rows) found.set(row.unitId, row)
  }
  return found
}

const street = sql<string>`coalesce(${unitPlacing.street}, '')`

/** A unit that is to be found somewhere, and in no block. Duplicates are found with their survivor. */
const waiting = (areaPrefix: string) =>
  and(
    isNull(unit.blockCode),
    hasCodePrefix(unit.areaCode, areaPrefix),
    sql`(${unit.outcome} is null or ${unit.outcome} <> 'duplicate')`,
  )

/** Units without a block by area and street, the largest heaps first. */
export async function countUnplaced(db: Executor, areaPrefix: string, limit: number) {
  const units = count()
  const rows = await db
    .select({ areaCode: unit.areaCode, street, units })
    .from(unit)
    .leftJoin(unitPlacing, eq(unitPlacing.unitId, unit.id))
    .where(waiting(areaPrefix))
    .groupBy(unit.areaCode, street)
    .orderBy(desc(units), asc(unit.areaCode), asc(street))
    .limit(limit)
  // Units below an area have an area code.
  return rows.map((row) => ({ ...row, areaCode: row.areaCode! }))
}

export async function countAllUnplaced(db: Executor, areaPrefix: string): Promise<number> {
  const [row] = await db.select({ units: count() }).from(unit).where(waiting(areaPrefix))
  return row?.units ?? 0
}

export interface Heap {
  /** Twelve digits, just this area. */
  readonly areaCode: string
  readonly street: string
}

export async function pageOfHeap(
  db: Executor,
  heap: Heap,
  after: string | undefined,
  limit: number,
): Promise<UnitRow[]> {
  const rows = await db
    .select({ unit })
    .from(unit)
    .leftJoin(unitPlacing, eq(unitPlacing.unitId, unit.id))
    .where(
      and(
        waiting(heap.areaCode),
        eq(street, heap.street),
        after === undefined ? undefined : gt(unit.id, after),
      ),
    )
    .orderBy(asc(unit.id))
    .limit(limit)
  return rows.map((row) => row.unit)
}

/** Blocks in which units of the same street are already, within an area, most first. */
export async function blocksOfStreet(
  db: Executor,
  areaPrefix: string,
  name: string,
  limit: number,
): Promise<{ readonly blockCode: string; readonly units: number }[]> {
  const units = count()
  const rows = await db
    .select({ blockCode: unit.blockCode, units })
    .from(unitPlacing)
    .innerJoin(unit, eq(unit.id, unitPlacing.unitId))
    .where(
      and(
        eq(unitPlacing.street, name),
        isNotNull(unit.blockCode),
        hasCodePrefix(unit.areaCode, areaPrefix),
      ),
    )
    .groupBy(unit.blockCode)
    .orderBy(desc(units), asc(unit.blockCode))
    .limit(limit)
  return rows.map((row) => ({ blockCode: row.blockCode!, units: row.units }))
}
