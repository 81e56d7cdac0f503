/**
 * Two units line by line: what is best known of each, what their sources say besides, and where the two
 * differ. Pure.
 */
import type { DuplicateDetail, MergeField } from '../../../../server/contract/duplicates.ts'
import type { OwedForms } from '../../../../server/contract/unit-attributes.ts'
import { meaningName } from '../frame/meaning-names.ts'
import { attributesToShow } from '../units/attribute-words.ts'
import { fieldNames } from './duplicate-words.ts'

export type Side = DuplicateDetail['units'][number]

export interface SaidBySource {
  readonly recordId: string
  readonly source: string
  readonly value: string
}

export interface UnitLine {
  readonly id: string
  readonly label: string
  readonly values: readonly [string | null, string | null]
  /** What lists say otherwise than the value above, per unit. */
  readonly others: readonly [readonly SaidBySource[], readonly SaidBySource[]]
  readonly agreement: 'same' | 'different' | 'unknown'
}

/** Field of a unit → meanings of a list's columns that say it. */
const meaningsOf: Readonly<Record<Exclude<MergeField, 'place'>, readonly string[]>> = {
  name: ['unitName'],
  unifiedSocialCreditCode: ['unifiedSocialCreditCode'],
  legalRepresentative: ['legalRepresentative'],
  phone: ['phone'],
  address: ['address', 'registeredAddress'],
  industryCode: ['industryCode'],
}

const ownFields = Object.keys(meaningsOf) as (keyof typeof meaningsOf)[]
/** Said only by lists; shown where any does. */
const listMeanings = [
  'formerName',
  'organisationCode',
  'registrationNumber',
  'mainActivity',
  'establishedDate',
  'registrationStatus',
  'category',
]

export function compareUnits(sides: readonly [Side, Side]): UnitLine[] {
  const own = ownFields.map((field) =>
    line(field, fieldNames[field], sides, (side) => side.unit[field]),
  )
  const place = line('place', fieldNames.place, sides, placeText)
  const listed = listMeanings
    .filter((meaning) =>
      sides.some(({ frameRecords }) => frameRecords.some((r) => r.values[meaning])),
    )
    .map((meaning) => listLine(meaning, sides))
  return [...own, place, ...listed]
}

/** Shown among the values of a unit already. */
const shownElsewhere = new Set(['kind', 'industryCode'])

/** What decides the forms of both units; nothing until both are read. */
export function compareAttributes(owed: readonly (OwedForms | undefined)[]): UnitLine[] {
  const [a, b] = owed
  if (!a || !b) return []
  const shown = new Set([a, b].flatMap(attributesToShow).map(({ attribute }) => attribute))
  return a.attributes.flatMap(({ attribute, name: label }): UnitLine[] => {
    if (!shown.has(attribute) || shownElsewhere.has(attribute)) return []
    const said = [a, b].map((each) => each.attributes.find((one) => one.attribute === attribute))
    const values = said.map((one) => (one && one.value !== null ? one.text : null)) as [
      string | null,
      string | null,
    ]
    // 否 or unknown on both sides distinguishes nothing.
    if (said.every((one) => !one?.value)) return []
    return [{ id: attribute, label, values, others: [[], []], agreement: agreementOf(values) }]
  })
}

function line(
  field: MergeField,
  label: string,
  sides: readonly [Side, Side],
  readOf: (side: Side) => string | null,
): UnitLine {
  const values = sides.map((side) => readOf(side) || null) as [string | null, string | null]
  const others = sides.map((side, i) =>
    field === 'place' ? [] : otherValues(side, field, values[i]!),
  ) as [SaidBySource[], SaidBySource[]]
  return { id: field, label, values, others, agreement: agreementOf(values) }
}

function listLine(meaning: string, sides: readonly [Side, Side]): UnitLine {
  const said = sides.map(({ frameRecords }) =>
    frameRecords.flatMap(({ id, source, values }) =>
      values[meaning] ? [{ recordId: id, source, value: values[meaning] }] : [],
    ),
  )
  const values = said.map((each) => each[0]?.value ?? null) as [string | null, string | null]
  const others = said.map((each) =>
    each.slice(1).filter(({ value }) => !values.includes(value)),
  ) as [SaidBySource[], SaidBySource[]]
  return {
    id: meaning,
    label: meaningName(meaning),
    values,
    others,
    agreement: agreementOf(values),
  }
}

export function otherValues(
  { frameRecords }: Side,
  field: Exclude<MergeField, 'place'>,
  known: string | null,
): SaidBySource[] {
  const seen = new Set([plain(known ?? '')])
  return frameRecords.flatMap(({ id, source, values }) => {
    const value = meaningsOf[field].map((meaning) => values[meaning]).find(Boolean)
    if (!value || seen.has(plain(value))) return []
    seen.add(plain(value))
    return [{ recordId: id, source, value }]
  })
}

export function placeText({ unit }: Side): string | null {
  const { areaNames, blockCode, buildingCode } = unit
  const parts = [
    areaNames.slice(-2).join(' '),
    blockCode && `小区 ${blockCode.slice(12)}`,
    buildingCode,
  ]
  return parts.filter(Boolean).join(' ') || null
}

function agreementOf([a, b]: readonly [string | null, string | null]): UnitLine['agreement'] {
  if (a === null || b === null) return 'unknown'
  return plain(a) === plain(b) ? 'same' : 'different'
}

/** Width, case, blanks and hyphens are no difference between two offices' typing. */
function plain(text: string): string {
  return text.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase()
}
