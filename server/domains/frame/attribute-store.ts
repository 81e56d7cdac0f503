/** All SQL on the history of unit attributes. */
import { and, desc, eq } from 'drizzle-orm'
import type { UnitAttribute } from '../../../forms/engine/unit-attributes.ts'
import type { Executor } from '../../platform/database/database.ts'
import { inPieces } from '../../platform/database/in-pieces.ts'
import { unitAttribute } from './tables.ts'

export type AttributeRow = typeof unitAttribute.$inferSelect

export async function insertAttributeRecords(
  tx: Executor,
  rows: readonly (typeof unitAttribute.$inferInsert)[],
): Promise<void> {
  for (const piece of inPieces(rows, 8)) await tx.insert(unitAttribute).values(piece)
}

/** Newest first. */
export async function listAttributeRecords(db: Executor, unitId: string): Promise<AttributeRow[]> {
  return db
    .select()
    .from(unitAttribute)
    .where(eq(unitAttribute.unitId, unitId))
    .orderBy(desc(unitAttribute.sequence))
}

/** What was said last of one attribute. */
export async function findLatestAttributeRecord(
  db: Executor,
  unitId: string,
  attribute: UnitAttribute,
): Promise<AttributeRow | undefined> {
  const [row] = await db
    .select()
    .from(unitAttribute)
    .where(and(eq(unitAttribute.unitId, unitId), eq(unitAttribute.attribute, attribute)))
    .orderBy(desc(unitAttribute.sequence))
    .limit(1)
  return row
}
