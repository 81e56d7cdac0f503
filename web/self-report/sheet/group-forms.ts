/** A unit's forms as its people look for them: returned ones first, then by what is due. Pure. */
import { formSummaries } from '../../../forms/generated/registry.ts'
import type { ResponseState } from '../../../server/contract/response-state.ts'
import type { ResponseSummary } from '../../../server/contract/responses.ts'

export interface FormGroups {
  /** Filled in by the unit itself. */
  readonly own: readonly ResponseSummary[]
  /** Filled in by an enumerator on the spot. */
  readonly listing: readonly ResponseSummary[]
  /** 已不再应填: what was filled in is kept and can be read. */
  readonly fellAway: readonly ResponseSummary[]
}

const urgency: Readonly<Record<ResponseState, number>> = {
  returned: 0,
  draft: 1,
  assigned: 1,
  'to-confirm': 1,
  submitted: 2,
  'passed-supervisor': 3,
  'passed-township': 3,
  'accepted-county': 4,
  'accepted-city': 4,
}

export function groupForms(responses: readonly ResponseSummary[]): FormGroups {
  const sorted = [...responses].sort(
    (a, b) =>
      urgency[a.state] - urgency[b.state] ||
      (a.dueDate ?? '9999').localeCompare(b.dueDate ?? '9999') ||
      a.formId.localeCompare(b.formId),
  )
  return {
    own: sorted.filter(({ formId, fellAwayAt }) => !fellAwayAt && !isListing(formId)),
    listing: sorted.filter(({ formId, fellAwayAt }) => !fellAwayAt && isListing(formId)),
    fellAway: sorted.filter(({ fellAwayAt }) => fellAwayAt),
  }
}

export function isListing(formId: string): boolean {
  return formSummaries.some((form) => form.id === formId && form.audience === 'enumerator')
}

/** True while the unit still has to do something about it. */
export function isOwed(state: ResponseState): boolean {
  return state === 'assigned' || state === 'draft' || state === 'to-confirm' || state === 'returned'
}
