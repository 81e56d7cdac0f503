/** A legal unit's establishments: known, said to be closed or another's, told of, declared complete. */
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  declareEstablishments,
  type Establishment,
  getEstablishments,
  tellEstablishment,
} from '../../../server/contract/establishments.ts'
import { findSignals, listOmissionSignals, stepSignal } from '../../../server/contract/omissions.ts'
import type { BodyOf } from '../../../server/contract/operation.ts'
import { getResponse, saveDraft } from '../../../server/contract/responses.ts'
import { auditEntry } from '../../../server/domains/audit/tables.ts'
import {
  establishmentDeclaration,
  establishmentWord,
} from '../../../server/domains/establishments/tables.ts'
import { unit } from '../../../server/domains/frame/tables.ts'
import { openForm } from '../../../server/domains/instruments/index.ts'
import * as linkage from '../../../server/domains/linkage/store.ts'
import { response } from '../../../server/domains/responses/tables.ts'
import {
  addUnit,
  assign,
  buildEnvelope,
  createTownApp,
  receiptOf,
} from '../../support/responses.ts'
import { replyOf } from '../../support/sign-in.ts'
import { MAYI_1, type People, signInEveryone } from '../../support/small-city.ts'
import type { SignedIn, TestApp } from '../../support/test-app.ts'
import { creditCode } from '../frame/lists.ts'

const OWN = creditCode(1)
const NOW = '2024-01-15T02:00:00.000Z'

let app: TestApp
let people: People
let enterprise: SignedIn
let head: SignedIn

beforeEach(async () => {
  app = await createTownApp()
  people = await signInEveryone(app)
  const company = { name: '朔州同泰商贸有限公司', unifiedSocialCreditCode: OWN }
  await addUnit(app, { kind: 'legalUnit', outcome: 'normal', ...company })
  const branch = (id: string, name: string, code: string | null) =>
    addUnit(app, {
      ...{ id, kind: 'establishment', outcome: 'normal', name, unifiedSocialCreditCode: code },
    })
  await branch('branch-1', '同泰商贸一分店', creditCode(2))
  await branch('branch-2', '同泰商贸二分店', creditCode(3))
  await branch('branch-3', '同泰仓储点', null)
  await branch('stranger', '别家的店', creditCode(4))
  await link('branch-1')
  await link('branch-3')
  await report('branch-2', OWN)
  await report('stranger', creditCode(9))
  const scope = { kind: 'unit', unitId: 'unit-a', name: company.name } as const
  enterprise = await app.signIn('enterprise', scope)
  head = await app.signIn('enterprise', scope, '负责人', 'person-in-charge')
})
afterEach(() => app.close())

/** The desk of duplicates found it to be a branch of unit-a. */
async function link(branchId: string): Promise<void> {
  const run = `run-of-${branchId}`
  await app.database.write(async (tx) => {
    await linkage.insertRun(tx, {
      ...{ id: run, areaPrefix: '140602', state: 'finished', units: 2, records: 2 },
      ...{ pairs: 1, newPairs: 1, decisions: 1, startedAt: NOW, startedBy: 'x', finishedAt: NOW },
    })
    await linkage.insertPairs(tx, [
      {
        ...{ id: `pair-${branchId}`, unitA: 'unit-a', unitB: branchId, weight: 1, reasons: [] },
        ...{ cluster: 'unit-a', branch: true, consequence: 1, runId: run, absorbed: false },
        ...{ state: 'decided', decisionId: 'd', kind: 'branch-of', firstUnit: 'unit-a' },
        ...{ decidedAt: NOW, toCheck: false },
      },
    ])
  })
}

/** A branch's own listing names its owner. */
async function report(unitId: string, owner: string): Promise<void> {
  await assign(app, unitId, '621')
  await receiptOf(
    app,
    buildEnvelope({
      ...{ unitId, formId: '621', responseId: `${unitId}.621.2023`, intent: 'draft' },
      revisionId: `listing-of-${unitId}`,
      answers: { owningUnitCreditCode: owner, mainActivity1: '零售日用百货' },
    }),
    people.enumerator,
  )
}

