/**
 * Branches (产业活动单位) of larger enterprises: in another place, with a code of their own, quoting
 * the legal unit they belong to. Their people and revenue are part of the parent's.
 */
import { createAreaPaths, shortCountyName } from './addresses.ts'
import type { CityEstablishment, CityLegalUnit } from './city.ts'
import { drawFoundation, drawOpening } from './lives.ts'
import type { Registry } from './make-enterprises.ts'
import type { Random } from './random.ts'

export function canHaveBranches(unit: CityLegalUnit): boolean {
  return unit.institutionType === '10' && unit.operatingStatus === '1' && unit.staff >= 6
}

/** The branches of one parent; together they take at most half of its people and revenue. */
export function makeBranches(
  parent: CityLegalUnit,
  count: number,
  registry: Registry,
  random: Random,
): CityEstablishment[] {
  if (parent.amounts.keeps !== 'revenue') return []
  const revenue = parent.amounts.operatingRevenueThousandYuan
  const pathOf = createAreaPaths(registry.areas)
  return Array.from({ length: count }, (_, index) => {
    const share = (0.1 + random.next() * 0.4) / count
    const staff = Math.max(1, Math.floor(parent.staff * share))
    const countyCode = registry.placer.county(() => 1)
    const { blockCode, buildingCode, ...location } = registry.placer.place(countyCode, 'shops')
    const established = drawFoundation(random, parent.established)
    const county = shortCountyName(pathOf(location.areaCode).county.name)
    return {
      synthetic: true,
      kind: 'establishment',
      id: registry.nextId(),
      name: `${parent.name}${county}第${'一二三四'[index % 4]}分公司`,
      creditCode: registry.codes.issue('91', countyCode),
      parentId: parent.id,
      headName: registry.people.name(),
      mobile: registry.people.mobile(),
      industryCode: parent.industryCode,
      activities: parent.activities.slice(0, 1),
      established,
      opened: drawOpening(established, random),
      operatingStatus: '1',
      location,
      blockCode,
      buildingCode,
      staff,
      femaleStaff: Math.min(staff, Math.floor((parent.femaleStaff * staff) / parent.staff)),
      reportCategory: parent.reportCategory,
      revenueThousandYuan: Math.max(1, Math.round(revenue * share)),
    }
  })
}
