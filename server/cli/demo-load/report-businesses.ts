/**
 * Units that report online have their forms already and get an account; some have reported, some of those are
 * passed, accepted or returned, some have begun. The guide enterprise is an industrial one that has
 * everything before it.
 */

import type { Receipt } from '../../contract/responses.ts'
import { reportsOnline } from '../../demo-city/accounts.ts'
import type { City, CityLegalUnit, CityResponse } from '../../demo-city/city.ts'
import { groupBy } from '../../demo-city/place-units.ts'
import { createAccount } from '../../domains/identity/index.ts'
import { confirmResponse, loadPriorResponses } from '../../domains/responses/index.ts'
import type { Context } from '../../platform/context.ts'
import { inTurns } from './in-turns.ts'
import type { Staff } from './load-accounts.ts'
import { loadLedger } from './load-ledger.ts'
import type { MatchedUnits } from './match-units.ts'
import { isReportedOnline } from './online-forms.ts'
import { listedBy } from './report-listing.ts'
import { reviewResponse, type Verdict } from './review-responses.ts'
import { begunOnly, sendResponse } from './send-response.ts'

/** Forms a firm has begun that has sent none. */
const FORMS_BEGUN = 4

export async function reportBusinesses(
  ctx: Context,
  city: City,
  staff: Staff,
  units: MatchedUnits,
): Promise<{ responses: number; guide: string; guideHead: string }> {
  const preparers = new Map(
    city.accounts.flatMap((each) =>
      each.unitId === undefined ? [] : [[each.unitId, each] as const],
    ),
  )
  const firms = city.units.filter(
    (unit): unit is CityLegalUnit => reportsOnline(unit) && units.frameUnitOf.has(unit.id),
  )
  const firmIds = new Set(firms.map((firm) => firm.id))
  const forms = city.responses.filter(
    ({ unitId, form }) => firmIds.has(unitId) && isReportedOnline(form),
  )
  const byUnit = groupBy(forms, (response) => response.unitId)
  const formsOf = (firm: CityLegalUnit): readonly CityResponse[] => byUnit.get(firm.id) ?? []
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
  const keepers = new Map<string, Context>()
  const guideFirm = firms.find(
    (firm) =>
      listedBy(firm, staff, units) !== undefined &&
      sameCounty(staff, firm) &&
      formsOf(firm).some((each) => each.form === 'B603' && each.previous) &&
      !formsOf(firm).some((each) => ['601', '602', 'B603'].includes(each.form) && each.fault),
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
      areaPrefix: firm.location.areaCode,
    })
    accounts.set(firm.id, account.id)
    keepers.set(firm.id, staff.as(ctx, account))
    const head = await createAccount(ctx, {
      id: `${person.id}-head`,
      displayName: firm.headName,
      role: 'enterprise',
      scope: account.scope,
      areaPrefix: firm.location.areaCode,
      position: 'person-in-charge',
    })
    if (firm.id === guideId) return
    const turn = Number(firm.id.replace(/\D/g, '')) % 5
    if (turn > 3) return // not begun yet
    const as = staff.as(ctx, account)
    const unitId = frameId(firm.id)
    if (turn === 3) {
      // Its establishments are asked for once 601 says that it has any.
      const begun = formsOf(firm).filter(({ form }) => form !== '601-1')
      for (const response of begun.slice(0, FORMS_BEGUN)) {
        await sendResponse(as, { unitId, response: begunOnly(response), intent: 'draft' })
      }
      return
    }
    const asHead = staff.as(ctx, { ...head, position: 'person-in-charge' })
    const lastForm = formsOf(firm).findLast(({ form }) => form !== '601-1')
    const confirmed: { response: CityResponse; receipt: Receipt }[] = []
    for (const response of formsOf(firm)) {
      const receipt = await sendResponse(as, { unitId, response, intent: 'submit' })
      // One form of some firms waits for its person in charge.
      if (receipt.state !== 'to-confirm' || (turn === 2 && response === lastForm)) continue
      confirmed.push({
        response,
        receipt: { ...receipt, ...(await confirmResponse(asHead, receipt)) },
      })
    }
    // Offices pass no basic form whose list of establishments has not come in.
    for (const { response, receipt } of confirmed) {
      await reviewResponse(ctx, staff, receipt, verdictOf(turn, response))
    }
  })
  await inTurns(firms, async (firm) => {
    const as = keepers.get(firm.id)
    if (as) await loadLedger(as, { unitId: frameId(firm.id), responses: formsOf(firm) })
  })
  const guide = accounts.get(guideId)!
  return { responses: forms.length, guide, guideHead: `${guide}-head` }
}

function verdictOf(turn: number, { form }: CityResponse): Verdict {
  if (turn === 0) return 'accepted'
  if (turn === 2) return 'waiting'
  return form === '601' || form === '602' ? 'returned' : 'passed'
}

/** In the county of the guide enumerator, so that one county office sees both. */
function sameCounty(staff: Staff, firm: CityLegalUnit): boolean {
  const county = staff.accounts.get(staff.countyOf(staff.busiestEnumerator))
  return county?.scope.kind === 'area' && firm.location.areaCode.startsWith(county.scope.areaPrefix)
}
