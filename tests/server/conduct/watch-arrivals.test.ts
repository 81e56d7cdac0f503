import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { getSignal, listSignals, settleSignal } from '../../../server/contract/conduct.ts'
import { auditEntry } from '../../../server/domains/audit/tables.ts'
import { watchArrivals } from '../../../server/domains/conduct/index.ts'
import { signalsOfResponses } from '../../../server/domains/conduct/signals-of-responses.ts'
import { arrival, signal } from '../../../server/domains/conduct/tables.ts'
import { loadPriorResponses } from '../../../server/domains/responses/index.ts'
import { response } from '../../../server/domains/responses/tables.ts'
import {
  addUnit,
  assign,
  buildEnvelope,
  bytesOf,
  createTownApp,
  receiptOf,
} from '../../support/responses.ts'
import { replyOf } from '../../support/sign-in.ts'
import { type People, signInEveryone } from '../../support/small-city.ts'
import type { SignedIn, TestApp } from '../../support/test-app.ts'

let app: TestApp
let people: People
beforeEach(async () => {
  app = await createTownApp({ behindProxy: true })
  people = await signInEveryone(app)
})
afterEach(() => app.close())

const list = async (as: SignedIn = people.county, query = {}) =>
  (await replyOf(app.call(listSignals, { query }, as))).signals

/** A unit of 朔城区 reports form 601 under an account of its own, from one address and browser. */
async function report(number: number, address: string, at: string, answers = {}): Promise<string> {
  const unitId = `unit-${number}`
  await addUnit(app, { id: unitId, kind: 'legalUnit', aboveScale: true, name: `第${number}公司` })
  const responseId = await assign(app, unitId, 'B603')
  const scope = { kind: 'unit', unitId, name: `第${number}公司` } as const
  const enterprise = await app.signIn('enterprise', scope)
  app.setTime(at)
  const envelope = buildEnvelope({
    ...{ unitId, formId: 'B603', revisionId: `revision-${number}`, answers },
  })
  const reply = await app.fetch(
    `/api/responses/${responseId}/revisions/revision-${number}`,
    {
      method: 'PUT',
      headers: {
        ...{ 'content-type': 'application/json', 'x-forwarded-for': address },
        'user-agent': 'Browser/1.0',
      },
      body: bytesOf(envelope),
    },
    enterprise,
  )
  expect(reply.status).toBe(200)
  return responseId
}

const minute = (at: number) => new Date(Date.parse('2024-01-15T02:00:00.000Z') + at * 60_000)

