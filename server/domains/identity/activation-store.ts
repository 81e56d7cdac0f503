/** All SQL on activation codes. */
import { and, desc, eq, inArray, isNull } from 'drizzle-orm'
import type { Executor } from '../../platform/database/database.ts'
import { inPieces } from '../../platform/database/in-pieces.ts'
import { activationCode } from './tables.ts'

export type ActivationRow = typeof activationCode.$inferSelect

export async function insertActivationCodes(
  tx: Executor,
  rows: readonly ActivationRow[],
): Promise<void> {
  for (const piece of inPieces(rows, 11)) await tx.insert(activationCode).values(piece)
}

export async function findActivationCode(
  db: Executor,
  codeHash: string,
): Promise<ActivationRow | undefined> {
  const [row] = await db.select().from(activationCode).where(eq(activationCode.codeHash, codeHash))
  return row
}

export async function spendActivationCode(
  tx: Executor,
  id: string,
  usedBy: string,
  usedAt: string,
): Promise<void> {
  await tx.update(activationCode).set({ usedAt, usedBy }).where(eq(activationCode.id, id))
}

/** Codes of the units that nobody used: a newer one takes their place. */
export async function withdrawActivationCodes(
  tx: Executor,
  unitIds: readonly string[],
  withdrawnAt: string,
): Promise<void> {
  for (const piece of inPieces(unitIds)) {
    await tx
      .update(activationCode)
      .set({ withdrawnAt })
      .where(
        and(
          inArray(activationCode.unitId, piece),
          isNull(activationCode.usedAt),
          isNull(activationCode.withdrawnAt),
        ),
      )
  }
}

/** The newest code of each unit that has any. */
export async function findLatestCodes(
  db: Executor,
  unitIds: readonly string[],
): Promise<ReadonlyMap<string, ActivationRow>> {
  const latest = new Map<string, ActivationRow>()
  for (const piece of inPieces(unitIds)) {
    const rows = await db
      .select()
      .from(activationCode)
      .where(inArray(activationCode.unitId, piece))
      .orderBy(desc(activationCode.createdAt))
    for (const row of rows) if (!latest.has(row.unitId)) latest.set(row.unitId, row)
  }
  return latest
}
