import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { commandContext } from '../../../server/cli/command-context.ts'
import { searchTrail } from '../../../server/contract/audit.ts'
import { listAffected } from '../../../server/contract/breach.ts'
import { getBlockPack } from '../../../server/contract/fieldwork.ts'
import { listUnits } from '../../../server/contract/frame.ts'
import { getResponse } from '../../../server/contract/responses.ts'
import { recordAudit } from '../../../server/domains/audit/index.ts'
import { addUnit, assign, createTownApp } from '../../support/responses.ts'
import { MAYI_1, type People, signInEveryone } from '../../support/small-city.ts'
import type { TestApp } from '../../support/test-app.ts'

describe('L-67 whom a breach touches', () => {
  let app: TestApp
  let people: People
  beforeEach(async () => {
    app = await createTownApp()
    people = await signInEveryone(app)
    await addUnit(app)
    await addUnit(app, { id: 'unit-b', name: '张家超市' })
    await assign(app, 'unit-a', '622')
  }, 30_000)
  afterEach(() => app.close())

  const DAY = { from: '2024-01-15', to: '2024-01-15' }
  const ask = async (query: Record<string, string> = {}, who = people.security) => {
    const outcome = await app.call(listAffected, { query: { ...DAY, ...query } }, who)
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.problem))
    return outcome.reply
  }
  const look = (unitId: string, who = people.county, device = 'Tablet/1.0') =>
    app.fetch(`/api/units/${unitId}`, { headers: { 'user-agent': device } }, who)

  it('L-67 is listed with kinds of fields and times, by account, device and days', async () => {
    await look('unit-a')
    app.setTime('2024-01-15T02:20:00.000Z')
    await look('unit-a')
    await app.call(getResponse, { params: { responseId: 'unit-a.622.2023' } }, people.county)
    await look('unit-b', people.city, 'Desktop/2.0')
    const { units, unitCount } = await ask({ account: people.county.account.id })
    expect(unitCount).toBe(1)
    expect(units).toEqual([
      {
        unitId: 'unit-a',
        unitName: '老王面馆',
        unifiedSocialCreditCode: null,
        areaNames: ['朔城区', '北城街道', '马邑路中心社区居民委员会'],
        kinds: ['名称、代码、地址、行业', '联系人和电话', '填报内容'],
        times: 3,
        first: '2024-01-15T02:00:00.000Z',
        last: '2024-01-15T02:20:00.000Z',
        by: ['王县办'],
      },
    ])
    const ids = async (query: Record<string, string>) =>
      (await ask(query)).units.map(({ unitId }) => unitId)
    expect(await ids({ device: 'desktop' })).toEqual(['unit-b'])
    expect(await ids({ address: '203.0.113.9' })).toEqual([])
    // The enterprise signed in on that day too.
    expect((await ids({})).sort()).toEqual(['unit-a', 'unit-b', 'unit-x'])
    expect(await ids({ from: '2024-01-16', to: '2024-01-17' })).toEqual([])
  })

  it('L-67 a lost tablet touches every unit of the blocks it took along', async () => {
    const params = { blockCode: MAYI_1 }
    await app.call(getBlockPack, { params, query: {} }, people.enumerator)
    const { units, areas } = await ask({ account: people.enumerator.account.id })
    expect(units.map(({ unitId }) => unitId).sort()).toEqual(['unit-a', 'unit-b'])
    expect(units[0]!.kinds).toContain('填报内容')
    expect(areas).toEqual([])
  })

  it('L-67 lists and files stand with their area, rows and all its units', async () => {
    await app.call(listUnits, { query: { area: '140602' } }, people.county)
    const ctx = { ...commandContext(app.database), actor: people.city.account }
    await app.database.write((tx) =>
      recordAudit(
        tx,
        { ...ctx, clock: { now: () => '2024-01-15T04:00:00.000Z' } },
        {
          ...{ action: 'response.export', subjectKind: 'form', subjectId: '622' },
          after: { area: null, responses: 2 },
        },
      ),
    )
    const { units, areas } = await ask()
    expect(units.map(({ unitId }) => unitId)).toEqual(['unit-x'])
    expect(areas).toMatchObject([
      { areaPrefix: '1406', what: '导出答卷', rows: 2, units: 2, times: 1 },
      { areaPrefix: '140602', areaNames: ['朔城区'], what: '查看单位列表', rows: 2, units: 2 },
    ])
  })

  it('L-67 a respondent’s account touches its own unit, of which its looks leave no entry', async () => {
    await addUnit(app, { id: 'unit-x', name: '某单位' })
    const { units } = await ask({ account: people.enterprise.account.id })
    expect(units.map(({ unitId, by }) => [unitId, by])).toEqual([
      ['unit-x', [people.enterprise.account.displayName]],
    ])
  })

  it('L-67 leaves as a file with a reason, noted with filter and counts; it shows no answers', async () => {
    await look('unit-a')
    const file = (reason: string) =>
      app.fetch(
        '/api/breaches/affected/exports',
        {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ ...DAY, device: 'tablet', reason }),
        },
        people.security,
      )
    expect((await file(' ')).status).toBe(422)
    const reply = await file('平板丢失，告知用')
    expect(reply.headers.get('content-type')).toBe('text/csv')
    const lines = (await reply.text()).trim().split('\r\n')
    expect(lines).toHaveLength(3)
    expect(lines[2]).toContain('"unit-a","老王面馆"')
    const trail = await app.call(searchTrail, { query: { action: 'breach.' } }, people.audit)
    expect(trail).toMatchObject({
      reply: {
        entries: [
          {
            reason: '平板丢失，告知用',
            after: { filter: { ...DAY, device: 'tablet' }, units: 1, areas: 0 },
          },
        ],
      },
    })
  })

  it('L-67 says in words what is wrong with the question, and each look is noted', async () => {
    const wrong = (query: Record<string, string>) =>
      app.call(listAffected, { query: { ...DAY, ...query } }, people.security)
    expect(await wrong({ account: 'nobody-here' })).toMatchObject({
      status: 400,
      problem: { detail: '没有登录名或编号为「nobody-here」的账号，请核对' },
    })
    expect(await wrong({ from: '2024-01-16' })).toMatchObject({
      status: 400,
      problem: { detail: '开始日期晚于结束日期，请改正' },
    })
    expect(await wrong({ to: '2024-02-31' })).toMatchObject({ status: 400 })
    await ask()
    await ask()
    const trail = await app.call(
      searchTrail,
      { query: { action: 'microdata.view', actor: people.security.account.id } },
      people.audit,
    )
    expect(trail).toMatchObject({ reply: { entries: [{}, {}] } })
  })
})
