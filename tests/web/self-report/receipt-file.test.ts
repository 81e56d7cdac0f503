import { describe, expect, it } from 'vitest'
import type {
  ResponseSummary,
  ReturnRecord,
  RevisionSummary,
} from '../../../server/contract/responses.ts'
import { groupForms } from '../../../web/self-report/sheet/group-forms.ts'
import { historyLines } from '../../../web/self-report/sheet/history-lines.ts'
import { receiptFile } from '../../../web/self-report/sheet/receipt-file.ts'

const counts = { mandatory: 0, verify: 0, advisory: 0, explained: 0 }

function response(over: Partial<ResponseSummary>): ResponseSummary {
  return {
    responseId: 'unit-1.B603.2023',
    formId: 'B603',
    formVersion: '2023.1',
    formTitle: '工业财务状况',
    period: '2023',
    unitId: 'unit-1',
    unitName: '演示单位',
    unifiedSocialCreditCode: null,
    areaCode: null,
    areaNames: [],
    blockCode: null,
    state: 'assigned',
    awaiting: null,
    heldBy: null,
    escalatedFrom: null,
    dueDate: '2024-04-30',
    owedBecause: '规模以上工业法人单位',
    fellAwayAt: null,
    updatedAt: '2024-01-15T02:00:00.000Z',
    updatedBy: null,
    revisions: 0,
    counts,
    returnReason: null,
    ...over,
  }
}

const revision: RevisionSummary = {
  revisionId: 'revision-1',
  number: 1,
  baseRevisionId: null,
  intent: 'submit',
  ruleVersion: '2023.1',
  receivedAt: '2024-01-15T02:00:00.000Z',
  receivedFrom: '王丽',
  role: 'enterprise',
  formVersion: '2023.1',
  contentHash: 'abc',
  counts,
  changed: [],
}

describe('a receipt to keep', () => {
  it('holds the text that was sent and says how to check it', () => {
    const file = JSON.parse(
      receiptFile({
        receipt: null,
        revision,
        response: response({}),
        answers: { operatingRevenue: 1 },
        explanations: [],
        sealedText: '{"answers":{"operatingRevenue":1}}',
      }),
    )
    expect(file.原始报送内容).toBe('{"answers":{"operatingRevenue":1}}')
    expect(file.内容摘要).toBe('abc')
    expect(file.核验方法).toContain('SHA-256')
    expect(file.用途).toContain('仅用于经济普查')
  })
})

describe('a unit’s forms', () => {
  it('stand with returned ones first, then by what is due, and listing forms apart', () => {
    const { own, listing } = groupForms([
      response({ formId: '601', state: 'submitted' }),
      response({ formId: 'B603', state: 'assigned', dueDate: '2024-05-30' }),
      response({ formId: '601', state: 'draft', dueDate: '2024-04-30' }),
      response({ formId: '621', state: 'submitted' }),
      response({ formId: 'B603', state: 'returned', dueDate: '2024-06-30' }),
    ])
    expect(own.map(({ state }) => state)).toEqual(['returned', 'draft', 'assigned', 'submitted'])
    expect(listing.map(({ formId }) => formId)).toEqual(['621'])
  })

  it('keep revisions and returns in one line of time, newest first', () => {
    const back: ReturnRecord = {
      returnedAt: '2024-01-16T02:00:00.000Z',
      returnedBy: '张办',
      reasonCode: '04',
      reasonText: '请核对口径',
      fields: [],
    }
    const later = { ...revision, revisionId: 'revision-2', receivedAt: '2024-01-17T02:00:00.000Z' }
    const lines = historyLines([revision, later], [back])
    expect(lines.map(({ kind }) => kind)).toEqual(['revision', 'return', 'revision'])
    expect(lines[0]?.at).toBe(later.receivedAt)
  })
})
