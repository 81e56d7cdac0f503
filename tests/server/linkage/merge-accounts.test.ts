/** What merging two units does to the accounts of their respondents, and undoing it. */
import { eq, inArray } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  activateAccount,
  issueActivationCodes,
  switchUnit,
} from '../../../server/contract/activation.ts'
import { undoDuplicateDecision } from '../../../server/contract/duplicates.ts'
import { getSession } from '../../../server/contract/identity.ts'
import { listOwnUnits, listResponses } from '../../../server/contract/responses.ts'
import { auditEntry } from '../../../server/domains/audit/tables.ts'
import { carryPeople, returnPeople } from '../../../server/domains/identity/index.ts'
import { accountUnit } from '../../../server/domains/identity/tables.ts'
import { assign } from '../../support/responses.ts'
import { openBrowser, PASSWORD, replyOf } from '../../support/sign-in.ts'
import type { SignedIn } from '../../support/test-app.ts'
import {
  type DuplicateTown,
  decide,
  openDuplicateTown,
  queueOf,
  runToEnd,
  unitsByName,
} from './duplicate-lists.ts'

const KEPT = '朔州市鑫源建材有限公司'
const MERGED = '鑫源建材有限公司'

let town: DuplicateTown
let pairId: string
let kept: string
let merged: string
let preparer: SignedIn
let head: SignedIn

beforeEach(async () => {
  town = await openDuplicateTown()
  await runToEnd(town)
  const names = await unitsByName(town)
  kept = names.get(KEPT)!.id
  merged = names.get(MERGED)!.id
  pairId = (await queueOf(town)).find(({ units }) => units.some(({ id }) => id === kept))!.pairId
  const scope = { kind: 'unit', unitId: merged, name: MERGED } as const
  preparer = await town.app.signIn('enterprise', scope, '孟会计')
  head = await town.app.signIn('enterprise', scope, '赵总', 'person-in-charge')
})
afterEach(() => town.app.close())

const merge = () =>
  replyOf(decide(town, pairId, { kind: 'merge', firstUnit: kept }, town.people.county, 'the-merge'))
const undo = () =>
  replyOf(
    town.app.call(
      undoDuplicateDecision,
      { params: { pairId, decisionId: 'the-merge' }, body: { reason: '核对执照后发现判错' } },
      town.people.county,
    ),
  )
const unitsOf = async (who: SignedIn) =>
  (await replyOf(town.app.call(getSession, {}, who))).units.map(({ unitId, position }) => [
    unitId,
    position,
  ])
const signInAgain = (who: SignedIn) => town.app.signInAgain(who)
const trail = () =>
  town.app.database.read
    .select()
    .from(auditEntry)
    .where(inArray(auditEntry.action, ['account.carry-over', 'account.carry-back']))

