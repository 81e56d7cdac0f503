import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { receiptFile } from '../../../server/contract/receipt-file.ts'
import type {
  ResponseSummary,
  ReturnRecord,
  RevisionSummary,
} from '../../../server/contract/responses.ts'
import {
  judgeReceipt,
  type ReceiptStatement,
  receiptIsGenuine,
  receiptText,
} from '../../../server/contract/signed-receipt.ts'
import { createReceiptSigner } from '../../../server/platform/receipt-signer.ts'
import { groupForms } from '../../../web/self-report/sheet/group-forms.ts'
import { historyLines } from '../../../web/self-report/sheet/history-lines.ts'
import { pageCrypto } from '../../../web/verify-receipt/page-crypto.ts'

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
  const content = '{"answers":{"operatingRevenue":1}}'
  const statement: ReceiptStatement = {
    ...{ format: 'jingpu-receipt/1', responseId: 'u.B603.2023', formId: 'B603', number: 1 },
    ...{ formVersion: '2023.1', formTitle: '工业财务状况', period: '2023', unitName: '演示单位' },
    ...{ unifiedSocialCreditCode: null, revisionId: 'r-1', receivedAt: revision.receivedAt },
    contentHash: createHash('sha256').update(content).digest('hex'),
    ...{ preparedBy: '王丽', confirmedBy: '赵总', confirmedAt: revision.receivedAt },
    ...{ standing: 'reported', counts },
  }
  const signer = createReceiptSigner(new Uint8Array(32).fill(1))
  const file = receiptFile(
    {
      ...{ statement, content, publicKey: signer.publicKey },
      signature: signer.sign(receiptText(statement)),
    },
    signer.fingerprint,
  )

  it('L-71 verifies in the page that needs no server, against the published fingerprint', () => {
    const verdict = judgeReceipt(file, pageCrypto, signer.fingerprint.toLowerCase())
    expect(verdict).toMatchObject({ fingerprint: signer.fingerprint, keyIsExpected: true })
    expect(receiptIsGenuine(verdict)).toBe(true)
    expect(JSON.parse(file).用途).toContain('仅用于经济普查')
  })

  it('does not verify with a figure changed, nor with a broken signature or key', () => {
    const genuine = (text: string) => receiptIsGenuine(judgeReceipt(text, pageCrypto))
    expect(genuine(file)).toBe(true)
    expect(genuine(file.replace('operatingRevenue', 'operatingRevenus'))).toBe(false)
    expect(genuine(file.replace('赵总', '李总'))).toBe(false)
    expect(genuine(file.replace(signer.publicKey, '%%%'))).toBe(false)
    expect(genuine(file.replace(signer.publicKey, signer.publicKey.slice(4)))).toBe(false)
    expect(judgeReceipt('{}', pageCrypto).kind).toBe('unreadable')
    expect(judgeReceipt('not json', pageCrypto).kind).toBe('unreadable')
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
    const lines = historyLines(
      [revision, later],
      [back],
      [
        {
          ...{ act: 'confirm', revisionId: 'revision-1', contentHash: 'abc', note: null },
          ...{ at: '2024-01-15T03:00:00.000Z', by: '赵总' },
        },
      ],
    )
    expect(lines.map(({ kind }) => kind)).toEqual(['revision', 'return', 'sign-off', 'revision'])
    expect(lines[2]).toMatchObject({ act: 'confirm', by: '赵总', number: 1 })
    expect(lines[0]?.at).toBe(later.receivedAt)
  })
})
