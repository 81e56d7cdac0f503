/** Which frame unit stands for which unit of the generated city: by code, else by name. */
import type { UnitSummary } from '../../contract/frame.ts'
import type { City, CityUnit } from '../../demo-city/city.ts'
import { listUnits } from '../../domains/frame/index.ts'
import { findResponsesOf } from '../../domains/responses/index.ts'
import type { Context } from '../../platform/context.ts'
import type { Staff } from './load-accounts.ts'

export interface MatchedUnits {
  /** City unit id → its unit in the frame; absent for one that is in no list. */
  readonly frameUnitOf: ReadonlyMap<string, UnitSummary>
  /** Frame units that stand for no unit of the city: ceased ones. */
  readonly withoutCity: readonly UnitSummary[]
}

export async function matchUnits(ctx: Context, city: City, staff: Staff): Promise<MatchedUnits> {
  const byCode = new Map<string, CityUnit>()
  const byName = new Map<string, CityUnit>()
  for (const unit of city.units) {
    if (unit.creditCode !== undefined) byCode.set(unit.creditCode, unit)
    byName.set(unit.name, unit)
    if (unit.formerName !== undefined) byName.set(unit.formerName, unit)
  }
  const frameUnitOf = new Map<string, UnitSummary>()
  const withoutCity: UnitSummary[] = []
  let after: string | undefined
  do {
    const page = await listUnits(
      staff.as(ctx, staff.cityOffice),
      { limit: 200, ...(after === undefined ? {} : { after }) },
      findResponsesOf,
    )
    for (const unit of page.units) {
      const match = byCode.get(unit.unifiedSocialCreditCode ?? '') ?? byName.get(unit.name)
      if (!match) withoutCity.push(unit)
      else if (!frameUnitOf.has(match.id)) frameUnitOf.set(match.id, unit)
    }
    after = page.next ?? undefined
  } while (after !== undefined)
  return { frameUnitOf, withoutCity }
}
