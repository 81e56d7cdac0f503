import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listBlocks } from '../../../server/contract/areas.ts'
import { placeUnit } from '../../../server/contract/frame.ts'
import { listResponses } from '../../../server/contract/responses.ts'
import {
  addUnit,
  assign,
  buildEnvelope,
  createTownApp,
  receiptOf,
} from '../../support/responses.ts'
import {
  MAYI_1,
  MAYI_2,
  type People,
  PINGLU_BLOCK,
  signInEveryone,
} from '../../support/small-city.ts'
import type { TestApp } from '../../support/test-app.ts'

describe('the list of responses', () => {
  let app: TestApp
  let people: People
  beforeAll(async () => {
    app = await createTownApp()
    people = await signInEveryone(app)
    for (const [id, over] of [
      ['unit-1', { name: '老王面馆' }],
      ['unit-2', { name: '新城面粉厂', unifiedSocialCreditCode: '91140602MA0H12345X' }],
      ['unit-3', { name: '马邑修车行', blockCode: MAYI_2 }],
      [
        'unit-4',
        { name: '井坪面馆', areaCode: PINGLU_BLOCK.slice(0, 12), blockCode: PINGLU_BLOCK },
      ],
      ['unit-x', { name: '某单位' }],
    ] as const) {
      await addUnit(app, { id, ...over })
      await assign(app, id, '622')
    }
    app.setTime('2024-01-15T03:00:00.000Z')
    await receiptOf(app, buildEnvelope({ unitId: 'unit-1' }), people.enumerator)
  })
  afterAll(() => app.close())

  const units = async (who: keyof People, query: Record<string, unknown> = {}) => {
    const outcome = await app.call(listResponses, { query }, people[who])
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.problem))
    return outcome.reply.responses.map((each) => each.unitId)
  }

  it('shows the latest change first, with unit, area, form and due date', async () => {
    const outcome = await app.call(listResponses, {}, people.county)
    if (!outcome.ok) throw new Error(outcome.problem.title)
    expect(outcome.reply.responses[0]).toMatchObject({
      unitName: '老王面馆',
      formTitle: '个体经营户清查表',
      areaNames: ['朔城区', '北城街道', '马邑路中心社区居民委员会'],
      state: 'submitted',
      dueDate: '2024-04-30',
      updatedBy: '张普',
    })
  })

  it('shows everyone what is within reach and nothing else', async () => {
    expect((await units('city')).sort()).toEqual(['unit-1', 'unit-2', 'unit-3', 'unit-4', 'unit-x'])
    expect((await units('county')).sort()).toEqual(['unit-1', 'unit-2', 'unit-3', 'unit-x'])
    expect(await units('neighbour')).toEqual(['unit-4'])
    expect((await units('enumerator')).sort()).toEqual(['unit-1', 'unit-2', 'unit-x'])
    expect((await units('supervisor')).sort()).toEqual(['unit-1', 'unit-2', 'unit-3', 'unit-x'])
    expect(await units('enterprise')).toEqual(['unit-x'])
    for (const who of ['department', 'system', 'security', 'audit'] as const) {
      expect((await app.call(listResponses, { query: {} }, people[who])).status).toBe(403)
    }
  })

  it('filters by area, block, unit, form and state', async () => {
    expect(await units('city', { area: '140603000000' })).toEqual(['unit-4'])
    expect(await units('city', { block: MAYI_2 })).toEqual(['unit-3'])
    expect(await units('city', { unit: 'unit-2' })).toEqual(['unit-2'])
    expect(await units('city', { form: '601' })).toEqual([])
    expect(await units('city', { state: 'submitted' })).toEqual(['unit-1'])
  })

  it('finds part of a name and the beginning of a credit code', async () => {
    expect((await units('city', { search: '面' })).sort()).toEqual(['unit-1', 'unit-2', 'unit-4'])
    expect(await units('county', { search: '91140602ma' })).toEqual(['unit-2'])
    expect(await units('county', { search: '%' })).toEqual([])
  })

  it('pages by key without losing or doubling one', async () => {
    const seen: string[] = []
    let after: string | undefined
    do {
      const query = { limit: 2, ...(after === undefined ? {} : { after }) }
      const outcome = await app.call(listResponses, { query }, people.city)
      if (!outcome.ok) throw new Error(outcome.problem.title)
      seen.push(...outcome.reply.responses.map((each) => each.unitId))
      after = outcome.reply.next ?? undefined
    } while (after !== undefined)
    expect(seen).toEqual(await units('city'))
    expect(await app.call(listResponses, { query: { after: 'x' } }, people.city)).toMatchObject({
      ok: false,
      problem: { type: 'urn:jingpu:problem:parameter-not-acceptable' },
    })
  })

  it('feeds the counts of blocks', async () => {
    const outcome = await app.call(listBlocks, {}, people.enumerator)
    expect(outcome).toMatchObject({
      ok: true,
      reply: {
        blocks: [
          {
            code: MAYI_1,
            counts: { responsesDue: 2, responsesSubmitted: 1, responsesReturned: 0 },
          },
        ],
      },
    })
  })

  it('follows a unit that the office places elsewhere', async () => {
    const placed = await app.call(
      placeUnit,
      {
        params: { unitId: 'unit-3' },
        body: { blockCode: MAYI_1, reason: '实地核对，在马邑路一小区' },
      },
      people.county,
    )
    expect(placed).toMatchObject({ ok: true })
    expect(await units('enumerator')).toContain('unit-3')
  })
})
