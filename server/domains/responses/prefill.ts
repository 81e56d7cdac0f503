/**
 * Values offered for empty cells: the same indicator in the unit's other forms, in the frame, or a
 * period before. Offered, never entered: the respondent confirms each. Pure.
 * Amounts and counts of an earlier period are not offered: they are last year's facts, and copying
 * them is a known way to misreport. Where the form asks for last year's figure, that one is.
 */
import type { FormDefinition, Indicator } from '../../../forms/engine/types.ts'
import { formMark } from '../../../forms/form-words.ts'
import type { UnitRow } from '../frame/index.ts'
import type { AnswerJson } from './answer-cells.ts'
import { formsInOrder } from './unit-attributes.ts'
import { yearBefore } from './year-before.ts'

export interface Prefilled {
  readonly value: unknown
  readonly from: string
}

export interface PrefillSources {
  /** Period of the response, e.g. `2023`. */
  readonly period: string
  readonly unit: UnitRow
  readonly others: Readonly<Record<string, AnswerJson>>
  readonly previous: { readonly period: string; readonly answers: AnswerJson } | null
  /** Title of a form by id, for the words that say where a value comes from. */
  readonly titleOf: (formId: string) => string | undefined
}

export function prefillOf(
  form: FormDefinition,
  answers: AnswerJson,
  sources: PrefillSources,
): Record<string, Prefilled> {
  const offers: [string, Prefilled][] = []
  for (const indicator of form.indicators) {
    if (indicator.filledBy !== 'respondent' || isFilled(answers[indicator.key])) continue
    const offer = offerFor(indicator, sources)
    if (offer) offers.push([indicator.key, offer])
  }
  return { ...lastYearOffers(form, answers, sources), ...Object.fromEntries(offers) }
}

function lastYearOffers(
  form: FormDefinition,
  answers: AnswerJson,
  { period, previous }: PrefillSources,
): Record<string, Prefilled> {
  if (previous === null || Number(previous.period) !== Number(period) - 1) return {}
  const from = `${previous.period} 年同表`
  return Object.fromEntries(
    yearBefore(form, answers, previous.answers).map(([path, value]) => [path, { value, from }]),
  )
}

function offerFor(indicator: Indicator, sources: PrefillSources): Prefilled | undefined {
  for (const [formId, document] of formsInOrder(sources.others)) {
    const value = document[indicator.key]
    if (isFilled(value))
      return { value, from: `${sources.titleOf(formId) ?? ''}（${formMark(formId)}）` }
  }
  const inFrame = frameValues(sources.unit)[indicator.key]
  if (isFilled(inFrame)) return { value: inFrame, from: '底册' }
  const before = sources.previous?.answers[indicator.key]
  if (sources.previous && isFilled(before) && isLasting(indicator)) {
    return { value: before, from: `${sources.previous.period} 年同表` }
  }
  return undefined
}

function frameValues(unit: UnitRow): Readonly<Record<string, unknown>> {
  const person =
    unit.kind === 'selfEmployed'
      ? { selfEmployedName: unit.name, operatorName: unit.legalRepresentative }
      : { unitName: unit.name, legalRepresentative: unit.legalRepresentative }
  return {
    ...person,
    unifiedSocialCreditCode: unit.unifiedSocialCreditCode,
    locationAddress: unit.address,
    locationAreaCode: unit.areaCode?.length === 12 ? unit.areaCode : null,
    institutionType: unit.institutionType,
  }
}

/** Names, codes, years: what usually stays as it was. */
function isLasting(indicator: Indicator): boolean {
  if (indicator.columns.length > 0) return false
  return indicator.unit === null || indicator.unit === '年' || indicator.unit === '月'
}

function isFilled(value: unknown): boolean {
  return value !== undefined && value !== null && value !== ''
}
