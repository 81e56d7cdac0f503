import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { placeUnit } from '../../../server/contract/frame.ts'
import {
  countMessages,
  listMessages,
  listMessageThreads,
  markMessagesRead,
  putMessage,
} from '../../../server/contract/messages.ts'
import { auditEntry } from '../../../server/domains/audit/tables.ts'
import { message } from '../../../server/domains/messages/tables.ts'
import { addUnit, assign, createTownApp } from '../../support/responses.ts'
import { replyOf } from '../../support/sign-in.ts'
import { type People, PINGLU_BLOCK, signInEveryone } from '../../support/small-city.ts'
import type { SignedIn, TestApp } from '../../support/test-app.ts'

let app: TestApp
let people: People
let enterprise: SignedIn
let seconds = 0
beforeEach(async () => {
  app = await createTownApp()
  people = await signInEveryone(app)
  await addUnit(app)
  await assign(app, 'unit-a', '622')
  enterprise = await app.signIn('enterprise', { kind: 'unit', unitId: 'unit-a', name: '老王面馆' })
})
afterEach(() => app.close())

const write = (
  messageId: string,
  text: string,
  as: SignedIn,
  responseId?: string,
  unitId = 'unit-a',
) => {
  app.setTime(`2024-01-15T02:00:${String(++seconds).padStart(2, '0')}.000Z`)
  return app.call(
    putMessage,
    { params: { unitId, messageId }, body: { text, ...(responseId && { responseId }) } },
    as,
  )
}
const read = async (as: SignedIn) =>
  (await replyOf(app.call(listMessages, { params: { unitId: 'unit-a' } }, as))).messages
const threads = async (as: SignedIn, waiting = false) =>
  (
    await replyOf(
      app.call(listMessageThreads, { query: waiting ? { waiting: 'true' as const } : {} }, as),
    )
  ).threads
const counted = (as: SignedIn) => replyOf(app.call(countMessages, {}, as))

describe('messages', () => {
  it('go both ways, about the unit and about a form, each side told what it has not read', async () => {
    await write('m-1', '营业面积包括仓库吗？', enterprise, 'unit-a.622.2023')
    expect(await counted(people.county)).toEqual({ unread: 1, ofForms: {} })
    expect(await threads(people.county)).toMatchObject([
      { unitId: 'unit-a', unitName: '老王面馆', lastSide: 'unit', unread: 1 },
    ])
    const [asked] = await read(people.county)
    expect(asked).toMatchObject({ id: 'm-1', responseId: 'unit-a.622.2023', unread: true })
    await write('m-2', '不包括仓库和办公用房', people.county, 'unit-a.622.2023')
    expect(await counted(people.county)).toEqual({ unread: 0, ofForms: {} })
    expect(await threads(people.county, true)).toEqual([])
    expect(await counted(enterprise)).toEqual({ unread: 1, ofForms: { 'unit-a.622.2023': 1 } })
    // The city reads for itself; the county's answer does not mark its page as read.
    expect(await threads(people.city)).toMatchObject([{ unread: 1, lastSide: 'office' }])
    const marked = app.call(
      markMessagesRead,
      { params: { unitId: 'unit-a' }, body: { messageId: 'm-2' } },
      enterprise,
    )
    expect(await replyOf(marked)).toEqual({ unread: 0 })
    expect(await counted(enterprise)).toEqual({ unread: 0, ofForms: {} })
    expect((await read(enterprise)).map(({ id, unread }) => [id, unread])).toEqual([
      ['m-2', false],
      ['m-1', false],
    ])
  })

  it('from an office name no value to report; the unit speaks of its own figures', async () => {
    const refused = await write('m-1', '请把营业收入改为 1200 千元', people.county)
    expect(refused).toMatchObject({
      problem: { type: 'urn:jingpu:problem:reason-names-target-value' },
    })
    expect(await app.database.read.$count(message)).toBe(0)
    expect(await write('m-2', '我们想把营业收入改为 1200 千元', enterprise)).toMatchObject({
      ok: true,
    })
    expect(await write('m-3', '   ', enterprise)).toMatchObject({
      problem: { type: 'urn:jingpu:problem:reason-required' },
    })
  })

  it('sent again change nothing; another text under the same id is refused', async () => {
    await write('m-1', '地址写错了怎么办', enterprise)
    expect(await write('m-1', '地址写错了怎么办', enterprise)).toMatchObject({ ok: true })
    expect(await write('m-1', '别的话', enterprise)).toMatchObject({
      problem: { type: 'urn:jingpu:problem:revision-id-taken' },
    })
    expect(await app.database.read.$count(message)).toBe(1)
    const trail = await app.database.read
      .select()
      .from(auditEntry)
      .where(eq(auditEntry.action, 'message.write'))
    expect(trail).toHaveLength(1)
    expect(JSON.stringify(trail)).not.toContain('地址写错了')
  })

  it('are not to be changed or removed', async () => {
    await write('m-1', '地址写错了怎么办', enterprise)
    const change = app.database.write((tx) => tx.update(message).set({ text: '没说过' }))
    await expect(change).rejects.toThrow()
    await expect(app.database.write((tx) => tx.delete(message))).rejects.toThrow()
  })

  it('go with the unit when it is placed in another county', async () => {
    await write('m-1', '我们搬家了', enterprise)
    expect(await threads(people.neighbour)).toEqual([])
    await replyOf(
      app.call(
        placeUnit,
        { params: { unitId: 'unit-a' }, body: { blockCode: PINGLU_BLOCK, reason: '已迁往井坪镇' } },
        people.city,
      ),
    )
    expect(await threads(people.county)).toEqual([])
    expect(await threads(people.neighbour)).toMatchObject([{ unitId: 'unit-a', unread: 1 }])
  })

  it('about a form name one of the unit’s own', async () => {
    await addUnit(app, { id: 'unit-b', name: '另一家' })
    await assign(app, 'unit-b', '622')
    expect(await write('m-1', '请看一下', people.county, 'unit-b.622.2023')).toMatchObject({
      problem: { type: 'urn:jingpu:problem:body-not-acceptable' },
    })
  })
})
