/** SQL on the runs of batch evaluation that offices start. */
import { and, countDistinct, desc, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import { hasCodePrefix } from '../../platform/database/conditions.ts'
import type { Executor } from '../../platform/database/database.ts'
import type { RunRow } from './evaluation-store.ts'
import { evaluationRun, response } from './tables.ts'

const MOST_SHOWN = 50

/** The one run of the office that has not ended. */
export async function findRunUnderWay(db: Executor): Promise<RunRow | undefined> {
  const [row] = await db
    .select()
    .from(evaluationRun)
    .where(
      and(
        isNotNull(evaluationRun.startedBy),
        isNull(evaluationRun.finishedAt),
        isNull(evaluationRun.cancelledAt),
        isNull(evaluationRun.failure),
      ),
    )
    .orderBy(desc(evaluationRun.startedAt))
    .limit(1)
  return row
}

export async function findRun(db: Executor, id: string): Promise<RunRow | undefined> {
  const [row] = await db.select().from(evaluationRun).where(eq(evaluationRun.id, id))
  return row
}

/** Runs over the area, over part of it or over more, newest first. */
export async function listRunsAbout(db: Executor, areaPrefix: string): Promise<RunRow[]> {
  return db
    .select()
    .from(evaluationRun)
    .where(
      sql`(${hasCodePrefix(evaluationRun.areaPrefix, areaPrefix)} or ${areaPrefix} like ${evaluationRun.areaPrefix} || '%')`,
    )
    .orderBy(desc(evaluationRun.startedAt), desc(evaluationRun.id))
    .limit(MOST_SHOWN)
}

export async function countReportedUnits(db: Executor, areaPrefix: string): Promise<number> {
  const [row] = await db
    .select({ units: countDistinct(response.unitId) })
    .from(response)
    .where(
      and(
        isNotNull(response.latestRevisionId),
        areaPrefix === '' ? undefined : hasCodePrefix(response.areaCode, areaPrefix),
      ),
    )
  return row?.units ?? 0
}
