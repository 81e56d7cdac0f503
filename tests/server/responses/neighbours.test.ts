import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { getNeighbours, listEvaluationRuns } from '../../../server/contract/evaluation.ts'
import { getResponse } from '../../../server/contract/responses.ts'
import {
  answerQuestions,
  evaluateResponses,
  latestNeighbours,
} from '../../../server/domains/responses/index.ts'
import {
  evaluation,
  evaluationFinding,
  neighbourSet,
  response,
  revision,
} from '../../../server/domains/responses/tables.ts'
import { putStanding, type StandingDocument } from '../../support/evaluation-city.ts'
import {
  addUnit,
  assign,
  buildEnvelope,
  createTownApp,
  receiptOf,
} from '../../support/responses.ts'
import { type People, signInEveryone } from '../../support/small-city.ts'
import type { TestApp } from '../../support/test-app.ts'

let app: TestApp
let people: People

beforeEach(async () => {
  app = await createTownApp()
  people = await signInEveryone(app)
})
afterEach(() => app.close())

/** Ceramic works with 10 people each, 300 to 324 thousand yuan a head. */
const works = (count: number, from = 0): StandingDocument[] =>
  Array.from({ length: count }, (_, at) => ({
    ...{ unitId: `works-${from + at}`, kind: 'legalUnit', formId: 'B603', industryCode: '3073' },
    answers: { operatingRevenue: 3_000 + 10 * (from + at), averageStaff: 10 },
  }))

async function evaluate(areaPrefix = '') {
  return evaluateResponses(
    app.context,
    { areaPrefix, formId: null },
    { ask: answerQuestions(app.database.read), ahead: 1, unitsPerBatch: 7 },
  )
}

const outlier = { operatingRevenue: 3_000_000, averageStaff: 10 }

async function report(intent: 'draft' | 'submit' = 'draft', base: string | null = null) {
  const envelope = buildEnvelope({
    ...{ unitId: 'unit-x', formId: 'B603', intent, answers: outlier },
    ...(base !== null && { baseRevisionId: base, revisionId: 'later' }),
  })
  const receipt = await receiptOf(app, envelope, people.enterprise)
  const rows = await app.database.read.select().from(revision)
  const stored = rows.find(({ id }) => id === receipt.revisionId)!
  const detail = await app.call(
    getResponse,
    { params: { responseId: 'unit-x.B603.2023' } },
    people.enterprise,
  )
  if (!detail.ok) throw new Error(JSON.stringify(detail.problem))
  const finding = detail.reply.findings.find(({ rule }) => rule === 'B603-019')
  return { stored, finding, detail: detail.reply }
}

async function openUnitX() {
  await addUnit(app, { id: 'unit-x', kind: 'legalUnit', industryCode: '3073' })
  await assign(app, 'unit-x', 'B603')
}

