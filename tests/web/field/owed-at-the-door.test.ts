import { describe, expect, it } from 'vitest'
import type { OwedForm } from '../../../server/contract/unit-attributes.ts'
import { doorFormsOf } from '../../../web/field/owed-at-the-door.ts'

const form = (formId: string, over: Partial<OwedForm> = {}): OwedForm => ({
  ...{ formId, formTitle: formId, outcome: 'owed', reason: null, missing: [] },
  response: {
    ...{ responseId: `u.${formId}.2023`, state: 'assigned', revisions: 0, fellAwayAt: null },
  },
  ...over,
})
const ids = (forms: readonly OwedForm[]) => forms.map(({ formId }) => formId)

describe('the forms an enumerator fills in at the door', () => {
  it('are those of the field, without the listing and without what is reported online', () => {
    const { owed } = doorFormsOf([form('621'), form('611'), form('611-2'), form('601')])
    expect(ids(owed)).toEqual(['611', '611-2'])
  })

  it('tell what is undecided and what is no longer owed apart', () => {
    const fallen = form('611-6', { outcome: 'not-owed' })
    const forms = doorFormsOf([
      form('611-3', { outcome: 'undetermined', response: null }),
      { ...fallen, response: { ...fallen.response!, fellAwayAt: '2024-01-15T02:00:00.000Z' } },
      form('611-8', { response: null }),
    ])
    expect(ids(forms.undetermined)).toEqual(['611-3'])
    expect(ids(forms.fellAway)).toEqual(['611-6'])
    expect(ids(forms.owed)).toEqual([])
  })
})