describe('the people of a merged unit', () => {
  it('act for the kept one in the post they had, and land there when they sign in next', async () => {
    await assign(town.app, kept, '602')
    await merge()
    expect(await unitsOf(preparer)).toEqual([
      [kept, 'preparer'],
      [merged, 'preparer'],
    ])
    expect(await unitsOf(head)).toEqual([
      [kept, 'person-in-charge'],
      [merged, 'person-in-charge'],
    ])
    // What is open goes on with the unit it was opened for, and says where the forms are.
    const before = await replyOf(town.app.call(getSession, {}, preparer))
    expect(before.account).toMatchObject({ scope: { unitId: merged } })
    const { units } = await replyOf(town.app.call(listOwnUnits, {}, preparer))
    expect(units.map(({ unitId, mergedInto }) => [unitId, mergedInto])).toEqual([
      [kept, null],
      [merged, { unitId: kept, name: KEPT, own: true }],
    ])
    const again = await signInAgain(preparer)
    expect(again.account).toMatchObject({ scope: { unitId: kept, name: KEPT } })
    const listed = await replyOf(town.app.call(listResponses, { query: {} }, again))
    expect(listed.responses.map(({ responseId }) => responseId)).toEqual([`${kept}.602.2023`])
    expect(await trail()).toMatchObject([
      {
        ...{ subjectKind: 'account', subjectId: preparer.account.id, before: { unitId: merged } },
        after: { unitId: kept, position: 'preparer' },
      },
      { subjectId: head.account.id, after: { position: 'person-in-charge' } },
    ])
  })

  it('act for it no more once the merge is undone, and for their own as before', async () => {
    await merge()
    const again = await signInAgain(preparer)
    await undo()
    expect(await town.app.call(listResponses, { query: {} }, again)).toMatchObject({ status: 401 })
    // What was open with their own unit goes on.
    expect(await unitsOf(preparer)).toEqual([[merged, 'preparer']])
    const back = await signInAgain(preparer)
    expect(await unitsOf(back)).toEqual([[merged, 'preparer']])
    expect(back.account).toMatchObject({ scope: { unitId: merged } })
    expect((await trail()).filter(({ action }) => action === 'account.carry-back')).toMatchObject([
      { subjectId: preparer.account.id, before: { unitId: kept }, after: { unitId: merged } },
      { subjectId: head.account.id },
    ])
    // Nothing is removed: what was ended stands beside what is.
    const rows = await town.app.database.read
      .select()
      .from(accountUnit)
      .where(eq(accountUnit.carriedFrom, merged))
    expect(rows.every(({ endedAt }) => endedAt !== null)).toBe(true)
  })

  it('see nothing of a kept unit that has people of its own, and are told where it is reported', async () => {
    const scope = { kind: 'unit', unitId: kept, name: KEPT } as const
    const other = await town.app.signIn('enterprise', scope, '别人')
    await merge()
    expect(await unitsOf(preparer)).toEqual([[merged, 'preparer']])
    expect(await unitsOf(other)).toEqual([[kept, 'preparer']])
    const { units } = await replyOf(town.app.call(listOwnUnits, {}, preparer))
    expect(units).toMatchObject([{ unitId: merged, mergedInto: { name: KEPT, own: false } }])
    const params = { body: { unitId: kept } }
    expect(await town.app.call(switchUnit, params, preparer)).toMatchObject({ status: 404 })
    expect(await trail()).toEqual([])
  })

  it('of the kept unit gain nothing by it', async () => {
    const scope = { kind: 'unit', unitId: kept, name: KEPT } as const
    const other = await town.app.signIn('enterprise', scope, '别人')
    await merge()
    await undo()
    expect(await unitsOf(other)).toEqual([[kept, 'preparer']])
    expect(await unitsOf(preparer)).toEqual([[merged, 'preparer']])
  })
})

describe('a letter older than the merge of its unit', () => {
  it('makes an account that acts for the kept one', async () => {
    const { app, people } = town
    const issued = await replyOf(
      app.call(issueActivationCodes, { body: { unitIds: [kept] } }, people.county),
    )
    const { creditCode, code } = issued.notices[0]!
    // The other one is kept, and nobody acts for it.
    await app.database.write((tx) => tx.update(accountUnit).set({ endedAt: 'then' }))
    await replyOf(decide(town, pairId, { kind: 'merge', firstUnit: merged }, people.county))
    const browser = openBrowser(app)
    const body = {
      ...{ creditCode, code, displayName: '王会计', loginName: 'wangkuaiji', password: PASSWORD },
    }
    await replyOf(browser.call(activateAccount, { body }))
    const { account, units } = await replyOf(browser.call(getSession, {}))
    expect(account).toMatchObject({ scope: { unitId: merged, name: MERGED } })
    expect(units.map(({ unitId }) => unitId)).toEqual([merged, kept])
  })
})

describe('merges in a row', () => {
  it('are followed, and one undone in the middle takes its people out of all that came of it', async () => {
    const { database, context } = town.app
    const ctx = { ...context, actor: town.people.county.account }
    const kept = (unitId: string) => ({ unitId, name: unitId })
    await database.write(async (tx) => {
      await carryPeople(tx, ctx, { mergedId: merged, kept: kept('b') })
      await carryPeople(tx, ctx, { mergedId: 'b', kept: kept('c') })
    })
    expect((await unitsOf(preparer)).map(([id]) => id)).toEqual(['c', merged, 'b'])
    await database.write((tx) => returnPeople(tx, ctx, merged))
    expect(await unitsOf(await signInAgain(preparer))).toEqual([[merged, 'preparer']])
  })
})
