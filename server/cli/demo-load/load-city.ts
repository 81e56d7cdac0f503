/**
 * Puts a demonstration city into an empty database through the same verbs that real data take:
 * lists are imported, responses received, reviewed and returned by accounts with their own rights.
 */
import { makeCity } from '../../demo-city/make-city.ts'
import type { Context } from '../../platform/context.ts'
import { setInstallation } from '../../platform/installation.ts'
import { importLists } from './import-lists.ts'
import { loadAccounts } from './load-accounts.ts'
import { loadIndustryCodes, loadOnlineList } from './load-attributes.ts'
import { loadOverseers } from './load-overseers.ts'
import { loadPlaces } from './load-places.ts'
import { lookForDuplicates } from './look-for-duplicates.ts'
import { matchUnits } from './match-units.ts'
import { openForms } from './open-forms.ts'
import { placeUnits } from './place-units.ts'
import { reportBusinesses } from './report-businesses.ts'
import { reportListing } from './report-listing.ts'
import { reportRegistration } from './report-registration.ts'

export interface CityCounts {
  readonly areas: number
  readonly blocks: number
  readonly buildings: number
  readonly accounts: number
  readonly frameRecords: number
  readonly refusedRows: number
  readonly listedUnits: number
  readonly registrationResponses: number
  readonly enterpriseResponses: number
  /** Pairs of units that may be one, for the offices to decide. */
  readonly duplicates: number
  /** Forms that some unit of the city owes. */
  readonly formsOwed: number
}

export interface LoadedCity {
  readonly counts: CityCounts
  /** One account of each kind, chosen so that each has something to do. */
  readonly guides: readonly { readonly accountId: string; readonly role: string }[]
  readonly lists: readonly { readonly fileName: string; readonly bytes: Uint8Array }[]
}

/** `say` tells what is under way, one line each. */
export async function loadCity(
  ctx: Context,
  options: { readonly units: number; readonly seed: string },
  say: (line: string) => void,
): Promise<LoadedCity> {
  await ctx.database.write((tx) => setInstallation(tx, 'kind', 'demonstration'))
  say(`生成 ${options.units} 家演示单位`)
  const city = makeCity(options)
  say('载入区划、普查小区和建筑物')
  const places = await loadPlaces(ctx, city)
  await openForms(ctx)
  say('建立普查人员和企业账号')
  const staff = await loadAccounts(ctx, city)
  const overseers = await loadOverseers(ctx, {
    city: staff.cityOffice.scope,
    county: staff.accounts.get(staff.countyOf(staff.busiestEnumerator))!.scope,
  })
  say('导入部门名录')
  const imported = await importLists(ctx, city, staff)
  say('按地址落到普查小区')
  const units = await placeUnits(ctx, city, staff, await matchUnits(ctx, city, staff))
  say('载入一套表和投入产出单位名录，按属性布置报表')
  await loadOnlineList(ctx, city, units)
  say('普查员清查登记')
  const listed = await reportListing(ctx, city, staff, units)
  say('清查后行业编码，按属性布置报表')
  await loadIndustryCodes(ctx, city, await matchUnits(ctx, city, staff))
  say('普查员登记非一套表单位和个体样本')
  const registered = await reportRegistration(ctx, city, staff, units)
  say('企业网上填报')
  const reported = await reportBusinesses(ctx, city, staff, units)
  say('查找疑似重复')
  const duplicates = await lookForDuplicates(ctx, staff)
  return {
    counts: {
      ...places,
      accounts: staff.accounts.size + overseers.length,
      frameRecords: imported.accepted,
      refusedRows: imported.rejected,
      listedUnits: listed,
      registrationResponses: registered,
      enterpriseResponses: reported.responses,
      duplicates,
      formsOwed: new Set(city.responses.map(({ form }) => form)).size,
    },
    guides: [
      { role: 'enumerator', accountId: staff.busiestEnumerator },
      { role: 'enterprise', accountId: reported.guide },
      // Who fills in does not confirm.
      { role: 'enterprise', accountId: reported.guideHead },
      { role: 'township-office', accountId: staff.townshipOf(staff.busiestEnumerator) },
      { role: 'county-office', accountId: staff.countyOf(staff.busiestEnumerator) },
      // Two: who submits a change to the checks is not who approves it.
      ...staff.cityOffices.map(({ id }) => ({ role: 'city-office', accountId: id })),
      ...overseers.map(({ id, role }) => ({ role, accountId: id })),
    ],
    lists: city.lists.map(({ fileName, bytes }) => ({ fileName, bytes })),
  }
}
