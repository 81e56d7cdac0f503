/** What the findings of a document rest on: rules, unit, the unit's other revisions, last year. Pure. */
import { hash } from 'node:crypto'
import type { KnownEstablishment } from '../../../forms/engine/establishments/compare-list.ts'
import type { Distributions } from '../../../forms/engine/types.ts'
import { ruleDigests } from '../../../forms/generated/relations.ts'
import type { UnitRow } from '../frame/index.ts'

/** What all documents of a unit and a period rest on, as JSON: written once for all of them. */
export interface SharedGrounds {
  readonly unit: string
  /** Sorted by revision. */
  readonly revisions: readonly { readonly id: string; readonly text: string }[]
}

export function sharedGrounds(unit: UnitRow, revisionIds: readonly string[]): SharedGrounds {
  const { kind, name, unifiedSocialCreditCode, industryCode, areaCode } = unit
  const place = [kind, name, unifiedSocialCreditCode, industryCode, areaCode]
  return {
    unit: `${JSON.stringify(place)},${JSON.stringify([unit.institutionType, unit.aboveScale])}`,
    revisions: [...revisionIds].sort().map((id) => ({ id, text: JSON.stringify(id) })),
  }
}

export interface Grounds {
  /** Of the checks; null while they are those of the form version. */
  readonly publication: number | null
  readonly priorPeriod: string | null
  /** Percentiles of the unit's neighbours; undefined where there are none, or none are asked for. */
  readonly distributions: Distributions | undefined
  /** Known of the unit beside the form. */
  readonly establishments: readonly KnownEstablishment[]
}

/** Same basis, same findings. */
export function basisOf(
  shared: SharedGrounds,
  document: {
    readonly formId: string
    readonly formVersion: string
    readonly revisionId: string
  },
  { publication, priorPeriod, distributions, establishments }: Grounds,
): string {
  const rules = ruleDigests[`${document.formId}@${document.formVersion}`] ?? ''
  let others = ''
  for (const { id, text } of shared.revisions) {
    if (id !== document.revisionId) others += others === '' ? text : `,${text}`
  }
  let text = `[${JSON.stringify(rules)}`
  // Nothing while nothing was published, so that what was evaluated before stays known.
  if (publication !== null) text += `,${JSON.stringify(['published', publication])}`
  text += `,${shared.unit},[${others}],${JSON.stringify(priorPeriod ?? '')}`
  if (distributions !== undefined) text += `,${JSON.stringify(distributions)}`
  if (establishments.length > 0) text += `,${JSON.stringify(['establishments', establishments])}`
  return digestOf(`${text}]`)
}

export function digest(value: unknown): string {
  return digestOf(JSON.stringify(value))
}

function digestOf(text: string): string {
  return hash('sha256', text).slice(0, 32)
}
