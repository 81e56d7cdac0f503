import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { getAttention, getUnreviewed, listByAttention } from '../../../server/contract/attention.ts'
import { passResponse } from '../../../server/contract/review.ts'
import { followTrail } from '../../../server/domains/attention/index.ts'
import { attentionLeft, attentionTotal } from '../../../server/domains/attention/tables.ts'
import { response } from '../../../server/domains/responses/tables.ts'
import {
  addUnit,
  assign,
  buildEnvelope,
  createTownApp,
  noodleShop,
  receiptOf,
} from '../../support/responses.ts'
import { replyOf } from '../../support/sign-in.ts'
import { type People, signInEveryone } from '../../support/small-city.ts'
import type { TestApp } from '../../support/test-app.ts'

let app: TestApp
let people: People
beforeEach(async () => {
  app = await createTownApp()
  people = await signInEveryone(app)
})
afterEach(() => app.close())

async function report(number: number, expectedAnnualRevenue: number): Promise<string> {
  const unitId = `shop-${number}`
  await addUnit(app, { id: unitId, name: `第${number}面馆`, industryCode: '6210' })
  const responseId = await assign(app, unitId, '622')
  const answers = { ...noodleShop, expectedAnnualRevenue }
  await receiptOf(
    app,
    buildEnvelope({ unitId, revisionId: `r-${number}`, answers }),
    people.enumerator,
  )
  return responseId
}

async function followAll(): Promise<number> {
  let scored = 0
  for (;;) {
    const report = await followTrail(app.context)
    scored += report.scored
    if (!report.full) return scored
  }
}

/** Thirty shops alike and one that is not. */
async function reportThirtyOne(): Promise<string> {
  for (let each = 1; each <= 30; each += 1) await report(each, 150 + ((each * 37) % 100))
  return report(31, 2_400)
}

const queue = (query = {}) =>
  app.call(listByAttention, { query: { awaiting: 'supervisor', ...query } }, people.county)

describe('the order of review', () => {
  it('puts what is suspicious and large first, and says why', async () => {
    const odd = await reportThirtyOne()
    // Each as it came in, then all again once there are cells to compare with.
    expect(await followAll()).toBe(62)
    expect(await followAll()).toBe(0)
    const { rows } = await replyOf(queue())
    expect(rows).toHaveLength(31)
    expect(rows[0]?.response.responseId).toBe(odd)
    expect(rows[0]?.attention?.reasons[0]).toMatch(
      /^人均预计年营业收入 800 千元，同行业（6210 正餐服务） 31 家的中位数是 \d\d 千元，偏离/,
    )
    expect(rows[0]?.attention?.effect).toMatch(/^如有错，可能影响预计年营业收入 2,1\d\d 千元，占/)
    const scores = rows.map(({ attention }) => attention!.score)
    expect(scores).toEqual(scores.toSorted((a, b) => b - a))
    expect(scores[0]).toBeGreaterThan(50 * scores[1]!)
    const [total] = (await app.database.read.select().from(attentionTotal)).filter(
      ({ indicator }) => indicator === 'expectedAnnualRevenue',
    )
    expect(total).toMatchObject({ county: '140602', division: '62', responses: 31 })
    expect(rows[0]?.attention?.countyEffect).toBeLessThan((1_000_000 * 2_400) / total!.total)
  }, 30_000)

  it('pages by key without leaving out or doubling any', async () => {
    for (let each = 1; each <= 9; each += 1) await report(each, 200)
    await followAll()
    const seen: string[] = []
    let after: string | undefined
    do {
      const page = await replyOf(queue({ limit: 4, ...(after !== undefined && { after }) }))
      seen.push(...page.rows.map(({ response }) => response.responseId))
      after = page.next ?? undefined
    } while (after !== undefined)
    expect(new Set(seen).size).toBe(9)
    expect(seen).toHaveLength(9)
  })

  it('follows a correction: totals move with it, and its score falls', async () => {
    const responseId = await reportThirtyOne()
    await followAll()
    const before = await replyOf(app.call(getAttention, { params: { responseId } }, people.county))
    const corrected = { ...noodleShop, expectedAnnualRevenue: 240 }
    await receiptOf(
      app,
      buildEnvelope({
        ...{ unitId: 'shop-31', revisionId: 'r-31b', baseRevisionId: 'r-31' },
        answers: corrected,
      }),
      people.enumerator,
    )
    expect(await followAll()).toBe(1)
    const after = await replyOf(app.call(getAttention, { params: { responseId } }, people.county))
    expect(after.attention!.score).toBeLessThan(before.attention!.score / 50)
    expect(after.attention!.reasons).toEqual(['没有发现疑点，按规模排序'])
    const rows = await app.database.read.select().from(response)
    const [total] = (await app.database.read.select().from(attentionTotal)).filter(
      ({ indicator }) => indicator === 'expectedAnnualRevenue',
    )
    expect(rows).toHaveLength(31)
    const usual = Array.from({ length: 30 }, (_, at) => 150 + (((at + 1) * 37) % 100))
    expect(total?.total).toBe(usual.reduce((sum, each) => sum + each, 240))
  }, 30_000)

  it('tells what is left unreviewed and what it may move, less with each pass', async () => {
    const responseId = await reportThirtyOne()
    await followAll()
    const left = () => replyOf(app.call(getUnreviewed, { query: {} }, people.county))
    const [before] = (await left()).rows
    expect(before).toMatchObject({ formId: '622', responses: 31 })
    expect(before?.bands[0]).toMatchObject({ responses: 1 })
    expect(before?.bands.reduce((sum, { responses }) => sum + responses, 0)).toBe(31)
    await app.call(passResponse, { params: { responseId } }, people.supervisor)
    const query = { awaiting: 'supervisor' as const }
    const at = await replyOf(app.call(getUnreviewed, { query }, people.county))
    expect(at.rows[0]).toMatchObject({ responses: 30 })
    expect(at.rows[0]!.effect).toBeLessThan(before!.effect / 5)
    // It waits one level up now.
    expect((await left()).rows[0]).toEqual(before)
    const kept = await app.database.read.select().from(attentionLeft)
    const sum = kept.reduce((all, row) => all + row.responses, 0)
    expect(sum).toBe(31)
    expect(await replyOf(app.call(getUnreviewed, { query: {} }, people.neighbour))).toMatchObject({
      rows: [],
    })
  }, 30_000)

  it('shows nothing to respondents', async () => {
    const responseId = await report(1, 200)
    expect(
      await app.call(getAttention, { params: { responseId } }, people.enterprise),
    ).toMatchObject({ ok: false, status: 403 })
  })
})
