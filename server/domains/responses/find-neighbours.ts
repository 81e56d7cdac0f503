/** What one unit's document is compared with, of the percentiles in force. */
import { distributionsFor } from '../../../forms/engine/neighbours/spread.ts'
import { groupsOf } from '../../../forms/engine/neighbours/unit-groups.ts'
import type { UnitAttributes } from '../../../forms/engine/types.ts'
import type { Executor } from '../../platform/database/database.ts'
import type { FormBook } from '../../platform/form-book.ts'
import type { NeighboursOfUnit } from './judge-answers.ts'
import { findLatestNeighbourSet, listSpreadsOf } from './neighbour-store.ts'

export async function findNeighbours(
  db: Executor,
  book: FormBook,
  unit: UnitAttributes,
  document: { readonly formId: string; readonly period: string },
): Promise<NeighboursOfUnit> {
  const set = await findLatestNeighbourSet(db)
  if (set === undefined) return { setId: null, distributions: undefined }
  const groups = groupsOf(unit, book.codeLists)
  const spreads = await listSpreadsOf(db, set.id, document, groups)
  return { setId: set.id, distributions: distributionsFor(spreads, unit, book.codeLists) }
}
