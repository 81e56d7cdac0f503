/** Which forms a unit owes, by the engine and the forms' own rules of applicability. */
import industryList from '../../forms/codelists/industry.json' with { type: 'json' }
import { decideForms } from '../../forms/engine/applicability.ts'
import { indexCodeLists } from '../../forms/engine/code-list-index.ts'
import type { UnitAttributes } from '../../forms/engine/types.ts'
import { applicability } from '../../forms/generated/applicability-catalogue.ts'
import { type FormId, isFormId } from '../../forms/generated/registry.ts'
import type { CityUnit } from './city.ts'

const codeLists = indexCodeLists([industryList])

/** What the census knows of a unit, under the names the rules use. */
export function attributesOf(unit: CityUnit): UnitAttributes {
  const { kind, industryCode, operatingStatus } = unit
  const common = {
    kind,
    industryCode,
    operatingStatus,
    locationAreaCode: unit.location.areaCode,
    unitName: unit.name,
    ...(unit.creditCode ? { unifiedSocialCreditCode: unit.creditCode } : {}),
  }
  switch (unit.kind) {
    case 'legalUnit':
      return {
        ...common,
        ...unit.traits,
        institutionType: unit.institutionType,
        accountingStandardCategory: unit.accountingStandardCategory,
        reportCategory: unit.reportCategory,
        aboveScale: unit.aboveScale,
        severalEstablishments: unit.branchIds.length > 0,
        constructionQualification: unit.reportCategory === 'C' && unit.aboveScale,
      }
    case 'establishment':
      return { ...common, aboveScale: false, inputOutputSample: false }
    case 'selfEmployed':
      return {
        ...common,
        aboveScale: false,
        inputOutputSample: false,
        selfEmployedSample: unit.sample !== undefined,
      }
  }
}

export function formsOwedBy(unit: CityUnit): FormId[] {
  return decideForms(applicability, attributesOf(unit), codeLists).flatMap(({ form, outcome }) =>
    outcome === 'owed' && isFormId(form) ? [form] : [],
  )
}
