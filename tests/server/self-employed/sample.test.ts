/** 个体经营户抽样 over HTTP: two layers, marks that make households owe 613, moves, and estimates. */
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  estimateHouseholds,
  listHouseholdSamples,
  markHouseholdSample,
  putHouseholdSample,
  recordHouseholdMove,
} from '../../../server/contract/self-employed.ts'
import { openForm } from '../../../server/domains/instruments/index.ts'
import { response, revision } from '../../../server/domains/responses/tables.ts'
import { householdMove } from '../../../server/domains/self-employed/tables.ts'
import {
  addUnit,
  assign,
  buildEnvelope,
  createTownApp,
  noodleShop,
  receiptOf,
} from '../../support/responses.ts'
import { replyOf } from '../../support/sign-in.ts'
import {
  BEIGUAN,
  BEIGUAN_1,
  MAYI_2,
  type People,
  signInEveryone,
} from '../../support/small-city.ts'
import type { TestApp } from '../../support/test-app.ts'

let app: TestApp
let people: People
beforeEach(async () => {
  app = await createTownApp()
  people = await signInEveryone(app)
  await openForm(app.context, {
    ...{ formId: '613', formVersion: '2023.1', opensOn: '2024-01-01', dueOn: '2024-04-30' },
  })
  const shop = { outcome: 'normal', industryCode: '6210' } as const
  await addUnit(app, { ...shop, name: '大酒楼' })
  await addUnit(app, { ...shop, id: 'unit-b', name: '小面馆' })
  await addUnit(app, { ...shop, id: 'unit-c', name: '二区小店', blockCode: MAYI_2 })
  await addUnit(app, {
    ...shop,
    id: 'unit-d',
    name: '北关小店',
    areaCode: BEIGUAN,
    blockCode: BEIGUAN_1,
  })
  for (const [unitId, expectedAnnualRevenue] of [
    ['unit-a', 5000],
    ['unit-b', 100],
  ] as const) {
    await assign(app, unitId, '622')
    const answers = { ...noodleShop, expectedAnnualRevenue }
    await receiptOf(
      app,
      buildEnvelope({ unitId, revisionId: `revision-${unitId}`, answers }),
      people.enumerator,
    )
  }
})
afterEach(() => app.close())

const draw = (over: object = {}) =>
  app.call(
    putHouseholdSample,
    {
      params: { sampleId: 'sample-1' },
      body: { area: '140602', seed: '20240601', blocks: 2, threshold: 1000, ...over },
    },
    people.county,
  )
const mark = () =>
  replyOf(app.call(markHouseholdSample, { params: { sampleId: 'sample-1' } }, people.county))
const move = (unitId: string, how: string, moveId = `${unitId}-${how}`, note = '邻居说已搬走') =>
  app.call(
    recordHouseholdMove,
    { params: { sampleId: 'sample-1', moveId }, body: { unitId, move: how as never, note } },
    people.county,
  )
const listed = async () =>
  (await replyOf(app.call(listHouseholdSamples, {}, people.county))).samples[0]!

describe('the sample', () => {
  it('has every household above the threshold and all of the drawn blocks; each then owes 613', async () => {
    const drawn = await replyOf(draw({ blocks: 100 }))
    expect(drawn).toMatchObject({ households: 4, fullLayer: 1, sampled: 3, blocksDrawn: 3 })
    expect(await replyOf(draw({ blocks: 100 }))).toEqual(drawn)
    expect(await mark()).toEqual({ marked: 4, more: false })
    expect(await mark()).toEqual({ marked: 0, more: false })
    const owed = await app.database.read.select().from(response).where(eq(response.formId, '613'))
    expect(owed.map(({ unitId }) => unitId).sort()).toEqual([
      'unit-a',
      'unit-b',
      'unit-c',
      'unit-d',
    ])
    expect(await listed()).toMatchObject({ marked: 4 })
  })

  it('leaves alone what was not drawn, and is refused where nobody was listed', async () => {
    const { sampled, blocksDrawn } = await replyOf(draw())
    expect(blocksDrawn).toBe(2)
    const { marked } = await mark()
    expect(marked).toBe(sampled + 1)
    expect(await draw({ seed: 'another-one' })).toMatchObject({
      problem: { type: 'urn:jingpu:problem:revision-id-taken' },
    })
    const empty = { params: { sampleId: 'sample-2' } }
    const body = { area: '140603', seed: '20240601', blocks: 2, threshold: 1000 }
    expect(await app.call(putHouseholdSample, { ...empty, body }, people.city)).toMatchObject({
      problem: { detail: expect.stringContaining('还没有清查过的个体经营户') },
    })
    expect(await app.call(putHouseholdSample, { ...empty, body }, people.county)).toMatchObject({
      status: 404,
    })
  })
})

describe('Q-70 moves', () => {
  it('adjust frame and weights and strike nobody out', async () => {
    await replyOf(draw({ blocks: 100 }))
    expect(await replyOf(move('unit-b', 'moved-out'))).toMatchObject({ weight: 1 })
    expect(await replyOf(move('unit-b', 'moved-out'))).toMatchObject({ weight: 1 })
    expect(await app.database.read.$count(householdMove)).toBe(1)
    await addUnit(app, {
      ...{ id: 'unit-new', name: '新开的店', industryCode: '6210', outcome: 'normal' },
    })
    expect(await replyOf(move('unit-new', 'newly-found'))).toMatchObject({ weight: 1 })
    const owed = await app.database.read.select().from(response).where(eq(response.formId, '613'))
    expect(owed.map(({ unitId }) => unitId)).toEqual(['unit-new'])
    const refused = (words: string) => ({ problem: { detail: expect.stringContaining(words) } })
    expect(await move('unit-b', 'newly-found')).toMatchObject(refused('在抽样框里'))
    expect(await move('unit-new', 'ceased', 'move-9')).toMatchObject(refused('不在抽样框里'))
    expect(await move('unit-b', 'ceased', 'move-8', '无')).toMatchObject({
      problem: { type: 'urn:jingpu:problem:reason-required' },
    })
  })
})

it('the estimate takes what was reported, and 0 of those that ceased', async () => {
  await replyOf(draw({ blocks: 100 }))
  await mark()
  const report = async (unitId: string, operatingRevenue: number) => {
    const id = `${unitId}.613.2023`
    await app.database.write(async (tx) => {
      await tx.insert(revision).values({
        ...(await tx.select().from(revision))[0]!,
        ...{ id: `r-${unitId}`, responseId: id, formId: '613' },
        answers: { operatingRevenue, staffAtYearEnd: 2 },
      } as never)
      await tx
        .update(response)
        .set({ state: 'submitted', latestRevisionId: `r-${unitId}` })
        .where(eq(response.id, id))
    })
  }
  await report('unit-a', 6000)
  await report('unit-b', 150)
  await replyOf(move('unit-c', 'ceased'))
  const { cells } = await replyOf(
    app.call(estimateHouseholds, { params: { sampleId: 'sample-1' } }, people.county),
  )
  const whole = cells.find(
    ({ industry, variable }) => industry === '*' && variable === 'operatingRevenue',
  )!
  // All blocks were drawn: 6000 of the full layer and 150/100 on 100 expected.
  expect(whole).toMatchObject({
    countyName: '朔城区',
    households: 4,
    reported: 3,
    standardError: 0,
  })
  expect(whole.total).toBeCloseTo(6150)
  expect(cells.find(({ industry }) => industry === 'H')).toMatchObject({ merged: true })
})
