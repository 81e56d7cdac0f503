/**
 * Legal units that are not enterprises: public institutions, offices, associations, private
 * non-profits, village and neighbourhood committees, cooperatives, temples.
 */
import { createAreaPaths, shortCountyName, shortVillageName } from './addresses.ts'
import type { CityArea, CityLegalUnit } from './city.ts'
import { type Institution, institutions } from './institutions.ts'
import { drawFoundation, drawWorkforce } from './lives.ts'
import type { Registry } from './make-enterprises.ts'
import type { Random } from './random.ts'
import { reportCategoryOf } from './scale.ts'
import { noTraits } from './traits.ts'

interface InstitutionMaker {
  make(institution: Institution, random: Random): CityLegalUnit
}

/** Committees and collectives belong to one village each; the others bear invented names. */
export function createInstitutionMaker(registry: Registry, random: Random): InstitutionMaker {
  const villages = registry.areas.filter((area) => area.level === 'village')
  const waiting = {
    '53': random.shuffle(villages.filter((area) => area.urban)),
    '54': random.shuffle(villages.filter((area) => !area.urban)),
    '56': random.shuffle(villages.filter((area) => !area.urban)),
  }
  const pathOf = createAreaPaths(registry.areas)

  const nameAndVillage = (
    institution: Institution,
    ending: string,
  ): { name: string; village?: CityArea; countyCode: string } => {
    const village = isVillageBody(institution.type) ? waiting[institution.type].pop() : undefined
    if (village) {
      const { county, town } = pathOf(village.code)
      const place = `${shortCountyName(county.name)}${town.name}${shortVillageName(village.name)}`
      return { name: joinCommittee(place, ending), village, countyCode: county.code.slice(0, 6) }
    }
    const countyCode = registry.placer.county(() => 1)
    const county = registry.areas.find((area) => area.code === `${countyCode}000000`)!
    const name = registry.names.unique(
      (brand) => `${shortCountyName(county.name)}${brand}${ending}`,
    )
    return { name, countyCode }
  }

  return {
    make(institution, draw) {
      const [ending, industryCode, activity] = draw.pick(institution.kinds)
      const { name, village, countyCode } = nameAndVillage(institution, ending)
      const { blockCode, buildingCode, ...location } = village
        ? registry.placer.placeInVillage(village.code, institution.building)
        : registry.placer.place(countyCode, institution.building)
      const { staff, femaleStaff } = drawWorkforce(
        '1',
        institution.medianStaff,
        0.6,
        institution.femaleShare,
        draw,
      )
      return {
        synthetic: true,
        kind: 'legalUnit',
        id: registry.nextId(),
        name,
        creditCode: registry.codes.issue(institution.prefix, countyCode),
        headName: registry.people.name(),
        mobile: registry.people.mobile(),
        ...(draw.chance(0.5) ? { landline: registry.people.landline() } : {}),
        industryCode,
        activities: [activity],
        established: drawFoundation(draw),
        operatingStatus: '1',
        location,
        blockCode,
        buildingCode,
        staff,
        femaleStaff,
        reportCategory: reportCategoryOf(industryCode, false),
        institutionType: institution.type,
        ...(institution.registrationType ? { registrationType: institution.registrationType } : {}),
        accountingStandardCategory: institution.accounting,
        ...(institution.accounting === '1' ? { enterpriseAccountingStandard: '2' as const } : {}),
        branchIds: [],
        aboveScale: false,
        amounts: drawAmounts(institution, staff, draw),
        traits: noTraits,
      }
    },
  }
}

/** The kinds in the proportions of their shares, each at least once in a city large enough. */
export function institutionsFor(count: number): Institution[] {
  const total = institutions.reduce((sum, one) => sum + one.share, 0)
  const plan = institutions.flatMap((one) =>
    Array.from({ length: Math.max(1, Math.round((count * one.share) / total)) }, () => one),
  )
  return plan.slice(0, count)
}

function isVillageBody(type: Institution['type']): type is '53' | '54' | '56' {
  return type === '53' || type === '54' || type === '56'
}

/** 大洼村 + 村民委员会 → 大洼村村民委员会, 平安社区 + 社区居民委员会 → 平安社区居民委员会. */
function joinCommittee(place: string, ending: string): string {
  return place.endsWith('社区') ? place + ending.replace(/^社区/, '') : place + ending
}

function drawAmounts(
  institution: Institution,
  staff: number,
  random: Random,
): CityLegalUnit['amounts'] {
  const turnover = Math.max(1, Math.round(staff * 78 * Math.exp(random.normal() * 0.3)))
  const totalAssetsThousandYuan = Math.round(turnover * (0.6 + random.next() * 2))
  // Cooperatives sell what they grow and keep books of revenue, as enterprises do.
  return institution.type === '55'
    ? {
        keeps: 'revenue',
        operatingRevenueThousandYuan: turnover,
        totalAssetsThousandYuan,
        taxesAndSurchargesThousandYuan: Math.round(turnover * 0.002),
      }
    : { keeps: 'expenditure', expenditureThousandYuan: turnover, totalAssetsThousandYuan }
}
