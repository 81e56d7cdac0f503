import { describe, expect, it } from 'vitest'
import {
  decideRepeat,
  decideUpload,
  type UploadDecision,
  type UploadFacts,
} from '../../../server/domains/responses/decide-upload.ts'

const sound: UploadFacts = {
  form: 'open',
  unit: 'within-reach',
  response: 'draft',
  editsSubmitted: false,
  submittable: true,
  history: 'latest',
}

const cases: [about: string, facts: Partial<UploadFacts>, decision: UploadDecision][] = [
  [
    'the first revision of an assigned response',
    { response: 'assigned', history: 'first' },
    { kind: 'new', reason: 'first-revision' },
  ],
  [
    'the first revision of a unit found in the street',
    { unit: 'new', response: 'to-open', history: 'first' },
    { kind: 'new', reason: 'first-revision' },
  ],
  [
    'a revision that overtook the one it was edited from',
    { history: 'first-of-unknown-base' },
    { kind: 'new', reason: 'base-not-here' },
  ],
  ['an edit of the latest', {}, { kind: 'next', reason: 'edited-from-latest' }],
  [
    'a correction after a return',
    { response: 'returned', editsSubmitted: true },
    { kind: 'next', reason: 'edited-from-latest' },
  ],
  [
    'a correction after the last day of reporting, because the office asked for it',
    { form: 'closed', response: 'returned' },
    { kind: 'next', reason: 'edited-from-latest' },
  ],
  [
    'an older one that arrives late',
    { history: 'older' },
    { kind: 'next', reason: 'older-than-latest' },
  ],
  [
    'an edit of other fields on another tablet',
    { history: 'apart', response: 'submitted' },
    { kind: 'merge', reason: 'separate-fields' },
  ],
  [
    'an edit of the same field on another tablet',
    { history: 'overlapping' },
    { kind: 'conflict', reason: 'same-fields' },
  ],
  ['an unknown form', { form: 'unknown-form' }, { kind: 'quarantine', reason: 'form-unknown' }],
  [
    'an unknown version of a form',
    { form: 'unknown-version' },
    { kind: 'quarantine', reason: 'form-version-unknown' },
  ],
  ['a closed form', { form: 'closed' }, { kind: 'quarantine', reason: 'form-closed' }],
  ['another period', { form: 'other-period' }, { kind: 'quarantine', reason: 'period-not-open' }],
  ['an unknown unit', { unit: 'unknown' }, { kind: 'quarantine', reason: 'unit-unknown' }],
  [
    "a unit in a neighbour's block",
    { unit: 'out-of-reach' },
    { kind: 'quarantine', reason: 'unit-out-of-reach' },
  ],
  [
    'a new unit sent by an enterprise',
    { unit: 'new-not-allowed' },
    { kind: 'quarantine', reason: 'new-unit-not-allowed' },
  ],
  [
    "a new unit in a neighbour's block",
    { unit: 'new-out-of-reach' },
    { kind: 'quarantine', reason: 'new-unit-out-of-reach' },
  ],
  [
    'a form the unit does not owe',
    { response: 'unassigned' },
    { kind: 'quarantine', reason: 'form-not-assigned' },
  ],
  [
    'a form the unit no longer owes',
    { response: 'fell-away' },
    { kind: 'quarantine', reason: 'form-no-longer-owed' },
  ],
  [
    'a response the township has passed',
    { response: 'passed-township' },
    { kind: 'quarantine', reason: 'response-closed' },
  ],
  [
    'a response the county has accepted',
    { response: 'accepted-county' },
    { kind: 'quarantine', reason: 'response-closed' },
  ],
  [
    'a sound correction of what was submitted and nobody reviewed',
    { response: 'submitted', editsSubmitted: true },
    { kind: 'next', reason: 'edited-from-latest' },
  ],
  [
    'an unfinished edit of what was already submitted',
    { response: 'submitted', editsSubmitted: true, submittable: false },
    { kind: 'quarantine', reason: 'response-already-submitted' },
  ],
]

describe('what becomes of an upload', () => {
  it.each(cases)('%s', (_about, facts, decision) => {
    expect(decideUpload({ ...sound, ...facts })).toEqual(decision)
  })

  it('is decided by its bytes when its id came before', () => {
    expect(decideRepeat([], 'hash')).toBeUndefined()
    expect(decideRepeat(['hash'], 'hash')).toEqual({ kind: 'repeat', reason: 'same-bytes' })
    expect(decideRepeat(['other'], 'hash')).toEqual({
      kind: 'refused',
      reason: 'revision-id-taken',
    })
  })
})