const read = (as: SignedIn = enterprise) =>
  replyOf(app.call(getEstablishments, { params: { unitId: 'unit-a' } }, as))
const tell = (
  wordId: string,
  body: BodyOf<typeof tellEstablishment>,
  as: SignedIn = enterprise,
  unitId = 'unit-a',
) => app.call(tellEstablishment, { params: { unitId, wordId }, body }, as)
const declare = (declarationId: string, listHash: string) =>
  app.call(
    declareEstablishments,
    { params: { unitId: 'unit-a', declarationId }, body: { listHash } },
    enterprise,
  )
const signals = async (state: 'open' | 'task' | 'closed' | 'lapsed' = 'open') =>
  (await replyOf(app.call(listOmissionSignals, { query: { state } }, people.county))).signals
const named = (list: readonly Establishment[], name: string) =>
  list.find((each) => each.name === name)

const told = {
  ...{ name: '同泰商贸三分店', creditCode: '', county: '140602', address: '北关路8号' },
  ...{ activity: '零售日用百货', staff: 4 },
}
const closed = {
  kind: 'closed',
  ...{ establishmentId: 'branch-1', closedOn: '2023-06-30' },
  reason: '租约到期，已关门',
} as const

describe('what is known of a legal unit', () => {
  it('are branches decided on, units that name it as owner and rows of its list, each once', async () => {
    const responseId = await assign(app, 'unit-a', '601-1')
    await saveRows(responseId, [
      { establishmentKind: '1', unitName: '朔州同泰商贸有限公司本部' },
      {
        establishmentKind: '2',
        unitName: '同泰商贸（二分店）',
        unifiedSocialCreditCode: creditCode(3),
      },
      { establishmentKind: '2', unitName: '同泰四分店' },
    ])
    const list = await read()
    expect(
      list.establishments.map(({ name, knownFrom, listed }) => [name, knownFrom, listed]),
    ).toEqual([
      ['同泰仓储点', ['linked'], false],
      ['同泰商贸二分店', ['names-owner', 'in-list'], true],
      ['同泰商贸一分店', ['linked'], false],
      ['同泰四分店', ['in-list'], true],
    ])
    expect(named(list.establishments, '同泰商贸二分店')).toMatchObject({
      ...{ creditCode: creditCode(3), address: '马邑路12号', activity: '零售日用百货' },
    })
    expect(list.counts).toEqual({ known: 4, listed: 2, missing: 2, denied: 0 })
    expect(list.list).toEqual({ formId: '601-1', responseId, period: '2023' })
    expect(list.headOffice).toMatchObject({
      name: '朔州同泰商贸有限公司本部',
      organisationCode: `${OWN.slice(8, 16)}B`,
    })
    // Offices see what was sent, and nothing was.
    expect((await read(people.county)).counts).toEqual({
      ...{ known: 3, listed: 0, missing: 3, denied: 0 },
    })
  })

  it('leaves out what was merged, and expects none that an office found gone', async () => {
    await app.database.write(async (tx) => {
      await tx.update(unit).set({ outcome: 'duplicate' }).where(eq(unit.id, 'branch-1'))
      await tx.update(unit).set({ outcome: 'deregistered' }).where(eq(unit.id, 'branch-3'))
    })
    const { establishments, counts } = await read()
    expect(named(establishments, '同泰商贸一分店')).toBeUndefined()
    expect(named(establishments, '同泰仓储点')).toMatchObject({ expected: false })
    expect(counts).toMatchObject({ known: 2, missing: 1 })
  })

  it('is the offices’ of the area and the unit’s own, and nobody else’s', async () => {
    for (const as of [people.enterprise, people.neighbour]) {
      expect(await app.call(getEstablishments, { params: { unitId: 'unit-a' } }, as)).toMatchObject(
        { ok: false, status: 404 },
      )
    }
    expect(await tell('w-1', closed, people.county)).toMatchObject({ ok: false, status: 403 })
    expect(await tell('w-1', closed, head)).toMatchObject({ ok: false, status: 403 })
  })
})

