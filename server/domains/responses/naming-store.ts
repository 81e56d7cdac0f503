/** Units that name another as their owner in what they reported; served by index `revision_owner`. */
import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm'
import { textIn } from '../../platform/database/conditions.ts'
import type { Executor } from '../../platform/database/database.ts'
import { inPieces } from '../../platform/database/in-pieces.ts'
import { prepared } from '../../platform/database/prepared.ts'
import { response, revision } from './tables.ts'

const ownerIn = textIn(revision.answers, 'owningUnitCreditCode')

const namers = (db: Executor) =>
  db
    .select({ unitId: response.unitId, answers: revision.answers })
    .from(revision)
    .innerJoin(response, eq(response.id, revision.responseId))
    .where(
      and(
        // As the index says it, so that it serves.
        sql`${ownerIn} is not null`,
        eq(ownerIn, sql.placeholder('code')),
        eq(response.latestRevisionId, revision.id),
        isNull(response.fellAwayAt),
      ),
    )
    .orderBy(asc(response.id))

export async function namersOf(db: Executor, code: string) {
  return prepared(db, namers).execute({ code })
}

/** The same for many codes. */
export async function namersOfCodes(
  db: Executor,
  codes: readonly string[],
): Promise<{ code: string; unitId: string }[]> {
  const found: { code: string; unitId: string }[] = []
  for (const piece of inPieces(codes)) {
    const rows = await db
      .select({ code: ownerIn, unitId: response.unitId })
      .from(revision)
      .innerJoin(response, eq(response.id, revision.responseId))
      .where(
        and(
          sql`${ownerIn} is not null`,
          inArray(ownerIn, piece),
          eq(response.latestRevisionId, revision.id),
          isNull(response.fellAwayAt),
        ),
      )
      .orderBy(asc(response.id))
    for (const { code, unitId } of rows) if (code !== null) found.push({ code, unitId })
  }
  return found
}
