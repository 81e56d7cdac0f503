import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { creditCodeCheckDigit } from '../../../forms/engine/credit-code.ts'
import {
  activateAccount,
  addUnit,
  checkActivation,
  invitePerson,
  issueActivationCodes,
  listNoticeUnits,
  listUnitPeople,
  switchUnit,
  withdrawPerson,
} from '../../../server/contract/activation.ts'
import { getSession, redeemSignInLink } from '../../../server/contract/identity.ts'
import { getResponse, listResponses, saveDraft } from '../../../server/contract/responses.ts'
import { choosePassword } from '../../../server/contract/sign-in.ts'
import { auditEntry } from '../../../server/domains/audit/tables.ts'
import { assign, createTownApp, addUnit as putUnit } from '../../support/responses.ts'
import { openBrowser, PASSWORD, replyOf, type TestBrowser } from '../../support/sign-in.ts'
import { type People, PINGLU_BLOCK, signInEveryone } from '../../support/small-city.ts'
import { createTestApp, type TestApp } from '../../support/test-app.ts'

const code18 = (serial: number): string => {
  const first17 = `91140602MA0K${String(serial).padStart(5, '0')}`
  return first17 + creditCodeCheckDigit(first17)
}
const XINYUAN = code18(10001)
const HENGTONG = code18(10002)
const UNREGISTERED = code18(99999)