async function saveRows(responseId: string, establishments: readonly object[]): Promise<void> {
  const body = {
    ...{ answers: { establishments: [...establishments] }, explanations: [], keptAside: [] },
    ...{ formVersion: '2023.1', baseVersion: 0 },
  }
  await replyOf(app.call(saveDraft, { params: { responseId }, body }, enterprise))
}

describe('what the legal unit says', () => {
  it('takes one closed before the census date off, gives the offices a lead and changes no unit', async () => {
    const before = await app.database.read.select().from(unit)
    await assign(app, 'unit-a', '601-1')
    const said = await replyOf(tell('w-1', closed))
    expect(named(said.establishments, '同泰商贸一分店')).toMatchObject({
      ...{ expected: false, answer: { state: 'open', words: '普查办待核实' } },
      word: { kind: 'closed', closedOn: '2023-06-30', reason: '租约到期，已关门' },
    })
    expect(said.counts).toMatchObject({ missing: 2, denied: 1 })
    const [lead] = await signals()
    expect(lead).toMatchObject({
      ...{ kind: 'branch-denied', unitId: 'branch-1', blockCode: MAYI_1 },
      says: '「朔州同泰商贸有限公司」说「同泰商贸一分店」已于 2023-06-30 关闭：租约到期，已关门',
    })
    expect(await app.database.read.select().from(unit)).toEqual(before)
    const trail = await app.database.read
      .select()
      .from(auditEntry)
      .where(eq(auditEntry.action, 'establishment.tell'))
    expect(trail).toMatchObject([{ subjectId: 'unit-a', reason: '租约到期，已关门' }])
  })

  it('keeps one on the list that closed after the census date: it was there on it', async () => {
    await assign(app, 'unit-a', '601-1')
    const said = await replyOf(tell('w-1', { ...closed, closedOn: '2024-01-10' }))
    expect(named(said.establishments, '同泰商贸一分店')).toMatchObject({ expected: true })
  })

  it('tells the offices of one they do not know, and hears what came of it', async () => {
    await replyOf(tell('w-1', { kind: 'missing', told }))
    const [lead] = await signals()
    expect(lead).toMatchObject({
      ...{ kind: 'branch-told', unitId: 'unit-a', areaNames: ['朔城区'] },
      says: '「朔州同泰商贸有限公司」报来名录里没有的下属单位「同泰商贸三分店」：北关路8号，零售日用百货，期末 4 人',
    })
    // Nobody's search makes it lapse.
    await replyOf(app.call(findSignals, {}, people.county))
    expect(await signals()).toContainEqual(expect.objectContaining({ signalId: lead!.signalId }))
    const step = (stepId: string, kind: 'task' | 'judge', note: string, blockCode?: string) =>
      app.call(
        stepSignal,
        {
          params: { signalId: lead!.signalId, stepId },
          body: { kind, note, ...(blockCode && { blockCode }) },
        },
        people.county,
      )
    await replyOf(step('s-1', 'task', '', MAYI_1))
    const answer = async () => named((await read()).establishments, '同泰商贸三分店')?.answer
    expect(await answer()).toEqual({ state: 'task', words: '已派普查员到实地核查' })
    expect(await step('s-2', 'judge', '人数请改为 12 人')).toMatchObject({
      problem: { type: 'urn:jingpu:problem:reason-names-target-value' },
    })
    await replyOf(step('s-3', 'judge', '与二分店是同一场所，不另列'))
    expect(await answer()).toEqual({
      ...{ state: 'closed', words: '普查办核实：与二分店是同一场所，不另列' },
    })
  })

  it('is a unit like any other once one is registered that is it', async () => {
    await replyOf(tell('w-1', { kind: 'missing', told }))
    await addUnit(app, { id: 'branch-4', kind: 'establishment', name: '同泰商贸三分店' })
    await report('branch-4', OWN)
    const { establishments } = await read()
    expect(establishments.filter(({ name }) => name === '同泰商贸三分店')).toMatchObject([
      {
        ...{ id: 'branch-4', knownFrom: ['names-owner', 'told'] },
        answer: { state: 'closed', words: '已登记为普查单位' },
      },
    ])
  })

  it('is taken back: the lead lapses, and it stands as before', async () => {
    await replyOf(tell('w-1', closed))
    await replyOf(tell('w-2', { kind: 'missing', told }))
    expect(await signals()).toHaveLength(2)
    await replyOf(tell('w-3', { kind: 'taken-back', establishmentId: 'branch-1' }))
    const last = await replyOf(tell('w-4', { kind: 'taken-back', establishmentId: 'w-2' }))
    expect(await signals()).toHaveLength(0)
    expect(await signals('lapsed')).toHaveLength(2)
    expect(named(last.establishments, '同泰商贸三分店')).toBeUndefined()
    expect(named(last.establishments, '同泰商贸一分店')).toMatchObject({
      ...{ word: null, expected: true },
    })
  })

  it('sent again changes nothing; other words under the id are refused', async () => {
    await replyOf(tell('w-1', closed))
    await replyOf(tell('w-1', closed))
    expect(await app.database.read.$count(establishmentWord)).toBe(1)
    expect(await tell('w-1', { kind: 'missing', told })).toMatchObject({ ok: false, status: 409 })
  })

  it.each([
    ['a day to come', { ...closed, closedOn: '2024-02-01' }, '还没有到'],
    ['no day at all', { ...closed, closedOn: '2023-02-30' }, '如 2023-06-30'],
    ['no reason', { ...closed, reason: '关' }, '至少 4 个字'],
    ['one it has not', { ...closed, establishmentId: 'stranger' }, '清单里没有'],
    ['one that is known', { kind: 'missing', told: { ...told, name: '同泰仓储点' } }, '清单里已有'],
    ['a wrong code', { kind: 'missing', told: { ...told, creditCode: '9114' } }, '18 位'],
    ['its own code', { kind: 'missing', told: { ...told, creditCode: OWN } }, '本单位自己的代码'],
    ['no address', { kind: 'missing', told: { ...told, address: ' ' } }, '详细地址'],
    ['nothing to take back', { kind: 'taken-back', establishmentId: 'branch-1' }, '没有可以收回'],
  ] as const)('is refused with the remedy where it names %s', async (_, body, words) => {
    expect(await tell('w-1', body)).toMatchObject({
      ok: false,
      problem: { detail: expect.stringContaining(words) },
    })
    expect(await app.database.read.$count(establishmentWord)).toBe(0)
  })

  it('is a legal unit’s to say, and never changed or removed', async () => {
    const scope = { kind: 'unit', unitId: 'branch-1', name: '一分店' } as const
    const branch = await app.signIn('enterprise', scope)
    expect(await tell('w-1', { kind: 'missing', told }, branch, 'branch-1')).toMatchObject({
      problem: { detail: expect.stringContaining('只有法人单位') },
    })
    await replyOf(tell('w-1', closed))
    await replyOf(declare('d-1', (await read()).listHash))
    const changes = [
      app.database.write((tx) => tx.update(establishmentWord).set({ reason: '没说过' })),
      app.database.write((tx) => tx.delete(establishmentWord)),
      app.database.write((tx) => tx.delete(establishmentDeclaration)),
    ]
    for (const change of changes) await expect(change).rejects.toThrow()
  })
})

