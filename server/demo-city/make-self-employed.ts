/**
 * Self-employed (个体经营户) in industry and services: shops, eateries, hauliers. About one in eight
 * has no licence and so no code.
 */
import { shortCountyName } from './addresses.ts'
import type { CitySelfEmployed } from './city.ts'
import { industries, strengthIn } from './industries.ts'
import { drawFoundation, drawOpening } from './lives.ts'
import type { Registry } from './make-enterprises.ts'
import type { Random } from './random.ts'
import { reportCategoryOf } from './scale.ts'

export function makeSelfEmployed(registry: Registry, random: Random): CitySelfEmployed {
  const industry = random.weighted(industries, (one) => one.selfEmployed)
  const countyCode = registry.placer.county((code) => strengthIn(industry, code))
  const { blockCode, buildingCode, ...location } = registry.placer.place(
    countyCode,
    industry.building === 'offices' ? 'shops' : industry.building,
  )
  const headName = registry.people.name()
  const isLicensed = random.chance(0.87)
  const status = random.weighted(['1', '2', '4'] as const, (one) => (one === '1' ? 94 : 3))
  const drawn = drawFoundation(random)
  // Without a licence only a household that has been open for three months is counted.
  const isTooNew = !isLicensed && drawn.year === 2023
  const established = isTooNew ? { year: 2023, month: Math.min(drawn.month, 3) } : drawn
  const staff = status === '4' ? 0 : random.weighted([1, 2, 3, 4, 6, 9], (people) => 6 / people)
  const usual = Math.max(1, staff) * industry.revenuePerHead * Math.exp(random.normal() * 0.4)
  const county = registry.areas.find((area) => area.code === `${countyCode}000000`)!
  return {
    synthetic: true,
    kind: 'selfEmployed',
    id: registry.nextId(),
    name: isLicensed
      ? registry.names.unique(
          (brand) =>
            `${shortCountyName(county.name)}${brand}${industry.nameWord.replace(/店$/, '')}店`,
        )
      : `${headName}${industry.activities[0]!}`,
    ...(isLicensed ? { creditCode: registry.codes.issue('92', countyCode) } : {}),
    headName,
    mobile: registry.people.mobile(),
    industryCode: industry.code,
    activities: industry.activities.slice(0, 1),
    established,
    opened: drawOpening(established, random),
    operatingStatus: status,
    location,
    blockCode,
    buildingCode,
    staff,
    femaleStaff: Math.min(staff, Math.round(staff * industry.femaleShare + random.next() * 0.4)),
    reportCategory: reportCategoryOf(industry.code, false),
    revenueThousandYuan: Math.max(2, Math.round(usual * (status === '1' ? 1 : 0.3))),
    floorAreaSquareMetres: random.between(1, 12) * 10,
  }
}
