import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  getCodingAgreement,
  listCodingActs,
  listCodingPhrases,
  listCodingUnits,
  putCodingAct,
  undoCodingAct,
} from '../../../server/contract/coding.ts'
import { followDescriptions } from '../../../server/domains/coding/index.ts'
import { industryCoding } from '../../../server/domains/coding/tables.ts'
import { isCodedTwice } from '../../../server/domains/coding/turn-after.ts'
import { unit } from '../../../server/domains/frame/tables.ts'
import { revision } from '../../../server/domains/responses/tables.ts'
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
import type { SignedIn, TestApp } from '../../support/test-app.ts'

let app: TestApp
let people: People
beforeEach(async () => {
  app = await createTownApp()
  people = await signInEveryone(app)
})
afterEach(() => app.close())

async function describeUnit(unitId: string, mainActivity1: string): Promise<void> {
  await addUnit(app, { id: unitId, name: `${unitId}号店` })
  await assign(app, unitId, '622')
  const answers = { ...noodleShop, mainActivity1 }
  await receiptOf(
    app,
    buildEnvelope({ unitId, revisionId: `r-${unitId}`, answers }),
    people.enumerator,
  )
}

/** Ids that are, or are not, coded twice. */
function idsOf(count: number, twice: boolean): string[] {
  const ids: string[] = []
  for (let at = 0; ids.length < count; at += 1) {
    if (isCodedTwice(`shop-${at}`) === twice) ids.push(`shop-${at}`)
  }
  return ids
}

const codeOf = async (unitId: string) => {
  const [row] = await app.database.read.select().from(unit).where(eq(unit.id, unitId))
  return row?.industryCode
}
const phrases = async (as: SignedIn = people.county) =>
  (await replyOf(app.call(listCodingPhrases, { query: {} }, as))).phrases
const waiting = async (turn: 'first' | 'second' | 'referee', as: SignedIn) =>
  (await replyOf(app.call(listCodingUnits, { query: { turn } }, as))).units
const code = (
  actId: string,
  body: Parameters<typeof app.call<typeof putCodingAct>>[1]['body'],
  as: SignedIn = people.county,
) => app.call(putCodingAct, { params: { actId }, body: body! }, as)

