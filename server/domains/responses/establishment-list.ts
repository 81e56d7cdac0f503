/**
 * A legal unit organises what its establishments report (law.md L-16): its basic form goes no further
 * upward while the list of establishments that it owes has not been reported.
 */
import { and, eq, isNull, notExists, notInArray, type SQL, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { reportedStates } from '../../contract/response-state.ts'
import type { Executor } from '../../platform/database/database.ts'
import { findResponse, type ResponseRow } from './store.ts'
import { response } from './tables.ts'

/** Basic form → the list of establishments beside it. */
const listOf: Readonly<Record<string, string>> = { '601': '601-1', '611': '611-1' }

/** The list that keeps a basic form from going upward: owed, and not reported. */
export async function findMissingEstablishmentList(
  db: Executor,
  { unitId, formId, period }: Pick<ResponseRow, 'unitId' | 'formId' | 'period'>,
): Promise<string | undefined> {
  const list = listOf[formId]
  if (list === undefined) return undefined
  const owed = await findResponse(db, `${unitId}.${list}.${period}`)
  const missing =
    owed?.fellAwayAt === null && !(reportedStates as readonly string[]).includes(owed.state)
  return missing ? list : undefined
}

/** The same as a condition on rows of `response`. */
export function hasNoMissingEstablishmentList(db: Executor): SQL {
  const list = alias(response, 'establishment_list')
  const owed = db
    .select({ id: list.id })
    .from(list)
    .where(
      and(
        eq(
          list.id,
          sql`${response.unitId} || '.' || ${response.formId} || '-1.' || ${response.period}`,
        ),
        isNull(list.fellAwayAt),
        notInArray(list.state, [...reportedStates]),
      ),
    )
  return notExists(owed)
}
