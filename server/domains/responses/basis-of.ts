/** What the findings of a document rest on: rules, unit, the unit's other revisions, last year. Pure. */
import { createHash } from 'node:crypto'
import { ruleDigests } from '../../../forms/generated/relations.ts'
import type { UnitRow } from '../frame/index.ts'

/** Same basis, same findings. */
export function basisOf(
  unit: UnitRow,
  document: { readonly formId: string; readonly formVersion: string },
  publication: number | null,
  otherRevisions: readonly string[],
  priorPeriod: string | null,
): string {
  return digest([
    ruleDigests[`${document.formId}@${document.formVersion}`] ?? '',
    // Nothing while nothing was published, so that what was evaluated before stays known.
    ...(publication === null ? [] : [['published', publication]]),
    [unit.kind, unit.name, unit.unifiedSocialCreditCode, unit.industryCode, unit.areaCode],
    [unit.institutionType, unit.aboveScale],
    [...otherRevisions].sort(),
    priorPeriod ?? '',
  ])
}

export function digest(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 32)
}