describe('percentiles of units alike', () => {
  it('are worked out by a run, and what arrives after it is compared with them', async () => {
    await openUnitX()
    await putStanding(app.database, works(25))
    const before = await report()
    expect(before.finding).toBeUndefined()
    expect(before.detail.distributions).toEqual({})
    await evaluate()
    const [set] = await app.database.read.select().from(neighbourSet)
    expect(set).toMatchObject({ units: 25 })
    const after = await report('draft', before.stored.id)
    expect(after.finding).toMatchObject({ severity: 'verify' })
    expect(after.finding!.message).toMatch(
      /人均营业收入 300,000 千元\/人，不在同行业（3073 .*） 25 家单位的常见范围（290 至 340 千元\/人）内/,
    )
    expect(after.stored.neighbourSetId).toBe(set!.id)
    // What raised the earlier findings stays with them.
    expect(before.stored.neighbourSetId).toBeNull()
    // A respondent is told of its own group, as an aggregate.
    expect(after.detail.distributions).toEqual({
      operatingRevenuePerStaff: { p1: 290, p99: 340, units: 25, group: expect.any(String) },
    })
  })

  it('judge the very run that worked them out, and stay with its findings', async () => {
    const wrong = { ...works(1, 50)[0]!, answers: outlier }
    await putStanding(app.database, [...works(25), wrong])
    await evaluate()
    const found = await app.database.read.select().from(evaluationFinding)
    const ours = found.filter(({ rule }) => rule === 'B603-019')
    expect(ours.map(({ revisionId }) => revisionId)).toEqual(['revision-works-50.B603.2023'])
    expect(ours[0]!.message).toContain('26 家单位')
    const [set] = await app.database.read.select().from(neighbourSet)
    const evaluated = await app.database.read.select().from(evaluation)
    expect(new Set(evaluated.map(({ neighbourSetId }) => neighbourSetId))).toEqual(
      new Set([set!.id]),
    )
  })

  it('stay the set they are while nothing changes, and are another once more units reported', async () => {
    await putStanding(app.database, works(25))
    await evaluate()
    expect(await evaluate()).toMatchObject({ responses: 0 })
    expect(await app.database.read.select().from(neighbourSet)).toHaveLength(1)
    await putStanding(app.database, works(3, 25))
    // The units they are compared with are others now: all are judged anew, the earlier stays.
    expect(await evaluate()).toMatchObject({ responses: 28 })
    expect(await app.database.read.select().from(neighbourSet)).toHaveLength(2)
    expect(await app.database.read.select().from(evaluation)).toHaveLength(25 + 28)
  })

  it('are of the whole city, also where a run is over one county', async () => {
    const elsewhere = works(25).map((each) => ({ ...each, areaCode: '140603001001' }))
    await putStanding(app.database, [...elsewhere, ...works(1, 60)])
    expect(await evaluate('140602')).toMatchObject({ responses: 1 })
    const found = await latestNeighbours(app.database.read)
    expect(found).toMatchObject({ units: 26 })
  })

  it('count what respondents stand by: no drafts, nothing sent back, nothing no longer owed', async () => {
    await putStanding(app.database, works(13))
    await app.database.write(async (tx) => {
      const rows = await tx.select().from(response)
      for (const [at, state] of (['draft', 'returned', 'assigned'] as const).entries()) {
        const { id: _, ...row } = rows[at]!
        await tx
          .insert(response)
          .values({ ...row, id: `copy-${at}.B603.2023`, unitId: `copy-${at}`, state })
      }
      const { id: _, ...row } = rows[3]!
      const fellAwayAt = '2024-01-20T00:00:00.000Z'
      await tx.insert(response).values({ ...row, id: 'gone.B603.2023', unitId: 'gone', fellAwayAt })
    })
    await evaluate()
    const found = await latestNeighbours(app.database.read)
    expect(found!.spreads.map(({ units }) => units)).toContain(13)
    expect(Math.max(...found!.spreads.map(({ units }) => units))).toBe(13)
  })

  it('are none where too few have reported', async () => {
    await openUnitX()
    await putStanding(app.database, works(9))
    await evaluate()
    expect(await latestNeighbours(app.database.read)).toBeUndefined()
    const { finding, stored } = await report()
    expect(finding).toBeUndefined()
    expect(stored.neighbourSetId).toBeNull()
  })

  it('are shown to offices with the time and the number of units they are of', async () => {
    await putStanding(app.database, works(25))
    await evaluate()
    const shown = await app.call(getNeighbours, { query: {} }, people.county)
    if (!shown.ok) throw new Error(JSON.stringify(shown.problem))
    const { set, formId, spreads, forms } = shown.reply
    expect(set).toMatchObject({ units: 25, computedAt: expect.any(String) })
    expect(formId).toBe('B603')
    expect(forms).toEqual([{ formId: 'B603', groups: spreads.length }])
    expect(spreads[0]).toMatchObject({ rule: 'B603-019', title: '人均营业收入离群', units: 25 })
    const runs = await app.call(listEvaluationRuns, {}, people.city)
    if (!runs.ok) throw new Error(JSON.stringify(runs.problem))
    expect(runs.reply.runs[0]!.neighbours).toMatchObject({ units: 25, groups: spreads.length })
  })
})

describe('the office a document is checked for', () => {
  it('is that of the county the unit lies in', async () => {
    await addUnit(app, { id: 'unit-x', kind: 'legalUnit', industryCode: '3073' })
    await assign(app, 'unit-x', '601')
    const away = { locationAreaCode: '140603001001' }
    const envelope = buildEnvelope({
      unitId: 'unit-x',
      formId: '601',
      intent: 'draft',
      answers: away,
    })
    await receiptOf(app, envelope, people.enterprise)
    const detail = await app.call(
      getResponse,
      { params: { responseId: 'unit-x.601.2023' } },
      people.enterprise,
    )
    if (!detail.ok) throw new Error(JSON.stringify(detail.problem))
    expect(detail.reply.officeAreaPrefix).toBe('140602')
    const messages = detail.reply.findings.map(({ message }) => message)
    expect(
      messages.filter((message) => message.includes('不在本普查机构辖区（140602）')),
    ).toHaveLength(1)
  })
})
