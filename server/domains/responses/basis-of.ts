/** What the findings of a document rest on: rules, unit, the unit's other revisions, last year. Pure. */
import { hash } from 'node:crypto'
import type { KnownEstablishment } from '../../../forms/engine/establishments/compare-list.ts'
import type { Distributions } from '../../../forms/engine/types.ts'
import { ruleDigests } from '../../../forms/generated/relations.ts'
import type { UnitRow } from '../frame/index.ts'

export interface Grounds {
  /** Of the checks; null while they are those of the form version. */
  readonly publication: number | null
  /** The unit's other revisions of the period. */
  readonly otherRevisions: readonly string[]
  readonly priorPeriod: string | null
  /** Percentiles of the unit's neighbours; undefined where there are none, or none are asked for. */
  readonly distributions: Distributions | undefined
  /** Known of the unit beside the form. */
  readonly establishments: readonly KnownEstablishment[]
}

/** Same basis, same findings. */
export function basisOf(
  unit: UnitRow,
  document: { readonly formId: string; readonly formVersion: string },
  { publication, otherRevisions, priorPeriod, distributions, establishments }: Grounds,
): string {
  return digest([
    ruleDigests[`${document.formId}@${document.formVersion}`] ?? '',
    // Nothing while nothing was published, so that what was evaluated before stays known.
    ...(publication === null ? [] : [['published', publication]]),
    [unit.kind, unit.name, unit.unifiedSocialCreditCode, unit.industryCode, unit.areaCode],
    [unit.institutionType, unit.aboveScale],
    [...otherRevisions].sort(),
    priorPeriod ?? '',
    ...(distributions === undefined ? [] : [distributions]),
    ...(establishments.length === 0 ? [] : [['establishments', establishments]]),
  ])
}

export function digest(value: unknown): string {
  return hash('sha256', JSON.stringify(value)).slice(0, 32)
}
