import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { nodeCrypto } from '../../../server/cli/node-crypto.ts'
import {
  getResponse,
  getRevision,
  type RevisionEnvelope,
} from '../../../server/contract/responses.ts'
import { passResponse, returnForCorrection, startReview } from '../../../server/contract/review.ts'
import { sendBackResponse, withdrawResponse } from '../../../server/contract/sign-off.ts'
import {
  getReceiptKey,
  getSignedReceipt,
  judgeReceipt,
  type SignedReceipt,
} from '../../../server/contract/signed-receipt.ts'
import { auditEntry } from '../../../server/domains/audit/tables.ts'
import { openForm } from '../../../server/domains/instruments/index.ts'
import { signOff } from '../../../server/domains/responses/tables.ts'
import { confirm, signInPersonInCharge } from '../../support/confirm.ts'
import {
  addUnit,
  assign,
  buildEnvelope,
  createTownApp,
  receiptOf,
} from '../../support/responses.ts'
import { type People, signInEveryone } from '../../support/small-city.ts'
import { soundDocuments } from '../../support/sound-documents.ts'
import type { SignedIn, TestApp } from '../../support/test-app.ts'

let app: TestApp
let people: People
let preparer: SignedIn
let head: SignedIn
let sent = 0

beforeEach(async () => {
  app = await createTownApp()
  people = await signInEveryone(app)
  for (const formId of ['602', '622']) await open(formId, '2024-04-30')
  const { unitName, industryCode = null, unifiedSocialCreditCode = null } = staff.unit
  await addUnit(app, {
    ...{ id: 'unit-x', kind: 'legalUnit', name: unitName ?? '某单位', aboveScale: true },
    ...{ industryCode, unifiedSocialCreditCode },
  })
  await assign(app, 'unit-x', '602')
  preparer = people.enterprise
  head = await signInPersonInCharge(app, 'unit-x')
})
afterEach(() => app.close())

const params = { responseId: 'unit-x.602.2023' }
/** 从业人员及工资总额 of a sound firm: nothing to find fault with. */
const staff = soundDocuments('602')[0]!
const changed = { ...staff.reported, preparer: '另一位填表人' }

const open = (formId: string, dueOn: string) =>
  openForm(app.context, { formId, formVersion: '2023.1', opensOn: '2024-01-01', dueOn })

function report(over: Partial<RevisionEnvelope> = {}, as = preparer) {
  const { registration: _, ...online } = buildEnvelope({
    ...{ unitId: 'unit-x', formId: '602', revisionId: `sent-${++sent}` },
    answers: { ...staff.reported },
    ...over,
  })
  return receiptOf(app, online, as)
}

async function detail(as: SignedIn = preparer) {
  const outcome = await app.call(getResponse, { params }, as)
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problem))
  return outcome.reply
}

const withdraw = (revisionId: string, as = preparer) =>
  app.call(withdrawResponse, { params, body: { revisionId } }, as)
const sendBack = (revisionId: string, note: string, as = head) =>
  app.call(sendBackResponse, { params, body: { revisionId, note } }, as)

