/**
 * Counts by area below a given one, from the counts that the writes keep (tables.ts):
 * units — units of the frame placed in the area; openFrameRecords — units of department lists
 * without an outcome; responses — by state; mandatoryFindings and unexplainedFindings — of the
 * standing revisions, verify findings less those explained.
 */
import type { Static } from 'typebox'
import { Problem } from '../../contract/problems.ts'
import { responseStates } from '../../contract/response-state.ts'
import type { Progress } from '../../contract/review.ts'
import type { SignedInContext } from '../../platform/context.ts'
import { areaPrefixOf, listAllAreas } from '../areas/index.ts'
import { coversArea, requireRight } from '../identity/index.ts'
import { countByArea, countUnits } from './progress-store.ts'

type ProgressRow = Static<typeof Progress>['rows'][number]

/** Digits of an area's children: city 4 → county 6 → town 9 → village 12. */
const childDigits: Readonly<Record<number, number>> = { 4: 6, 6: 9, 9: 12, 12: 12 }

export async function getProgress(
  ctx: SignedInContext,
  area: string | undefined,
): Promise<Static<typeof Progress>> {
  requireRight(ctx, 'progress.view')
  const { scope } = ctx.actor
  if (scope.kind !== 'area') throw new Problem('not-allowed')
  const prefix = areaPrefixOf(area ?? scope.areaPrefix)
  const digits = childDigits[prefix.length]
  if (!coversArea(scope, prefix) || digits === undefined) throw new Problem('not-found')
  const db = ctx.database.read
  const areas = await listAllAreas(db)
  const own = areas.find((each) => each.code === prefix.padEnd(12, '0'))
  if (!own) throw new Problem('not-found')

  const children = areas.filter((each) => each.parentCode === own.code)
  const rows = new Map<string, ProgressRow>(
    children.map((child) => [child.code, emptyRow(child.code, child.name)]),
  )
  /** Units placed no closer than the area itself count under its own code, so that sums agree. */
  const rowOf = (child: string): ProgressRow => {
    const code = child.padEnd(12, '0')
    const row = rows.get(code) ?? emptyRow(own.code, `${own.name}（未落实到下级）`)
    rows.set(row.areaCode, rows.get(row.areaCode) ?? row)
    return rows.get(row.areaCode)!
  }
  for (const each of await countUnits(db, prefix, digits)) {
    const row = rowOf(each.key)
    row.units += each.units
    row.openFrameRecords += each.openFrameRecords
  }
  for (const each of await countByArea(db, prefix, digits)) {
    const row = rowOf(each.key)
    row.responses[each.state] = (row.responses[each.state] ?? 0) + each.responses
    row.mandatoryFindings += each.mandatoryFindings
    row.unexplainedFindings += each.unexplainedFindings
  }
  return {
    area: { code: own.code, name: own.name },
    rows: [...rows.values()].sort((a, b) => (a.areaCode < b.areaCode ? -1 : 1)),
    asOf: ctx.clock.now(),
  }
}

function emptyRow(areaCode: string, areaName: string): ProgressRow {
  return {
    areaCode,
    areaName,
    units: 0,
    openFrameRecords: 0,
    responses: Object.fromEntries(responseStates.map((state) => [state, 0])),
    mandatoryFindings: 0,
    unexplainedFindings: 0,
  }
}
