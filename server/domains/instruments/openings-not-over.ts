/** Form versions that take reports on a day or will: what can still be assigned to units. */
import type { Executor } from '../../platform/database/database.ts'
import { listOpeningRows, type OpeningRow } from './store.ts'

export type { OpeningRow } from './store.ts'

/** By form, the newest version not over on `date` (calendar date in Asia/Shanghai). */
export async function openingsNotOver(
  db: Executor,
  date: string,
): Promise<ReadonlyMap<string, OpeningRow>> {
  const newest = new Map<string, OpeningRow>()
  for (const row of await listOpeningRows(db)) {
    if (row.dueOn !== null && row.dueOn < date) continue
    const known = newest.get(row.formId)
    if (!known || isNewer(row.formVersion, known.formVersion)) newest.set(row.formId, row)
  }
  return newest
}

/** Last day for reporting, by `form@version`; a unit's own date, where it has one, goes before it. */
export async function listDueDates(db: Executor): Promise<ReadonlyMap<string, string>> {
  const rows = await listOpeningRows(db)
  return new Map(
    rows.flatMap(({ formId, formVersion, dueOn }) =>
      dueOn === null ? [] : [[`${formId}@${formVersion}`, dueOn] as const],
    ),
  )
}

function isNewer(version: string, than: string): boolean {
  return version.localeCompare(than, 'en', { numeric: true }) > 0
}
