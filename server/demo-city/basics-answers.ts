/**
 * Answers that 621 and 601 ask of a legal unit in the same words, and the whole of form 601 for an
 * above-scale unit. Nothing here is drawn at random: it is what the unit is.
 */
import type { Answers, CityEstablishment, CityLegalUnit, CityUnit } from './city.ts'
import { landlineAreaCode } from './people.ts'
import { isIndustrial } from './scale.ts'

export const reportDate = '2024-02-26'

/** Form 611, basics of everyone else: legal units and branches alike. */
export function smallBasics(unit: CityLegalUnit): Answers {
  return {
    unitKind: '1',
    ...sharedBasics(unit),
    ...legalBasics(unit),
    hasSuperiorLegalUnit: false,
    ...(unit.accountingStandardCategory === '1'
      ? { enterpriseAccountingStandard: unit.enterpriseAccountingStandard ?? '2' }
      : {}),
    ...tradeBasics(unit),
    ...signature(unit, unit.headName),
  }
}

export function establishmentBasics(unit: CityEstablishment, parent: CityUnit): Answers {
  return {
    unitKind: '2',
    ...sharedBasics(unit),
    registeredSameAsLocation: true,
    establishmentKind: '2',
    ...(parent.creditCode ? { owningUnitCreditCode: parent.creditCode } : {}),
    owningUnitName: parent.name,
    owningUnitAddress: parent.location.address,
    establishmentStaffAtYearEnd: unit.staff,
    establishmentFemaleStaffAtYearEnd: unit.femaleStaff,
    establishmentRevenue: unit.revenueThousandYuan,
    ...tradeBasics(unit),
    ...(unit.industryCode.startsWith('7010')
      ? {
          commercialisedBuildingsSold: Math.round(unit.revenueThousandYuan / 6),
          commercialisedBuildingsUnsold: Math.round(unit.revenueThousandYuan / 12),
        }
      : {}),
    ...signature(unit, unit.headName),
  }
}

/** Form 601, basics of a 一套表单位; what it takes from other forms (人数, 收入) is left to the system. */
export function basicsAnswers(unit: CityLegalUnit, statistician: string): Answers {
  return {
    ...sharedBasics(unit),
    ...legalBasics(unit),
    ...(unit.accountingStandardCategory === '1'
      ? { enterpriseAccountingStandard: unit.enterpriseAccountingStandard ?? '1' }
      : {}),
    hasSuperiorLegalUnit: false,
    ...(unit.branchIds.length > 0 ? { establishmentCount: unit.branchIds.length + 1 } : {}),
    ...tradeBasics(unit),
    ...activityRevenues(unit),
    ...signature(unit, statistician),
  }
}

/** What legal units and branches are asked alike. */
export function sharedBasics(unit: Exclude<CityUnit, { kind: 'selfEmployed' }>): Answers {
  const [mainActivity1, mainActivity2, mainActivity3] = unit.activities
  return {
    unifiedSocialCreditCode: unit.creditCode,
    unitName: unit.name,
    legalRepresentative: unit.headName,
    establishedYear: unit.established.year,
    establishedMonth: unit.established.month,
    ...(unit.opened ? { openedYear: unit.opened.year, openedMonth: unit.opened.month } : {}),
    ...(unit.landline ? { landlineAreaCode, landlinePhone: unit.landline } : {}),
    mobilePhone: unit.mobile,
    locationAreaCode: unit.location.areaCode,
    locationAddress: unit.location.address,
    operatingStatus: unit.operatingStatus,
    ...(mainActivity1 ? { mainActivity1 } : {}),
    ...(mainActivity2 ? { mainActivity2 } : {}),
    ...(mainActivity3 ? { mainActivity3 } : {}),
  }
}

/** What only legal units are asked. */
export function legalBasics(unit: CityLegalUnit): Answers {
  return {
    institutionType: unit.institutionType,
    ...(unit.registrationType ? { registrationType: unit.registrationType } : {}),
    ...(unit.registrationType?.startsWith('2') ? { hmtInvestment: ['1'] } : {}),
    ...(unit.controlType ? { controlType: unit.controlType } : {}),
    ...(unit.affiliation ? { affiliation: unit.affiliation } : {}),
    accountingStandardCategory: unit.accountingStandardCategory,
    hasEstablishments: unit.branchIds.length > 0,
    ...registration(unit),
  }
}

/** Builders are counted where they are registered, so they always state it. */
function registration(unit: CityLegalUnit): Answers {
  const { registeredElsewhere } = unit
  const registered =
    registeredElsewhere ?? (unit.reportCategory === 'C' ? unit.location : undefined)
  return {
    registeredSameAsLocation: registeredElsewhere === undefined,
    ...(registered
      ? { registeredAreaCode: registered.areaCode, registeredAddress: registered.address }
      : {}),
  }
}

/** Items for one trade only: shops, hotels and restaurants, developers. */
function tradeBasics(unit: CityLegalUnit | CityEstablishment): Answers {
  const division = unit.industryCode.slice(0, 2)
  const floorArea = Math.max(60, unit.staff * 25)
  switch (division) {
    case '51':
      return { businessForm: '1', retailFloorArea: 0 }
    case '52':
      return {
        businessForm: '1',
        retailFormats: [retailFormatOf(unit.industryCode)],
        retailFloorArea: Math.max(220, floorArea),
      }
    case '61':
      return { businessForm: '1', hotelStarRating: '9', cateringFloorArea: floorArea }
    case '62':
      return { businessForm: '1', cateringFloorArea: floorArea }
    case '70':
      return unit.industryCode === '7010' ? { realEstateGrade: '4' } : {}
    default:
      return {}
  }
}

function retailFormatOf(industryCode: string): string {
  switch (industryCode) {
    case '5212':
      return '1020'
    case '5213':
      return '1010'
    case '5292':
      return '2010'
    case '5261':
      return '1080'
    default:
      return '1070'
  }
}

/** Industrial units list their other business only, and have none. */
function activityRevenues(unit: CityLegalUnit): Answers {
  const activity = unit.activities[0]
  if (unit.amounts.keeps !== 'revenue' || isIndustrial(unit.industryCode) || !activity) return {}
  return { activityRevenues: [{ activity, revenue: unit.amounts.operatingRevenueThousandYuan }] }
}

export function signature(unit: CityUnit, statistician: string): Answers {
  return {
    unitHead: unit.headName,
    statisticsHead: statistician,
    preparer: statistician,
    preparerPhone: unit.mobile,
    reportDate,
  }
}

export function frameRecordIdOf(unit: CityUnit): string {
  return `DEMO-${unit.id}`
}
