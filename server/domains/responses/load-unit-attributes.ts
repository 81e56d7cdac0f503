/**
 * Loads attributes of many units from a list that offices hold 名录载入: 一套表 units, the samples,
 * industry codes; the forms each owes follow. Called by commands and the demonstration loader.
 */
import { Problem } from '../../contract/problems.ts'
import type { AttributeChanges } from '../../contract/unit-attributes.ts'
import type { Context } from '../../platform/context.ts'
import { openFormBook } from '../../platform/form-book.ts'
import { findUnits, recordAttributes } from '../frame/index.ts'
import { requireFitting } from './require-fitting-attributes.ts'
import { readOpenings, settleOwedForms } from './settle-owed-forms.ts'

export interface UnitAttributeList {
  /** Name of the list, e.g. 一套表单位名录. */
  readonly name: string
  readonly units: readonly { readonly unitId: string; readonly attributes: AttributeChanges }[]
}

/** Units whose attributes differed, and responses opened for them. Repeat-safe. */
export async function loadUnitAttributes(
  ctx: Context,
  list: UnitAttributeList,
): Promise<{ readonly changed: number; readonly opened: number }> {
  const book = await openFormBook()
  return ctx.database.write(async (tx) => {
    const units = await findUnits(tx, [...new Set(list.units.map(({ unitId }) => unitId))])
    const openings = await readOpenings(tx, ctx)
    const counts = { changed: 0, opened: 0 }
    for (const { unitId, attributes } of list.units) {
      const unit = units.get(unitId)
      if (!unit) throw new Problem('not-found', `底册中没有单位 ${unitId}`)
      const after = await recordAttributes(tx, ctx, unit, requireFitting(attributes), {
        origin: 'list',
        source: list.name,
        reason: null,
      })
      if (after !== unit) counts.changed += 1
      counts.opened += (await settleOwedForms(tx, ctx, book, after, openings)).opens.length
    }
    return counts
  })
}
