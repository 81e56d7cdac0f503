/**
 * Records what a list that offices hold says of many units 名录载入: 一套表 units, the samples,
 * industry codes; the forms each owes follow. One transaction.
 */
import { Problem } from '../../contract/problems.ts'
import type { AttributeChanges } from '../../contract/unit-attributes.ts'
import type { Context } from '../../platform/context.ts'
import type { Executor } from '../../platform/database/database.ts'
import { type FormBook, openFormBook } from '../../platform/form-book.ts'
import {
  findUnits,
  realChanges,
  recordAttributes,
  type UnitRow,
  withAttributes,
} from '../frame/index.ts'
import type { Assignments } from './decide-assignments.ts'
import { requireFitting } from './require-fitting-attributes.ts'
import { planOwedForms, readOpenings, settleOwedForms } from './settle-owed-forms.ts'

export interface UnitAttributeList {
  /** Name of the list, e.g. 一套表单位名录. */
  readonly name: string
  readonly units: readonly { readonly unitId: string; readonly attributes: AttributeChanges }[]
}

/** Units whose attributes differed, and what became of their responses. */
export interface AttributeCounts {
  readonly changed: number
  readonly opened: number
  readonly fellAway: number
  readonly countsAgain: number
}

export const noCounts: AttributeCounts = { changed: 0, opened: 0, fellAway: 0, countsAgain: 0 }

export function addCounts(one: AttributeCounts, other: AttributeCounts): AttributeCounts {
  return {
    changed: one.changed + other.changed,
    opened: one.opened + other.opened,
    fellAway: one.fellAway + other.fellAway,
    countsAgain: one.countsAgain + other.countsAgain,
  }
}

/** Repeat-safe: what is said already changes nothing. */
export async function loadUnitAttributes(
  ctx: Context,
  list: UnitAttributeList,
): Promise<AttributeCounts> {
  const book = await openFormBook()
  return ctx.database.write(async (tx) => {
    const units = await unitsOf(tx, list)
    const openings = await readOpenings(tx, ctx)
    let counts = noCounts
    for (const { unitId, attributes } of list.units) {
      const unit = units.get(unitId)!
      const after = await recordAttributes(tx, ctx, unit, requireFitting(attributes), {
        origin: 'list',
        source: list.name,
        reason: null,
      })
      const settled = await settleOwedForms(tx, ctx, book, after, openings)
      counts = addCounts(counts, countOf(after !== unit, settled))
    }
    return counts
  })
}

/** What loading the list would come to. Reads only. */
export async function planUnitAttributes(
  ctx: Context,
  book: FormBook,
  list: UnitAttributeList,
): Promise<AttributeCounts> {
  const db = ctx.database.read
  const units = await unitsOf(db, list)
  const openings = await readOpenings(db, ctx)
  let counts = noCounts
  for (const { unitId, attributes } of list.units) {
    const unit = units.get(unitId)!
    const changes = realChanges(unit, requireFitting(attributes))
    const planned = await planOwedForms(db, book, withAttributes(unit, changes), openings)
    counts = addCounts(counts, countOf(Object.keys(changes).length > 0, planned))
  }
  return counts
}

async function unitsOf(
  db: Executor,
  list: UnitAttributeList,
): Promise<ReadonlyMap<string, UnitRow>> {
  const units = await findUnits(db, [...new Set(list.units.map(({ unitId }) => unitId))])
  const absent = list.units.find(({ unitId }) => !units.has(unitId))
  if (absent) throw new Problem('not-found', `底册中没有单位 ${absent.unitId}`)
  return units
}

function countOf(
  changed: boolean,
  { opens, fallsAway, countsAgain }: Assignments,
): AttributeCounts {
  return {
    changed: changed ? 1 : 0,
    opened: opens.length,
    fellAway: fallsAway.length,
    countsAgain: countsAgain.length,
  }
}
