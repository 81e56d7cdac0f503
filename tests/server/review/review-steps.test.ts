import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { getResponse } from '../../../server/contract/responses.ts'
import {
  acceptResponse,
  passResponse,
  returnForCorrection,
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
import { type People, signInEveryone } from '../../support/small-city.ts'
import type { TestApp } from '../../support/test-app.ts'

describe('the way of a response through review', () => {
  let app: TestApp
  let people: People
  beforeEach(async () => {
    app = await createTownApp()
    people = await signInEveryone(app)
    await addUnit(app)
    await assign(app, 'unit-a', '622')
    await receiptOf(app, buildEnvelope(), people.enumerator)
  })
  afterEach(() => app.close())

  const params = { responseId: 'unit-a.622.2023' }
  const pass = () => app.call(passResponse, { params }, people.township)
  const accept = () => app.call(acceptResponse, { params }, people.county)
  const giveBack = (over: object = {}, who: keyof People = 'county') =>
    app.call(
      returnForCorrection,
      {
        params,
        body: {
          reasonCode: '05',
          reasonText: '从业人员期末人数与门店规模不符，请核实',
          fields: ['staffAtYearEnd'],
          ...over,
        },
      },
      people[who],
    )

  it('is passed by the township, then accepted by the county', async () => {
    expect(await accept()).toMatchObject({
      ok: false,
      status: 409,
      problem: {
        type: 'urn:jingpu:problem:state-not-allowed',
        currentState: 'submitted',
        allowedSteps: ['return'],
      },
    })
    expect(await pass()).toMatchObject({ ok: true, reply: { state: 'passed-township' } })
    expect(await pass()).toMatchObject({ ok: false, status: 409 })
    expect(await accept()).toMatchObject({ ok: true, reply: { state: 'accepted-county' } })
  })

  it('L-11 goes back with a reason, is corrected by its respondent, and comes in again', async () => {
    await pass()
    expect(await giveBack()).toMatchObject({
      ok: true,
      reply: { state: 'returned', returnReason: '从业人员期末人数与门店规模不符，请核实' },
    })
    const found = await app.call(getResponse, { params }, people.enumerator)
    expect(found).toMatchObject({
      ok: true,
      reply: {
        editable: true,
        returns: [{ returnedBy: '王县办', reasonCode: '05', fields: ['staffAtYearEnd'] }],
        answers: noodleShop,
      },
    })
    const corrected = buildEnvelope({
      revisionId: 'revision-2',
      baseRevisionId: 'revision-1',
      answers: { ...noodleShop, staffAtYearEnd: 5 },
    })
    expect(await receiptOf(app, corrected, people.enumerator)).toMatchObject({
      state: 'submitted',
    })
    const again = await app.call(getResponse, { params }, people.county)
    expect(again).toMatchObject({
      ok: true,
      reply: {
        response: { state: 'submitted', returnReason: null },
        returns: [{ reasonCode: '05' }],
        revisions: [{ number: 1 }, { number: 2, changed: ['staffAtYearEnd'] }],
      },
    })
  })

  it('takes nothing more from the tablet once the township passed it', async () => {
    await pass()
    const late = buildEnvelope({ revisionId: 'revision-2', baseRevisionId: 'revision-1' })
    expect(await receiptOf(app, late, people.enumerator)).toMatchObject({
      outcome: 'quarantined',
      quarantineReason: 'response-closed',
    })
  })

  it('may come in after the last day when the office sent it back', async () => {
    await giveBack()
    app.setTime('2024-05-20T02:00:00.000Z')
    const supervisor = await app.signIn('supervisor', people.supervisor.account.scope)
    const corrected = buildEnvelope({ revisionId: 'revision-2', baseRevisionId: 'revision-1' })
    expect(await receiptOf(app, corrected, supervisor)).toMatchObject({ state: 'submitted' })
  })

  const refused: [about: string, over: object, problem: string][] = [
    ['without words', { reasonText: '  ' }, 'reason-required'],
    ['with a code from no list', { reasonCode: '77' }, 'code-not-in-list'],
    ['that tells the value', { reasonText: '期末人数请改为 5 人' }, 'reason-names-target-value'],
    ['of another shape', { fields: 'staffAtYearEnd' }, 'body-not-acceptable'],
  ]
  it.each(refused)('is not returned for a reason %s', async (_about, over, problem) => {
    expect(await giveBack(over)).toMatchObject({
      ok: false,
      problem: { type: `urn:jingpu:problem:${problem}`, retry: 'after-fix' },
    })
    expect(await pass()).toMatchObject({ ok: true })
  })

  it('L-12 leaves a trace of who wrote a target value, without its words', async () => {
    await giveBack({ reasonText: '期末人数请改为 5 人' })
    await giveBack({ reasonText: '从业人员期末人数：5 人' })
    const trail = await app.database.read.select().from(auditEntry)
    const attempts = trail.filter(({ action }) => action === 'target-value.refuse')
    expect(attempts).toHaveLength(2)
    expect(attempts[0]).toMatchObject({
      ...{ actorRole: expect.any(String), subjectId: 'returnForCorrection', reason: null },
      after: { problem: 'reason-names-target-value', responseId: params.responseId },
    })
  })

  it('leaves one audit row for each step, with the reason', async () => {
    await pass()
    await accept()
    await giveBack()
    const trail = await app.database.read.select().from(auditEntry)
    expect(
      trail
        .filter((entry) => entry.subjectId === params.responseId)
        .map((entry) => [entry.action, entry.reason]),
    ).toEqual([
      ['response.receive', null],
      ['response.pass-township', null],
      ['response.accept-county', null],
      ['response.return', '从业人员期末人数与门店规模不符，请核实'],
    ])
  })
})
