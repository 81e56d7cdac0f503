/** Signals of omissions: found, judged, sent to a tablet, closed by what comes back. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type FieldAct, getBlockPack, putFieldAct } from '../../../server/contract/fieldwork.ts'
import { type FrameOutcome, listUnits, recordOutcome } from '../../../server/contract/frame.ts'
import {
  estimateOmissions,
  findSignals,
  listOmissionSignals,
  listOmissionTasks,
  type SignalState,
  stepSignal,
} from '../../../server/contract/omissions.ts'
import {
  BEIGUAN_1,
  loadSmallCity,
  MAYI_1,
  MAYI_2,
  type People,
  PINGLU_BLOCK,
  signInEveryone,
} from '../../support/small-city.ts'
import { createTestApp, type SignedIn, type TestApp } from '../../support/test-app.ts'
import { bytesOf, creditCode, csv, reportOf } from '../frame/lists.ts'

let app: TestApp
let people: People
beforeEach(async () => {
  app = await createTestApp()
  await loadSmallCity(app)
  people = await signInEveryone(app)
  const headings = ['统一社会信用代码', '单位名称', '经营地址', '普查小区代码']
  const rows = [
    [creditCode(1), '甲五金店', '马邑路 1 号', MAYI_1],
    [creditCode(2), '乙面馆', '马邑路 2 号', MAYI_1],
  ]
  await reportOf(app, people.county, csv(rows, headings), { source: 'tax' })
})
afterEach(() => app.close())

async function find(who = people.county) {
  const answer = await app.call(findSignals, {}, who)
  if (!answer.ok) throw new Error(JSON.stringify(answer.problem))
  return answer.reply
}

async function signals(state: SignalState = 'open', who = people.county) {
  const answer = await app.call(listOmissionSignals, { query: { state } }, who)
  if (!answer.ok) throw new Error(JSON.stringify(answer.problem))
  return answer.reply
}

async function signalOf(kind: string, state: SignalState = 'open') {
  return (await signals(state)).signals.find((each) => each.kind === kind)
}

let turn = 0
function step(
  signalId: string,
  body: { kind: 'task' | 'judge' | 'reopen'; note?: string; blockCode?: string },
  who = people.county,
  stepId = `step-${++turn}`,
) {
  return app.call(
    stepSignal,
    { params: { signalId, stepId }, body: { note: '据县办掌握的情况', ...body } },
    who,
  )
}

function act(content: FieldAct, who: SignedIn, actId = `act-${++turn}`) {
  const madeAt = '2024-01-15T01:00:00.000Z'
  const body = bytesOf(JSON.stringify({ ...content, actId, madeAt }))
  return app.call(putFieldAct, { params: { actId }, body }, who)
}

async function settle(name: string, outcome: FrameOutcome) {
  const listed = await app.call(listUnits, { query: { search: name } }, people.county)
  if (!listed.ok) throw new Error(JSON.stringify(listed.problem))
  const unitId = listed.reply.units[0]!.id
  const params = { unitId, outcomeId: `outcome-${++turn}` }
  const body = { outcome, evidence: '实地核查并拍照' }
  await app.call(recordOutcome, { params, body }, people.county)
  return unitId
}

describe('looking for signals', () => {
  it('finds the blocks nobody registered a unit in, of the own county only', async () => {
    expect(await find()).toEqual({ found: 2, fresh: 2, lapsed: 0 })
    const { signals: found, counts } = await signals()
    expect(found.map(({ kind, blockCode }) => [kind, blockCode]).sort()).toEqual([
      ['empty-block', MAYI_2],
      ['empty-block', BEIGUAN_1],
    ])
    expect(counts).toEqual({ open: 2, task: 0, closed: 0, lapsed: 0 })
    expect((await signals('open', people.neighbour)).signals).toEqual([])
    expect((await find(people.neighbour)).fresh).toBe(1)
    expect((await signals('open', people.neighbour)).signals).toMatchObject([
      { blockCode: PINGLU_BLOCK },
    ])
  })

  it('finds a building where units were seen and none is registered', async () => {
    await act(
      {
        ...{ kind: 'building-visit', buildingCode: 'B-1', blockCode: MAYI_1 },
        ...{ finding: 'has-units', note: '三层有招牌' },
      } as FieldAct,
      people.enumerator,
    )
    await find()
    expect(await signalOf('empty-building')).toMatchObject({
      buildingCode: 'B-1',
      says: expect.stringContaining('马邑商厦'),
    })
  })

  it('finds units that pay taxes and were closed all the same', async () => {
    const unitId = await settle('甲五金店', 'deregistered')
    await find()
    expect(await signalOf('list-without-unit')).toMatchObject({
      unitId,
      says: '税务名录里有「甲五金店」，核查情况却是“注销”',
    })
  })

  it('finds units closed as struck off that the registrar still has, and no others', async () => {
    const headings = ['统一社会信用代码', '企业名称', '登记状态', '住所', '普查小区代码']
    const rows = [
      [creditCode(5), '丁商贸有限公司', '存续', '马邑路 5 号', MAYI_1],
      [creditCode(6), '戊商贸有限公司', '注销', '马邑路 6 号', MAYI_1],
      [creditCode(7), '己商贸有限公司', '存续', '马邑路 7 号', MAYI_1],
    ]
    await reportOf(app, people.county, csv(rows, headings), { source: 'market-regulation' })
    const unitId = await settle('丁商贸', 'deregistered')
    await settle('戊商贸', 'deregistered')
    // Not found is no claim about the register.
    await settle('己商贸', 'not-found')
    await find()
    const found = (await signals()).signals.filter(({ kind }) => kind === 'registered-alive')
    expect(found).toMatchObject([
      { unitId, says: expect.stringContaining('里有「丁商贸有限公司」，核查情况却是“注销”') },
    ])
  })

  it('finds units of the register that the listing did not find, unless a department has them', async () => {
    const headings = ['统一社会信用代码', '单位名称', '经营地址', '普查小区代码']
    const row = [creditCode(9), '丙老厂', '马邑路 9 号', MAYI_1]
    await reportOf(app, people.county, csv([row], headings), { source: 'statistics-register' })
    const unitId = await settle('丙老厂', 'not-found')
    await find()
    expect(await signalOf('previous-gone')).toMatchObject({
      unitId,
      says: expect.stringContaining('丙老厂'),
    })
    await reportOf(app, people.county, csv([row], headings), {
      source: 'tax',
      fileName: '税务补.csv',
    })
    await find()
    expect(await signalOf('previous-gone')).toBeUndefined()
    expect(await signalOf('list-without-unit')).toMatchObject({ unitId })
  })

  it('lapses what is not odd any more, and opens it again when it is', async () => {
    await settle('甲五金店', 'not-found')
    await find()
    await settle('甲五金店', 'normal')
    expect(await find()).toMatchObject({ lapsed: 1 })
    expect(await signalOf('list-without-unit')).toBeUndefined()
    await settle('甲五金店', 'not-found')
    expect(await find()).toMatchObject({ fresh: 0 })
    expect(await signalOf('list-without-unit')).toBeDefined()
  })

  it('is for county and city', async () => {
    expect(await app.call(findSignals, {}, people.township)).toMatchObject({ status: 403 })
    expect((await signals('open', people.township)).signals).toEqual([])
  })
})

describe('judging a signal', () => {
  it('closes it with a reason and keeps what was said; found again it stays closed', async () => {
    await find()
    const { signalId } = (await signalOf('empty-block'))!
    expect(await step(signalId, { kind: 'judge', note: '无' })).toMatchObject({
      problem: { type: expect.stringContaining('reason-required') },
    })
    expect(await step(signalId, { kind: 'judge', note: '全是农田，没有房屋' })).toMatchObject({
      reply: { signal: { state: 'closed', steps: [{ kind: 'judge', by: '王县办' }] } },
    })
    expect(await find()).toMatchObject({ fresh: 0 })
    expect((await signals('closed')).signals).toHaveLength(1)
    expect(await step(signalId, { kind: 'judge' })).toMatchObject({
      problem: { type: expect.stringContaining('signal-not-open') },
    })
    expect(await step(signalId, { kind: 'reopen', note: '有人举报漏报' })).toMatchObject({
      reply: { signal: { state: 'open', steps: [{}, { kind: 'reopen' }] } },
    })
  })

  it('twice under one id is once; another county has no such signal', async () => {
    await find()
    const { signalId } = (await signalOf('empty-block'))!
    const note = '全是农田，没有房屋'
    expect((await step(signalId, { kind: 'judge', note }, undefined, 'once')).ok).toBe(true)
    expect((await step(signalId, { kind: 'judge', note }, undefined, 'once')).ok).toBe(true)
    expect(await step(signalId, { kind: 'reopen', note }, undefined, 'once')).toMatchObject({
      status: 400,
    })
    expect(await step(signalId, { kind: 'reopen' }, people.neighbour)).toMatchObject({
      status: 404,
    })
  })
})

describe('a signal as a task', () => {
  async function taskInMayi() {
    await settle('甲五金店', 'not-found')
    await find()
    const { signalId } = (await signalOf('list-without-unit'))!
    const sent = await step(signalId, { kind: 'task', note: '问隔壁邻居' })
    expect(sent).toMatchObject({ reply: { signal: { state: 'task' } } })
    return signalId
  }
  const back = (signalId: string, finding: 'found' | 'nothing' | 'no-access', note = '门已封') =>
    ({ kind: 'omission-task', signalId, blockCode: MAYI_1, finding, note }) as const

  it('goes down with the pack of its block', async () => {
    const signalId = await taskInMayi()
    const params = { blockCode: MAYI_1 }
    const tasks = [{ signalId, note: '问隔壁邻居', says: expect.stringContaining('甲五金店') }]
    expect(await app.call(getBlockPack, { params }, people.enumerator)).toMatchObject({
      reply: { omissionTasks: tasks },
    })
    expect(await app.call(listOmissionTasks, { params }, people.enumerator)).toMatchObject({
      reply: { tasks },
    })
    const elsewhere = { params: { blockCode: MAYI_2 } }
    expect(await app.call(listOmissionTasks, elsewhere, people.enumerator)).toMatchObject({
      status: 404,
    })
  })

  it('is closed by what comes back, and says who looked', async () => {
    const signalId = await taskInMayi()
    expect(await act(back(signalId, 'nothing'), people.enumerator, 'back')).toMatchObject({
      reply: { outcome: 'applied' },
    })
    expect(await act(back(signalId, 'nothing'), people.enumerator, 'back')).toMatchObject({
      reply: { outcome: 'applied' },
    })
    const closed = (await signals('closed')).signals
    expect(closed).toMatchObject([
      { steps: [{ kind: 'task' }, { kind: 'outcome', finding: 'nothing', by: '张普' }] },
    ])
    expect(await act(back(signalId, 'found'), people.enumerator)).toMatchObject({
      reply: { outcome: 'refused', message: expect.stringContaining('不能这样处理') },
    })
  })

  it('stays a task while nobody gets in', async () => {
    const signalId = await taskInMayi()
    await act(back(signalId, 'no-access'), people.enumerator)
    expect((await signals('task')).signals).toMatchObject([
      { signalId, steps: [{ kind: 'task' }, { finding: 'no-access' }] },
    ])
    const silent = await act(back(signalId, 'nothing', ''), people.enumerator)
    expect(silent).toMatchObject({ reply: { outcome: 'refused' } })
  })

  it('needs a block to go to, in the own area', async () => {
    await find()
    const { signalId } = (await signalOf('empty-block'))!
    expect(await step(signalId, { kind: 'task', blockCode: PINGLU_BLOCK })).toMatchObject({
      problem: { type: expect.stringContaining('code-not-in-list') },
    })
    expect((await step(signalId, { kind: 'task', note: '' })).ok).toBe(true)
  })
})

describe('the estimate', () => {
  it('says why there is none while the sources hardly overlap', async () => {
    const answer = await app.call(estimateOmissions, {}, people.county)
    expect(answer).toMatchObject({
      reply: {
        estimates: [{ countyName: '朔城区', known: 2, estimate: null, reason: expect.any(String) }],
      },
    })
  })

  it('counts who knows whom and estimates the rest, by county and kind', async () => {
    const headings = ['统一社会信用代码', '单位名称', '经营地址', '普查小区代码']
    const firm = (at: number) => [creditCode(100 + at), `第${at}商行`, `振华街 ${at} 号`, MAYI_1]
    const range = (from: number, to: number) =>
      Array.from({ length: to - from }, (_, at) => firm(from + at))
    await reportOf(app, people.county, csv(range(0, 40), headings), { source: 'tax' })
    await reportOf(app, people.county, csv(range(20, 70), headings))
    const answer = await app.call(estimateOmissions, {}, people.county)
    if (!answer.ok) throw new Error(JSON.stringify(answer.problem))
    const [group] = answer.reply.estimates
    // 42 of tax, 50 of the market, 20 of both: Chapman.
    expect(group).toMatchObject({
      known: 72,
      estimate: { method: 'chapman', sources: ['市场监管名录', '税务名录'] },
    })
    expect(group!.estimate!.total.value).toBeCloseTo((43 * 51) / 21 - 1, 6)
    expect(group!.estimate!.missing.value).toBeCloseTo((43 * 51) / 21 - 1 - 72, 6)
  })
})
