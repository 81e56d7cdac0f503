import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { listUnits, placeUnit } from '../../../server/contract/frame.ts'
import { auditEntry } from '../../../server/domains/audit/tables.ts'
import { placeUnit as placeUnitVerb } from '../../../server/domains/frame/place-unit.ts'
import {
  BEIGUAN_1,
  loadSmallCity,
  MAYI_1,
  outsiders,
  type People,
  PINGLU_BLOCK,
  signInEveryone,
} from '../../support/small-city.ts'
import { createTestApp, type SignedIn, type TestApp } from '../../support/test-app.ts'
import { creditCode, csv, reportOf } from './lists.ts'

describe('placing a unit', () => {
  let app: TestApp
  let people: People
  let unitId: string
  beforeEach(async () => {
    app = await createTestApp()
    await loadSmallCity(app)
    people = await signInEveryone(app)
    await reportOf(app, people.county, csv([[creditCode(1), '甲公司']]))
    const answer = await app.call(listUnits, {}, people.county)
    unitId = answer.ok ? answer.reply.units[0]!.id : ''
  })
  afterEach(() => app.close())

  const move = (who: SignedIn | undefined, blockCode: string, more = {}) =>
    app.call(
      placeUnit,
      { params: { unitId }, body: { blockCode, reason: '按门牌核对', ...more } },
      who,
    )

  it('puts it into a block and building, audits both places with the reason', async () => {
    const answer = await move(people.county, MAYI_1, { buildingCode: 'B-1' })
    expect(answer).toMatchObject({
      reply: { unit: { areaCode: MAYI_1.slice(0, 12), blockCode: MAYI_1, buildingCode: 'B-1' } },
    })
    const entries = await app.database.read.select().from(auditEntry)
    expect(entries.at(-1)).toMatchObject({
      action: 'unit.place',
      reason: '按门牌核对',
      before: { areaCode: '140602000000', blockCode: null },
      after: { blockCode: MAYI_1, buildingCode: 'B-1' },
    })
    const seen = await app.call(listUnits, {}, people.enumerator)
    expect(seen).toMatchObject({ reply: { units: [{ id: unitId }] } })
  })

  it('stays within the office’s own area, on blocks and buildings that exist', async () => {
    for (const [blockCode, more] of [
      [PINGLU_BLOCK, {}],
      ['14060200100199', {}],
      [BEIGUAN_1, { buildingCode: 'B-1' }],
    ] as const) {
      const answer = await move(people.county, blockCode, more)
      expect(answer).toMatchObject({
        status: 422,
        problem: { type: 'urn:jingpu:problem:code-not-in-list' },
      })
    }
    expect(await move(people.county, MAYI_1, { reason: ' ' })).toMatchObject({
      problem: { type: 'urn:jingpu:problem:reason-required' },
    })
    expect((await move(people.city, PINGLU_BLOCK)).ok).toBe(true)
  })

  it('is for offices that have the unit in their area', async () => {
    expect((await move(people.township, MAYI_1)).status).toBe(404)
    expect((await move(people.neighbour, PINGLU_BLOCK)).status).toBe(404)
    for (const who of ['enumerator', 'supervisor', ...outsiders] as const) {
      expect((await move(people[who], MAYI_1)).status).toBe(403)
    }
    expect((await move(undefined, MAYI_1)).status).toBe(401)
  })

  it('does not move when a follower of the place fails', async () => {
    const moving = placeUnitVerb(
      { ...app.context, actor: people.county.account },
      { unitId, blockCode: MAYI_1, reason: '按门牌核对' },
      {
        findResponsesOf: async () => new Map(),
        followPlacement: async () => {
          throw new Error('cannot follow')
        },
      },
    )
    await expect(moving).rejects.toThrow('cannot follow')
    const answer = await app.call(listUnits, {}, people.county)
    expect(answer).toMatchObject({ reply: { units: [{ blockCode: null }] } })
  })
})
