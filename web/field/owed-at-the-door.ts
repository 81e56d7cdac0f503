/** The forms of a unit that are filled in at the door, after its listing. Pure. */
import { formSummaries } from '../../forms/generated/registry.ts'
import type { OwedForm } from '../../server/contract/unit-attributes.ts'

const listing = new Set(['621', '622'])
const atTheDoor = new Set<string>(
  formSummaries.filter(({ audience }) => audience === 'enumerator').map(({ id }) => id),
)

export interface DoorForms {
  /** Opened for the unit and owed: to be filled in. */
  readonly owed: readonly OwedForm[]
  /** 待定: whether they are owed is not known yet. */
  readonly undetermined: readonly OwedForm[]
  /** 已不再应填: what was filled in is kept. */
  readonly fellAway: readonly OwedForm[]
}

export function doorFormsOf(forms: readonly OwedForm[]): DoorForms {
  const here = forms.filter(({ formId }) => atTheDoor.has(formId) && !listing.has(formId))
  const hasFallen = ({ response }: OwedForm) => (response?.fellAwayAt ?? null) !== null
  return {
    owed: here.filter(
      (form) => form.outcome === 'owed' && form.response !== null && !hasFallen(form),
    ),
    undetermined: here.filter((form) => form.outcome === 'undetermined' && !hasFallen(form)),
    fellAway: here.filter(hasFallen),
  }
}
