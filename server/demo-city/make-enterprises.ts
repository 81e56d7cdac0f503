/**
 * Enterprises (机构类型 10): private companies of all trades, some state-held mines and power
 * stations, a few with money from Hong Kong or abroad.
 */
import { shortCountyName } from './addresses.ts'
import type { CityArea, CityLegalUnit, CityPlace } from './city.ts'
import type { CreditCodeIssuer } from './credit-codes.ts'
import { type Industry, industries, strengthIn } from './industries.ts'
import { drawFoundation, drawOpening, drawStatus, drawWorkforce, shareOfYear } from './lives.ts'
import type { People } from './people.ts'
import type { Placer } from './place-units.ts'
import { industryOf, type Profile } from './profiles.ts'
import type { Random } from './random.ts'
import { isAboveScale, reportCategoryOf } from './scale.ts'
import type { TradeNames } from './trade-names.ts'
import { noTraits } from './traits.ts'

/** What makers of units share: one registry of names, codes and telephone numbers. */
export interface Registry {
  readonly areas: readonly CityArea[]
  readonly placer: Placer
  readonly people: People
  readonly names: TradeNames
  readonly codes: CreditCodeIssuer
  /** The next unit's id. */
  nextId(): string
}

interface Ownership {
  readonly registrationType: string
  readonly controlType: string
  readonly ending: string
  readonly weight: number
}

const privateOwners: readonly Ownership[] = [
  { registrationType: '112', controlType: '3', ending: '有限公司', weight: 70 },
  { registrationType: '119', controlType: '3', ending: '有限公司', weight: 12 },
  { registrationType: '140', controlType: '3', ending: '厂', weight: 5 },
  { registrationType: '150', controlType: '3', ending: '服务部', weight: 3 },
  { registrationType: '121', controlType: '3', ending: '股份有限公司', weight: 3 },
  { registrationType: '132', controlType: '2', ending: '厂', weight: 2 },
  { registrationType: '210', controlType: '4', ending: '有限公司', weight: 1 },
  { registrationType: '310', controlType: '5', ending: '有限公司', weight: 1 },
]
const stateOwners: readonly Ownership[] = [
  { registrationType: '111', controlType: '1', ending: '有限责任公司', weight: 5 },
  { registrationType: '119', controlType: '1', ending: '有限责任公司', weight: 4 },
  { registrationType: '129', controlType: '1', ending: '股份有限公司', weight: 1 },
]
/** Trades in which the state is a frequent owner. */
const stateTrades = /^(06|44|46|48)/

/** Without a profile, any trade in proportion to how common it is. */
export function makeEnterprise(
  registry: Registry,
  random: Random,
  profile?: Profile,
): CityLegalUnit {
  const industry = profile
    ? industryOf(profile.industryCode)
    : random.weighted(industries, (one) => one.enterprises)
  const countyCode = registry.placer.county((code) => strengthIn(industry, code))
  const isState = random.chance(stateTrades.test(industry.code) ? 0.35 : 0.03)
  const owner = random.weighted(isState ? stateOwners : privateOwners, (one) => one.weight)
  const { status, established, staff, femaleStaff, amounts, aboveScale } = profile
    ? drawBusinessOf(profile, industry, random)
    : drawBusiness(industry, random)
  const { blockCode, buildingCode, ...location } = registry.placer.place(
    countyCode,
    industry.building,
  )
  const compose = composeName(countyName(registry, countyCode), industry, owner, random)
  const name = registry.names.unique(compose)
  return {
    synthetic: true,
    kind: 'legalUnit',
    id: registry.nextId(),
    name,
    ...(random.chance(0.08) ? { formerName: registry.names.unique(compose) } : {}),
    creditCode: registry.codes.issue('91', countyCode),
    headName: registry.people.name(),
    mobile: registry.people.mobile(),
    ...(random.chance(0.4) ? { landline: registry.people.landline() } : {}),
    industryCode: industry.code,
    activities: industry.activities,
    established,
    ...(status === '3' ? {} : { opened: drawOpening(established, random) }),
    operatingStatus: status,
    location,
    blockCode,
    buildingCode,
    staff,
    femaleStaff,
    reportCategory: reportCategoryOf(industry.code, aboveScale),
    institutionType: '10',
    registrationType: owner.registrationType,
    controlType: owner.controlType,
    ...(owner.controlType === '1' ? { affiliation: random.chance(0.2) ? '10' : '11' } : {}),
    accountingStandardCategory: '1',
    enterpriseAccountingStandard: aboveScale || isState ? '1' : '2',
    ...registeredElsewhere(registry, location, industry, random),
    branchIds: [],
    aboveScale,
    amounts,
    traits: noTraits,
  }
}

