/** The names a rule may use: the form's own, other forms', the unit's, and code lists. */
import type { FormSchema, PropertySchema } from '../types.ts'
import type { VersionStep } from '../versions/follow-path.ts'
import { numberIn, TEXT, TRUTH, type ValueType } from './value-types.ts'

export interface Vocabulary {
  readonly own: FormSchema
  readonly forms: ReadonlyMap<string, FormSchema>
  /** Versions of other forms before the newest, latest first: a rule may still cite their names. */
  readonly former?: ReadonlyMap<string, readonly FormerVersion[]>
  /** Ids of the code lists that exist; null when that is not known (a draft on a screen). */
  readonly codeLists: ReadonlySet<string> | null
}

export interface FormerVersion {
  readonly version: string
  readonly schema: FormSchema
  /** From this version to the newest. */
  readonly steps: readonly VersionStep[]
}

/** Attributes of the unit (see UnitAttributes) and their types. */
export const UNIT_ATTRIBUTES: ReadonlyMap<string, ValueType> = new Map<string, ValueType>([
  ['kind', { is: 'text', list: null, codes: ['legalUnit', 'establishment', 'selfEmployed'] }],
  ...(
    'unifiedSocialCreditCode unitName institutionType registrationType controlType affiliation ' +
    'accountingStandardCategory enterpriseAccountingStandard operatingStatus industryCode ' +
    'locationAreaCode registeredAreaCode reportCategory unitSize professionalCategory departmentList'
  )
    .split(' ')
    .map((name): [string, ValueType] => [name, TEXT]),
  ...(
    'aboveScale inputOutputSample severalEstablishments constructionQualification rdActivities ' +
    'energyConversion unitEnergyCatalogue keyEnergyUser catalogueProducts fixedAssetInvestment ' +
    'importsGoods selfEmployedSample'
  )
    .split(' ')
    .map((name): [string, ValueType] => [name, TRUTH]),
  ['establishedYear', numberIn('年')],
  ['establishedMonth', numberIn('月')],
  ['openedYear', numberIn('年')],
  ['openedMonth', numberIn('月')],
  ['staffAtYearEnd', numberIn('人')],
])

export type Properties = Readonly<Record<string, PropertySchema>>

const indexes = new WeakMap<Properties, ReadonlyMap<string, string>>()

/** The key of a property by official code or by its own name. */
export function findKey(properties: Properties, name: string): string | null {
  let index = indexes.get(properties)
  if (index === undefined) {
    index = indexNames(properties)
    indexes.set(properties, index)
  }
  return index.get(name) ?? null
}

const titles = new WeakMap<Properties, ReadonlyMap<string, string | null>>()

/** The key of the only property of this title, bracketed remarks aside: files of people use titles. */
export function findKeyByTitle(properties: Properties, title: string): string | null {
  let index = titles.get(properties)
  if (index === undefined) {
    index = indexTitles(properties)
    titles.set(properties, index)
  }
  return index.get(title) ?? index.get(withoutRemarks(title)) ?? null
}

/** A title two properties share names neither. */
function indexTitles(properties: Properties): ReadonlyMap<string, string | null> {
  const index = new Map<string, string | null>()
  for (const [key, { title }] of Object.entries(properties)) {
    if (title === undefined) continue
    for (const name of new Set([title, withoutRemarks(title)])) {
      index.set(name, index.has(name) ? null : key)
    }
  }
  return index
}

function withoutRemarks(title: string): string {
  return title.replace(/（[^（）]*）/g, '').trim()
}

/** A name of its own comes before a code of another. */
function indexNames(properties: Properties): ReadonlyMap<string, string> {
  const index = new Map<string, string>()
  for (const key of Object.keys(properties)) index.set(key, key)
  for (const [key, schema] of Object.entries(properties)) {
    const code = schema['x-code']
    if (code !== undefined && !index.has(code)) index.set(code, key)
  }
  return index
}

/** Every name and code, for suggestions. */
export function namesOf(properties: Properties): string[] {
  return Object.entries(properties).flatMap(([key, schema]) => [key, schema['x-code'] ?? key])
}
