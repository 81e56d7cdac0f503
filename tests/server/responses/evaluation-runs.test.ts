import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  cancelEvaluation,
  getEvaluationFindings,
  listEvaluationRuns,
  listEvaluationUnits,
  startEvaluation,
} from '../../../server/contract/evaluation.ts'
import { auditEntry } from '../../../server/domains/audit/tables.ts'
import { goOnWithRun } from '../../../server/domains/responses/evaluate-responses.ts'
import { findRun } from '../../../server/domains/responses/evaluation-run-store.ts'
import { answerQuestions, runEvaluations } from '../../../server/domains/responses/index.ts'
import { evaluation, evaluationRun } from '../../../server/domains/responses/tables.ts'
import { putStanding } from '../../support/evaluation-city.ts'
import { noodleShop } from '../../support/responses.ts'
import { loadSmallCity, type People, signInEveryone } from '../../support/small-city.ts'
import { createTestApp, type SignedIn, type TestApp } from '../../support/test-app.ts'

const broken = { ...noodleShop, femaleStaffAtYearEnd: 9 }
const household = (unitId: string, over: object = {}) =>
  ({ unitId, kind: 'selfEmployed', formId: '622', answers: broken, ...over }) as const

let app: TestApp
let people: People

beforeEach(async () => {
  app = await createTestApp()
  await loadSmallCity(app)
  people = await signInEveryone(app)
})
afterEach(() => app.close())

const start = (who: SignedIn, body: { area: string | null; formId: string | null } = all) =>
  app.call(startEvaluation, { body }, who)
const all = { area: null, formId: null }

async function runsOf(who: SignedIn) {
  const listed = await app.call(listEvaluationRuns, {}, who)
  if (!listed.ok) throw new Error(JSON.stringify(listed.problem))
  return listed.reply.runs
}

/** Starts one and waits until it has ended. */
async function runToEnd(who: SignedIn, body = all) {
  const started = await start(who, body)
  if (!started.ok) throw new Error(JSON.stringify(started.problem))
  await vi.waitFor(
    async () => {
      const run = (await runsOf(who)).find(({ runId }) => runId === started.reply.runId)
      expect(run?.state).not.toBe('running')
    },
    { timeout: 15_000, interval: 50 },
  )
  return (await runsOf(who)).find(({ runId }) => runId === started.reply.runId)!
}