describe('the declaration', () => {
  it('is bound to the list it was shown and void once that changes', async () => {
    const { listHash } = await read()
    expect((await replyOf(declare('d-1', listHash))).declaration).toMatchObject({
      ...{ establishments: 3, stands: true },
    })
    expect((await read(people.county)).declaration).toMatchObject({ stands: true })
    await replyOf(declare('d-1', listHash))
    expect(await app.database.read.$count(establishmentDeclaration)).toBe(1)
    await replyOf(tell('w-1', { kind: 'missing', told }))
    expect((await read()).declaration).toMatchObject({ stands: false })
    expect(await declare('d-2', listHash)).toMatchObject({
      problem: { type: 'urn:jingpu:problem:content-changed' },
    })
    await replyOf(tell('w-2', { kind: 'taken-back', establishmentId: 'w-1' }))
    // The very list that was declared.
    expect((await read()).declaration).toMatchObject({ stands: true })
  })
})

describe('reporting', () => {
  beforeEach(async () => {
    before = null
    await openForm(app.context, {
      ...{ formId: '601-1', formVersion: '2023.1', opensOn: '2024-01-01', dueOn: '2024-04-30' },
    })
  })
  let sent = 0
  let before: string | null
  const send = async (formId: string, answers: object, explanations: readonly object[] = []) => {
    const revisionId = `sent-${++sent}`
    const receipt = await receiptOf(
      app,
      buildEnvelope({
        ...{ formId, responseId: `unit-a.${formId}.2023`, revisionId, baseRevisionId: before },
        ...{ answers: { ...answers }, explanations: explanations as never, intent: 'draft' },
      }),
      enterprise,
    )
    before = revisionId
    return receipt
  }
  const asked = async (responseId: string) =>
    (await replyOf(app.call(getResponse, { params: { responseId } }, enterprise))).findings
      .filter(({ rule }) => rule.startsWith('establishment-'))
      .map(({ rule, severity, message }) => ({ rule, severity, message }))

  it('asks for each that the list leaves out, in words', async () => {
    await assign(app, 'unit-a', '601-1')
    await replyOf(tell('w-1', closed))
    const rows = [{ establishmentKind: '2', unitName: '同泰仓储点' }]
    await send('601-1', { establishments: rows })
    expect(await asked('unit-a.601-1.2023')).toEqual([
      {
        ...{ rule: 'establishment-branch-2', severity: 'verify' },
        message: expect.stringContaining(`“同泰商贸二分店”（${creditCode(3)}），本表没有列`),
      },
    ])
  })

  it('asks a unit that says it has none', async () => {
    await assign(app, 'unit-a', '601')
    await send('601', { hasEstablishments: false })
    expect(await asked('unit-a.601.2023')).toEqual([
      {
        ...{ rule: 'establishment-none', severity: 'verify' },
        message: expect.stringContaining('等 3 个'),
      },
    ])
    await send('601', { hasEstablishments: true })
    expect(await asked('unit-a.601.2023')).toEqual([])
  })
})