describe('a form the preparer reported', () => {
  it('L-64 is read again by its unit, every version as it came', async () => {
    const first = await report()
    const next = { answers: { ...changed }, baseRevisionId: first.revisionId }
    const second = await report(next)
    const { revisions } = await detail()
    const received = revisions.map(({ revisionId }) => revisionId)
    expect([...received].sort()).toEqual([first.revisionId, second.revisionId].sort())
    const read = { params: { ...params, revisionId: first.revisionId } }
    for (const who of [preparer, head]) {
      const before = await app.call(getRevision, read, who)
      expect(before).toMatchObject({ ok: true, reply: { answers: staff.reported } })
    }
  })

  it('waits for the person in charge, who alone reports it', async () => {
    const receipt = await report()
    expect(receipt.blockers).toEqual([])
    expect(receipt.state).toBe('to-confirm')
    expect(await confirm(app, receipt, preparer)).toMatchObject({ ok: false, status: 403 })
    expect(await confirm(app, receipt, people.county)).toMatchObject({ ok: false, status: 403 })
    expect((await detail(head)).steps).toEqual(['confirm', 'send-back'])
    expect((await detail()).steps).toEqual(['hand-to-confirm', 'withdraw'])
    expect((await detail()).editable).toBe(false)
    expect(await confirm(app, receipt, head)).toMatchObject({
      ok: true,
      reply: {
        state: 'submitted',
        signOff: { act: 'confirm', contentHash: receipt.contentHash, by: '赵总' },
      },
    })
    expect(await detail()).toMatchObject({
      response: { state: 'submitted' },
      confirmation: { by: '赵总', revisionId: receipt.revisionId },
    })
  })

  it('is not another unit’s person in charge’s to confirm', async () => {
    const receipt = await report()
    const stranger = await signInPersonInCharge(app, 'unit-y', '外人')
    expect(await confirm(app, receipt, stranger)).toMatchObject({ ok: false, status: 404 })
  })

  it('is confirmed once, however often the button is pressed', async () => {
    const receipt = await report()
    const [first, again] = await Promise.all([
      confirm(app, receipt, head),
      confirm(app, receipt, head),
    ])
    expect(first).toMatchObject({ ok: true })
    expect(again).toEqual(first)
    expect(await app.database.read.select().from(signOff)).toHaveLength(1)
    const trail = await app.database.read.select().from(auditEntry)
    expect(trail.filter(({ action }) => action === 'response.confirm')).toHaveLength(1)
  })

  it('binds the confirmation to the content: another hash or revision is refused', async () => {
    const receipt = await report()
    const other = { ...receipt, contentHash: '0'.repeat(64) }
    expect(await confirm(app, other, head)).toMatchObject({
      ok: false,
      problem: { type: 'urn:jingpu:problem:content-changed' },
    })
    const answers = { ...changed }
    const next = await report({ answers, baseRevisionId: receipt.revisionId })
    expect(next.state).toBe('to-confirm')
    expect(await confirm(app, receipt, head)).toMatchObject({
      ok: false,
      problem: { type: 'urn:jingpu:problem:content-changed' },
    })
    expect(await confirm(app, next, head)).toMatchObject({ ok: true })
  })

  it('loses its confirmation with any change, and waits again', async () => {
    const receipt = await report()
    await confirm(app, receipt, head)
    const answers = { ...changed }
    const next = await report({ answers, baseRevisionId: receipt.revisionId })
    expect(next.state).toBe('to-confirm')
    expect(await detail()).toMatchObject({
      response: { state: 'to-confirm' },
      confirmation: null,
      signOffs: [{ act: 'confirm', revisionId: receipt.revisionId }],
    })
    expect(await app.call(passResponse, { params }, people.township)).toMatchObject({
      ok: false,
      problem: { currentState: 'to-confirm' },
    })
  })

  it('goes back to the preparer with a word, who goes on from what was sent', async () => {
    const receipt = await report()
    expect(await sendBack(receipt.revisionId, '   ')).toMatchObject({ ok: false, status: 422 })
    expect(await sendBack(receipt.revisionId, '人数请再核对')).toMatchObject({
      ok: true,
      reply: { state: 'draft' },
    })
    expect(await detail()).toMatchObject({
      response: { state: 'draft' },
      editable: true,
      signOffs: [{ act: 'send-back', note: '人数请再核对', by: '赵总' }],
    })
    expect(await confirm(app, receipt, head)).toMatchObject({ ok: false, status: 409 })
    const next = await report({ baseRevisionId: receipt.revisionId })
    expect(next.state).toBe('to-confirm')
  })

  it('of a self-employed household is signed by one person', async () => {
    await addUnit(app, { id: 'unit-s', kind: 'selfEmployed' })
    await assign(app, 'unit-s', '622')
    const scope = { kind: 'unit', unitId: 'unit-s', name: '老王面馆' } as const
    const owner = await app.signIn('enterprise', scope)
    const { registration: _, ...online } = buildEnvelope({ unitId: 'unit-s' })
    const receipt = await receiptOf(app, online, owner)
    expect(receipt.state).toBe('submitted')
  })
})

