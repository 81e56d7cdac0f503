/**
 * 普查登记: in blocks that were listed first, enumerators have gone round again with the forms of small
 * units, branches and sampled households. Some are accepted, some returned, some only begun.
 */

import type { Receipt } from '../../contract/responses.ts'
import type { City } from '../../demo-city/city.ts'
import { groupBy } from '../../demo-city/place-units.ts'
import type { Context } from '../../platform/context.ts'
import { inTurns } from './in-turns.ts'
import type { Staff } from './load-accounts.ts'
import type { MatchedUnits } from './match-units.ts'
import { isReportedOnline, listingForms } from './online-forms.ts'
import { listedBy } from './report-listing.ts'
import { reviewResponse, type Verdict } from './review-responses.ts'
import { begunOnly, sendResponse } from './send-response.ts'

/** Of every ten units already listed, how many have been registered. */
const REGISTERED_OF_TEN = 5

export async function reportRegistration(
  ctx: Context,
  city: City,
  staff: Staff,
  units: MatchedUnits,
): Promise<number> {
  const forms = groupBy(
    city.responses.filter(({ form }) => !isReportedOnline(form) && !listingForms.includes(form)),
    (response) => response.unitId,
  )
  const sent = await inTurns(city.units, async (unit) => {
    const responses = forms.get(unit.id) ?? []
    const found = units.frameUnitOf.get(unit.id)
    const enumerator = listedBy(unit, staff, units)
    const turn = Number(unit.id.replace(/\D/g, '')) % 10
    if (!found || !enumerator || turn >= REGISTERED_OF_TEN) return 0
    const receipts: Receipt[] = []
    for (const response of responses) {
      const draft = turn === REGISTERED_OF_TEN - 1
      const sending = {
        unitId: found.id,
        response: draft ? begunOnly(response) : response,
        intent: draft ? 'draft' : 'submit',
      } as const
      receipts.push(await sendResponse(staff.as(ctx, enumerator), sending))
    }
    // Offices pass no basic form whose list of establishments has not come in.
    for (const receipt of receipts) await reviewResponse(ctx, staff, receipt, verdictOf(turn))
    return responses.length
  })
  return sent.reduce((sum, count) => sum + count, 0)
}

function verdictOf(turn: number): Verdict {
  return (['accepted', 'passed', 'returned', 'waiting'] as const)[turn] ?? 'waiting'
}
