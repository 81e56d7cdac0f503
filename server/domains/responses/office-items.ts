/**
 * Items of a form that offices or the system fill, from the frame and from the unit's other forms.
 * They stand beside what the respondent reports and are never written into it. Pure.
 */
import type { FormDefinition } from '../../../forms/engine/types.ts'
import type { UnitRow } from '../frame/index.ts'
import type { AnswerJson } from './answer-cells.ts'
import { inFormOrder } from './unit-attributes.ts'

export function officeItemsOf(
  form: FormDefinition,
  unit: UnitRow,
  others: Readonly<Record<string, AnswerJson>>,
): Record<string, unknown> {
  const known: Readonly<Record<string, unknown>> = {
    ...unit.attributes,
    unifiedSocialCreditCode: unit.unifiedSocialCreditCode,
    unitName: unit.name,
    industryCode: unit.industryCode,
    locationAreaCode: unit.areaCode,
    censusBlockCode: unit.blockCode,
    buildingCode: unit.buildingCode,
  }
  const documents = inFormOrder(others)
  const items = form.indicators
    .filter((indicator) => indicator.filledBy === 'office' || indicator.filledBy === 'system')
    .map(({ key }): [string, unknown] => [
      key,
      known[key] ?? documents.map((document) => document[key]).find((value) => value != null),
    ])
  return Object.fromEntries(items.filter(([, value]) => value !== undefined && value !== null))
}
