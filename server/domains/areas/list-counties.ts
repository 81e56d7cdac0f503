/** The counties of the city, as a choice of where something is. */
import type { Executor } from '../../platform/database/database.ts'
import { areaPrefixOf } from './area-code.ts'
import { listCountyRows } from './store.ts'

/** Codes are their 6 digits. */
export async function listCounties(db: Executor): Promise<{ code: string; name: string }[]> {
  return (await listCountyRows(db)).map(({ code, name }) => ({ code: areaPrefixOf(code), name }))
}