describe('activation with a notice', () => {
  let app: TestApp
  let people: People
  beforeEach(async () => {
    const town = await createTownApp()
    people = await signInEveryone(town)
    // Links lead through the choice of a password, as they do for enterprises.
    app = await createTestApp({ database: town.database, linksSignInDirectly: false })
    const legal = { kind: 'legalUnit', aboveScale: true } as const
    await putUnit(app, {
      ...{ id: 'unit-x1', name: '朔州市鑫源商贸有限公司', unifiedSocialCreditCode: XINYUAN },
      ...legal,
    })
    await putUnit(app, {
      ...{ id: 'unit-x2', name: '朔州市恒通物流有限公司', unifiedSocialCreditCode: HENGTONG },
      ...legal,
    })
  })
  afterEach(() => app.close())

  const issue = (...unitIds: string[]) =>
    replyOf(app.call(issueActivationCodes, { body: { unitIds } }, people.county))

  const activate = async (
    creditCode: string,
    code: string,
    loginName = 'wangkuaiji',
  ): Promise<{ browser: TestBrowser; outcome: Awaited<ReturnType<TestBrowser['call']>> }> => {
    const browser = openBrowser(app)
    const body = { creditCode, code, displayName: '王会计', loginName, password: PASSWORD }
    return { browser, outcome: await browser.call(activateAccount, { body }) }
  }

  it('makes the preparer’s account and signs them in; the code works once', async () => {
    const { notices } = await issue('unit-x1')
    const { code, creditCode } = notices[0]!
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$/)
    const letter = { creditCode: ` ${creditCode.toLowerCase()} `, code: code.toLowerCase() }
    expect(await replyOf(app.call(checkActivation, { body: letter }))).toEqual({
      unitName: '朔州市鑫源商贸有限公司',
    })
    const { browser, outcome } = await activate(creditCode, code)
    expect(outcome.ok).toBe(true)
    expect(await replyOf(browser.call(getSession, {}))).toMatchObject({
      account: { displayName: '王会计', position: 'preparer', scope: { unitId: 'unit-x1' } },
    })
    expect((await activate(creditCode, code, 'another')).outcome).toMatchObject({
      problem: { type: 'urn:jingpu:problem:activation-refused' },
    })
  })

  it('ends with a newer notice, and after its time', async () => {
    const first = (await issue('unit-x1')).notices[0]!
    const second = (await issue('unit-x1')).notices[0]!
    expect((await activate(XINYUAN, first.code)).outcome.ok).toBe(false)
    app.setTime('2024-06-15T02:00:00.000Z')
    expect((await activate(XINYUAN, second.code)).outcome.ok).toBe(false)
  })

  it('credit-code enumeration by wording: every refusal reads the same', async () => {
    const [used, withdrawn] = [
      (await issue('unit-x2')).notices[0]!,
      (await issue('unit-x1')).notices[0]!,
    ]
    await activate(HENGTONG, used.code)
    await issue('unit-x1')
    const refusals = await Promise.all(
      [
        { creditCode: UNREGISTERED, code: 'AAAA-BBBB-CCCC' },
        { creditCode: XINYUAN, code: 'AAAA-BBBB-CCCC' },
        { creditCode: XINYUAN, code: withdrawn.code },
        { creditCode: HENGTONG, code: used.code },
        { creditCode: XINYUAN, code: used.code },
        { creditCode: '不是代码', code: '?' },
      ].map((body) => app.call(checkActivation, { body })),
    )
    const seen = refusals.map((each) => {
      if (each.ok) throw new Error('went through')
      const { requestId: _, ...problem } = each.problem
      return JSON.stringify({ status: each.status, problem })
    })
    expect(new Set(seen).size).toBe(1)
  })

  it('credit-code enumeration by wording: a registered code is locked like one that is not', async () => {
    await issue('unit-x1')
    const tries = async (creditCode: string) => {
      const statuses: number[] = []
      for (let i = 0; i < 12; i++) {
        const body = { creditCode, code: `AAAA-BBBB-C${String(i).padStart(3, '0')}` }
        statuses.push((await app.call(checkActivation, { body })).status)
      }
      return statuses
    }
    const registered = await tries(XINYUAN)
    expect(registered).toEqual([...Array(10).fill(401), 429, 429])
    expect(await tries(UNREGISTERED)).toEqual(registered)
  })

  it('credit-code enumeration by timing: the times of both cannot be told apart', async () => {
    await issue('unit-x1', 'unit-x2')
    const took = async (creditCode: string, serial: number): Promise<number> => {
      const body = { creditCode, code: `ZZZZ-YYYY-${String(serial).padStart(4, '0')}` }
      const startedMs = performance.now()
      await app.call(checkActivation, { body })
      return performance.now() - startedMs
    }
    const known: number[] = []
    const unknown: number[] = []
    let minutes = 0
    for (let i = 0; i < 160; i++) {
      // Time goes on, so that neither code nor address is locked and only the look-up is timed.
      minutes += 61
      app.setTime(new Date(Date.parse('2024-01-15T02:00:00.000Z') + minutes * 60_000).toISOString())
      const order = i % 2 === 0
      if (order) known.push(await took(XINYUAN, i))
      unknown.push(await took(UNREGISTERED, i))
      if (!order) known.push(await took(XINYUAN, i))
    }
    // The chance that a known one took longer than an unknown one: a half where time tells nothing.
    const longer = share(known.slice(20), unknown.slice(20))
    expect(longer).toBeGreaterThan(0.35)
    expect(longer).toBeLessThan(0.65)
  }, 60_000)

  it('leaves the same trace of every refusal', async () => {
    await issue('unit-x1')
    const actions = async () => {
      const rows = await app.database.read
        .select({ action: auditEntry.action })
        .from(auditEntry)
        .orderBy(auditEntry.sequence)
      return rows.map(({ action }) => action)
    }
    const traceOf = async (creditCode: string) => {
      const before = (await actions()).length
      await app.call(checkActivation, { body: { creditCode, code: 'AAAA' } })
      return (await actions()).slice(before)
    }
    const registered = await traceOf(XINYUAN)
    expect(registered).toContain('activation.refuse')
    expect(await traceOf(UNREGISTERED)).toEqual(registered)
  })

  it('names no login name as taken to who holds no notice', async () => {
    const { code } = (await issue('unit-x1')).notices[0]!
    await activate(XINYUAN, code)
    const stranger = await activate(UNREGISTERED, 'AAAA-BBBB-CCCC', 'wangkuaiji')
    expect(stranger.outcome).toMatchObject({
      problem: { type: 'urn:jingpu:problem:activation-refused' },
    })
  })

  it('is printed by offices for units in their area only', async () => {
    await putUnit(app, {
      ...{ id: 'unit-p', name: '平鲁某厂', unifiedSocialCreditCode: code18(10003) },
      ...{ kind: 'legalUnit' as const, aboveScale: true },
      ...{ areaCode: PINGLU_BLOCK.slice(0, 12), blockCode: PINGLU_BLOCK },
    })
    await putUnit(app, { id: 'unit-n', name: '老王面馆' })
    const { notices, refused } = await issue('unit-x1', 'unit-p', 'unit-n', 'unit-none')
    expect(notices.map(({ unitId }) => unitId)).toEqual(['unit-x1'])
    expect(refused.map(({ unitId }) => unitId)).toEqual(['unit-p', 'unit-n', 'unit-none'])
    const body = { unitIds: ['unit-x1'] }
    for (const who of ['enumerator', 'enterprise', 'department', 'system', 'audit'] as const) {
      expect(await app.call(issueActivationCodes, { body }, people[who])).toMatchObject({
        status: 403,
      })
    }
    const list = await replyOf(app.call(listNoticeUnits, { query: {} }, people.county))
    expect(list.units.map(({ unitId, state }) => [unitId, state])).toEqual([
      ['unit-x1', 'issued'],
      ['unit-x2', 'none'],
    ])
  })

  it('lists all units that report online, those of the input-output sample too, and finds any legal unit', async () => {
    const below = { kind: 'legalUnit', aboveScale: false } as const
    await putUnit(app, {
      ...{ id: 'unit-io', name: '朔州市样本食品厂', unifiedSocialCreditCode: code18(10003) },
      ...{ ...below, attributes: { inputOutputSample: true } },
    })
    await putUnit(app, {
      ...{ id: 'unit-small', name: '朔州市小微百货', unifiedSocialCreditCode: code18(10004) },
      ...{ ...below, attributes: { inputOutputSample: false } },
    })
    const idsFor = async (query: { search?: string }) =>
      (await replyOf(app.call(listNoticeUnits, { query }, people.county))).units.map(
        ({ unitId }) => unitId,
      )
    expect(await idsFor({})).toEqual(['unit-io', 'unit-x1', 'unit-x2'])
    expect(await idsFor({ search: '小微' })).toEqual(['unit-small'])
    expect(await idsFor({ search: code18(10004).toLowerCase() })).toEqual(['unit-small'])
    expect(await idsFor({ search: '老王' })).toEqual([])
    expect((await issue('unit-small')).notices).toHaveLength(1)
  })

  it('L-25 keeps preparer and person in charge apart, the latter invited by a link', async () => {
    const { code } = (await issue('unit-x1')).notices[0]!
    const { browser: preparer } = await activate(XINYUAN, code)
    const invite = { displayName: '赵总', as: 'person-in-charge' } as const
    const { link } = await replyOf(preparer.call(invitePerson, { body: invite }))
    const boss = openBrowser(app)
    await replyOf(boss.call(redeemSignInLink, { body: { token: link.path.split('#')[1]! } }))
    await replyOf(
      boss.call(choosePassword, { body: { loginName: 'zhaozong', password: PASSWORD } }),
    )
    expect(await replyOf(boss.call(getSession, {}))).toMatchObject({
      account: { position: 'person-in-charge', scope: { unitId: 'unit-x1' } },
    })
    const seen = await replyOf(preparer.call(listUnitPeople, {}))
    expect(seen.people.map(({ displayName, position }) => [displayName, position])).toEqual([
      ['王会计', 'preparer'],
      ['赵总', 'person-in-charge'],
    ])
    const responseId = await assign(app, 'unit-x1', 'B603')
    const body = { answers: {}, explanations: [], baseVersion: 0 }
    const fill = (who: TestBrowser) => who.call(saveDraft, { params: { responseId }, body })
    expect(await fill(boss)).toMatchObject({ status: 403 })
    expect((await fill(preparer)).ok).toBe(true)
    expect(await replyOf(boss.call(getResponse, { params: { responseId } }))).toMatchObject({
      editable: false,
      steps: [],
    })
    expect(await boss.call(invitePerson, { body: invite })).toMatchObject({ status: 403 })
    expect(await preparer.call(invitePerson, { body: invite })).toMatchObject({ status: 422 })
    const params = { accountId: seen.people[1]!.accountId }
    await replyOf(preparer.call(withdrawPerson, { params }))
    expect(await replyOf(boss.call(getSession, {}))).toMatchObject({ account: null })
  })

  it('hands over to a colleague: with their first sign-in the one before is out', async () => {
    const { code } = (await issue('unit-x1')).notices[0]!
    const { browser: before } = await activate(XINYUAN, code)
    const body = { displayName: '孙会计', as: 'successor' } as const
    const { link } = await replyOf(before.call(invitePerson, { body }))
    expect((await before.call(listUnitPeople, {})).ok).toBe(true)
    const after = openBrowser(app)
    await replyOf(after.call(redeemSignInLink, { body: { token: link.path.split('#')[1]! } }))
    await replyOf(
      after.call(choosePassword, { body: { loginName: 'sunkuaiji', password: PASSWORD } }),
    )
    expect(await before.call(listUnitPeople, {})).toMatchObject({ status: 401 })
    const { people: left } = await replyOf(after.call(listUnitPeople, {}))
    expect(left.map(({ displayName }) => displayName)).toEqual(['孙会计'])
  })

  it('lets one account report for several units, one at a time', async () => {
    await assign(app, 'unit-x1', 'B603')
    await assign(app, 'unit-x2', 'B603')
    const { notices } = await issue('unit-x1', 'unit-x2')
    const { browser } = await activate(XINYUAN, notices[0]!.code)
    const body = { creditCode: HENGTONG, code: notices[1]!.code }
    const { units } = await replyOf(browser.call(addUnit, { body }))
    expect(units.map(({ unitId }) => unitId)).toEqual(['unit-x1', 'unit-x2'])
    const responses = async () =>
      (await replyOf(browser.call(listResponses, { query: {} }))).responses.map((r) => r.unitId)
    expect(await responses()).toEqual(['unit-x1'])
    await replyOf(browser.call(switchUnit, { body: { unitId: 'unit-x2' } }))
    expect(await responses()).toEqual(['unit-x2'])
    expect(await browser.call(switchUnit, { body: { unitId: 'unit-a' } })).toMatchObject({
      status: 404,
    })
  })
})

/** Share of pairs in which one of `a` is longer than one of `b`; equal ones count a half. */
function share(a: readonly number[], b: readonly number[]): number {
  let longer = 0
  for (const x of a) for (const y of b) longer += x > y ? 1 : x === y ? 0.5 : 0
  return longer / (a.length * b.length)
}
