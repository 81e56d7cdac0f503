/** A form in two versions, end to end: drafts, uploads of both, merges, checks of other forms. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { putFormApproval, putFormOpening } from '../../../server/contract/instruments.ts'
import {
  getResponse,
  getRevision,
  listQuarantine,
  saveDraft,
  takeOverUpload,
} from '../../../server/contract/responses.ts'
import { loadTwoVersions } from '../../support/load-two-versions.ts'
import type { SignedIn, TestApp } from '../../support/test-app.ts'

const REGISTRY = '../../../forms/generated/registry.ts'
const CODE_LISTS = '../../../server/platform/read-code-list.ts'

let city: typeof import('../../support/responses.ts')
let apps: typeof import('../../support/test-app.ts')
let instruments: typeof import('../../../server/domains/instruments/index.ts')
let places: typeof import('../../support/small-city.ts')

// Modules are shared between files: these see the two versions, all others the forms of the census.
beforeAll(async () => {
  const { registry, readCodeList } = await loadTwoVersions()
  vi.resetModules()
  vi.doMock(REGISTRY, () => registry)
  vi.doMock(CODE_LISTS, () => ({ readCodeList }))
  apps = await import('../../support/test-app.ts')
  city = await import('../../support/responses.ts')
  places = await import('../../support/small-city.ts')
  instruments = await import('../../../server/domains/instruments/index.ts')
}, 60_000)

afterAll(() => {
  vi.doUnmock(REGISTRY)
  vi.doUnmock(CODE_LISTS)
  vi.resetModules()
})

describe('a form whose second version is published while the first is being filled in', () => {
  let app: TestApp
  let enterprise: SignedIn

  beforeEach(async () => {
    app = await apps.createTestApp()
    await places.loadSmallCity(app)
    await open('T1', '2023.1', '2024-04-30')
    await open('T2', '2023.1', '2024-04-30')
    const unitId = await city.addUnit(app, { kind: 'legalUnit', name: '甲厂' })
    await city.assign(app, unitId, 'T1')
    await city.assign(app, unitId, 'T2')
    enterprise = await app.signIn('enterprise', { kind: 'unit', unitId, name: '甲厂' })
  })
  afterEach(() => app.close())

  const open = (formId: string, formVersion: string, dueOn: string) =>
    instruments.openForm(app.context, { formId, formVersion, opensOn: '2024-01-01', dueOn })

  const detail = async (responseId = 'unit-a.T1.2023') => {
    const outcome = await app.call(getResponse, { params: { responseId } }, enterprise)
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.problem))
    return outcome.reply
  }

  const upload = (
    revisionId: string,
    formVersion: string,
    answers: Record<string, unknown>,
    over: Parameters<typeof city.buildEnvelope>[0] = {},
  ) =>
    city.receiptOf(
      app,
      city.buildEnvelope({
        ...{ formId: 'T1', formVersion, revisionId, intent: 'draft', ...over },
        answers: { unitName: '甲厂', ...answers },
      }),
      enterprise,
    )

  it('opens in production, being published and approved', async () => {
    expect((await detail()).heads['2023.1']).toMatchObject({ approvalNumber: '国统制〔2023〕1号' })
  })

  it('shows the approval the office entered, and opens for no day after it ends', async () => {
    const office = await app.signIn('city-office', { kind: 'area', areaPrefix: '1406', name: '市' })
    const params = { formId: 'T1', version: '2023.1' }
    const approval = {
      tableNumber: '601表',
      issuingBody: '国家统计局',
      approvalNumber: ' 国统制〔2023〕145号 ',
      validUntil: '2024-03-31',
    }
    const entered = await app.call(putFormApproval, { params, body: approval }, office)
    const head = { ...approval, approvalNumber: '国统制〔2023〕145号' }
    expect(entered.ok && entered.reply.form).toMatchObject({ published: true, open: true, head })
    expect((await detail()).heads['2023.1']).toEqual(head)
    const late = { opensOn: '2024-01-01', dueOn: '2024-04-01' }
    const refused = await app.call(putFormOpening, { params, body: late }, office)
    expect(refused.ok || refused.problem.detail).toContain('有效期到 2024-03-31')
    const inTime = { opensOn: '2024-01-01', dueOn: '2024-03-31' }
    const opened = await app.call(putFormOpening, { params, body: inTime }, office)
    expect(opened.ok && opened.reply.form).toMatchObject({ open: true, dueDate: '2024-03-31' })
  })

  it('goes on in the old version while that is open, and in the new one afterwards', async () => {
    expect(await detail()).toMatchObject({ reportVersion: '2023.1' })
    await open('T1', '2023.2', '2024-04-30')
    expect(await detail()).toMatchObject({ reportVersion: '2023.1' })
    await instruments.closeForm(app.context, {
      ...{ formId: 'T1', formVersion: '2023.1', lastDate: '2024-01-10' },
    })
    expect(await detail()).toMatchObject({ reportVersion: '2023.2' })
  })

  it('keeps a draft in the version it was filled in on, with what has no place in another', async () => {
    const keptAside = [
      { version: '2023.1', cell: 'slogan', title: '口号', unit: null, value: '好', reason: '-' },
    ]
    const params = { responseId: 'unit-a.T1.2023' }
    const answers = { operatingRevenue: 5 }
    const body = { answers, explanations: [], formVersion: '2023.2', keptAside, baseVersion: 0 }
    expect((await app.call(saveDraft, { params, body }, enterprise)).ok).toBe(true)
    expect((await detail()).draft).toMatchObject({ formVersion: '2023.2', answers, keptAside })
    const old = { answers: { revenue: 6 }, explanations: [], baseVersion: 1 }
    expect((await app.call(saveDraft, { params, body: old }, enterprise)).ok).toBe(true)
    expect((await detail()).draft).toMatchObject({ formVersion: '2023.1', keptAside: [] })
  })

  it('takes uploads of both versions while both are open, each judged by its own checks', async () => {
    await open('T1', '2023.2', '2024-04-30')
    const first = await upload('rev-1', '2023.1', { revenue: -1 })
    expect(first).toMatchObject({ outcome: 'stored', counts: { mandatory: 1 } })
    expect(await detail()).toMatchObject({ response: { formVersion: '2023.1' } })
    const second = await upload(
      'rev-2',
      '2023.2',
      { operatingRevenue: 8 },
      { baseRevisionId: 'rev-1' },
    )
    expect(second).toMatchObject({ outcome: 'stored', counts: { mandatory: 0 } })
    const now = await detail()
    expect(now).toMatchObject({
      response: { formVersion: '2023.2' },
      latestRevisionId: 'rev-2',
      answers: { operatingRevenue: 8 },
    })
    expect(now.revisions.map(({ formVersion }) => formVersion)).toEqual(['2023.1', '2023.2'])
    // Renamed is not changed: only the value is.
    expect(now.revisions[1]?.changed).toEqual(['operatingRevenue'])
  })

  it('keeps 原填报内容 with the revision it travelled with', async () => {
    await open('T1', '2023.2', '2024-04-30')
    const keptAside = [
      { version: '2023.1', cell: 'wages', title: '工资', unit: '千元', value: 10, reason: '分列' },
    ]
    await upload('rev-1', '2023.2', { operatingRevenue: 8 }, { keptAside })
    expect((await detail()).keptAside).toEqual(keptAside)
    const params = { responseId: 'unit-a.T1.2023', revisionId: 'rev-1' }
    const revision = await app.call(getRevision, { params }, enterprise)
    expect(revision.ok && revision.reply.keptAside).toEqual(keptAside)
  })

  it('keeps what it does not know or no longer takes, whole', async () => {
    expect(await upload('rev-1', '2031.1', { revenue: 1 })).toMatchObject({
      outcome: 'quarantined',
      quarantineReason: 'form-version-unknown',
    })
    expect(await upload('rev-2', '2023.2', { operatingRevenue: 1 })).toMatchObject({
      outcome: 'quarantined',
      quarantineReason: 'form-closed',
    })
    app.setTime('2025-01-01T02:00:00.000Z')
    const scope = { kind: 'unit', unitId: 'unit-a', name: '甲厂' } as const
    enterprise = await app.signIn('enterprise', scope)
    expect(await upload('rev-3', '2023.1', { revenue: 1 })).toMatchObject({
      outcome: 'quarantined',
      quarantineReason: 'form-expired',
    })
  })

  it('keeps whole what was signed offline in a version that closed when the next one opened', async () => {
    await open('T1', '2023.2', '2024-04-30')
    const close = { formId: 'T1', formVersion: '2023.1', lastDate: '2024-01-10' }
    await instruments.closeForm(app.context, close)
    expect(await upload('rev-1', '2023.1', { revenue: 4 }, { intent: 'submit' })).toMatchObject({
      outcome: 'quarantined',
      quarantineReason: 'form-closed',
    })
    const office = await app.signIn('city-office', { kind: 'area', areaPrefix: '1406', name: '市' })
    const listed = await app.call(listQuarantine, { query: {} }, office)
    const [kept] = listed.ok ? listed.reply.uploads : []
    expect(kept).toMatchObject({ message: '这张表当前未开放填报', takenOverAt: null })
    const take = { params: { uploadId: kept!.id }, body: { reason: '换版前已签字，已核实' } }
    expect(await app.call(takeOverUpload, take, office)).toMatchObject({
      reply: { outcome: 'stored' },
    })
    expect(await detail()).toMatchObject({
      response: { formVersion: '2023.1' },
      answers: { revenue: 4 },
    })
  })

  it('keeps whole what a respondent signed at the door in a closed version, and takes it over signature and all', async () => {
    const { enumerator, township } = await places.signInEveryone(app)
    await open('T1', '2023.2', '2024-04-30')
    const close = { formId: 'T1', formVersion: '2023.1', lastDate: '2024-01-10' }
    await instruments.closeForm(app.context, close)
    const answers = { unitName: '甲厂', revenue: 4 }
    const signed = city.buildEnvelope({ formId: 'T1', formVersion: '2023.1', answers })
    expect(await city.receiptOf(app, signed, enumerator)).toMatchObject({
      outcome: 'quarantined',
      quarantineReason: 'form-closed',
    })
    // Sent again it is the same upload.
    await city.receiptOf(app, signed, enumerator)
    const listed = await app.call(listQuarantine, { query: {} }, township)
    const uploads = listed.ok ? listed.reply.uploads : []
    expect(uploads).toHaveLength(1)
    const take = {
      params: { uploadId: uploads[0]!.id },
      body: { reason: '换版前当面签字，已核实' },
    }
    expect(await app.call(takeOverUpload, take, township)).toMatchObject({
      reply: { outcome: 'stored', state: 'submitted', blockers: [] },
    })
    expect(await detail()).toMatchObject({
      response: { formVersion: '2023.1' },
      answers,
      registration: { method: 'on-site', signatureHolds: true, signature: { signer: '王建国' } },
    })
  })

  it('merges work on both versions where it is apart, in the newer one, whoever came first', async () => {
    await open('T1', '2023.2', '2024-04-30')
    const base = { revenue: 5, sales: 1, slogan: '好' }
    const older = { ...base, sales: 7 }
    const newer = { operatingRevenue: 5, turnover: 10, staff: 3 }
    for (const order of ['old first', 'new first']) {
      await upload(`base-${order.slice(0, 3)}`, '2023.1', base)
      const from = { baseRevisionId: `base-${order.slice(0, 3)}` }
      const sends = [
        () => upload(`old-${order.slice(0, 3)}`, '2023.1', older, from),
        () => upload(`new-${order.slice(0, 3)}`, '2023.2', newer, from),
      ]
      for (const send of order === 'old first' ? sends : sends.reverse()) await send()
      const now = await detail()
      expect(now).toMatchObject({
        response: { formVersion: '2023.2', inConflict: false },
        answers: { operatingRevenue: 5, turnover: 70, staff: 3 },
        keptAside: [{ cell: 'slogan', value: '好' }],
      })
      await app.close()
      app = await apps.createTestApp()
      await places.loadSmallCity(app)
      await open('T1', '2023.1', '2024-04-30')
      await open('T1', '2023.2', '2024-04-30')
      const unitId = await city.addUnit(app, { kind: 'legalUnit', name: '甲厂' })
      await city.assign(app, unitId, 'T1')
      enterprise = await app.signIn('enterprise', { kind: 'unit', unitId, name: '甲厂' })
    }
  })

  it('shows a cell that both versions filled differently as a conflict', async () => {
    await open('T1', '2023.2', '2024-04-30')
    await upload('base', '2023.1', { revenue: 5 })
    await upload('old', '2023.1', { revenue: 6 }, { baseRevisionId: 'base' })
    const answers = { operatingRevenue: 7 }
    const receipt = await upload('new', '2023.2', answers, { baseRevisionId: 'base' })
    expect(receipt.outcome).toBe('conflict')
    expect((await detail()).response.inConflict).toBe(true)
  })

  it('judges another form that cites the old name by answers of either version', async () => {
    await open('T1', '2023.2', '2024-04-30')
    const other = async (revisionId: string, total: number) =>
      city.receiptOf(
        app,
        city.buildEnvelope({
          ...{ formId: 'T2', revisionId, intent: 'draft', answers: { total } },
        }),
        enterprise,
      )
    await upload('rev-1', '2023.1', { revenue: 5 })
    expect((await other('other-1', 5)).counts.mandatory).toBe(0)
    expect((await other('other-2', 6)).counts.mandatory).toBe(1)
    await upload('rev-2', '2023.2', { operatingRevenue: 6 }, { baseRevisionId: 'rev-1' })
    expect((await other('other-3', 6)).counts.mandatory).toBe(0)
    expect((await detail('unit-a.T2.2023')).others.T1).toMatchObject({ operatingRevenue: 6 })
  })

  it('evaluates in batch a check that cites a renamed field, its own of last year and another form’s', async () => {
    await open('T1', '2023.2', '2024-04-30')
    const responses = await import('../../../server/domains/responses/index.ts')
    const { evaluationFinding } = await import('../../../server/domains/responses/tables.ts')
    const { ruleSet } = await import('../../../server/domains/instruments/tables.ts')
    const evaluate = async () => {
      await responses.evaluateResponses(
        app.context,
        { areaPrefix: '', formId: null },
        { ask: responses.answerQuestions(app.database.read), ahead: 1 },
      )
    }
    const text = `check T1-900 verify
  title   "与上年相比"
  source  project
  expect  [301] <= previous.[301] * 5
  says    "营业收入 {[301]} 是上年 {previous.[301]} 的五倍以上"
`
    const at = '2024-01-01T00:00:00.000Z'
    await app.context.database.write((tx) =>
      tx.insert(ruleSet).values({
        ...{ formId: 'T1', formVersion: '2023.2', publication: 1, effectiveAt: at },
        ...{ changes: [{ checkId: 'T1-900', text }], publishedAt: at, publishedBy: 'a' },
        draftId: 'draft-a',
      }),
    )
    // Last year was filled in on the first version, and so was what T2 cites.
    await responses.loadPriorResponses(app.context, [
      { unitId: 'unit-a', formId: 'T1', period: '2022', answers: { revenue: 1 }, source: '年报' },
    ])
    await upload('rev-1', '2023.1', { revenue: 5 })
    await city.receiptOf(
      app,
      city.buildEnvelope({
        ...{ formId: 'T2', revisionId: 'other-1', intent: 'draft', answers: { total: 6 } },
      }),
      enterprise,
    )
    await evaluate()
    const found = () => app.context.database.read.select().from(evaluationFinding)
    expect(await found()).toMatchObject([{ revisionId: 'other-1', rule: 'T2-001' }])
    const newer = await upload(
      'rev-2',
      '2023.2',
      { operatingRevenue: 6 },
      { baseRevisionId: 'rev-1' },
    )
    expect(newer.counts).toMatchObject({ verify: 1 })
    await evaluate()
    expect(await found()).toMatchObject([
      { revisionId: 'other-1' },
      { revisionId: 'rev-2', rule: 'T1-900', message: expect.stringContaining('上年 1 ') },
    ])
  })
})
