/** Responses counted by block and by county, and the units behind them. */
import { and, count, inArray, isNotNull, isNull, not, type SQL, sql } from 'drizzle-orm'
import {
  acceptedStates,
  type ResponseState,
  reportedStates,
} from '../../contract/response-state.ts'
import { hasCodePrefix } from '../../platform/database/conditions.ts'
import type { Executor } from '../../platform/database/database.ts'
import { inPieces } from '../../platform/database/in-pieces.ts'
import { response } from './tables.ts'

/** Responses by block and state; only what is owed. */
export async function countByBlockAndState(db: Executor, blockCodes: readonly string[]) {
  const found: { blockCode: string | null; state: ResponseState; responses: number }[] = []
  for (const piece of inPieces(blockCodes)) {
    found.push(
      ...(await db
        .select({ blockCode: response.blockCode, state: response.state, responses: count() })
        .from(response)
        .where(and(inArray(response.blockCode, piece), isNull(response.fellAwayAt)))
        .groupBy(response.blockCode, response.state)),
    )
  }
  return found
}

/** What is owed in an area and not reported yet, unit by unit, as many responses as asked for. */
export async function listUnreported(db: Executor, areaPrefix: string, limit: number) {
  return db
    .select({ unitId: response.unitId, formId: response.formId })
    .from(response)
    .where(unreportedIn(areaPrefix))
    .orderBy(response.unitId, response.formId)
    .limit(limit)
}

/** The same by block. */
export async function countUnreportedByBlock(db: Executor, areaPrefix: string) {
  return db
    .select({ blockCode: sql<string>`${response.blockCode}`, responses: count() })
    .from(response)
    .where(and(unreportedIn(areaPrefix), isNotNull(response.blockCode)))
    .groupBy(response.blockCode)
    .orderBy(response.blockCode)
}

function unreportedIn(areaPrefix: string) {
  return and(
    hasCodePrefix(response.areaCode, areaPrefix),
    isNull(response.fellAwayAt),
    not(inArray(response.state, [...reportedStates])),
  )
}

/**
 * How many units stand behind each count of an area's responses, by form, industry division or kind of
 * unit; a unit that owes several forms stands behind several rows by form.
 */
export function countUnitsBehind(
  db: Executor,
  areaPrefix: string,
  by: 'form' | 'industry' | 'kind',
) {
  const keys = {
    form: sql<string>`${response.formId}`,
    industry: sql<string>`coalesce(substr(${response.industryCode}, 1, 2), '')`,
    kind: sql<string>`coalesce(${response.unitKind}, '')`,
  }
  const any = (condition: SQL) => sql<number>`max(case when ${condition} then 1 else 0 end)`
  const reported = inArray(response.state, [...reportedStates])
  const accepted = inArray(response.state, [...acceptedStates])
  const byUnit = db
    .select({
      key: keys[by].as('key'),
      reported: any(reported).as('reported'),
      accepted: any(accepted).as('accepted'),
      notReported: any(not(reported)).as('not_reported'),
      notAccepted: any(and(reported, not(accepted))!).as('not_accepted'),
    })
    .from(response)
    .where(and(hasCodePrefix(response.areaCode, areaPrefix), isNull(response.fellAwayAt)))
    .groupBy(response.unitId, keys[by])
    .as('by_unit')
  const sum = (column: SQL.Aliased) => sql<number>`sum(${column})`.mapWith(Number)
  const key = sql<string>`${byUnit.key}`
  return db
    .select({
      key,
      expected: sql<number>`count(*)`.mapWith(Number),
      reported: sum(byUnit.reported),
      accepted: sum(byUnit.accepted),
      notReported: sum(byUnit.notReported),
      notAccepted: sum(byUnit.notAccepted),
    })
    .from(byUnit)
    .groupBy(key)
}