describe('the omissions desk', () => {
  const search = async () => {
    await replyOf(app.call(findSignals, {}, people.county))
    return (await signals()).filter(({ kind }) => kind.startsWith('branch-'))
  }
  const row = (unitName: string, code?: string) => ({
    ...{ establishmentKind: '2', unitName },
    ...(code !== undefined && { unifiedSocialCreditCode: code }),
  })
  let sent: string | null
  beforeEach(async () => {
    sent = null
    await openForm(app.context, {
      ...{ formId: '601-1', formVersion: '2023.1', opensOn: '2024-01-01', dueOn: '2024-04-30' },
    })
  })
  const report = async (formId: '601' | '601-1', answers: object, explanations: object[] = []) => {
    await assign(app, 'unit-a', formId)
    const revisionId = `${formId}-${sent ?? 'first'}`
    await receiptOf(
      app,
      buildEnvelope({
        ...{ formId, responseId: `unit-a.${formId}.2023`, revisionId, baseRevisionId: sent },
        ...{ answers: { ...answers }, explanations: explanations as never, intent: 'draft' },
      }),
      enterprise,
    )
    sent = revisionId
  }
  const whom = (found: Awaited<ReturnType<typeof search>>) =>
    found.map(({ kind, unitId }) => [kind, unitId]).sort()

  it('says nothing of a legal unit that has not said which it has', async () => {
    expect(await search()).toEqual([])
  })

  it('finds a registered branch that the list its legal unit reported leaves out', async () => {
    await report('601-1', { establishments: [row('同泰商贸一分店', creditCode(2))] })
    const found = await search()
    expect(whom(found)).toEqual([
      ['branch-not-listed', 'branch-2'],
      ['branch-not-listed', 'branch-3'],
    ])
    expect(found.find(({ unitId }) => unitId === 'branch-2')).toMatchObject({
      ...{ blockCode: MAYI_1, areaNames: expect.arrayContaining(['朔城区']) },
      says: '「同泰商贸二分店」登记为「朔州同泰商贸有限公司」的产业活动单位，该法人报来的 601-1 表里没有它；法人网上“下属单位”页已请其补列或说明',
    })
    // Listed, it is none any more; explained, it is the reviewers' to judge.
    await report(
      '601-1',
      { establishments: [row('一分店', creditCode(2)), row('二分店', creditCode(3))] },
      [
        {
          ...{ rule: 'establishment-branch-3', fields: ['establishments'], reason: 'other' },
          text: '仓储点没有人员和收入，并入本部填报',
        },
      ],
    )
    expect(await search()).toEqual([])
    expect((await signals('lapsed')).map(({ kind }) => kind)).toEqual([
      ...['branch-not-listed', 'branch-not-listed'],
    ])
  })

  it('finds one that came after the list was declared complete, until it is declared anew', async () => {
    await replyOf(declare('d-1', (await read()).listHash))
    expect(await search()).toEqual([])
    await addUnit(app, {
      ...{ id: 'branch-4', kind: 'establishment', outcome: 'normal', name: '同泰商贸四分店' },
    })
    await link('branch-4')
    expect(await search()).toMatchObject([
      { unitId: 'branch-4', says: expect.stringContaining('该法人声明齐全的清单里没有它') },
    ])
    await replyOf(declare('d-2', (await read()).listHash))
    expect(await search()).toEqual([])
  })

  it('finds the branches of one that says it has none, also before the listing came to it', async () => {
    await report('601', { hasEstablishments: false })
    await app.database.write((tx) =>
      tx.update(unit).set({ outcome: null }).where(eq(unit.id, 'unit-a')),
    )
    expect(whom(await search())).toEqual([
      ['branch-not-listed', 'branch-1'],
      ['branch-not-listed', 'branch-2'],
      ['branch-not-listed', 'branch-3'],
    ])
  })

  it('has one lead of one thing: what the legal unit says takes the place of what was found', async () => {
    await report('601-1', {
      establishments: [
        ...[row('一分店', creditCode(2)), row('二分店', creditCode(3)), row('同泰仓储点')],
        row('同泰商贸三分店', creditCode(6)),
      ],
    })
    expect(await search()).toMatchObject([{ kind: 'branch-not-registered', unitId: 'unit-a' }])
    await replyOf(tell('w-1', { kind: 'missing', told: { ...told, creditCode: creditCode(6) } }))
    expect((await signals()).filter(({ kind }) => kind.startsWith('branch-'))).toMatchObject([
      { kind: 'branch-told', unitId: 'unit-a' },
    ])
    expect(await search()).toMatchObject([{ kind: 'branch-told' }])
    await replyOf(tell('w-2', { kind: 'taken-back', establishmentId: 'w-1' }))
    expect(await search()).toMatchObject([{ kind: 'branch-not-registered' }])
  })

  it('says nothing of a list its unit no longer owes', async () => {
    await report('601-1', {
      establishments: [
        ...[row('一分店', creditCode(2)), row('二分店', creditCode(3)), row('同泰仓储点')],
        row('同泰商贸三分店', creditCode(6)),
      ],
    })
    expect(await search()).toMatchObject([{ kind: 'branch-not-registered' }])
    const fallenAway = (fellAwayAt: string | null) =>
      app.database.write((tx) =>
        tx.update(response).set({ fellAwayAt }).where(eq(response.formId, '601-1')),
      )
    await fallenAway(NOW)
    expect(await search()).toEqual([])
    expect(await signals('lapsed')).toMatchObject([{ kind: 'branch-not-registered' }])
    await fallenAway(null)
    expect(await search()).toMatchObject([{ kind: 'branch-not-registered' }])
  })

  it('has one lead of a branch that is left out and said to be another’s', async () => {
    await report('601-1', {
      establishments: [row('一分店', creditCode(2)), row('二分店', creditCode(3))],
    })
    expect(whom(await search())).toEqual([['branch-not-listed', 'branch-3']])
    const word = { kind: 'not-ours', establishmentId: 'branch-3', reason: '早已转给别人' } as const
    await replyOf(tell('w-1', word))
    expect(whom(await search())).toEqual([['branch-denied', 'branch-3']])
  })
})
