import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { listBlocks } from '../../../server/contract/areas.ts'
import { getUnit, listUnits, recordOutcome } from '../../../server/contract/frame.ts'
import {
  BEIGUAN_1,
  loadSmallCity,
  MAYI,
  MAYI_1,
  MAYI_2,
  outsiders,
  type People,
  PINGLU_BLOCK,
  signInEveryone,
} from '../../support/small-city.ts'
import { createTestApp, type SignedIn, type TestApp } from '../../support/test-app.ts'
import { creditCode, csv, reportOf } from './lists.ts'

const headings = ['统一社会信用代码', '单位名称', '普查小区代码']

describe('units in scope', () => {
  let app: TestApp
  let people: People
  beforeEach(async () => {
    app = await createTestApp()
    await loadSmallCity(app)
    people = await signInEveryone(app)
    await reportOf(
      app,
      people.city,
      csv(
        [
          [creditCode(1), '甲公司', MAYI_1],
          [creditCode(2), '乙公司 100%', MAYI_2],
          [creditCode(3), '丙商店', BEIGUAN_1],
          [creditCode(4), '丁公司', PINGLU_BLOCK],
          [creditCode(5), '戊公司', ''],
        ],
        headings,
      ),
    )
  })
  afterEach(() => app.close())

  const namesFor = async (who: SignedIn | undefined, query = {}) => {
    const answer = await app.call(listUnits, { query }, who)
    return answer.ok ? answer.reply.units.map((each) => each.name) : answer.status
  }

  it('shows the enumerator their block, offices their area, the city what is not yet placed', async () => {
    expect(await namesFor(people.enumerator)).toEqual(['甲公司'])
    expect(await namesFor(people.township)).toEqual(['甲公司', '乙公司 100%', '丙商店'])
    expect(await namesFor(people.supervisor)).toEqual(['甲公司', '乙公司 100%', '丙商店'])
    expect(await namesFor(people.county)).toEqual(['甲公司', '乙公司 100%', '丙商店'])
    expect(await namesFor(people.neighbour)).toEqual(['丁公司'])
    expect(await namesFor(people.city)).toEqual([
      '戊公司',
      '甲公司',
      '乙公司 100%',
      '丙商店',
      '丁公司',
    ])
  })

  it('is closed to enterprises, departments, administrators and strangers', async () => {
    for (const who of outsiders) expect(await namesFor(people[who])).toBe(403)
    expect(await namesFor(undefined)).toBe(401)
  })

  it('finds part of a name, literally, and the beginning of a code', async () => {
    expect(await namesFor(people.city, { search: '公司 100%' })).toEqual(['乙公司 100%'])
    expect(await namesFor(people.city, { search: '%' })).toEqual(['乙公司 100%'])
    expect(await namesFor(people.city, { search: creditCode(3).toLowerCase() })).toEqual(['丙商店'])
    expect(await namesFor(people.city, { search: creditCode(3).slice(1) })).toEqual([])
  })

  it('filters by area, block, source and open outcome together', async () => {
    expect(await namesFor(people.city, { area: MAYI })).toEqual(['甲公司', '乙公司 100%'])
    expect(await namesFor(people.city, { block: MAYI_2 })).toEqual(['乙公司 100%'])
    expect(await namesFor(people.city, { area: '140603', source: '市场监督管理局' })).toEqual([
      '丁公司',
    ])
    expect(await namesFor(people.city, { source: 'tax' })).toEqual([])
    expect(await namesFor(people.city, { source: '清查新增' })).toEqual([])
    expect(await namesFor(people.city, { source: '气象局' })).toBe(400)
    const [unit] = await unitsFor(people.enumerator)
    await app.call(
      recordOutcome,
      { params: { unitId: unit!.id, outcomeId: 'o-1' }, body: { outcome: 'normal', evidence: '' } },
      people.enumerator,
    )
    expect(await namesFor(people.county, { open: 'true' })).toEqual(['乙公司 100%', '丙商店'])
    expect(await namesFor(people.county, { open: 'false' })).toEqual(['甲公司'])
  })

  it('pages by key without skipping or doubling', async () => {
    const seen: string[] = []
    let after: string | undefined
    do {
      const answer = await app.call(
        listUnits,
        { query: { limit: 2, ...(after === undefined ? {} : { after }) } },
        people.city,
      )
      if (!answer.ok) throw new Error(String(answer.status))
      seen.push(...answer.reply.units.map((each) => each.name))
      after = answer.reply.next ?? undefined
    } while (after !== undefined)
    expect(seen).toEqual(['戊公司', '甲公司', '乙公司 100%', '丙商店', '丁公司'])
    expect(await namesFor(people.city, { after: 'nonsense' })).toBe(400)
  })

  it('opens one unit to those who work on it and to nobody else', async () => {
    const [unit] = await unitsFor(people.enumerator)
    const statusFor = async (who: SignedIn) =>
      (await app.call(getUnit, { params: { unitId: unit!.id } }, who)).status
    for (const who of ['enumerator', 'supervisor', 'township', 'county', 'city'] as const) {
      expect(await statusFor(people[who])).toBe(200)
    }
    expect(await statusFor(people.neighbour)).toBe(404)
    for (const who of outsiders) expect(await statusFor(people[who])).toBe(403)
    const absent = await app.call(getUnit, { params: { unitId: 'absent' } }, people.city)
    expect(absent.status).toBe(404)
  })

  it('counts in each block the units, the frame records and those still open', async () => {
    const answer = await app.call(listBlocks, { query: { area: MAYI } }, people.county)
    expect(answer).toMatchObject({
      reply: {
        blocks: [
          { code: MAYI_1, counts: { units: 1, frameRecords: 1, openFrameRecords: 1 } },
          { code: MAYI_2, counts: { units: 1, frameRecords: 1, openFrameRecords: 1 } },
        ],
      },
    })
  })

  async function unitsFor(who: SignedIn) {
    const answer = await app.call(listUnits, {}, who)
    if (!answer.ok) throw new Error(String(answer.status))
    return answer.reply.units
  }
})
