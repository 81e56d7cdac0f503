import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { getResponse, type RevisionEnvelope } from '../../../server/contract/responses.ts'
import { returnForCorrection } from '../../../server/contract/review.ts'
import {
  addUnit,
  assign,
  buildEnvelope,
  createTownApp,
  noodleShop,
  receiptOf,
} from '../../support/responses.ts'
import { type People, signInEveryone } from '../../support/small-city.ts'
import type { TestApp } from '../../support/test-app.ts'

describe('two tablets that edit one response', () => {
  let app: TestApp
  let people: People
  let units = 0
  beforeAll(async () => {
    app = await createTownApp()
    people = await signInEveryone(app)
  })
  afterAll(() => app.close())

  const newUnit = async () => {
    const unitId = await addUnit(app, { id: `unit-${++units}` })
    await assign(app, unitId, '622')
    return unitId
  }
  const detail = async (unitId: string) => {
    const params = { responseId: `${unitId}.622.2023` }
    const outcome = await app.call(getResponse, { params }, people.county)
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.problem))
    return outcome.reply
  }
  type Edit = Partial<RevisionEnvelope> & { readonly revisionId: string }
  const sendAll = async (unitId: string, edits: readonly Edit[]) => {
    const receipts = []
    for (const edit of edits) {
      const mine = (id: string | null | undefined) => (id ? `${unitId}-${id}` : null)
      const envelope = buildEnvelope({
        unitId,
        ...edit,
        revisionId: `${unitId}-${edit.revisionId}`,
        baseRevisionId: mine(edit.baseRevisionId),
      })
      receipts.push(await receiptOf(app, envelope, people.enumerator))
    }
    return receipts
  }

  const base: Edit = { revisionId: 'base', intent: 'draft' }
  const staff: Edit = {
    revisionId: 'a',
    baseRevisionId: 'base',
    answers: { ...noodleShop, staffAtYearEnd: 5 },
  }
  const revenue: Edit = {
    revisionId: 'b',
    baseRevisionId: 'base',
    answers: { ...noodleShop, expectedAnnualRevenue: 200 },
  }
  const otherStaff: Edit = {
    revisionId: 'c',
    baseRevisionId: 'base',
    answers: { ...noodleShop, staffAtYearEnd: 6 },
  }

  it('are merged into one further revision where they changed different fields', async () => {
    const unitId = await newUnit()
    const receipts = await sendAll(unitId, [base, staff, revenue])
    expect(receipts.map((receipt) => receipt.outcome)).toEqual(['stored', 'stored', 'merged'])
    const found = await detail(unitId)
    expect(found.answers).toMatchObject({ staffAtYearEnd: 5, expectedAnnualRevenue: 200 })
    expect(found.response).toMatchObject({ inConflict: false, revisions: 4 })
    expect(found.revisions.map((each) => each.receivedFrom)).toEqual([
      '张普',
      '张普',
      '张普',
      '系统合并',
    ])
  })

  it('have signatures that are void together, and are reported once the whole is signed anew', async () => {
    for (const order of [
      [base, staff, revenue],
      [base, revenue, staff],
    ]) {
      const unitId = await newUnit()
      const receipts = await sendAll(unitId, order)
      expect(receipts.map(({ state }) => state)).toEqual(['draft', 'submitted', 'draft'])
      const merged = await detail(unitId)
      expect(merged).toMatchObject({
        response: { state: 'draft', inConflict: false },
        registration: null,
        signatureAskedAnew: true,
      })
      const anew = buildEnvelope({
        unitId,
        revisionId: `${unitId}-anew`,
        baseRevisionId: merged.latestRevisionId,
        answers: merged.answers,
      })
      expect(await receiptOf(app, anew, people.enumerator)).toMatchObject({ state: 'submitted' })
      expect(await detail(unitId)).toMatchObject({
        response: { state: 'submitted' },
        registration: { signatureHolds: true },
        signatureAskedAnew: false,
      })
    }
  })

  it('keep the signature of the one whose work holds all that the other changed', async () => {
    const both: Edit = {
      ...staff,
      answers: { ...noodleShop, staffAtYearEnd: 5, expectedAnnualRevenue: 200 },
    }
    for (const order of [
      [base, both, revenue],
      [base, revenue, both],
    ]) {
      const unitId = await newUnit()
      await sendAll(unitId, order)
      expect(await detail(unitId)).toMatchObject({
        response: { state: 'submitted', inConflict: false },
        registration: { signatureHolds: true },
        signatureAskedAnew: false,
      })
    }
  })

  it('take in no unsigned change of what was signed, whichever arrives first', async () => {
    const later: Edit = { ...staff, revisionId: 'later', baseRevisionId: 'a', intent: 'draft' }
    const answers = { ...noodleShop, staffAtYearEnd: 5, contactPhone: '19900007777' }
    for (const order of [
      [base, staff, { ...later, answers }, revenue],
      [base, staff, revenue, { ...later, answers }],
      [base, revenue, staff, { ...later, answers }],
    ]) {
      const unitId = await newUnit()
      const receipts = await sendAll(unitId, order)
      expect(receipts.filter(({ outcome }) => outcome === 'quarantined')).toHaveLength(1)
      const found = await detail(unitId)
      expect(found.response.state).toBe('draft')
      expect(found.answers.contactPhone).toBe(noodleShop.contactPhone)
    }
  })

  it('are kept side by side where they changed the same field, and the office sees it', async () => {
    const unitId = await newUnit()
    const receipts = await sendAll(unitId, [base, staff, otherStaff])
    expect(receipts.at(-1)).toMatchObject({ outcome: 'conflict', state: 'submitted' })
    const found = await detail(unitId)
    expect(found.response).toMatchObject({ state: 'submitted', inConflict: true, revisions: 3 })
    expect(found.revisions.map((each) => each.outcome)).toEqual(['stored', 'stored', 'conflict'])
  })

  it('go on from one version after the office returned the response', async () => {
    const unitId = await newUnit()
    await sendAll(unitId, [base, staff, otherStaff])
    const standing = (await detail(unitId)).latestRevisionId
    const returned = await app.call(
      returnForCorrection,
      {
        params: { responseId: `${unitId}.622.2023` },
        body: { reasonCode: '10', reasonText: '期末人数两次填报不同，请核实', fields: [] },
      },
      people.township,
    )
    expect(returned).toMatchObject({ ok: true, reply: { state: 'returned', inConflict: false } })
    const receipt = await receiptOf(
      app,
      buildEnvelope({
        unitId,
        revisionId: `${unitId}-corrected`,
        baseRevisionId: standing,
        answers: { ...noodleShop, staffAtYearEnd: 7 },
      }),
      people.enumerator,
    )
    expect(receipt).toMatchObject({ outcome: 'stored', state: 'submitted' })
    const found = await detail(unitId)
    expect(found.response.inConflict).toBe(false)
    expect(found.answers.staffAtYearEnd).toBe(7)
  })

  it('never take back what was submitted: a merge that would is kept apart', async () => {
    const broken: Edit = {
      revisionId: 'd',
      baseRevisionId: 'base',
      intent: 'draft',
      answers: { ...noodleShop, femaleStaffAtYearEnd: 4 },
    }
    const fewer: Edit = { ...staff, answers: { ...noodleShop, staffAtYearEnd: 2 } }
    for (const order of [
      [base, fewer, broken],
      [base, broken, fewer],
    ]) {
      const unitId = await newUnit()
      await sendAll(unitId, order)
      const found = await detail(unitId)
      expect(found.response).toMatchObject({ state: 'submitted', inConflict: true })
      expect(found.answers.staffAtYearEnd).toBe(2)
    }
  })

  it('end the same whatever order their revisions arrive in', async () => {
    const answers = fc.record({
      staffAtYearEnd: fc.constantFrom(3, 4, undefined),
      expectedAnnualRevenue: fc.constantFrom(180, 200),
      contactPhone: fc.constantFrom('19900001234', '19900005678'),
    })
    const edit = fc.record({
      answers: answers.map((over): Record<string, unknown> => ({ ...noodleShop, ...over })),
      intent: fc.constantFrom('draft' as const, 'submit' as const),
      minute: fc.integer({ min: 10, max: 13 }),
    })
    const asEdit = (
      revisionId: string,
      baseRevisionId: string | null,
      {
        minute,
        ...over
      }: { answers: Record<string, unknown>; intent: 'draft' | 'submit'; minute: number },
    ): Edit => ({
      revisionId,
      baseRevisionId,
      ...over,
      deviceTime: `2024-01-15T01:${minute}:00.000Z`,
    })
    // Each tablet works on from the shared draft: two revisions on the first, one on the second.
    const history = fc
      .tuple(edit, edit, edit)
      .map(([a1, a2, b]) => [
        asEdit('a1', 'base', { ...a1, intent: 'draft' }),
        asEdit('a2', 'a1', a2),
        asEdit('b', 'base', b),
      ])
    const orders = history.chain((edits) =>
      fc.tuple(fc.constant(edits), fc.shuffledSubarray(edits, { minLength: 3, maxLength: 3 })),
    )
    const outcomeOf = async (edits: readonly Edit[]) => {
      const unitId = await newUnit()
      await sendAll(unitId, [base, ...edits])
      const {
        response,
        answers: said,
        findings,
        latestRevisionId,
        registration,
      } = await detail(unitId)
      return {
        state: response.state,
        inConflict: response.inConflict,
        signed: registration?.signatureHolds,
        counts: response.counts,
        standing: latestRevisionId?.startsWith('merged-')
          ? 'merged'
          : latestRevisionId?.slice(unitId.length),
        said,
        findings,
      }
    }
    await fc.assert(
      fc.asyncProperty(orders, async ([edits, shuffled]) => {
        expect(await outcomeOf(shuffled)).toEqual(await outcomeOf(edits))
      }),
      { numRuns: 12 },
    )
  })
})