describe('withdrawing', () => {
  it('is open until an office has the report open for review', async () => {
    const receipt = await report()
    await confirm(app, receipt, head)
    expect((await detail()).steps).toContain('withdraw')
    expect(await withdraw(receipt.revisionId, head)).toMatchObject({ ok: false, status: 403 })
    expect(await app.call(startReview, { params }, people.township)).toMatchObject({ ok: true })
    expect((await detail()).reviewStartedAt).toBe('2024-01-15T02:00:00.000Z')
    expect((await detail()).steps).not.toContain('withdraw')
    expect(await withdraw(receipt.revisionId)).toMatchObject({
      ok: false,
      problem: { type: 'urn:jingpu:problem:review-started' },
    })
  })

  it('takes what was confirmed back to the preparer, and needs a new confirmation', async () => {
    const receipt = await report()
    await confirm(app, receipt, head)
    expect(await withdraw(receipt.revisionId)).toMatchObject({
      ok: true,
      reply: { state: 'draft' },
    })
    expect(await withdraw(receipt.revisionId)).toMatchObject({ ok: true })
    expect(await detail()).toMatchObject({ editable: true, confirmation: null })
    const next = await report({ baseRevisionId: receipt.revisionId })
    expect(next.state).toBe('to-confirm')
    expect(await confirm(app, next, head)).toMatchObject({ ok: true })
    expect((await detail()).revisions).toHaveLength(2)
  })

  it('is not undone by a straggler that was on its way', async () => {
    const receipt = await report()
    await withdraw(receipt.revisionId)
    await report({ answers: { ...changed }, intent: 'draft' })
    expect((await detail()).response.state).toBe('draft')
  })

  it('is closed after the last day, when it could not be reported again', async () => {
    const receipt = await report()
    await confirm(app, receipt, head)
    await open('602', '2024-01-15')
    app.setTime('2024-01-15T15:59:59.000Z') // the last second of the last day in Shanghai
    const scope = { kind: 'unit', unitId: 'unit-x', name: '某单位' } as const
    preparer = await app.signIn('enterprise', scope)
    const today = await withdraw(receipt.revisionId)
    expect(today).toMatchObject({ ok: true })
    const next = await report({ baseRevisionId: receipt.revisionId })
    app.setTime('2024-01-15T16:00:00.000Z')
    expect(await withdraw(next.revisionId)).toMatchObject({
      ok: false,
      problem: { type: 'urn:jingpu:problem:form-not-open' },
    })
  })

  it('after a return goes back to being returned, reason and all', async () => {
    const first = await report()
    await confirm(app, first, head)
    const body = { reasonCode: '05', reasonText: '人数与规模不符，请核实', fields: [] }
    await app.call(returnForCorrection, { params, body }, people.township)
    const second = await report({ baseRevisionId: first.revisionId })
    expect(second.state).toBe('to-confirm')
    expect(await withdraw(second.revisionId)).toMatchObject({ reply: { state: 'returned' } })
    expect((await detail()).response.returnReason).toBe(body.reasonText)
  })
})

describe('the signed receipt', () => {
  const receiptFor = async (revisionId: string): Promise<SignedReceipt> => {
    const asked = { params: { ...params, revisionId } }
    const outcome = await app.call(getSignedReceipt, asked, preparer)
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.problem))
    return outcome.reply
  }
  const fingerprint = async () => {
    const outcome = await app.call(getReceiptKey, {})
    return outcome.ok ? outcome.reply.fingerprint : ''
  }

  it('says who prepared and who confirmed, the same each time', async () => {
    const receipt = await report()
    expect((await receiptFor(receipt.revisionId)).statement).toMatchObject({
      standing: 'waiting',
      confirmedBy: null,
    })
    await confirm(app, receipt, head)
    const signed = await receiptFor(receipt.revisionId)
    expect(signed.statement).toMatchObject({
      contentHash: receipt.contentHash,
      preparedBy: '测试人员',
      confirmedBy: '赵总',
      standing: 'reported',
    })
    expect(await receiptFor(receipt.revisionId)).toEqual(signed)
  })

  it('verifies against the published key, and no altered one does', async () => {
    const receipt = await report()
    await confirm(app, receipt, head)
    const signed = await receiptFor(receipt.revisionId)
    const verify = (file: unknown, key: string) =>
      judgeReceipt(JSON.stringify(file), nodeCrypto, key)
    const verdict = verify(signed, await fingerprint())
    expect(verdict).toMatchObject({
      ...{ kind: 'judged', signatureHolds: true, contentHolds: true, keyIsExpected: true },
    })
    const { statement } = signed
    const altered = { ...statement, unitName: '别的单位' }
    expect(verify({ ...signed, statement: altered }, '')).toMatchObject({ signatureHolds: false })
    expect(verify({ ...signed, content: '' }, '')).toMatchObject({ contentHolds: false })
  })
})
