/** Names of areas as lists show them: from the county down to the area itself, e.g. 朔城区 北城街道. */
import type { Executor } from '../../platform/database/database.ts'
import { areaAncestors } from './area-code.ts'
import { findAreas } from './store.ts'

export type AreaNames = ReadonlyMap<string, readonly string[]>

/** Keys are the codes asked for (12-digit areas or 14-digit blocks); unknown ones give what is known above. */
export async function findAreaNames(db: Executor, codes: readonly string[]): Promise<AreaNames> {
  const wanted = [...new Set(codes)]
  const rows = await findAreas(db, [...new Set(wanted.flatMap(areaAncestors))])
  const nameOf = new Map(rows.map((row) => [row.code, row.name]))
  return new Map(wanted.map((code) => [code, namesAbove(code, nameOf)]))
}

function namesAbove(code: string, nameOf: ReadonlyMap<string, string>): readonly string[] {
  const ancestors = areaAncestors(code)
  const below = ancestors.length > 1 ? ancestors.slice(1) : ancestors
  return below.flatMap((ancestor) => nameOf.get(ancestor) ?? [])
}
