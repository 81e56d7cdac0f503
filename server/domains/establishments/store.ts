/** All SQL on words and declarations of establishments. */
import { asc, desc, eq, inArray } from 'drizzle-orm'
import type { Executor } from '../../platform/database/database.ts'
import { inPieces } from '../../platform/database/in-pieces.ts'
import { establishmentDeclaration, establishmentWord } from './tables.ts'

export type WordRow = typeof establishmentWord.$inferSelect
export type DeclarationRow = typeof establishmentDeclaration.$inferSelect

/** Oldest first. */
export async function wordsOfUnit(db: Executor, unitId: string): Promise<WordRow[]> {
  return db
    .select()
    .from(establishmentWord)
    .where(eq(establishmentWord.unitId, unitId))
    .orderBy(asc(establishmentWord.sequence))
}

/** Of several units, oldest first. */
export async function wordsOf(db: Executor, unitIds: readonly string[]): Promise<WordRow[]> {
  const found: WordRow[] = []
  for (const piece of inPieces(unitIds)) {
    found.push(
      ...(await db
        .select()
        .from(establishmentWord)
        .where(inArray(establishmentWord.unitId, piece))
        .orderBy(asc(establishmentWord.sequence))),
    )
  }
  return found
}

/** Of several units, oldest first. */
export async function declarationsOf(
  db: Executor,
  unitIds: readonly string[],
): Promise<Pick<DeclarationRow, 'unitId' | 'lines'>[]> {
  const { unitId, lines, sequence } = establishmentDeclaration
  const found: Pick<DeclarationRow, 'unitId' | 'lines'>[] = []
  for (const piece of inPieces(unitIds)) {
    found.push(
      ...(await db
        .select({ unitId, lines })
        .from(establishmentDeclaration)
        .where(inArray(unitId, piece))
        .orderBy(asc(sequence))),
    )
  }
  return found
}

export async function findWord(db: Executor, id: string): Promise<WordRow | undefined> {
  const [row] = await db.select().from(establishmentWord).where(eq(establishmentWord.id, id))
  return row
}

export async function insertWord(tx: Executor, row: Omit<WordRow, 'sequence'>): Promise<void> {
  await tx.insert(establishmentWord).values(row)
}

export async function latestDeclaration(
  db: Executor,
  unitId: string,
): Promise<DeclarationRow | undefined> {
  const [row] = await db
    .select()
    .from(establishmentDeclaration)
    .where(eq(establishmentDeclaration.unitId, unitId))
    .orderBy(desc(establishmentDeclaration.sequence))
    .limit(1)
  return row
}

export async function findDeclaration(
  db: Executor,
  id: string,
): Promise<DeclarationRow | undefined> {
  const [row] = await db
    .select()
    .from(establishmentDeclaration)
    .where(eq(establishmentDeclaration.id, id))
  return row
}

export async function insertDeclaration(
  tx: Executor,
  row: Omit<DeclarationRow, 'sequence'>,
): Promise<void> {
  await tx.insert(establishmentDeclaration).values(row)
}
