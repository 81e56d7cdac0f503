import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { notePresence, saveDraft } from '../../../server/contract/responses.ts'
import { addUnit, assign, createTownApp } from '../../support/responses.ts'
import { replyOf } from '../../support/sign-in.ts'
import type { SignedIn, TestApp } from '../../support/test-app.ts'

let app: TestApp
let first: SignedIn
let second: SignedIn
beforeEach(async () => {
  app = await createTownApp()
  await addUnit(app)
  await assign(app, 'unit-a', 'B603')
  const scope = { kind: 'unit', unitId: 'unit-a', name: '老王面馆' } as const
  first = await app.signIn('enterprise', scope, '王会计')
  second = await app.signIn('enterprise', scope, '李会计')
})
afterEach(() => app.close())

const params = { responseId: 'unit-a.B603.2023' }
const note = (as: SignedIn, windowId: string) =>
  replyOf(app.call(notePresence, { params, body: { windowId } }, as))

describe('who is in a form', () => {
  it('is told to the others, with the newest draft, until they have left', async () => {
    app.setTime('2024-01-15T02:00:00.000Z')
    expect(await note(first, 'w-1')).toEqual({
      ...{ others: [], draftVersion: 0, draftSavedBy: null },
    })
    expect((await note(second, 'w-2')).others).toMatchObject([{ name: '王会计', self: false }])
    await replyOf(
      app.call(
        saveDraft,
        { params, body: { answers: { assets: 5 }, explanations: [], baseVersion: 0 } },
        second,
      ),
    )
    app.setTime('2024-01-15T02:00:10.000Z')
    expect(await note(first, 'w-1')).toMatchObject({
      ...{ draftVersion: 1, draftSavedBy: '李会计' },
      others: [{ name: '李会计' }],
    })
    // Another browser of the same person.
    expect((await note(first, 'w-3')).others.map(({ self }) => self)).toEqual([true, false])
    app.setTime('2024-01-15T02:01:00.000Z')
    expect((await note(first, 'w-1')).others).toEqual([])
  })
})
