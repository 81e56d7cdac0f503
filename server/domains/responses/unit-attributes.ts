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

/** `others` by form; those that are left out may stand there as undefined. */
export function unitAttributesOf(
  unit: UnitRow,
  others: Readonly<Record<string, AnswerJson | undefined>>,
): UnitAttributes {
  // Without a prototype it is a table to the engine: adding a dozen names to any other object made a
  // hidden class for each, and took three times as long in a batch.
  const attributes: Record<string, unknown> = Object.assign(
    Object.create(null),
    statedAttributes(unit),
  )
  attributes.unitName = unit.name
  const { unifiedSocialCreditCode, areaCode } = unit
  if (unifiedSocialCreditCode !== null) attributes.unifiedSocialCreditCode = unifiedSocialCreditCode
  if (areaCode?.length === 12) attributes.locationAreaCode = areaCode
  const telling = Object.entries(others).filter(([, document]) => tellsOfUnit(document))
  for (const [, document] of telling.sort(byFormOrder)) {
    for (const [name, value] of reportedIn(document!)) {
      if (attributes[name] === undefined) attributes[name] = value
    }
  }
  // Every value above has the type its name has in UnitAttributes.
  return attributes as UnitAttributes
}

/** Whether a document reports any attribute of its unit. */
export function tellsOfUnit(document: AnswerJson | undefined): boolean {
  return document !== undefined && reportedIn(document).length > 0
}

/** What a document reports of `reported`. */
type Reported = readonly (readonly [name: string, value: unknown])[]

/** A document is cited by every other one of its unit, and looked through once. */
const reportedOf = new WeakMap<AnswerJson, Reported>()

function reportedIn(document: AnswerJson): Reported {
  const known = reportedOf.get(document)
  if (known !== undefined) return known
  const found: [string, unknown][] = []
  for (const [name, type] of reportedTypes) {
    const value = document[name]
    if (typeof value === type) found.push([name, value])
  }
  reportedOf.set(document, found)
  return found
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