describe('the coding desk', () => {
  it('gathers identical descriptions, the most frequent first, and codes them together', async () => {
    const [one, two, three, other] = idsOf(4, false) as [string, string, string, string]
    await describeUnit(one, '面条制作和餐饮服务')
    await describeUnit(two, '面条制作和餐饮服务。')
    await describeUnit(three, '面条制作和餐饮服务')
    await describeUnit(other, '卖五金')
    await followDescriptions(app.context)
    const [first, second] = await phrases()
    expect([first?.units, second?.units]).toEqual([3, 1])
    expect(second?.phrase).toBe('卖五金')
    expect(await phrases(people.neighbour)).toEqual([])
    const before = await app.database.read.select().from(revision)
    const { phraseKey, county } = first!
    expect(await code('act-1', { turn: 'first', county, phraseKey, code: '6210' })).toMatchObject({
      ok: true,
      reply: { coded: 3, more: false },
    })
    expect([await codeOf(one), await codeOf(two), await codeOf(three)]).toEqual(
      Array(3).fill('6210'),
    )
    expect(await codeOf(other)).toBeNull()
    expect((await phrases()).map(({ phrase }) => phrase)).toEqual(['卖五金'])
    // What was reported stays as it came, to the byte.
    expect(await app.database.read.select().from(revision)).toEqual(before)
    // A repeat of a lost reply codes nothing twice.
    expect(await code('act-1', { turn: 'first', county, phraseKey, code: '6210' })).toMatchObject({
      reply: { coded: 3, more: false },
    })
    expect(await code('act-1', { turn: 'first', county, phraseKey, code: '5221' })).toMatchObject({
      ok: false,
      status: 409,
    })
  })

  it('takes an act back: units get what they had, but for those coded since', async () => {
    const [one, two] = idsOf(2, false) as [string, string]
    await describeUnit(one, '卖五金')
    await describeUnit(two, '卖五金')
    await followDescriptions(app.context)
    const [{ phraseKey, county } = { phraseKey: '', county: '' }] = await phrases()
    await code('act-1', { turn: 'first', county, phraseKey, code: '5274' })
    await app.database.write(async (tx) => {
      await tx.update(unit).set({ industryCode: '5271' }).where(eq(unit.id, two))
    })
    const undo = (reasonText: string) =>
      app.call(undoCodingAct, { params: { actId: 'act-1' }, body: { reasonText } }, people.county)
    expect(await undo(' ')).toMatchObject({ ok: false, status: 422 })
    expect(await undo('看错了行')).toMatchObject({
      ok: true,
      reply: { units: 2, undone: { restored: 1, reason: '看错了行' } },
    })
    expect([await codeOf(one), await codeOf(two)]).toEqual([null, '5271'])
    expect(await phrases()).toMatchObject([{ units: 1 }])
    expect(await undo('再来一次')).toMatchObject({ ok: false, status: 409 })
    const { acts } = await replyOf(app.call(listCodingActs, { query: {} }, people.county))
    expect(acts).toMatchObject([{ actId: 'act-1', code: '5274', undone: { restored: 1 } }])
    // Nothing of it is gone.
    expect(await app.database.read.$count(industryCoding)).toBe(2)
  })

  it('has one in ten coded by a second person who does not see the first, a third decides', async () => {
    const [one, two] = idsOf(2, true) as [string, string]
    await describeUnit(one, '卖五金')
    await describeUnit(two, '提供理发服务')
    await followDescriptions(app.context)
    await code('act-1', { turn: 'first', unitIds: [one], code: '5274' })
    await code('act-2', { turn: 'first', unitIds: [two], code: '8040' })
    // The first coder is not asked again.
    expect(await waiting('second', people.county)).toEqual([])
    const second = await waiting('second', people.city)
    expect(second.map(({ unitId, code, said }) => [unitId, code, said])).toEqual([
      [one, null, []],
      [two, null, []],
    ])
    expect(await code('act-3', { turn: 'second', unitIds: [one], code: '5274' })).toMatchObject({
      ok: false,
    })
    const scope = { kind: 'area', areaPrefix: '140602', name: '朔城区' } as const
    const colleague = await app.signIn('county-office', scope)
    await code('act-4', { turn: 'second', unitIds: [one], code: '5274' }, people.city)
    await code('act-5', { turn: 'second', unitIds: [two], code: '8051' }, people.city)
    // The second code is not put over the first.
    expect(await codeOf(two)).toBe('8040')
    const told = await replyOf(app.call(getCodingAgreement, { query: {} }, people.county))
    expect(told).toMatchObject({
      pairs: 2,
      byDigits: { 4: { agreed: 1, kappa: 1 / 3 }, 2: { agreed: 2, kappa: 1 } },
      differing: [{ first: '8040', second: '8051', units: 1 }],
    })
    expect(await waiting('referee', people.city)).toEqual([])
    expect(await waiting('referee', colleague)).toMatchObject([
      { unitId: two, said: ['8040', '8051'] },
    ])
    await code('act-6', { turn: 'referee', unitIds: [two], code: '8051' }, colleague)
    expect(await codeOf(two)).toBe('8051')
    expect(await waiting('referee', colleague)).toEqual([])
  })

  it('has another look where the frame had another section, of whoever agreed on the code', async () => {
    const [near, far] = idsOf(2, false) as [string, string]
    const [agreed] = idsOf(1, true) as [string]
    for (const unitId of [near, far, agreed]) await describeUnit(unitId, '卖五金')
    await app.database.write(async (tx) => {
      const had = (code: string, unitId: string) =>
        tx.update(unit).set({ industryCode: code }).where(eq(unit.id, unitId))
      await had('5165', near)
      await had('6210', far)
      await had('6210', agreed)
    })
    await followDescriptions(app.context)
    await code('act-1', { turn: 'first', unitIds: [near, far, agreed], code: '5274' })
    // Both of 批发和零售业: nothing to look at.
    expect(await waiting('referee', people.city)).toMatchObject([
      { unitId: far, said: ['5274'], before: '6210' },
    ])
    expect(await waiting('second', people.city)).toMatchObject([{ unitId: agreed, before: null }])
    await code('act-2', { turn: 'second', unitIds: [agreed], code: '5274' }, people.city)
    const scope = { kind: 'area', areaPrefix: '140602', name: '朔城区' } as const
    const colleague = await app.signIn('county-office', scope)
    expect((await waiting('referee', colleague)).map(({ unitId }) => unitId).sort()).toEqual(
      [far, agreed].sort(),
    )
    await code('act-3', { turn: 'referee', unitIds: [far, agreed], code: '6210' }, colleague)
    expect([await codeOf(near), await codeOf(far), await codeOf(agreed)]).toEqual([
      ...['5274', '6210', '6210'],
    ])
    expect(await waiting('referee', colleague)).toEqual([])
    // Only two people who coded the same are a pair.
    expect(await replyOf(app.call(getCodingAgreement, { query: {} }, people.county))).toMatchObject(
      {
        pairs: 1,
      },
    )
  })

  it('waits anew when the unit says it does something else', async () => {
    const [one] = idsOf(1, false) as [string]
    await describeUnit(one, '卖五金')
    await followDescriptions(app.context)
    await code('act-1', { turn: 'first', unitIds: [one], code: '5274' })
    expect(await phrases()).toEqual([])
    const answers = { ...noodleShop, mainActivity1: '提供理发服务' }
    await receiptOf(
      app,
      buildEnvelope({
        ...{ unitId: one, revisionId: 'r-again', baseRevisionId: `r-${one}`, answers },
      }),
      people.enumerator,
    )
    await followDescriptions(app.context)
    expect(await phrases()).toMatchObject([{ phrase: '提供理发服务', units: 1 }])
  })

  it('takes only classes of the list, in words', async () => {
    const [one] = idsOf(1, false) as [string]
    await describeUnit(one, '卖五金')
    await followDescriptions(app.context)
    expect(await code('act-1', { turn: 'first', unitIds: [one], code: '9999' })).toMatchObject({
      ok: false,
      problem: { type: 'urn:jingpu:problem:code-not-in-list' },
    })
    expect(await code('act-1', { turn: 'second', code: '5274' })).toMatchObject({
      problem: { type: 'urn:jingpu:problem:body-not-acceptable' },
    })
  })
})
