/**
 * What the census knows of a unit, as checks cite it: the frame first, then what its other forms
 * report under the same indicator. Pure.
 */
import type { UnitAttributes } from '../../../forms/engine/types.ts'
import { statedAttributes, type UnitRow } from '../frame/index.ts'
import type { AnswerJson } from './answer-cells.ts'

/** Attributes other forms may supply, with the type they must have. */
const reported: Readonly<Partial<Record<keyof UnitAttributes, 'string' | 'number'>>> = {
  unifiedSocialCreditCode: 'string',
  unitName: 'string',
  institutionType: 'string',
  registrationType: 'string',
  controlType: 'string',
  affiliation: 'string',
  accountingStandardCategory: 'string',
  enterpriseAccountingStandard: 'string',
  operatingStatus: 'string',
  industryCode: 'string',
  locationAreaCode: 'string',
  registeredAreaCode: 'string',
  reportCategory: 'string',
  unitSize: 'string',
  establishedYear: 'number',
  establishedMonth: 'number',
  openedYear: 'number',
  openedMonth: 'number',
  staffAtYearEnd: 'number',
}

const reportedTypes = Object.entries(reported)

/** Listing first, then basics, then the rest: the order in which the census learns of a unit. */
const formOrder = ['621', '622', '601']

/** What a document says of its unit's attributes. */
export interface TellingDocument {
  readonly formId: string
  readonly told: readonly (readonly [name: string, value: unknown])[]
}

/** Those that say anything, in the order in which the census learns of a unit. `documents` by form. */
export function tellingDocuments(
  documents: Readonly<Record<string, AnswerJson | undefined>>,
): TellingDocument[] {
  const telling: [formId: string, told: TellingDocument['told']][] = []
  for (const formId of Object.keys(documents)) {
    const document = documents[formId]
    const told = document === undefined ? [] : toldBy(document)
    if (told.length > 0) telling.push([formId, told])
  }
  return telling.sort(byFormOrder).map(([formId, told]) => ({ formId, told }))
}

function toldBy(document: AnswerJson): [name: string, value: unknown][] {
  const told: [string, unknown][] = []
  for (const [name, type] of reportedTypes) {
    const value = document[name]
    if (typeof value === type) told.push([name, value])
  }
  return told
}

/** `others` by form; those that are left out may stand there as undefined. */
export function unitAttributesOf(
  unit: UnitRow,
  others: Readonly<Record<string, AnswerJson | undefined>>,
): UnitAttributes {
  return attributesFrom(frameAttributesOf(unit), tellingDocuments(others))
}

/** What the frame itself says of a unit. */
export function frameAttributesOf(unit: UnitRow): UnitAttributes {
  const { name, unifiedSocialCreditCode, areaCode } = unit
  return {
    ...NOTHING_KNOWN,
    ...statedAttributes(unit),
    unitName: name,
    ...(unifiedSocialCreditCode === null ? {} : { unifiedSocialCreditCode }),
    ...(areaCode?.length === 12 ? { locationAreaCode: areaCode } : {}),
  }
}

/** The frame first, then what documents say; `except`: the form whose document is not asked. */
export function attributesFrom(
  frame: UnitAttributes,
  telling: readonly TellingDocument[],
  except?: string,
): UnitAttributes {
  const attributes: Record<string, unknown> = { ...frame }
  for (const { formId, told } of telling) {
    if (formId === except) continue
    for (const [name, value] of told) {
      if (attributes[name] === undefined) attributes[name] = value
    }
  }
  // Every value above has the type its name has in UnitAttributes.
  return attributes as UnitAttributes
}

/**
 * Every name there is: a copy of it keeps one layout, where an object that grows by a dozen names, other ones for
 * each unit, costs a batch several times as much.
 */
const NOTHING_KNOWN: Readonly<Record<keyof UnitAttributes, undefined>> = {
  kind: undefined,
  unifiedSocialCreditCode: undefined,
  unitName: undefined,
  institutionType: undefined,
  registrationType: undefined,
  controlType: undefined,
  affiliation: undefined,
  accountingStandardCategory: undefined,
  enterpriseAccountingStandard: undefined,
  operatingStatus: undefined,
  industryCode: undefined,
  locationAreaCode: undefined,
  registeredAreaCode: undefined,
  reportCategory: undefined,
  unitSize: undefined,
  professionalCategory: undefined,
  aboveScale: undefined,
  inputOutputSample: undefined,
  departmentList: undefined,
  severalEstablishments: undefined,
  constructionQualification: undefined,
  rdActivities: undefined,
  energyConversion: undefined,
  unitEnergyCatalogue: undefined,
  keyEnergyUser: undefined,
  catalogueProducts: undefined,
  fixedAssetInvestment: undefined,
  importsGoods: undefined,
  selfEmployedSample: undefined,
  establishedYear: undefined,
  establishedMonth: undefined,
  openedYear: undefined,
  openedMonth: undefined,
  staffAtYearEnd: undefined,
}

export function inFormOrder(others: Readonly<Record<string, AnswerJson>>): AnswerJson[] {
  return formsInOrder(others).map(([, document]) => document)
}

export function formsInOrder(
  others: Readonly<Record<string, AnswerJson>>,
): [formId: string, document: AnswerJson][] {
  return Object.entries(others).sort(byFormOrder)
}

function byFormOrder([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return rankOf(a) - rankOf(b) || (a < b ? -1 : 1)
}

function rankOf(formId: string): number {
  const rank = formOrder.indexOf(formId)
  return rank < 0 ? formOrder.length : rank
}
