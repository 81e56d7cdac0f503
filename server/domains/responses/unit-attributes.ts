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

export function unitAttributesOf(
  unit: UnitRow,
  others: Readonly<Record<string, AnswerJson>>,
): UnitAttributes {
  const attributes: Record<string, unknown> = {
    ...statedAttributes(unit),
    unitName: unit.name,
    ...filled({
      unifiedSocialCreditCode: unit.unifiedSocialCreditCode,
      locationAreaCode: unit.areaCode?.length === 12 ? unit.areaCode : null,
    }),
  }
  const told = inFormOrder(others).map(reportedIn)
  for (let at = 0; at < reportedTypes.length; at++) {
    const name = reportedTypes[at]![0]
    if (attributes[name] !== undefined) continue
    const first = told.find((values) => values[at] !== undefined)
    if (first !== undefined) attributes[name] = first[at]
  }
  // Every value above has the type its name has in UnitAttributes.
  return attributes as UnitAttributes
}

/** What a document reports of each of `reportedTypes`, in their order. */
type Reported = readonly unknown[]

/** A document is cited by every other one of its unit, and looked through once. */
const reportedOf = new WeakMap<AnswerJson, Reported>()

function reportedIn(document: AnswerJson): Reported {
  const known = reportedOf.get(document)
  if (known !== undefined) return known
  const found = reportedTypes.map(([name, type]) => {
    const value = document[name]
    return typeof value === type ? value : undefined
  })
  reportedOf.set(document, found)
  return found
}

export function inFormOrder(others: Readonly<Record<string, AnswerJson>>): AnswerJson[] {
  return formsInOrder(others).map(([, document]) => document)
}

export function formsInOrder(
  others: Readonly<Record<string, AnswerJson>>,
): [formId: string, document: AnswerJson][] {
  const rank = (id: string) => (formOrder.includes(id) ? formOrder.indexOf(id) : formOrder.length)
  return Object.entries(others).sort(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1))
}

function filled<T>(values: Readonly<Record<string, T | null>>): Record<string, T> {
  return Object.fromEntries(
    Object.entries(values).filter((entry): entry is [string, T] => entry[1] !== null),
  )
}
