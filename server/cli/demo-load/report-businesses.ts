/**
 * Above-scale units, which have their forms already, get an account; some have reported, some of those are passed,
 * accepted or returned. The guide enterprise is an industrial one that has everything before it.
 */
import type { City, CityLegalUnit } from '../../demo-city/city.ts'
import { findUnit } from '../../domains/frame/index.ts'
import { createAccount } from '../../domains/identity/index.ts'
import { loadPriorResponses } from '../../domains/responses/index.ts'
import { acceptResponse, passResponse, returnForCorrection } from '../../domains/review/index.ts'
import type { Context } from '../../platform/context.ts'
import { inTurns } from './in-turns.ts'
import type { Staff } from './load-accounts.ts'
import { isAboveScale } from './load-attributes.ts'
import type { MatchedUnits } from './match-units.ts'
import { listedBy } from './report-listing.ts'
import { sendResponse } from './send-response.ts'

export async function reportBusinesses(
  ctx: Context,
  city: City,
  staff: Staff,
  units: MatchedUnits,
): Promise<{ responses: number; guide: string }> {
  const preparers = new Map(
    city.accounts.flatMap((each) =>
      each.unitId === undefined ? [] : [[each.unitId, each] as const],
    ),
  )
  const firms = city.units.filter(
    (unit): unit is CityLegalUnit => isAboveScale(unit) && units.frameUnitOf.has(unit.id),
  )
  const firmIds = new Set(firms.map((firm) => firm.id))
  const forms = city.responses.filter(
    ({ unitId, form }) => firmIds.has(unitId) && (form === '601' || form === 'B603'),
  )
  const frameId = (unitId: string): string => units.frameUnitOf.get(unitId)!.id
  await loadPriorResponses(
    ctx,
    forms.flatMap((response) =>
      response.previous
        ? [
            {
              unitId: frameId(response.unitId),
              formId: response.form,
              period: '2022',
              answers: { ...response.previous },
              source: '2022 年年报（演示）',
            },
          ]
        : [],
    ),
  )
  const accounts = new Map<string, string>()
  const guideFirm = firms.find(
    (firm) =>
      listedBy(firm, staff, units) !== undefined &&
      sameCounty(staff, firm) &&
      forms.some((each) => each.unitId === firm.id && each.form === 'B603' && each.previous) &&
      !forms.some((each) => each.unitId === firm.id && each.fault),
  )
  const guideId = (guideFirm ?? firms[0])?.id
  if (guideId === undefined) throw new Error('the city has no above-scale unit; ask for more units')

  await inTurns(firms, async (firm) => {
    const person = preparers.get(firm.id)!
    const account = await createAccount(ctx, {
      id: person.id,
      displayName: person.personName,
      role: 'enterprise',
      scope: { kind: 'unit', unitId: frameId(firm.id), name: firm.name },
    })
    accounts.set(firm.id, account.id)
    if (firm.id === guideId) return
    const turn = Number(firm.id.replace(/\D/g, '')) % 5
    if (turn > 2) return // not begun yet
    for (const response of forms.filter((each) => each.unitId === firm.id)) {
      const receipt = await sendResponse(staff.as(ctx, account), {
        unitId: frameId(firm.id),
        response,
        intent: 'submit',
      })
      if (receipt.state === 'submitted') {
        await review(ctx, staff, frameId(firm.id), receipt.responseId, turn)
      }
    }
  })
  return { responses: forms.length, guide: accounts.get(guideId)! }
}

async function review(
  ctx: Context,
  staff: Staff,
  unitId: string,
  responseId: string,
  turn: number,
): Promise<void> {
  const areaCode = (await findUnit(ctx.database.read, unitId))?.areaCode ?? ''
  const townshipOffice = staff.officeFor('township-office', areaCode)
  const countyOffice = staff.officeFor('county-office', areaCode)
  if (!townshipOffice || !countyOffice) return // placed no closer than its county yet
  const township = staff.as(ctx, townshipOffice)
  if (turn === 0) {
    await passResponse(township, responseId)
    await acceptResponse(staff.as(ctx, countyOffice), responseId)
  } else if (turn === 1 && responseId.includes('.601.')) {
    await returnForCorrection(township, {
      responseId,
      reasonCode: '06',
      reasonText: '主要业务活动与营业执照经营范围不一致，请与单位核对后重新填报',
      fields: ['mainActivity1'],
    })
  }
}

/** In the county of the guide enumerator, so that one county office sees both. */
function sameCounty(staff: Staff, firm: CityLegalUnit): boolean {
  const county = staff.accounts.get(staff.countyOf(staff.busiestEnumerator))
  return county?.scope.kind === 'area' && firm.location.areaCode.startsWith(county.scope.areaPrefix)
}
