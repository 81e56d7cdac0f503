/** L-27 letters in batches: who gets one, what is recorded, and that nothing else follows. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  getNoticeBatch,
  listNoticeBatches,
  listReminders,
  putNoticeBatch,
  recordLetterOutcome,
} from '../../../server/contract/conduct.ts'
import { response } from '../../../server/domains/responses/tables.ts'
import {
  addUnit,
  assign,
  buildEnvelope,
  createTownApp,
  receiptOf,
} from '../../support/responses.ts'
import { replyOf } from '../../support/sign-in.ts'
import { type People, signInEveryone } from '../../support/small-city.ts'
import type { TestApp } from '../../support/test-app.ts'

let app: TestApp
let people: People
beforeEach(async () => {
  app = await createTownApp()
  people = await signInEveryone(app)
  await addUnit(app)
  await addUnit(app, { id: 'unit-b', name: '还没报的店' })
  await assign(app, 'unit-a', '622')
  await assign(app, 'unit-b', '622')
  await receiptOf(app, buildEnvelope(), people.enumerator)
})
afterEach(() => app.close())

const write = (audience: 'respondent' | 'field', over: object = {}, batchId = 'batch-1') =>
  app.call(
    putNoticeBatch,
    {
      params: { batchId },
      body: {
        ...{ area: '140602', audience, replyBy: '2024-02-01' },
        ...{ content: '请于 2 月 1 日前报送普查表', ...over },
      },
    },
    people.county,
  )
const letters = async () =>
  (await replyOf(app.call(getNoticeBatch, { params: { batchId: 'batch-1' } }, people.county)))
    .letters
const outcome = (number: string, kind: 'delivered' | 'not-delivered' | 'answered', note = '') =>
  app.call(
    recordLetterOutcome,
    {
      params: { batchId: 'batch-1', number },
      body: { kind, happenedAt: '2024-01-15T01:30:00.000Z', note },
    },
    people.county,
  )

describe('a batch', () => {
  it('writes to every unit that owes something; each letter is its unit’s reminder', async () => {
    const before = await app.database.read.select().from(response)
    const batch = await replyOf(write('respondent'))
    expect(batch).toMatchObject({ letters: 1, areaName: '朔城区', madeBy: '王县办' })
    expect(await replyOf(write('respondent'))).toEqual(batch)
    expect(await letters()).toMatchObject([
      { number: 1, recipientName: '还没报的店', owed: ['622 个体经营户清查表'], outcomes: [] },
    ])
    await replyOf(outcome('1', 'delivered'))
    expect(await outcome('1', 'answered')).toMatchObject({
      problem: { type: 'urn:jingpu:problem:reason-required' },
    })
    await replyOf(outcome('1', 'answered', '本周内报'))
    const query = { unit: 'unit-b' }
    const { reminders } = await replyOf(app.call(listReminders, { query }, people.county))
    expect(reminders).toMatchObject([
      {
        ...{ means: 'letter', recipient: '还没报的店' },
        outcomes: [{ kind: 'delivered' }, { kind: 'answered', note: '本周内报' }],
      },
    ])
    // 不自动判罚: no response is in another state for it.
    expect(await app.database.read.select().from(response)).toEqual(before)
  })

  it('writes to the enumerators whose blocks are behind', async () => {
    await replyOf(write('field'))
    expect(await letters()).toMatchObject([
      { recipientName: '张普', unitId: null, owed: ['01 小区：1 份未报'] },
    ])
    await replyOf(outcome('1', 'not-delivered', '出差在外'))
    expect((await letters())[0]!.outcomes).toMatchObject([
      { kind: 'not-delivered', note: '出差在外', recordedBy: '王县办' },
    ])
  })

  it('is refused where nobody owes anything, and outside one’s area', async () => {
    expect(await write('respondent', { area: '140602001002' })).toMatchObject({
      problem: { detail: expect.stringContaining('不用催报') },
    })
    expect(await write('respondent', { area: '140603' })).toMatchObject({ status: 404 })
    await replyOf(write('respondent'))
    const seen = await replyOf(app.call(listNoticeBatches, {}, people.neighbour))
    expect(seen.batches).toEqual([])
  })
})
