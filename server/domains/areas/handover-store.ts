/** All SQL on units handed over from one block to another. */
import { and, asc, desc, eq, inArray, isNull, or } from 'drizzle-orm'
import type { Executor } from '../../platform/database/database.ts'
import { inPieces } from '../../platform/database/in-pieces.ts'
import { handover } from './tables.ts'

export type HandoverRow = typeof handover.$inferSelect

export async function insertHandover(tx: Executor, row: HandoverRow): Promise<void> {
  await tx.insert(handover).values(row)
}

export async function saveHandover(
  tx: Executor,
  id: string,
  change: Partial<HandoverRow>,
): Promise<void> {
  await tx.update(handover).set(change).where(eq(handover.id, id))
}

/** Those of a unit that nobody has accepted yet. */
export async function pendingHandovers(db: Executor, unitId: string): Promise<HandoverRow[]> {
  return db
    .select()
    .from(handover)
    .where(and(eq(handover.unitId, unitId), isNull(handover.acceptedAt)))
    .orderBy(asc(handover.startedAt), asc(handover.id))
}

/** Into or out of a block, not accepted yet. */
export async function handoversOfBlock(db: Executor, blockCode: string): Promise<HandoverRow[]> {
  return db
    .select()
    .from(handover)
    .where(
      and(
        or(eq(handover.fromBlock, blockCode), eq(handover.toBlock, blockCode)),
        isNull(handover.acceptedAt),
      ),
    )
    .orderBy(asc(handover.startedAt), asc(handover.id))
}

/** Units on their way out of a block. */
export async function unitIdsLeaving(db: Executor, blockCode: string): Promise<string[]> {
  const rows = await db
    .selectDistinct({ unitId: handover.unitId })
    .from(handover)
    .where(and(eq(handover.fromBlock, blockCode), isNull(handover.acceptedAt)))
  return rows.map(({ unitId }) => unitId)
}

/** Pending handovers of units, by unit id; the earliest of each. */
export async function handoversOfUnits(
  db: Executor,
  unitIds: readonly string[],
): Promise<ReadonlyMap<string, HandoverRow>> {
  const found = new Map<string, HandoverRow>()
  for (const piece of inPieces(unitIds)) {
    const rows = await db
      .select()
      .from(handover)
      .where(and(inArray(handover.unitId, piece), isNull(handover.acceptedAt)))
      .orderBy(desc(handover.startedAt))
    for (const row of rows) found.set(row.unitId, row)
  }
  return found
}
