import { describe, expect, test } from 'vitest'
import type { FormDecision } from '../../../forms/engine/applicability.ts'
import {
  attributesFromAnswers,
  bearsAttributes,
  givesWay,
} from '../../../server/domains/responses/attributes-from-answers.ts'
import {
  type AssignmentFacts,
  decideAssignments,
} from '../../../server/domains/responses/decide-assignments.ts'

const decision = (form: string, outcome: FormDecision['outcome']): FormDecision => ({
  ...{ form, outcome, reason: outcome === 'not-owed' ? null : '因', missing: [] },
})
const held = (formId: string, fellAwayAt: string | null = null) => ({
  ...{ responseId: `u.${formId}.2023`, formId, fellAwayAt },
})
const decide = (over: Partial<AssignmentFacts>) =>
  decideAssignments({
    decisions: [
      decision('611', 'owed'),
      decision('611-3', 'undetermined'),
      decision('611-6', 'not-owed'),
      decision('621', 'owed'),
    ],
    held: [],
    isOpen: () => true,
    isListingForm: (form) => form === '621',
    unit: { aboveScale: false, inputOutputSample: false, outcome: 'normal' },
    ...over,
  })

describe('the responses of a unit', () => {
  test('open for what it owes, not for what is undecided and not for the listing itself', () => {
    expect(decide({}).opens).toEqual(['611'])
  })

  test('open only for forms that take reports', () => {
    expect(decide({ isOpen: (form) => form !== '611' }).opens).toEqual([])
  })

  test('open once', () => {
    expect(decide({ held: [held('611')] }).opens).toEqual([])
  })

  test.each([
    ['before the listing found it', false, null, 0],
    ['of a 一套表 unit before the listing', true, null, 1],
    ['of a suspended unit', false, 'suspended', 1],
    ['of a unit found to be a duplicate', true, 'duplicate', 0],
    ['of a unit nobody found', false, 'not-found', 0],
  ] as const)('%s', (_, aboveScale, outcome, opened) => {
    expect(decide({ unit: { aboveScale, inputOutputSample: false, outcome } }).opens).toHaveLength(
      opened,
    )
  })

  test('opens the forms of the input-output sample before the listing', () => {
    const unit = { aboveScale: false, inputOutputSample: true, outcome: null }
    expect(decide({ unit }).opens.length).toBeGreaterThan(0)
  })

  test('fall away when the form is not owed, and stay while that is not decided', () => {
    const { fallsAway } = decide({ held: [held('611-3'), held('611-6')] })
    expect(fallsAway.map(({ formId }) => formId)).toEqual(['611-6'])
  })

  test('fall away when the unit is a duplicate, but for the listing that showed it', () => {
    const unit = { aboveScale: false, inputOutputSample: false, outcome: 'duplicate' } as const
    const { fallsAway, countsAgain } = decide({
      unit,
      held: [held('611'), held('621'), held('611-3', '2024-01-01T00:00:00.000Z')],
    })
    expect(fallsAway.map(({ formId }) => formId)).toEqual(['611'])
    expect(countsAgain).toEqual([])
  })

  test('fall away untouched when what opened them was taken back, unless they would be opened now', () => {
    const listed = { aboveScale: false, inputOutputSample: false, outcome: 'normal' } as const
    const unlisted = { ...listed, outcome: null }
    const kept = [held('611'), held('611-3')].map((each) => ({ ...each, takenBack: true }))
    const gone = (unit: Parameters<typeof decide>[0]['unit'] & object) =>
      decide({ unit, held: kept }).fallsAway.map(({ formId }) => formId)
    expect(gone(unlisted)).toEqual(['611', '611-3'])
    expect(gone(listed)).toEqual(['611-3'])
  })

  test('fall away once, and count again when the form is owed again', () => {
    const before = '2024-01-01T00:00:00.000Z'
    const settled = decide({ held: [held('611', before), held('611-6', before)] })
    expect(settled.fallsAway).toEqual([])
    expect(settled.countsAgain.map(({ formId }) => formId)).toEqual(['611'])
    expect(settled.opens).toEqual([])
  })
})

describe('attributes that follow what a unit reports', () => {
  test('are the institution type, the accounting standard and whether it has establishments', () => {
    const answers = {
      unitKind: '1',
      institutionType: '20',
      accountingStandardCategory: '2',
      hasEstablishments: false,
      unitName: '某中学',
    }
    expect(attributesFromAnswers('611', answers)).toEqual({
      kind: 'legalUnit',
      institutionType: '20',
      accountingStandardCategory: '2',
      severalEstablishments: false,
    })
  })

  test('are left as they are where the form says nothing', () => {
    expect(attributesFromAnswers('601', { institutionType: '', hasEstablishments: null })).toEqual(
      {},
    )
  })

  test('show research by its expenses, and never its absence', () => {
    expect(attributesFromAnswers('B603', { researchAndDevelopmentExpenses: 12 })).toEqual({
      rdActivities: true,
    })
    expect(attributesFromAnswers('B603', { researchAndDevelopmentExpenses: 0 })).toEqual({})
  })

  test('make a listed shop a self-employed one', () => {
    expect(attributesFromAnswers('622', {})).toEqual({ kind: 'selfEmployed' })
  })

  test('are looked for in few forms', () => {
    const bearing = ['601', '602', '605-1', '611', '611-3', '621', '622', 'B603', 'IO-1']
    expect(bearing.filter(bearsAttributes)).toEqual(['601', '611', '621', '622', 'B603'])
  })

  test('of the listing give way to those of registration, not the other way round', () => {
    expect(givesWay('621', '611')).toBe(true)
    expect(givesWay('611', '621')).toBe(false)
    expect(givesWay('621', '621')).toBe(false)
    expect(givesWay('601', '601')).toBe(false)
  })
})
