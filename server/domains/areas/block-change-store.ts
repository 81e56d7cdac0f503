/** All SQL on changes of blocks: split, merged, redrawn, ended and resumed. */
import { desc, eq, inArray } from 'drizzle-orm'
import { hasCodePrefix } from '../../platform/database/conditions.ts'
import type { Executor } from '../../platform/database/database.ts'
import { block, blockChange } from './tables.ts'

export type BlockChangeRow = typeof blockChange.$inferSelect

export async function findBlockChange(
  db: Executor,
  id: string,
): Promise<BlockChangeRow | undefined> {
  const [row] = await db.select().from(blockChange).where(eq(blockChange.id, id))
  return row
}

/** Newest first. */
export async function listBlockChanges(db: Executor, areaCode: string): Promise<BlockChangeRow[]> {
  return db
    .select()
    .from(blockChange)
    .where(eq(blockChange.areaCode, areaCode))
    .orderBy(desc(blockChange.sequence))
}

/** When blocks of an area were last drawn anew; null: never. */
export async function blocksDrawnAt(db: Executor, areaPrefix: string): Promise<string | null> {
  const [latest] = await db
    .select({ at: blockChange.effectiveAt })
    .from(blockChange)
    .where(hasCodePrefix(blockChange.areaCode, areaPrefix))
    .orderBy(desc(blockChange.effectiveAt))
    .limit(1)
  return latest?.at ?? null
}

export async function insertBlockChange(
  tx: Executor,
  row: Omit<BlockChangeRow, 'sequence'>,
): Promise<void> {
  await tx.insert(blockChange).values(row)
}

/** Every code of an area that was ever a block's. */
export async function listCodesEver(db: Executor, areaCode: string): Promise<string[]> {
  const rows = await db.select({ code: block.code }).from(block).where(eq(block.areaCode, areaCode))
  return rows.map(({ code }) => code)
}

export async function endBlocks(
  tx: Executor,
  codes: readonly string[],
  endedAt: string,
): Promise<void> {
  await tx
    .update(block)
    .set({ endedAt })
    .where(inArray(block.code, [...codes]))
}

/** Blocks that had ended, or not, are in force. */
export async function resumeBlocks(tx: Executor, codes: readonly string[]): Promise<void> {
  await tx
    .update(block)
    .set({ endedAt: null })
    .where(inArray(block.code, [...codes]))
}
