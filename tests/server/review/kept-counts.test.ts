/** The counts that pages show are kept by the writes themselves: after anything, they are what counting anew gives. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { changeManagedAccount } from '../../../server/contract/accounts.ts'
import { listUnits, placeUnit, recordOutcome } from '../../../server/contract/frame.ts'
import {
  getPayStatement,
  getProgressBreakdown,
  getProgressMap,
  getProgressOutlook,
  getResponsibilityRoll,
  type ProgressDimension,
  setPay,
} from '../../../server/contract/progress.ts'
import { listResponses } from '../../../server/contract/responses.ts'
import {
  acceptResponse,
  getProgress,
  passResponse,
  returnForCorrection,
  takeReviewAct,
} from '../../../server/contract/review.ts'
import { changeUnitAttributes } from '../../../server/contract/unit-attributes.ts'
import { listBehind } from '../../../web/office/screens/progress/progress-words.ts'
import {
  addUnit,
  assign,
  buildEnvelope,
  createTownApp,
  noodleShop,
  receiptOf,
} from '../../support/responses.ts'
import {
  BEIGUAN_1,
  MAYI,
  MAYI_1,
  MAYI_2,
  type People,
  signInEveryone,
} from '../../support/small-city.ts'
import type { TestApp } from '../../support/test-app.ts'
import { expectCountsKept } from './expect-counts-kept.ts'

describe('counts of progress', () => {
  let app: TestApp
  let people: People
  const units = ['unit-1', 'unit-2', 'unit-3', 'unit-4']
  const params = (unitId: string) => ({ responseId: `${unitId}.622.2023` })

  beforeAll(async () => {
    app = await createTownApp()
    people = await signInEveryone(app)
    for (const id of units) {
      await addUnit(app, { id })
      await assign(app, id, '622')
    }
    await receiptOf(app, buildEnvelope({ unitId: 'unit-1', revisionId: 'r-1' }), people.enumerator)
    const broken = { ...noodleShop, femaleStaffAtYearEnd: 9 }
    await receiptOf(
      app,
      buildEnvelope({ unitId: 'unit-2', revisionId: 'r-2', answers: broken }),
      people.enumerator,
    )
    await receiptOf(app, buildEnvelope({ unitId: 'unit-3', revisionId: 'r-3' }), people.enumerator)
    await app.call(passResponse, { params: params('unit-1') }, people.supervisor)
    await app.call(passResponse, { params: params('unit-1') }, people.township)
    await app.call(acceptResponse, { params: params('unit-1') }, people.county)
  })
  afterAll(() => app.close())

  const compare = () => expectCountsKept(app)

  it('are those of counting anew', () => compare())

  it('follow a return, a withdrawn acceptance and a new submission', async () => {
    const words = { reasonCode: '05', reasonText: '人数与规模不符，请核实', fields: [] }
    await app.call(returnForCorrection, { params: params('unit-3'), body: words }, people.county)
    await compare()
    const act = { act: 'withdraw-pass' as const, reasonText: '地址存疑，重新核对' }
    await app.call(takeReviewAct, { params: params('unit-1'), body: act }, people.county)
    await compare()
    await receiptOf(
      app,
      buildEnvelope({
        unitId: 'unit-3',
        revisionId: 'r-3b',
        baseRevisionId: 'r-3',
        answers: { ...noodleShop, staffAtYearEnd: 5 },
      }),
      people.enumerator,
    )
    await compare()
  })

  it('follow a unit to another block, an outcome and another industry', async () => {
    await app.call(
      placeUnit,
      { params: { unitId: 'unit-2' }, body: { blockCode: BEIGUAN_1, reason: '现场核对' } },
      people.county,
    )
    await compare()
    await app.call(
      recordOutcome,
      {
        params: { unitId: 'unit-4', outcomeId: 'outcome-4' },
        body: { outcome: 'suspended', evidence: '门上贴着停业通知' },
      },
      people.county,
    )
    await compare()
    const changed = await app.call(
      changeUnitAttributes,
      {
        params: { unitId: 'unit-1' },
        body: { changes: { industryCode: '6210' }, reason: '按主要业务活动编码' },
      },
      people.county,
    )
    expect(changed.ok).toBe(true)
    await compare()
  })

  it('agree on every page: areas, forms, industries, kinds, blocks, the map, the days', async () => {
    const query = { area: '140602001' }
    const areas = await app.call(getProgress, { query }, people.county)
    if (!areas.ok) throw new Error('progress')
    const owed = areas.reply.rows.reduce(
      (sum, row) => sum + Object.values(row.responses).reduce((a, b) => a + b, 0),
      0,
    )
    const outlook = await app.call(getProgressOutlook, { query }, people.county)
    expect(outlook).toMatchObject({ ok: true, reply: { total: { expected: owed } } })
    if (!outlook.ok) return
    const { total, days } = outlook.reply
    expect(days.reduce((sum, day) => sum + day.reported, 0)).toBe(total.reported)
    expect(days.reduce((sum, day) => sum + day.accepted, 0)).toBe(total.accepted)
    const dimensions: ProgressDimension[] = ['form', 'industry', 'kind', 'block', 'enumerator']
    for (const by of dimensions) {
      const found = await app.call(getProgressBreakdown, { query: { ...query, by } }, people.county)
      if (!found.ok) throw new Error(JSON.stringify(found.problem))
      expect(found.reply.total, by).toEqual(total)
      const added = found.reply.rows.reduce((sum, row) => sum + row.counts.expected, 0)
      expect(added, by).toBe(total.expected)
    }
    const map = await app.call(getProgressMap, { query }, people.county)
    if (!map.ok) throw new Error('map')
    expect(map.reply.blocks.map(({ code }) => code)).toEqual([MAYI_1, MAYI_2, BEIGUAN_1])
    expect(map.reply.blocks.reduce((sum, block) => sum + block.reported, 0)).toBe(total.reported)
  })

  it('look at industries by town, not by village', async () => {
    expect(
      await app.call(
        getProgressBreakdown,
        { query: { area: MAYI, by: 'industry' } },
        people.county,
      ),
    ).toMatchObject({ ok: false, status: 400 })
  })

  it('name who answers for each step in each block, and where nobody does', async () => {
    const roll = await app.call(getResponsibilityRoll, { query: { area: MAYI } }, people.county)
    expect(roll).toMatchObject({
      ok: true,
      reply: {
        rows: [
          { blockCode: MAYI_1, enumerators: ['张普'], county: ['王县办'] },
          { blockCode: MAYI_2, enumerators: [] },
        ],
      },
    })
  })

  it('pay for accepted work, borne three, four and three', async () => {
    const setting = { ratesFen: { '622': 501 }, shares: { province: 3, city: 4, county: 3 } }
    expect(await app.call(setPay, { body: setting }, people.county)).toMatchObject({ ok: true })
    const ask = () => app.call(getPayStatement, { query: {} }, people.county)
    expect(await ask()).toMatchObject({ ok: true, reply: { rows: [], totalFen: 0 } })
    await app.call(acceptResponse, { params: params('unit-1') }, people.county)
    expect(await ask()).toMatchObject({
      ok: true,
      reply: {
        rows: [{ name: '张普', accepted: { '622': 1 }, amountFen: 501 }],
        totalFen: 501,
        bornFen: { province: 150, city: 201, county: 150 },
      },
    })
    const none = { ratesFen: {}, shares: { province: 0, city: 0, county: 0 } }
    expect(await app.call(setPay, { body: none }, people.county)).toMatchObject({
      ok: false,
      problem: { type: 'urn:jingpu:problem:body-not-acceptable' },
    })
  })

  it('open lists of just as many responses, also of what has no block, industry or walker yet', async () => {
    await addUnit(app, { id: 'unit-5', blockCode: null, areaCode: '140602001000' })
    await assign(app, 'unit-5', '622')
    await compare()
    const listed = async (query: object) => {
      const found = await app.call(
        listResponses,
        { query: { limit: 200, ...query } },
        people.county,
      )
      if (!found.ok) throw new Error(JSON.stringify(found.problem))
      return found.reply.responses.length
    }
    let unknown = 0
    for (const by of ['form', 'industry', 'kind', 'block', 'enumerator'] as const) {
      for (const area of ['140602', '140602001']) {
        const found = await app.call(getProgressBreakdown, { query: { area, by } }, people.county)
        if (!found.ok) throw new Error(JSON.stringify(found.problem))
        for (const { key, counts } of found.reply.rows) {
          const behind = listBehind(by, key, area)
          expect([by, key, await listed(behind)]).toEqual([by, key, counts.expected])
          expect([by, key, await listed({ ...behind, standing: 'reported' })]).toEqual([
            ...[by, key, counts.reported],
          ])
          if (key === '' && counts.expected > 0) unknown += 1
        }
      }
    }
    // Of industry, block and enumerator, in county and town.
    expect(unknown).toBe(6)
    const query = { area: '140602001' }
    const areas = await app.call(getProgress, { query }, people.county)
    if (!areas.ok) throw new Error('progress')
    for (const { areaCode, areaName, units, responses } of areas.reply.rows) {
      const own = areaCode === '140602001000' ? { placed: 'no' as const } : {}
      const area = own.placed ? '140602001' : areaCode
      const owed = Object.values(responses).reduce((sum, each) => sum + each, 0)
      expect([areaName, await listed({ area, ...own })]).toEqual([areaName, owed])
      const found = await app.call(listUnits, { query: { area, ...own } }, people.county)
      expect([areaName, found.ok && found.reply.units.length]).toEqual([areaName, units])
    }
    expect(areas.reply.rows.some(({ areaName }) => areaName.includes('未落实到下级'))).toBe(true)
  })

  it('pay who has left the census for what they did, each county by its own setting', async () => {
    const byCity = { ratesFen: { '622': 300 }, shares: { province: 1, city: 1, county: 1 } }
    expect(await app.call(setPay, { body: byCity }, people.city)).toMatchObject({ ok: true })
    const gone = await app.call(
      changeManagedAccount,
      {
        params: { accountId: people.enumerator.account.id },
        body: { change: 'disable', reason: '离职，不再参加普查' },
      },
      people.township,
    )
    expect(gone).toMatchObject({ ok: true })
    const ask = (query: object, who = people.city) => app.call(getPayStatement, { query }, who)
    const ofCounty = {
      rows: [{ name: '张普', accepted: { '622': 1 }, amountFen: 501 }],
      totalFen: 501,
      bornFen: { province: 150, city: 201, county: 150 },
    }
    expect(await ask({ area: '140602' }, people.county)).toMatchObject({
      reply: { ...ofCounty, countiesWithOwn: 0 },
    })
    // The city's page says the same of it, though the city itself pays otherwise.
    expect(await ask({})).toMatchObject({
      reply: { ...ofCounty, setting: byCity, countiesWithOwn: 1 },
    })
    expect(await ask({ from: '2024-02-31' })).toMatchObject({
      problem: { detail: '期间里的「2024-02-31」不是日期，请重新填写' },
    })
    expect(await ask({ from: '2024-02-02', to: '2024-02-01' })).toMatchObject({
      ...{ ok: false, status: 400 },
      problem: { detail: '期间的起日 2024-02-02 在止日 2024-02-01 之后，请核对' },
    })
  })
})
