import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ResponseDetail } from '../../../server/contract/responses.ts'
import { getResponse, listResponses } from '../../../server/contract/responses.ts'
import {
  acceptResponse,
  passClean,
  passResponse,
  returnForCorrection,
  signOffArea,
  takeReviewAct,
  withdrawSignOff,
} from '../../../server/contract/review.ts'
import { auditEntry } from '../../../server/domains/audit/tables.ts'
import {
  addUnit,
  assign,
  buildEnvelope,
  createTownApp,
  noodleShop,
  receiptOf,
} from '../../support/responses.ts'
import { MAYI, type People, signInEveryone } from '../../support/small-city.ts'
import type { TestApp } from '../../support/test-app.ts'

const params = { responseId: 'unit-a.622.2023' }

describe('the levels of review', () => {
  let app: TestApp
  let people: People
  beforeEach(async () => {
    app = await createTownApp()
    people = await signInEveryone(app)
    await addUnit(app, { outcome: 'normal' })
    await assign(app, 'unit-a', '622')
    await receiptOf(app, buildEnvelope(), people.enumerator)
  })
  afterEach(() => app.close())

  const pass = (who: keyof People) => app.call(passResponse, { params }, people[who])
  const accept = (who: keyof People) => app.call(acceptResponse, { params }, people[who])
  const act = (who: keyof People, kind: string, reasonText = '等待部门提供的资料') =>
    app.call(
      takeReviewAct,
      // The kinds are those of the contract.
      { params, body: { act: kind as 'hold', reasonText } },
      people[who],
    )
  const giveBack = (who: keyof People) =>
    app.call(
      returnForCorrection,
      {
        params,
        body: { reasonCode: '05', reasonText: '人数与门店规模不符，请核实', fields: [] },
      },
      people[who],
    )
  const detail = async (who: keyof People): Promise<ResponseDetail> => {
    const outcome = await app.call(getResponse, { params }, people[who])
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.problem))
    return outcome.reply
  }
  const queue = async (
    who: keyof People,
    awaiting: 'supervisor' | 'township' | 'county' | 'city',
  ) => {
    const outcome = await app.call(listResponses, { query: { awaiting } }, people[who])
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.problem))
    return outcome.reply.responses.map(({ responseId }) => responseId)
  }

  it('goes up one queue at a time: supervisor, township, county, city', async () => {
    const way = [
      ['supervisor', pass, 'passed-supervisor'],
      ['township', pass, 'passed-township'],
      ['county', accept, 'accepted-county'],
      ['city', accept, 'accepted-city'],
    ] as const
    for (const [level, step, state] of way) {
      expect(await queue('city', level)).toEqual([params.responseId])
      expect(await step(level)).toMatchObject({ ok: true, reply: { state, heldBy: null } })
      expect(await queue('city', level)).toEqual([])
    }
    const { reviewActs, response } = await detail('city')
    expect(response.awaiting).toBeNull()
    expect(reviewActs.map(({ act: kind, level }) => [kind, level])).toEqual([
      ['pass', 'supervisor'],
      ['pass', 'township'],
      ['pass', 'county'],
      ['pass', 'city'],
    ])
  })

  it('lets a township stand in for its supervisor, and says so', async () => {
    expect(await pass('township')).toMatchObject({ ok: true, reply: { awaiting: 'county' } })
    expect((await detail('county')).reviewActs).toMatchObject([
      { act: 'pass', level: 'township', stoodInFor: 'supervisor' },
    ])
  })

  it('locks what a higher level has passed against every lower one', async () => {
    await pass('supervisor')
    await pass('township')
    await accept('county')
    for (const who of ['supervisor', 'township'] as const) {
      const refused = await giveBack(who)
      expect(refused).toMatchObject({ ok: false, status: 409 })
      expect(refused.ok ? '' : refused.problem.detail).toContain('县级已通过')
      expect(await act(who, 'withdraw-pass')).toMatchObject({ ok: false, status: 409 })
      expect(await detail(who)).toMatchObject({ steps: [], acts: [] })
    }
    expect(await giveBack('city')).toMatchObject({ ok: true, reply: { state: 'returned' } })
  })

  it('takes a pass back to where it found the response, and leaves the trail', async () => {
    await pass('supervisor')
    await pass('township')
    const taken = await act('township', 'withdraw-pass', '通过后发现地址存疑，重新核对')
    expect(taken).toMatchObject({
      ok: true,
      reply: { state: 'passed-supervisor', awaiting: 'township' },
    })
    expect((await detail('township')).reviewActs.at(-1)).toMatchObject({
      act: 'withdraw-pass',
      level: 'township',
      reasonText: '通过后发现地址存疑，重新核对',
    })
    const trail = await app.database.read.select().from(auditEntry)
    expect(trail).toContainEqual(
      expect.objectContaining({
        action: 'response.withdraw-pass',
        reason: '通过后发现地址存疑，重新核对',
      }),
    )
    expect(await pass('township')).toMatchObject({ ok: true })
  })

  it('is put aside and taken up again by its level; nobody passes it meanwhile', async () => {
    await pass('supervisor')
    expect(await act('township', 'hold')).toMatchObject({ ok: true, reply: { heldBy: 'township' } })
    expect(await pass('township')).toMatchObject({ ok: false, status: 409 })
    expect(await act('supervisor', 'release')).toMatchObject({ ok: false, status: 409 })
    expect(await act('township', 'release')).toMatchObject({ ok: true, reply: { heldBy: null } })
    expect(await pass('township')).toMatchObject({ ok: true })
  })

  it('is handed up, answered, and goes on where it was', async () => {
    await pass('supervisor')
    expect(await act('township', 'escalate')).toMatchObject({
      ok: true,
      reply: { awaiting: 'county', escalatedFrom: 'township', state: 'passed-supervisor' },
    })
    expect(await pass('township')).toMatchObject({ ok: false, status: 409 })
    // The county answers; it does not take the township's step.
    expect(await accept('county')).toMatchObject({ ok: false, status: 409 })
    expect(await act('county', 'hand-back', '按在地统计，由本乡镇登记')).toMatchObject({
      ok: true,
      reply: { awaiting: 'township', escalatedFrom: null },
    })
    expect(await pass('township')).toMatchObject({ ok: true })
  })

  it.each(['hold', 'withdraw-pass', 'escalate'])(
    'refuses a target value in the words of %s',
    async (kind) => {
      await pass('supervisor')
      if (kind === 'withdraw-pass') await pass('township')
      expect(await act('township', kind, '期末人数请改为 5 人')).toMatchObject({
        ok: false,
        problem: { type: 'urn:jingpu:problem:reason-names-target-value' },
      })
    },
  )

  it('goes through all levels again after a correction', async () => {
    await pass('supervisor')
    await pass('township')
    await giveBack('county')
    const corrected = buildEnvelope({
      revisionId: 'revision-2',
      baseRevisionId: 'revision-1',
      answers: { ...noodleShop, staffAtYearEnd: 5 },
    })
    await receiptOf(app, corrected, people.enumerator)
    expect(await queue('city', 'supervisor')).toEqual([params.responseId])
  })

  it('goes to the township at once when its unit reported it online', async () => {
    await addUnit(app, { id: 'unit-x' })
    await assign(app, 'unit-x', '622')
    const own = buildEnvelope({ unitId: 'unit-x', revisionId: 'online-1' })
    await receiptOf(app, own, people.enterprise)
    expect(await queue('city', 'township')).toEqual(['unit-x.622.2023'])
  })

  describe('an area', () => {
    const clean = (who: keyof People) =>
      app.call(passClean, { body: { area: MAYI, batchId: 'batch-1' } }, people[who])
    const sign = (who: keyof People, statement = '全部通过，同意验收') =>
      app.call(signOffArea, { body: { area: MAYI, statement } }, people[who])

    it('has what is clean passed at once, each with its act; what has findings stays', async () => {
      await addUnit(app, { id: 'unit-b', outcome: 'normal' })
      await assign(app, 'unit-b', '622')
      const broken = { ...noodleShop, femaleStaffAtYearEnd: 9, mainActivity1: '面条制作 餐饮服务' }
      await receiptOf(
        app,
        buildEnvelope({
          unitId: 'unit-b',
          revisionId: 'revision-b',
          answers: broken,
          intent: 'draft',
        }),
        people.enumerator,
      )
      await pass('supervisor')
      expect(await clean('township')).toMatchObject({ ok: true, reply: { passed: 1, more: false } })
      expect(await clean('township')).toMatchObject({ ok: true, reply: { passed: 0 } })
      const trail = await app.database.read.select().from(auditEntry)
      expect(trail.at(-1)).toMatchObject({
        action: 'response.pass-township',
        after: { batchId: 'batch-1' },
      })
      expect(await sign('township')).toMatchObject({
        ok: false,
        status: 409,
        problem: { counts: { notReported: 1, passed: 1, responses: 2 } },
      })
    })

    it('is signed off once all is passed; then nothing in it is reopened below or at that level', async () => {
      expect(await sign('township')).toMatchObject({ ok: false, status: 409 })
      await pass('supervisor')
      await clean('township')
      const signed = await sign('township')
      expect(signed).toMatchObject({
        ok: true,
        reply: { level: 'township', counts: { units: 1, responses: 1, passed: 1 } },
      })
      expect(await sign('township')).toMatchObject({ ok: false, status: 409 })
      expect(await giveBack('township')).toMatchObject({
        ok: false,
        problem: { type: 'urn:jingpu:problem:area-signed-off' },
      })
      // A level above may still send it back.
      await accept('county')
      expect(await sign('county')).toMatchObject({ ok: true })
      const signOffId = signed.ok ? signed.reply.signOffId : ''
      const withdraw = (who: keyof People) =>
        app.call(
          withdrawSignOff,
          { params: { signOffId }, body: { reasonText: '发现漏报，重新核对' } },
          people[who],
        )
      expect(await withdraw('county')).toMatchObject({ ok: false, status: 403 })
      // The county has signed above it.
      expect(await withdraw('township')).toMatchObject({ ok: false, status: 409 })
    })

    it('keeps a withdrawn signature, and may be signed again', async () => {
      await pass('supervisor')
      await pass('township')
      const signed = await sign('township')
      const signOffId = signed.ok ? signed.reply.signOffId : ''
      const body = { reasonText: '发现漏报，重新核对' }
      expect(
        await app.call(withdrawSignOff, { params: { signOffId }, body }, people.township),
      ).toMatchObject({ ok: true, reply: { withdrawn: { reason: body.reasonText } } })
      expect(await act('township', 'withdraw-pass')).toMatchObject({ ok: true })
      await pass('township')
      expect(await sign('township')).toMatchObject({ ok: true })
    })

    it('is not signed with a target in the statement', async () => {
      await pass('supervisor')
      await pass('township')
      expect(await sign('township', '营业收入增速须达到 8%')).toMatchObject({
        ok: false,
        problem: { type: 'urn:jingpu:problem:reason-names-target-value' },
      })
    })
  })
})
