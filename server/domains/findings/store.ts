/** All SQL on batches and what they hold. */
import { and, asc, desc, eq } from 'drizzle-orm'
import { hasCodePrefix, isOneOf } from '../../platform/database/conditions.ts'
import type { Executor } from '../../platform/database/database.ts'
import { insertRows } from '../../platform/database/insert-rows.ts'
import { updateRow } from '../../platform/database/prepared.ts'
import { findingBatch, findingBatchItem } from './tables.ts'

export type BatchRow = typeof findingBatch.$inferSelect
export type BatchItemRow = typeof findingBatchItem.$inferSelect

export async function insertBatch(
  tx: Executor,
  row: BatchRow,
  items: readonly BatchItemRow[],
): Promise<void> {
  await tx.insert(findingBatch).values(row)
  await insertRows(tx, findingBatchItem, items)
}

export async function findBatch(db: Executor, id: string): Promise<BatchRow | undefined> {
  const [row] = await db.select().from(findingBatch).where(eq(findingBatch.id, id))
  return row
}

export async function updateBatch(
  tx: Executor,
  id: string,
  change: Partial<Omit<BatchRow, 'id'>>,
): Promise<BatchRow> {
  // The caller has read it in the same transaction.
  return (await updateRow(tx, findingBatch, id, change))!
}

/** Of one check, wherever their area reaches into this one or holds it; newest first. */
export async function batchesOfCheck(
  db: Executor,
  { area, form, rule }: { readonly area: string; readonly form: string; readonly rule: string },
): Promise<BatchRow[]> {
  const rows = await db
    .select()
    .from(findingBatch)
    .where(and(eq(findingBatch.formId, form), eq(findingBatch.rule, rule)))
    .orderBy(desc(findingBatch.drawnAt), desc(findingBatch.id))
  return rows.filter(({ areaPrefix }) => areaPrefix.startsWith(area) || area.startsWith(areaPrefix))
}

/** What looking found not to hold, with its steps at the draw. */
export async function unsoundItems(
  db: Executor,
  batchIds: readonly string[],
): Promise<BatchItemRow[]> {
  if (batchIds.length === 0) return []
  return db
    .select()
    .from(findingBatchItem)
    .where(
      and(isOneOf(findingBatchItem.batchId, batchIds), eq(findingBatchItem.verdict, 'unsound')),
    )
}

/** Who looked at drawn findings, by batch. */
export async function judgesOf(
  db: Executor,
  batchIds: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  if (batchIds.length === 0) return new Map()
  const { batchId, judgedBy } = findingBatchItem
  const rows = await db
    .selectDistinct({ batchId, judgedBy })
    .from(findingBatchItem)
    .where(and(isOneOf(batchId, batchIds), eq(findingBatchItem.sampled, true)))
    .orderBy(asc(batchId), asc(judgedBy))
  const judges = new Map<string, string[]>()
  for (const row of rows) {
    if (row.judgedBy === null) continue
    judges.set(row.batchId, [...(judges.get(row.batchId) ?? []), row.judgedBy])
  }
  return judges
}

/** Newest first. */
export async function listBatches(
  db: Executor,
  areaPrefix: string,
  limit: number,
): Promise<BatchRow[]> {
  return db
    .select()
    .from(findingBatch)
    .where(hasCodePrefix(findingBatch.areaPrefix, areaPrefix))
    .orderBy(desc(findingBatch.drawnAt), desc(findingBatch.id))
    .limit(limit)
}

export async function itemsOfBatch(
  db: Executor,
  batchId: string,
  only: 'sampled' | 'all',
): Promise<BatchItemRow[]> {
  return db
    .select()
    .from(findingBatchItem)
    .where(
      and(
        eq(findingBatchItem.batchId, batchId),
        only === 'sampled' ? eq(findingBatchItem.sampled, true) : undefined,
      ),
    )
    .orderBy(asc(findingBatchItem.findingId))
}

export async function saveVerdict(
  tx: Executor,
  { batchId, findingId, verdict, note, judgedAt, judgedBy }: BatchItemRow,
): Promise<void> {
  await tx
    .update(findingBatchItem)
    .set({ verdict, note, judgedAt, judgedBy })
    .where(and(eq(findingBatchItem.batchId, batchId), eq(findingBatchItem.findingId, findingId)))
}
