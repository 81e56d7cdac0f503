/** All SQL on samples of self-employed households. */
import { and, asc, count, desc, eq, isNull, or, sql } from 'drizzle-orm'
import { hasCodePrefix } from '../../platform/database/conditions.ts'
import type { Executor } from '../../platform/database/database.ts'
import { insertRows } from '../../platform/database/insert-rows.ts'
import {
  householdMove,
  householdSample,
  sampleBlock,
  sampleHousehold,
  sampleMark,
} from './tables.ts'

export type SampleRow = typeof householdSample.$inferSelect
export type SampleBlockRow = typeof sampleBlock.$inferSelect
export type HouseholdRow = typeof sampleHousehold.$inferSelect
export type MoveRow = typeof householdMove.$inferSelect

const PIECE = 500

export async function insertSample(
  tx: Executor,
  row: SampleRow,
  blocks: readonly SampleBlockRow[],
  households: readonly HouseholdRow[],
): Promise<void> {
  await tx.insert(householdSample).values(row)
  for (let start = 0; start < blocks.length; start += PIECE) {
    await tx.insert(sampleBlock).values(blocks.slice(start, start + PIECE))
  }
  for (let start = 0; start < households.length; start += PIECE) {
    await insertRows(tx, sampleHousehold, households.slice(start, start + PIECE))
  }
}

export async function findSample(db: Executor, id: string): Promise<SampleRow | undefined> {
  const [row] = await db.select().from(householdSample).where(eq(householdSample.id, id))
  return row
}

/** Newest first. */
export async function samplesBelow(db: Executor, areaPrefix: string): Promise<SampleRow[]> {
  return db
    .select()
    .from(householdSample)
    .where(hasCodePrefix(householdSample.areaPrefix, areaPrefix))
    .orderBy(desc(householdSample.drawnAt), desc(householdSample.id))
}

export async function blocksOf(db: Executor, sampleId: string): Promise<SampleBlockRow[]> {
  return db
    .select()
    .from(sampleBlock)
    .where(eq(sampleBlock.sampleId, sampleId))
    .orderBy(asc(sampleBlock.blockCode))
}

export async function householdsOf(db: Executor, sampleId: string): Promise<HouseholdRow[]> {
  return db
    .select()
    .from(sampleHousehold)
    .where(eq(sampleHousehold.sampleId, sampleId))
    .orderBy(asc(sampleHousehold.unitId))
}

export async function findHousehold(
  db: Executor,
  sampleId: string,
  unitId: string,
): Promise<HouseholdRow | undefined> {
  const [row] = await db
    .select()
    .from(sampleHousehold)
    .where(and(eq(sampleHousehold.sampleId, sampleId), eq(sampleHousehold.unitId, unitId)))
  return row
}

/** How many households there are, above the threshold, and in drawn blocks below it; how many are marked. */
export async function countSample(db: Executor, sampleId: string) {
  const [households] = await db
    .select({
      all: count(),
      full: sql<number>`coalesce(sum(case when ${sampleHousehold.layer} = 1 then 1 else 0 end), 0)`,
    })
    .from(sampleHousehold)
    .where(eq(sampleHousehold.sampleId, sampleId))
  const [sampled] = await db
    .select({ households: count() })
    .from(sampleHousehold)
    .innerJoin(sampleBlock, ownBlock)
    .where(
      and(
        eq(sampleHousehold.sampleId, sampleId),
        eq(sampleHousehold.layer, 2),
        eq(sampleBlock.drawn, true),
      ),
    )
  const [marks] = await db
    .select({ marked: count() })
    .from(sampleMark)
    .where(eq(sampleMark.sampleId, sampleId))
  return {
    households: households?.all ?? 0,
    fullLayer: Number(households?.full ?? 0),
    sampled: sampled?.households ?? 0,
    marked: marks?.marked ?? 0,
  }
}

const ownBlock = and(
  eq(sampleBlock.sampleId, sampleHousehold.sampleId),
  eq(sampleBlock.blockCode, sampleHousehold.blockCode),
)

/** Households of the sample that are not marked yet, by id. */
export async function unmarkedOf(db: Executor, sampleId: string, limit: number): Promise<string[]> {
  const rows = await db
    .select({ unitId: sampleHousehold.unitId })
    .from(sampleHousehold)
    .innerJoin(sampleBlock, ownBlock)
    .leftJoin(
      sampleMark,
      and(
        eq(sampleMark.sampleId, sampleHousehold.sampleId),
        eq(sampleMark.unitId, sampleHousehold.unitId),
      ),
    )
    .where(
      and(
        eq(sampleHousehold.sampleId, sampleId),
        isNull(sampleMark.unitId),
        or(eq(sampleHousehold.layer, 1), eq(sampleBlock.drawn, true)),
      ),
    )
    .orderBy(asc(sampleHousehold.unitId))
    .limit(limit)
  return rows.map(({ unitId }) => unitId)
}

export async function insertMarks(
  tx: Executor,
  sampleId: string,
  unitIds: readonly string[],
): Promise<void> {
  await insertRows(
    tx,
    sampleMark,
    unitIds.map((unitId) => ({ sampleId, unitId })),
  )
}

export async function insertMove(
  tx: Executor,
  row: typeof householdMove.$inferInsert,
): Promise<void> {
  await tx.insert(householdMove).values(row)
}

export async function findMove(db: Executor, id: string): Promise<MoveRow | undefined> {
  const [row] = await db.select().from(householdMove).where(eq(householdMove.id, id))
  return row
}

/** The latest of each household. */
export async function movesOf(
  db: Executor,
  sampleId: string,
): Promise<ReadonlyMap<string, MoveRow>> {
  const rows = await db
    .select()
    .from(householdMove)
    .where(eq(householdMove.sampleId, sampleId))
    .orderBy(asc(householdMove.sequence))
  return new Map(rows.map((row) => [row.unitId, row]))
}
