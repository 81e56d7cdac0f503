/** The office places what the import could not: most units into their block and building, some stay open. */
import type { City } from '../../demo-city/city.ts'
import { placeUnit } from '../../domains/frame/index.ts'
import { findResponsesOf, followPlacement } from '../../domains/responses/index.ts'
import type { Context } from '../../platform/context.ts'
import { inTurns } from './in-turns.ts'
import type { Staff } from './load-accounts.ts'
import { type MatchedUnits, matchUnits } from './match-units.ts'

/** One unit in so many stays without a block, for the office to place by hand. */
const LEFT_OPEN_ONE_IN = 15

export async function placeUnits(
  ctx: Context,
  city: City,
  staff: Staff,
  units: MatchedUnits,
): Promise<MatchedUnits> {
  const office = staff.as(ctx, staff.cityOffice)
  const waiting = city.units.filter((unit) => {
    const found = units.frameUnitOf.get(unit.id)
    return (
      found &&
      found.blockCode === null &&
      Number(unit.id.replace(/\D/g, '')) % LEFT_OPEN_ONE_IN !== 0
    )
  })
  await inTurns(waiting, (unit) =>
    placeUnit(
      office,
      {
        unitId: units.frameUnitOf.get(unit.id)!.id,
        blockCode: unit.blockCode,
        buildingCode: unit.buildingCode,
        reason: '按名录地址对照普查图落点',
      },
      { findResponsesOf, followPlacement },
    ),
  )
  return matchUnits(ctx, city, staff)
}