describe('an evaluation an office starts', () => {
  it('judges everything received in worker threads and says how far it is', async () => {
    await putStanding(app.database, [household('a'), household('b', { answers: noodleShop })])
    const run = await runToEnd(people.city)
    expect(run).toMatchObject({
      ...{ state: 'finished', areaPrefix: '1406', formId: null, startedByName: '测试人员' },
      ...{ units: 2, unitsInAll: 2, responses: 2, findings: 1, mayCancel: false },
    })
    const acts = await app.database.read.select().from(auditEntry)
    expect(acts.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['evaluation.start', 'evaluation.advance', 'evaluation.finish']),
    )
  })

  it('is told by check, area and industry, each narrowed by the others', async () => {
    await putStanding(app.database, [
      household('a', { industryCode: '6210' }),
      household('b', { areaCode: '140602001002', industryCode: '6210' }),
      household('c', { areaCode: '140603100001' }),
      household('d', { answers: noodleShop, industryCode: '5211' }),
    ])
    const { runId } = await runToEnd(people.city)
    const find = async (who: SignedIn, query: object = {}) => {
      const told = await app.call(getEvaluationFindings, { params: { runId }, query }, who)
      if (!told.ok) throw new Error(JSON.stringify(told.problem))
      return told.reply
    }
    const city = await find(people.city)
    expect(city.byCheck).toMatchObject([
      { formId: '622', severity: 'mandatory', responses: 3, title: expect.stringContaining('女') },
    ])
    expect(city.byArea).toEqual([
      { code: '140602', name: '朔城区', responses: 2 },
      { code: '140603', name: '平鲁区', responses: 1 },
    ])
    expect(city.byIndustry).toEqual([
      { code: '62', name: '餐饮业', responses: 2 },
      { code: '', name: '行业未定', responses: 1 },
    ])
    // A county sees its own part of the city's run, by township.
    expect((await find(people.county)).byArea).toEqual([
      { code: '140602001', name: '北城街道', responses: 2 },
    ])
    expect((await find(people.neighbour)).byCheck).toMatchObject([{ responses: 1 }])
    expect((await find(people.city, { industry: '62' })).byArea).toHaveLength(1)
    expect((await find(people.city, { severity: 'verify' })).byCheck).toEqual([])
    const beyond = await app.call(
      getEvaluationFindings,
      { params: { runId }, query: { area: '140602' } },
      people.neighbour,
    )
    expect(beyond).toMatchObject({ ok: false, status: 404 })
    const [{ rule } = { rule: '' }] = city.byCheck
    const unitsOf = async (who: SignedIn, query: object = {}) => {
      const told = await app.call(listEvaluationUnits, { query: { rule, ...query } }, who)
      return told.ok ? told.reply.units.map(({ unitId }) => unitId) : told.problem
    }
    expect(await unitsOf(people.city)).toEqual(['a', 'b', 'c'])
    expect(await unitsOf(people.county)).toEqual(['a', 'b'])
    expect(await unitsOf(people.city, { industry: 'none' })).toEqual(['c'])
    expect(await unitsOf(people.city, { area: '140603', industry: 'none' })).toEqual(['c'])
  })

  it('is one at a time, for the offices that hold the right and cover the area', async () => {
    await putStanding(app.database, [household('a')])
    const first = await start(people.county)
    expect(first).toMatchObject({ ok: true, reply: { areaName: '朔城区', mayCancel: true } })
    expect(await start(people.city)).toMatchObject({
      ok: false,
      problem: { type: 'urn:jingpu:problem:evaluation-running' },
    })
    const asked = (who: SignedIn, body: object) => start(who, { ...all, ...body })
    expect(await asked(people.county, { area: '140603' })).toMatchObject({ status: 404 })
    expect(await asked(people.county, { formId: '999' })).toMatchObject({ status: 422 })
    for (const who of [people.township, people.enumerator, people.enterprise, people.audit]) {
      expect(await start(who)).toMatchObject({ ok: false, status: 403 })
    }
    expect(await runsOf(people.neighbour)).toEqual([])
    expect(await runsOf(people.township)).toHaveLength(1)
  })

  it('is stopped by those who may start it, keeps what it wrote, and the next judges only the rest', async () => {
    const params = { runId: await startedHalfway() }
    expect(await app.call(cancelEvaluation, { params }, people.neighbour)).toMatchObject({
      status: 404,
    })
    expect(await app.call(cancelEvaluation, { params }, people.township)).toMatchObject({
      status: 403,
    })
    expect(await app.call(cancelEvaluation, { params }, people.city)).toMatchObject({
      ok: true,
      reply: { state: 'cancelled', units: 200, mayCancel: false },
    })
    expect(await app.call(cancelEvaluation, { params }, people.city)).toMatchObject({
      problem: { type: 'urn:jingpu:problem:evaluation-ended' },
    })
    expect(await start(people.county)).toMatchObject({ ok: true })
    await anotherServer()
    expect((await runsOf(people.county))[0]).toMatchObject({ units: 500, responses: 300 })
    expect(await app.database.read.select().from(evaluation)).toHaveLength(500)
  })

  it('goes on at the next start where the server was stopped', async () => {
    await startedHalfway()
    const [halted] = await runsOf(people.county)
    expect(halted).toMatchObject({ state: 'running', units: 200, unitsInAll: 500 })
    await anotherServer()
    const { database } = app
    expect(await database.read.select().from(evaluationRun)).toHaveLength(1)
    expect(await database.read.select().from(evaluation)).toHaveLength(500)
    expect((await runsOf(people.county))[0]).toMatchObject({ units: 500, responses: 500 })
  })

  it('is not gone on with by a program whose checks are others', async () => {
    await startedHalfway()
    await app.database.write((tx) => tx.update(evaluationRun).set({ ruleVersion: 'other' }))
    await anotherServer('failed')
    expect((await runsOf(people.county))[0]).toMatchObject({
      failure: expect.stringContaining('请重新开始'),
    })
  })
})

/** 200 of 500 units judged when the server stopped. */
async function startedHalfway(): Promise<string> {
  await putStanding(
    app.database,
    Array.from({ length: 500 }, (_, index) => household(`u${String(index).padStart(4, '0')}`)),
  )
  app.stopBackground()
  const started = await start(people.county)
  if (!started.ok) throw new Error('not started')
  const run = await findRun(app.database.read, started.reply.runId)
  const answer = answerQuestions(app.database.read)
  let batches = 0
  const report = await goOnWithRun(app.context, run!, {
    ask: async (question) => {
      if ('judge' in question) batches += 1
      return answer(question)
    },
    ...{ ahead: 1, unitsPerBatch: 200, stopped: () => batches > 0 },
  })
  expect(report).toMatchObject({ finished: false, units: 200 })
  return started.reply.runId
}

/** On the same database, until the newest run has ended. */
async function anotherServer(as: 'finished' | 'failed' = 'finished'): Promise<void> {
  runEvaluations(() => app.context, undefined).start()
  await vi.waitFor(async () => expect((await runsOf(people.county))[0]!.state).toBe(as), {
    ...{ timeout: 15_000, interval: 50 },
  })
}
