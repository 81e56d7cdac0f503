/** The own name of one area by its prefix, e.g. 140602001 → 北城街道. */
import type { Executor } from '../../platform/database/database.ts'
import { findAreas } from './store.ts'

export async function findAreaName(db: Executor, areaPrefix: string): Promise<string | undefined> {
  const [row] = await findAreas(db, [areaPrefix.padEnd(12, '0')])
  return row?.name
}
