/**
 * Form 621 for legal units and branches, form 622 for the self-employed, as an enumerator at the
 * door would fill them from what the unit is.
 */
import { frameRecordIdOf, legalBasics, reportDate, sharedBasics } from './basics-answers.ts'
import type {
  Answers,
  CityBuilding,
  CityEstablishment,
  CityLegalUnit,
  CityResponse,
  CitySelfEmployed,
  CityUnit,
  YearMonth,
} from './city.ts'

/** A unit has filled in the form at the door, whatever has become of it since. */
const outcomeFilled = '1'

export interface ListingSources {
  unit(id: string): CityUnit
  building(code: string): CityBuilding
}

export function listingResponse(unit: CityUnit, sources: ListingSources): CityResponse {
  const form = unit.kind === 'selfEmployed' ? '622' : '621'
  return {
    synthetic: true,
    id: `${unit.id}-${form}`,
    unitId: unit.id,
    form,
    version: '2023.1',
    period: '2023',
    answers: respondentAnswers(unit, sources),
    officeAnswers: {
      ...(unit.kind === 'selfEmployed'
        ? { locationAreaCode: unit.location.areaCode }
        : { reportCategory: unit.reportCategory }),
      ...(unit.kind === 'establishment'
        ? { owningUnitAreaCode: sources.unit(unit.parentId).location.areaCode }
        : {}),
      industryCode: unit.industryCode,
      censusBlockCode: unit.blockCode,
      buildingCode: unit.buildingCode,
      frameRecordId: frameRecordIdOf(unit),
      frameOutcome: outcomeFilled,
      coordinates: sources.building(unit.buildingCode).center.join(','),
    },
  }
}

function respondentAnswers(unit: CityUnit, sources: ListingSources): Answers {
  switch (unit.kind) {
    case 'legalUnit':
      return legalUnitAnswers(unit)
    case 'establishment':
      return establishmentAnswers(unit, sources.unit(unit.parentId))
    case 'selfEmployed':
      return selfEmployedAnswers(unit)
  }
}

function legalUnitAnswers(unit: CityLegalUnit): Answers {
  const { hmtInvestment: _askedIn601, ...basics } = legalBasics(unit)
  return {
    unitKind: '1',
    ...sharedBasics(unit),
    ...basics,
    staffAtYearEnd: unit.staff,
    femaleStaffAtYearEnd: unit.femaleStaff,
    ...(unit.amounts.keeps === 'revenue'
      ? {
          expectedAnnualRevenue: unit.amounts.operatingRevenueThousandYuan,
          totalAssets: unit.amounts.totalAssetsThousandYuan,
          taxesAndSurcharges: unit.amounts.taxesAndSurchargesThousandYuan,
        }
      : {
          nonEnterpriseExpenditure: unit.amounts.expenditureThousandYuan,
          nonEnterpriseTotalAssets: unit.amounts.totalAssetsThousandYuan,
        }),
    ...preparedBy(unit),
  }
}

function establishmentAnswers(unit: CityEstablishment, parent: CityUnit): Answers {
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
    ...preparedBy(unit),
  }
}

function selfEmployedAnswers(unit: CitySelfEmployed): Answers {
  const opened = unit.opened ?? unit.established
  return {
    hasLicence: unit.creditCode !== undefined,
    ...(unit.creditCode
      ? { unifiedSocialCreditCode: unit.creditCode }
      : { monthsOperated: monthsOperated(opened) }),
    selfEmployedName: unit.name,
    operatorName: unit.headName,
    contactPhone: unit.mobile,
    locationAddress: unit.location.address,
    openedYear: opened.year,
    openedMonth: opened.month,
    operatingStatus: unit.operatingStatus,
    mainActivity1: unit.activities[0] ?? '',
    staffAtYearEnd: unit.staff,
    femaleStaffAtYearEnd: unit.femaleStaff,
    expectedAnnualRevenue: unit.revenueThousandYuan,
    businessFloorArea: unit.floorAreaSquareMetres,
  }
}

/** Months open in the reference year; one that closed in it is counted to its end. */
function monthsOperated(opened: YearMonth): number {
  return Math.min(12, (2023 - opened.year) * 12 + 13 - opened.month)
}

function preparedBy(unit: CityUnit): Answers {
  return { preparer: unit.headName, preparerPhone: unit.mobile, reportDate }
}
