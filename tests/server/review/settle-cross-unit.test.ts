import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { listCrossUnitCases, settleCrossUnitCase } from '../../../server/contract/evaluation.ts'
import { getResponse } from '../../../server/contract/responses.ts'
import { auditEntry } from '../../../server/domains/audit/tables.ts'
import { answerQuestions, evaluateResponses } from '../../../server/domains/responses/index.ts'
import {
  crossUnitSettlement,
  response,
  revision,
} from '../../../server/domains/responses/tables.ts'
import { putStanding } from '../../support/evaluation-city.ts'
import { noodleShop } from '../../support/responses.ts'
import { loadSmallCity, type People, signInEveryone } from '../../support/small-city.ts'
import { createTestApp, type SignedIn, type TestApp } from '../../support/test-app.ts'

const CODE = '92140602MA0GW7XY2K'
const licensed = { ...noodleShop, unifiedSocialCreditCode: CODE }
const household = (unitId: string, over: object = {}) =>
  ({ unitId, kind: 'selfEmployed', formId: '622', answers: licensed, ...over }) as const

let app: TestApp
let people: People
let minute = 0

beforeEach(async () => {
  app = await createTestApp()
  await loadSmallCity(app)
  people = await signInEveryone(app)
  minute = 0
  await putStanding(app.database, [household('a'), household('b')])
})
afterEach(() => app.close())

async function evaluate(areaPrefix = ''): Promise<void> {
  app.setTime(`2024-01-15T03:${String(minute++).padStart(2, '0')}:00.000Z`)
  await evaluateResponses(
    app.context,
    { areaPrefix, formId: null },
    { ask: answerQuestions(app.database.read), ahead: 1 },
  )
}

async function casesOf(who: SignedIn, query: object = {}) {
  const listed = await app.call(listCrossUnitCases, { query }, who)
  if (!listed.ok) throw new Error(JSON.stringify(listed.problem))
  return listed.reply
}

async function only(who: SignedIn = people.county) {
  const { cases } = await casesOf(who)
  expect(cases).toHaveLength(1)
  return cases[0]!
}

const explanation = {
  outcome: 'explained' as const,
  reasonCode: '01',
  reasonText: '市场监管局误将一码发给两户，已受理更正，回执号附后',
  responseIds: [] as string[],
}
const giveBack = (...responseIds: string[]) => ({
  outcome: 'returned' as const,
  reasonCode: '08',
  reasonText: '请对照营业执照核对统一社会信用代码',
  responseIds,
})

async function settle(
  decision: Omit<typeof explanation, 'outcome'> & { outcome: 'explained' | 'returned' },
  who: SignedIn = people.county,
) {
  const [found] = (await casesOf(people.city)).cases
  const { caseId, findingId } = found!
  const params = { caseId }
  return app.call(settleCrossUnitCase, { params, body: { findingId, ...decision } }, who)
}

const stateOf = async (unitId: string) =>
  (await app.database.read.select().from(response)).find((row) => row.unitId === unitId)?.state

/** What the respondent of a unit says from now on. */
async function answer(unitId: string, over: object): Promise<void> {
  await app.database.write(async (tx) => {
    const [{ latestRevisionId } = { latestRevisionId: null }] = (
      await tx.select().from(response)
    ).filter((row) => row.unitId === unitId)
    const [row] = (await tx.select().from(revision)).filter(({ id }) => id === latestRevisionId)
    const id = `${row!.id}-next`
    const number = row!.number + 1
    await tx.insert(revision).values({ ...row!, id, number, answers: { ...licensed, ...over } })
    for (const { id: responseId } of (await tx.select().from(response)).filter(
      (each) => each.unitId === unitId,
    )) {
      await tx
        .update(response)
        .set({ latestRevisionId: id, state: 'submitted' })
        .where(eq(response.id, responseId))
    }
  })
}