describe('the watch over arrivals', () => {
  it('L-15 thirty firms from one device within ten minutes stand on the county’s list with that device', async () => {
    for (let each = 1; each <= 30; each += 1) {
      await report(each, '203.0.113.7', minute(each / 3).toISOString())
    }
    await report(31, '203.0.113.8', minute(11).toISOString())
    const { arrivals, signals } = await watchArrivals(app.context)
    expect([arrivals, signals.length]).toEqual([31, 1])
    const [found, ...more] = await list()
    expect(more).toEqual([])
    expect(found).toMatchObject({
      ...{ kind: 'one-device', units: 30, onDate: '2024-01-15', state: 'waiting' },
      facts: { address: '203.0.113.7', device: 'Browser/1.0' },
    })
    expect(found?.areaName).toContain('朔城区')
    const { responses } = await replyOf(
      app.call(getSignal, { params: { signalId: found!.id } }, people.county),
    )
    expect(responses).toHaveLength(30)
    expect(responses.map(({ unitName }) => unitName)).not.toContain('第31公司')
    // Next door and below nobody sees it.
    expect(await list(people.neighbour)).toEqual([])
    expect(await app.call(listSignals, { query: {} }, people.township)).toMatchObject({
      status: 403,
    })
  }, 30_000)

  it('looks at nothing twice, goes on after a restart, and leaves a trace of what it raises', async () => {
    for (let each = 1; each <= 7; each += 1) {
      await report(each, '203.0.113.7', minute(each).toISOString())
    }
    expect((await watchArrivals(app.context)).signals).toEqual([])
    expect(await watchArrivals(app.context)).toEqual({ arrivals: 0, signals: [], full: false })
    // The eighth makes it a signal together with those looked at before.
    await report(8, '203.0.113.7', minute(8).toISOString())
    expect((await watchArrivals(app.context)).signals).toHaveLength(1)
    await report(9, '203.0.113.7', minute(9).toISOString())
    expect((await watchArrivals(app.context)).signals).toHaveLength(1)
    expect(await list()).toMatchObject([{ units: 9 }])
    expect(await app.database.read.$count(arrival)).toBe(9)
    const raised = await app.database.read
      .select()
      .from(auditEntry)
      .where(eq(auditEntry.action, 'signal.raise'))
    expect(raised.map(({ actorId }) => actorId)).toEqual(['system', 'system'])
  })

  it('what was looked into waits no more, until it grows', async () => {
    for (let each = 1; each <= 8; each += 1) {
      await report(each, '203.0.113.7', minute(each).toISOString())
    }
    await watchArrivals(app.context)
    const [found] = await list()
    const params = { signalId: found!.id }
    const settle = (note: string) =>
      app.call(settleSignal, { params, body: { outcome: 'explained', note } }, people.county)
    expect(await settle('  ')).toMatchObject({
      problem: { type: 'urn:jingpu:problem:reason-required' },
    })
    await replyOf(settle('代理记账公司集中办理，已电话核实'))
    expect(await list(people.county, { waiting: 'yes' })).toEqual([])
    expect(await list()).toMatchObject([
      { state: 'explained', settlement: { note: '代理记账公司集中办理，已电话核实' } },
    ])
    expect((await signalsOfResponses(app.database.read, ['unit-1.B603.2023'])).size).toBe(0)
    await report(9, '203.0.113.7', minute(9).toISOString())
    await watchArrivals(app.context)
    expect(await list(people.county, { waiting: 'yes' })).toMatchObject([{ state: 'waiting' }])
    const waiting = await signalsOfResponses(app.database.read, ['unit-1.B603.2023', 'none'])
    expect([...waiting]).toEqual([['unit-1.B603.2023', ['one-device']]])
  })

  it('copies of one return are found whatever device they come from, three as one signal', async () => {
    const answers = Object.fromEntries(
      Array.from({ length: 12 }, (_, at) => [`amount${at}`, 12_345 + at * 911]),
    )
    await report(1, '203.0.113.1', minute(1).toISOString(), answers)
    await watchArrivals(app.context)
    await report(2, '203.0.113.2', minute(200).toISOString(), answers)
    await report(3, '203.0.113.3', minute(400).toISOString(), { ...answers, extra: 1_000 })
    await report(4, '203.0.113.4', minute(600).toISOString(), { extra: 1_000, other: 2_000 })
    await watchArrivals(app.context)
    expect(await list()).toMatchObject([{ kind: 'alike', units: 3 }])
    const [found] = await list()
    expect(found?.facts.share).toBeGreaterThanOrEqual(0.9)
  })

  it('an amount changed after a return to a whole percent over the year before is a signal', async () => {
    await loadPriorResponses(app.context, [
      {
        ...{ unitId: 'unit-1', formId: 'B603', period: '2022', source: '上年年报' },
        answers: { operatingRevenue: 100_000 },
      },
    ])
    const responseId = await report(1, '203.0.113.1', minute(1).toISOString(), {
      operatingRevenue: 97_314,
    })
    await watchArrivals(app.context)
    expect(await app.database.read.$count(signal)).toBe(0)
    // As an office left it.
    await app.database.write(async (tx) => {
      await tx.update(response).set({ state: 'returned' })
    })
    const [row] = await app.database.read.select().from(arrival)
    const unit = { kind: 'unit', unitId: 'unit-1', name: '第1公司' } as const
    const envelope = buildEnvelope({
      ...{ unitId: 'unit-1', formId: 'B603', revisionId: 'revision-1b' },
      ...{ baseRevisionId: 'revision-1', answers: { operatingRevenue: 108_000 } },
    })
    await receiptOf(app, envelope, await app.signIn('enterprise', unit))
    await watchArrivals(app.context)
    expect(row?.responseId).toBe(responseId)
    expect(await list()).toMatchObject([{ kind: 'round-growth', units: 1, facts: { of: 1 } }])
  })
})
