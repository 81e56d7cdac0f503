/**
 * Enumerators list their blocks: most blocks are done, some half, the rest — and all of the guide
 * enumerator's — are still open. Units in no list are added on the street.
 */
import type { Account } from '../../contract/identity.ts'
import type { City, CityUnit } from '../../demo-city/city.ts'
import { recordOutcome } from '../../domains/frame/index.ts'
import { findResponsesOf, prepareOutcomeFollower } from '../../domains/responses/index.ts'
import type { Context } from '../../platform/context.ts'
import { inTurns } from './in-turns.ts'
import type { Staff } from './load-accounts.ts'
import type { MatchedUnits } from './match-units.ts'
import { listingForms } from './online-forms.ts'
import { sendResponse } from './send-response.ts'

/** Of every ten blocks, how many are listed already. */
const LISTED_OF_TEN = 6

export async function reportListing(
  ctx: Context,
  city: City,
  staff: Staff,
  units: MatchedUnits,
): Promise<number> {
  const responses = new Map(
    city.responses
      .filter(({ form }) => listingForms.includes(form))
      .map((response) => [response.unitId, response]),
  )
  const sent = await inTurns(city.units, async (unit) => {
    const response = responses.get(unit.id)
    const found = units.frameUnitOf.get(unit.id)
    const enumerator = listedBy(unit, staff, units)
    if (!response || !enumerator) return false
    await sendResponse(staff.as(ctx, enumerator), {
      unitId: found?.id ?? ctx.newId(),
      ...(found
        ? {}
        : {
            newUnit: {
              kind: unit.kind,
              blockCode: unit.blockCode,
              buildingCode: unit.buildingCode,
            },
          }),
      response,
      intent: 'submit',
    })
    return true
  })

  await inTurns(units.withoutCity, async (unit) => {
    const enumerator = unit.blockCode === null ? undefined : staff.enumeratorOf.get(unit.blockCode)
    if (!enumerator || enumerator.id === staff.busiestEnumerator) return
    await recordOutcome(
      staff.as(ctx, enumerator),
      {
        unitId: unit.id,
        outcomeId: ctx.newId(),
        outcome: 'deregistered',
        evidence: '门面已换，邻店证实该单位已注销',
      },
      { findResponsesOf, prepareOutcomeFollower },
    )
  })
  return sent.filter(Boolean).length
}

/** Who has listed the unit already, or undefined for one still open. */
export function listedBy(unit: CityUnit, staff: Staff, units: MatchedUnits): Account | undefined {
  const found = units.frameUnitOf.get(unit.id)
  const blockCode = found ? found.blockCode : unit.blockCode
  if (blockCode === null || tenthOf(unit.blockCode) >= LISTED_OF_TEN) return undefined
  const enumerator = staff.enumeratorOf.get(blockCode)
  return enumerator?.id === staff.busiestEnumerator ? undefined : enumerator
}

/** Spreads blocks over ten shares by their village and their own number. */
function tenthOf(blockCode: string): number {
  return (Number(blockCode.slice(9, 12)) + 3 * Number(blockCode.slice(12))) % 10
}
