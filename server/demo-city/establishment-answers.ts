/** Forms 601-1 and 611-1: the head office and the branches, one a line, making up the legal unit. */
import type { AnswerRow, CityEstablishment, CityLegalUnit } from './city.ts'

export function establishmentRows(unit: CityLegalUnit, branches: readonly CityEstablishment[]) {
  const sum = (of: (branch: CityEstablishment) => number): number =>
    branches.reduce((total, branch) => total + of(branch), 0)
  const revenue = unit.amounts.keeps === 'revenue' ? unit.amounts.operatingRevenueThousandYuan : 0
  const head = {
    establishmentKind: '1',
    // 本部 bears the legal unit's own organisation code with B in place of the check digit.
    organisationCode: `${unit.creditCode.slice(8, 16)}B`,
    unitName: `${unit.name}本部`,
    ...placeOf(unit),
    establishmentStaffAtYearEnd: unit.staff - sum((branch) => branch.staff),
    establishmentRevenue: revenue - sum((branch) => branch.revenueThousandYuan),
  }
  const rows = branches.map((branch) => ({
    establishmentKind: '2',
    unifiedSocialCreditCode: branch.creditCode,
    unitName: branch.name,
    ...placeOf(branch),
    establishmentStaffAtYearEnd: branch.staff,
    establishmentRevenue: branch.revenueThousandYuan,
  }))
  const office = (one: CityLegalUnit | CityEstablishment): AnswerRow => ({
    locationAreaCode: one.location.areaCode,
    industryCode: one.industryCode,
  })
  return {
    answers: [head, ...rows] as readonly AnswerRow[],
    office: [office(unit), ...branches.map(office)],
  }
}

function placeOf(unit: CityLegalUnit | CityEstablishment) {
  return {
    locationAddress: unit.location.address,
    contactPhone: unit.mobile,
    mainActivity1: unit.activities[0] ?? '',
  }
}