describe('a matter between units', () => {
  it('stands with both units side by side, for offices that cover them all', async () => {
    await evaluate()
    const told = await only()
    expect(told).toMatchObject({
      ...{ rule: 'CROSS-001', severity: 'verify', state: 'open', reopened: 0, unitsInAll: 2 },
      units: [
        {
          unitId: 'a',
          name: '单位a',
          creditCode: CODE,
          areaName: expect.stringContaining('朔城区'),
        },
        { unitId: 'b', responses: [{ responseId: 'b.622.2023', formId: '622', mayReturn: true }] },
      ],
    })
    expect((await casesOf(people.neighbour)).cases).toEqual([])
    expect(await settle(explanation, people.neighbour)).toMatchObject({ status: 404 })
    expect(await settle(explanation, people.township)).toMatchObject({ status: 403 })
    const outside = await app.call(listCrossUnitCases, { query: {} }, people.enterprise)
    expect(outside).toMatchObject({ status: 403 })
  })

  it('offers no return of what a level above has passed', async () => {
    await evaluate()
    await app.database.write(async (tx) => {
      await tx.update(response).set({ state: 'accepted-city' }).where(eq(response.unitId, 'b'))
    })
    const mayReturn = async (who: SignedIn) =>
      (await only(who)).units.map(({ responses }) => responses[0]?.mayReturn)
    expect(await mayReturn(people.county)).toEqual([true, false])
    expect(await mayReturn(people.city)).toEqual([true, true])
  })

  it('that reaches into another county is the city’s', async () => {
    await putStanding(app.database, [household('c', { areaCode: '140603100001' })])
    await evaluate()
    expect((await casesOf(people.county)).cases).toEqual([])
    expect(await only(people.city)).toMatchObject({ unitsInAll: 3 })
    // A run of one county says nothing of it, and finds its own part of it no other matter.
    await evaluate('140603')
    expect(await only(people.city)).toMatchObject({ state: 'open' })
  })

  it('is explained with a coded reason and facts, with its trail, and stays so while nothing changes', async () => {
    await evaluate()
    for (const [over, problem] of [
      [{ reasonCode: '77' }, 'code-not-in-list'],
      [{ reasonText: '已核实，情况属实，数据无误' }, 'reason-required'],
      [{ responseIds: ['a.622.2023'] }, 'body-not-acceptable'],
    ] as const) {
      expect(await settle({ ...explanation, ...over } as never)).toMatchObject({
        problem: { type: `urn:jingpu:problem:${problem}` },
      })
    }
    expect(await settle(explanation)).toMatchObject({
      ok: true,
      reply: {
        state: 'explained',
        settlements: [{ outcome: 'explained', reasonCode: '01', settledByName: '王县办' }],
      },
    })
    const acts = await app.database.read.select().from(auditEntry)
    expect(acts.at(-1)).toMatchObject({
      action: 'cross-unit.settle',
      subjectKind: 'cross-unit-case',
      reason: explanation.reasonText,
    })
    await evaluate()
    expect(await only()).toMatchObject({ state: 'explained', reopened: 0 })
    const erase = app.database.write((tx) => tx.delete(crossUnitSettlement))
    await expect(erase).rejects.toThrow()
  })

  it('opens anew when a later run finds other facts, with what was decided before', async () => {
    await evaluate()
    await settle(explanation)
    const before = await only()
    await putStanding(app.database, [household('c')])
    await evaluate()
    const now = await only()
    expect(now).toMatchObject({ caseId: before.caseId, state: 'open', reopened: 1, unitsInAll: 3 })
    expect(now.settlements).toMatchObject([{ outcome: 'explained', message: before.message }])
    // Decided on facts that are others by now.
    const { caseId, findingId } = before
    const late = { params: { caseId }, body: { findingId, ...explanation } }
    expect(await app.call(settleCrossUnitCase, late, people.county)).toMatchObject({
      status: 409,
      problem: { type: 'urn:jingpu:problem:cross-unit-moved-on' },
    })
  })

  it('is confirmed by returning responses, which changes no value; mended, it is gone', async () => {
    await evaluate()
    const said = (await app.database.read.select().from(revision)).map(({ answers }) => answers)
    expect(await settle(giveBack('b.622.2023'))).toMatchObject({
      ok: true,
      reply: { state: 'returned', settlements: [{ responses: 1 }] },
    })
    expect([await stateOf('a'), await stateOf('b')]).toEqual(['submitted', 'returned'])
    expect((await app.database.read.select().from(revision)).map(({ answers }) => answers)).toEqual(
      said,
    )
    const params = { responseId: 'b.622.2023' }
    const detail = await app.call(getResponse, { params }, people.county)
    expect(detail.ok && detail.reply.returns[0]).toMatchObject({
      reasonCode: '08',
      reasonText: giveBack().reasonText,
    })
    await evaluate()
    expect(await only()).toMatchObject({ state: 'returned', reopened: 0 })
    await answer('b', { unifiedSocialCreditCode: '92140602MA0H3L9D4T' })
    await evaluate()
    expect(await only()).toMatchObject({ state: 'gone' })
    expect((await casesOf(people.county, { state: 'open' })).counts).toMatchObject({ gone: 1 })
    expect(await settle(explanation)).toMatchObject({ status: 409 })
    await answer('b', {})
    await evaluate()
    expect(await only()).toMatchObject({ state: 'open', reopened: 1 })
  })

  it('opens anew when what was returned comes back as it was', async () => {
    await evaluate()
    await settle(giveBack('b.622.2023'))
    await answer('b', {})
    await evaluate()
    expect(await only()).toMatchObject({ state: 'open', reopened: 1 })
  })

  it('is returned as a whole or not at all, never with a value to report', async () => {
    await evaluate()
    expect(
      await settle({ ...giveBack('a.622.2023'), reasonText: '代码请改为 1234' }),
    ).toMatchObject({ problem: { type: 'urn:jingpu:problem:reason-names-target-value' } })
    expect(await settle(giveBack())).toMatchObject({ status: 400 })
    expect(await settle(giveBack('z.622.2023'))).toMatchObject({ status: 404 })
    await settle(giveBack('b.622.2023'))
    // One of the two cannot be returned any more: neither is.
    expect(await settle(giveBack('a.622.2023', 'b.622.2023'))).toMatchObject({
      problem: { type: 'urn:jingpu:problem:state-not-allowed' },
    })
    expect(await stateOf('a')).toBe('submitted')
  })
})
