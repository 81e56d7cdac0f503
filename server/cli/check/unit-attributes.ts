/** Attributes of a unit as files from elsewhere name them → those the checks ask for. Pure. */
import { normaliseAnswers } from '../../../forms/engine/normalise.ts'
import type { FormDefinition, UnitAttributes, UnitKind } from '../../../forms/engine/types.ts'

const kinds: Readonly<Record<string, UnitKind>> = {
  legalUnit: 'legalUnit',
  establishment: 'establishment',
  selfEmployed: 'selfEmployed',
  '1': 'legalUnit',
  '2': 'establishment',
  '3': 'selfEmployed',
  法人单位: 'legalUnit',
  产业活动单位: 'establishment',
  个体经营户: 'selfEmployed',
}

const kindNames = ['kind', 'unitKind', 'type', 'unitType', '单位类型', '110']

/** Short names beside those of form 601, its codes and its titles. */
const shortNames: Readonly<Record<string, string>> = {
  name: 'unitName',
  creditCode: 'unifiedSocialCreditCode',
  industry: 'industryCode',
  institution: 'institutionType',
  registration: 'registrationType',
  control: 'controlType',
  status: 'operatingStatus',
  accountingStandard: 'accountingStandardCategory',
  size: 'unitSize',
  area: 'locationAreaCode',
  areaCode: 'locationAreaCode',
  staff: 'staffAtYearEnd',
  employees: 'staffAtYearEnd',
}

/** Attributes no form asks for. */
const facts = [
  'aboveScale',
  'inputOutputSample',
  'severalEstablishments',
  'constructionQualification',
  'rdActivities',
  'energyConversion',
  'unitEnergyCatalogue',
  'keyEnergyUser',
  'catalogueProducts',
  'fixedAssetInvestment',
  'importsGoods',
  'selfEmployedSample',
]

export interface ReadAttributes {
  readonly unit: UnitAttributes
  /** What could not be used, for people. */
  readonly notes: readonly string[]
}

/** `basics` is form 601: its property names are those of the attributes. */
export function readUnitAttributes(
  basics: FormDefinition | undefined,
  raw: Readonly<Record<string, unknown>>,
): ReadAttributes {
  const notes: string[] = []
  const reported: Record<string, unknown> = {}
  const given: Record<string, unknown> = {}
  let kind: UnitKind | undefined
  for (const [name, value] of Object.entries(raw)) {
    if (kindNames.includes(name)) {
      kind = typeof value === 'string' || typeof value === 'number' ? kinds[value] : undefined
      if (kind === undefined && value != null) {
        notes.push(
          `unit.${name} 应为 legalUnit（法人单位）、establishment（产业活动单位）、selfEmployed（个体经营户）之一，按未提供处理`,
        )
      }
    } else if (facts.includes(name) && typeof value === 'boolean') {
      given[name] = value
    } else {
      reported[Object.hasOwn(shortNames, name) ? shortNames[name]! : name] = value
    }
  }
  const known = basics ? normaliseAnswers(basics, reported) : undefined
  for (const notice of known?.notices ?? []) notes.push(`unit：${notice.message}`)
  const { industryCode } = (known?.answers ?? {}) as UnitAttributes
  // Directories write the section before the class: C3511.
  const lettered = /^[A-T](\d{2,4})$/i.exec(industryCode ?? '')
  if (lettered) notes.push(`unit：行业代码“${industryCode}”已记为“${lettered[1]}”`)
  return {
    unit: {
      ...(known?.answers as UnitAttributes | undefined),
      ...(lettered ? { industryCode: lettered[1] } : {}),
      ...(kind === undefined ? {} : { kind }),
      ...(given as UnitAttributes),
    },
    notes,
  }
}
