import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { FrameOutcome } from '../../../server/contract/frame.ts'
import { getUnit, listUnits, recordOutcome } from '../../../server/contract/frame.ts'
import { auditEntry } from '../../../server/domains/audit/tables.ts'
import {
  loadSmallCity,
  MAYI_1,
  MAYI_2,
  outsiders,
  type People,
  signInEveryone,
} from '../../support/small-city.ts'
import { createTestApp, type SignedIn, type TestApp } from '../../support/test-app.ts'
import { creditCode, csv, reportOf } from './lists.ts'

describe('recording an outcome', () => {
  let app: TestApp
  let people: People
  let mine: string
  let others: string
  beforeEach(async () => {
    app = await createTestApp()
    await loadSmallCity(app)
    people = await signInEveryone(app)
    const rows = [
      [creditCode(1), '甲公司', MAYI_1],
      [creditCode(2), '乙公司', MAYI_2],
    ]
    await reportOf(app, people.county, csv(rows, ['统一社会信用代码', '单位名称', '普查小区代码']))
    const answer = await app.call(listUnits, {}, people.county)
    if (!answer.ok) throw new Error(String(answer.status))
    ;[mine, others] = answer.reply.units.map((unit) => unit.id) as [string, string]
  })
  afterEach(() => app.close())

  const record = (
    who: SignedIn | undefined,
    outcome: FrameOutcome,
    evidence: string,
    unitId = mine,
    outcomeId = 'outcome-1',
  ) => app.call(recordOutcome, { params: { unitId, outcomeId }, body: { outcome, evidence } }, who)

  const history = async () => {
    const answer = await app.call(getUnit, { params: { unitId: mine } }, people.county)
    return answer.ok ? answer.reply.outcomes : []
  }

  it('keeps who recorded it, when, and the evidence, and audits it', async () => {
    const answer = await record(people.enumerator, 'suspended', '门口贴有歇业告示')
    expect(answer).toMatchObject({ reply: { unit: { outcome: 'suspended' } } })
    expect(await history()).toEqual([
      {
        outcome: 'suspended',
        evidence: '门口贴有歇业告示',
        recordedAt: '2024-01-15T02:00:00.000Z',
        recordedBy: '张普',
        withdrawn: null,
      },
    ])
    const entries = await app.database.read.select().from(auditEntry)
    const recorded = entries.filter(({ action }) => action === 'unit.record-outcome')
    expect(recorded.at(-1)).toMatchObject({
      subjectId: mine,
      reason: '门口贴有歇业告示',
      before: { outcome: null },
    })
  })

  it('changes nothing when it is sent twice, also after a later outcome', async () => {
    await record(people.enumerator, 'not-found', '三次上门无人应答')
    await record(people.enumerator, 'normal', '', mine, 'outcome-2')
    const again = await record(people.enumerator, 'not-found', '三次上门无人应答')
    expect(again).toMatchObject({ ok: true, reply: { unit: { outcome: 'normal' } } })
    expect(await history()).toHaveLength(2)
  })

  it('refuses an id used for other content', async () => {
    await record(people.enumerator, 'not-found', '三次上门无人应答')
    const other = await record(people.enumerator, 'deregistered', '三次上门无人应答')
    expect(other).toMatchObject({
      status: 400,
      problem: { type: 'urn:jingpu:problem:body-not-acceptable' },
    })
  })

  it('asks for evidence in words unless the unit fills its form', async () => {
    for (const outcome of [
      'suspended',
      'deregistered',
      'moved-out',
      'duplicate',
      'out-of-scope',
      'not-found',
    ] as const) {
      const answer = await record(people.enumerator, outcome, ' 没人 ')
      expect(answer).toMatchObject({
        status: 422,
        problem: { type: 'urn:jingpu:problem:reason-required' },
      })
    }
    expect((await record(people.enumerator, 'normal', '')).ok).toBe(true)
    const unknown = await record(people.enumerator, 'gone' as FrameOutcome, '门口贴有告示')
    expect(unknown.status).toBe(400)
  })

  it('is for those who work on the unit', async () => {
    let number = 0
    const statusFor = async (who: SignedIn | undefined, unitId = mine) =>
      (await record(who, 'normal', '', unitId, `outcome-${++number}`)).status
    for (const who of ['enumerator', 'supervisor', 'township', 'county', 'city'] as const) {
      expect(await statusFor(people[who])).toBe(200)
    }
    expect(await statusFor(people.enumerator, others)).toBe(404)
    expect(await statusFor(people.neighbour)).toBe(404)
    for (const who of outsiders) expect(await statusFor(people[who])).toBe(403)
    expect(await statusFor(undefined)).toBe(401)
  })
})