function drawBusiness(industry: Industry, random: Random) {
  const status = drawStatus(random)
  const established = drawFoundation(random)
  const { staff, femaleStaff } = drawWorkforce(
    status,
    industry.medianStaff,
    industry.staffSpread,
    industry.femaleShare,
    random,
  )
  const amounts = drawAmounts(industry, status, staff, random)
  const aboveScale =
    status === '1' && isAboveScale(industry.code, amounts.operatingRevenueThousandYuan, staff)
  return { status, established, staff, femaleStaff, amounts, aboveScale }
}

/** Draws until the business is as the profile wants it: open, of that scale, not of yesterday. */
function drawBusinessOf(profile: Profile, industry: Industry, random: Random) {
  for (let attempt = 0; attempt < 2_000; attempt++) {
    const drawn = drawBusiness(industry, random)
    if (
      drawn.status === '1' &&
      drawn.aboveScale === profile.aboveScale &&
      drawn.established.year < 2022 &&
      drawn.staff >= profile.leastStaff
    ) {
      return drawn
    }
  }
  throw new RangeError(`No business of ${profile.industryCode} is as its profile wants it`)
}

function composeName(
  county: string,
  industry: Industry,
  owner: Ownership,
  random: Random,
): (brand: string) => string {
  const place = random.weighted([`朔州市`, county], (one) => (one === county ? 3 : 2))
  return (brand) => `${place}${brand}${industry.nameWord}${owner.ending}`
}

function countyName(registry: Registry, countyCode: string): string {
  const county = registry.areas.find((area) => area.code === `${countyCode}000000`)
  if (!county) throw new RangeError(`County ${countyCode} is not part of the city`)
  return shortCountyName(county.name)
}

function drawAmounts(
  industry: Industry,
  status: CityLegalUnit['operatingStatus'],
  staff: number,
  random: Random,
): Extract<CityLegalUnit['amounts'], { keeps: 'revenue' }> {
  // A unit that closed has no people left, but did business with its usual number until then.
  const people = status === '4' ? industry.medianStaff : staff
  const usual = people * industry.revenuePerHead * Math.exp(random.normal() * 0.35)
  const revenue = Math.round(usual * shareOfYear(status))
  const taxes = Math.round(revenue * industry.taxShare * (0.7 + random.next() * 0.6))
  const isGone = status === '6' || status === '7'
  const assets = usual * industry.assetsPerRevenue * Math.exp(random.normal() * 0.3)
  return {
    keeps: 'revenue',
    operatingRevenueThousandYuan: revenue,
    totalAssetsThousandYuan: isGone ? 0 : Math.max(1, Math.round(assets)),
    taxesAndSurchargesThousandYuan: taxes,
  }
}

/** Some are registered in another place of the city; builders are counted where they are registered. */
function registeredElsewhere(
  registry: Registry,
  location: CityPlace,
  industry: Industry,
  random: Random,
): { registeredElsewhere?: CityPlace } {
  if (!random.chance(0.07) || reportCategoryOf(industry.code, false) === 'C') return {}
  const county = registry.placer.county(() => 1)
  const { areaCode, address } = registry.placer.place(county, industry.building)
  return areaCode === location.areaCode ? {} : { registeredElsewhere: { areaCode, address } }
}
