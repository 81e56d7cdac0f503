import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  decideEnforcement,
  requestEnforcement,
  viewEnforcementUnit,
} from '../../../server/contract/enforcement.ts'
import { getUnit, listUnits } from '../../../server/contract/frame.ts'
import { getResponse } from '../../../server/contract/responses.ts'
import { auditEntry } from '../../../server/domains/audit/tables.ts'
import { decideDoor } from '../../../server/domains/oversight/decide-door.ts'
import {
  addUnit,
  assign,
  buildEnvelope,
  createTownApp,
  receiptOf,
} from '../../support/responses.ts'
import { type People, PINGLU_BLOCK, signInEveryone } from '../../support/small-city.ts'
import type { SignedIn, TestApp } from '../../support/test-app.ts'
import { enforcementRequest } from '../rights/calls.ts'

describe('L-03 the door for statistical enforcement', () => {
  let app: TestApp
  let people: People
  let officer: SignedIn
  let second: SignedIn
  beforeEach(async () => {
    app = await createTownApp()
    people = await signInEveryone(app)
    officer = await app.signIn(
      'enforcement-officer',
      { kind: 'area', areaPrefix: '140602', name: '朔城区' },
      '执法甲',
    )
    second = await app.signIn('city-office', people.city.account.scope, '赵市办')
    await addUnit(app)
    await addUnit(app, { id: 'unit-b', name: '别家' })
    await assign(app, 'unit-a', '622')
    await receiptOf(app, buildEnvelope(), people.enumerator)
  }, 30_000)
  afterEach(() => app.close())

  const ask = (over: object = {}) =>
    app.call(requestEnforcement, { body: { ...enforcementRequest, ...over } }, officer)
  const opened = async (over: object = {}) => {
    const outcome = await ask(over)
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.problem))
    return outcome.reply.id
  }
  const decide = (requestId: string, as: SignedIn, decision: 'approve' | 'refuse' = 'approve') =>
    app.call(decideEnforcement, { params: { requestId }, body: { decision, note: '核' } }, as)
  const look = (requestId: string, unitId = 'unit-a', as = officer) =>
    app.call(viewEnforcementUnit, { params: { requestId, unitId } }, as)

  it('stays shut with one approval, and one person cannot give two', async () => {
    const id = await opened()
    expect(await look(id)).toMatchObject({ status: 403 })
    expect(await decide(id, people.city)).toMatchObject({ reply: { state: 'waiting' } })
    expect(await decide(id, people.city)).toMatchObject({
      problem: { type: 'urn:jingpu:problem:second-person-required' },
    })
    expect(await look(id)).toMatchObject({ problem: { type: 'urn:jingpu:problem:door-not-open' } })
  })

  it('opens after two approvals for the named unit only, and for the one who asked only', async () => {
    const id = await opened()
    await decide(id, people.city)
    expect(await decide(id, second)).toMatchObject({
      reply: { state: 'open', openUntil: '2024-01-16T02:00:00.000Z' },
    })
    const outcome = await look(id)
    expect(outcome).toMatchObject({
      reply: {
        unit: { name: '老王面馆' },
        responses: [{ formId: '622', receivedRole: 'enumerator', answers: { staffAtYearEnd: 3 } }],
      },
    })
    expect(outcome.ok && outcome.reply.note).toContain('不得直接作为')
    expect((await look(id, 'unit-b')).status).toBe(404)
    const colleague = await app.signIn('enforcement-officer', officer.account.scope)
    expect((await look(id, 'unit-a', colleague)).status).toBe(404)
    for (const outcome of [
      await app.call(getUnit, { params: { unitId: 'unit-a' } }, officer),
      await app.call(getResponse, { params: { responseId: 'unit-a.622.2023' } }, officer),
      await app.call(listUnits, { query: {} }, officer),
    ]) {
      expect(outcome.status).toBe(403)
    }
  })

  it('shuts when its time is over or someone refuses', async () => {
    const id = await opened({ hours: 2 })
    await decide(id, people.city)
    await decide(id, second)
    app.setTime('2024-01-15T04:00:00.000Z')
    expect((await look(id)).status).toBe(403)
    const other = await opened()
    await decide(other, people.city, 'refuse')
    expect(await decide(other, second)).toMatchObject({
      problem: { type: 'urn:jingpu:problem:state-not-allowed' },
    })
    expect((await look(other)).status).toBe(403)
  })

  it('is not asked for in bulk, without a reason, by one inspector, or for units elsewhere', async () => {
    const many = Array.from({ length: 21 }, (_, each) => `unit-${each}`)
    expect((await ask({ unitIds: many })).status).toBe(400)
    expect((await ask({ reason: ' ' })).status).toBe(422)
    expect((await ask({ inspectors: enforcementRequest.inspectors.slice(0, 1) })).status).toBe(400)
    const [one] = enforcementRequest.inspectors
    expect((await ask({ inspectors: [one, one] })).status).toBe(400)
    await addUnit(app, { id: 'far', areaCode: PINGLU_BLOCK.slice(0, 12), blockCode: PINGLU_BLOCK })
    expect((await ask({ unitIds: ['unit-a', 'far'] })).status).toBe(404)
    expect(
      await app.call(requestEnforcement, { body: enforcementRequest }, people.county),
    ).toMatchObject({ status: 403 })
  })

  it('leaves case, reason, both approvers and every single look in the trail', async () => {
    const id = await opened()
    await decide(id, people.city)
    await decide(id, second)
    await look(id)
    await look(id)
    const entries = await app.database.read.select().from(auditEntry)
    const acts = entries.filter(({ action }) => action.startsWith('enforcement.'))
    expect(acts.map(({ action, actorId }) => [action, actorId])).toEqual([
      ['enforcement.request', officer.account.id],
      ['enforcement.approve', people.city.account.id],
      ['enforcement.approve', second.account.id],
    ])
    expect(acts[0]).toMatchObject({ reason: '核查数据真实性', after: { unitIds: ['unit-a'] } })
    const looks = entries.filter(({ subjectKind }) => subjectKind === 'enforcement-unit')
    expect(looks).toHaveLength(2)
  })

  it('is not held open by two entries of one person or a clock set back', () => {
    const approval = (decidedBy: string, decidedAt: string) =>
      ({ decision: 'approve', decidedBy, decidedAt }) as const
    const a = approval('a', '2024-01-15T02:00:00.000Z')
    const b = approval('b', '2024-01-15T03:00:00.000Z')
    const now = '2024-01-15T04:00:00.000Z'
    expect(decideDoor([a, a], 24, now).state).toBe('waiting')
    expect(decideDoor([a, b], 24, now).state).toBe('open')
    expect(decideDoor([a, b], 1, now).state).toBe('over')
    expect(decideDoor([a, b], 24, '2024-01-15T02:30:00.000Z').state).toBe('over')
  })
})
