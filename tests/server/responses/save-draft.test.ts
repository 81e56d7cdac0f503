import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { getResponse, saveDraft } from '../../../server/contract/responses.ts'
import {
  addUnit,
  assign,
  buildEnvelope,
  createTownApp,
  noodleShop,
  receiptOf,
} from '../../support/responses.ts'
import { type People, signInEveryone } from '../../support/small-city.ts'
import type { SignedIn, TestApp } from '../../support/test-app.ts'

describe('autosaved drafts', () => {
  let app: TestApp
  let people: People
  beforeEach(async () => {
    app = await createTownApp()
    people = await signInEveryone(app)
    await addUnit(app)
    await assign(app, 'unit-a', '622')
  })
  afterEach(() => app.close())

  const params = { responseId: 'unit-a.622.2023' }
  const save = (baseVersion: number, answers: Record<string, unknown>, as: SignedIn) =>
    app.call(saveDraft, { params, body: { answers, explanations: [], baseVersion } }, as)
  const detail = async (as: SignedIn) => {
    const outcome = await app.call(getResponse, { params }, as)
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.problem))
    return outcome.reply
  }

  it('count their versions and turn an assigned response into a draft', async () => {
    expect(await save(0, { operatorName: '王' }, people.enumerator)).toMatchObject({
      ok: true,
      reply: { version: 1 },
    })
    expect(await save(1, { operatorName: '王建国' }, people.enumerator)).toMatchObject({
      reply: { version: 2 },
    })
    expect(await detail(people.enumerator)).toMatchObject({
      response: { state: 'draft' },
      draft: { answers: { operatorName: '王建国' }, version: 2, savedBy: '张普' },
      answers: {},
    })
  })

  it('refuse to overwrite what someone else saved in between, naming both', async () => {
    await save(0, { operatorName: '王建国' }, people.enumerator)
    expect(await save(0, { operatorName: '李' }, people.supervisor)).toMatchObject({
      ok: false,
      status: 409,
      problem: {
        type: 'urn:jingpu:problem:draft-conflict',
        current: { version: 1, savedBy: '张普' },
        yours: { baseVersion: 0 },
      },
    })
    expect((await detail(people.enumerator)).draft?.answers).toEqual({ operatorName: '王建国' })
  })

  it('are not shown to offices, which only read what was sent', async () => {
    await save(0, { operatorName: '王建国' }, people.enumerator)
    expect(await detail(people.county)).toMatchObject({ draft: null, editable: false })
  })

  it('end when their writer seals them, and stay when another one sends', async () => {
    await save(0, { operatorName: '王建国' }, people.supervisor)
    await receiptOf(app, buildEnvelope({ intent: 'draft' }), people.enumerator)
    expect((await detail(people.enumerator)).draft).not.toBeNull()
    const edit = { revisionId: 'revision-2', baseRevisionId: 'revision-1' }
    await receiptOf(app, buildEnvelope({ ...edit, intent: 'draft' }), people.supervisor)
    expect((await detail(people.enumerator)).draft).toBeNull()
  })

  it('are closed while the response is with the office', async () => {
    await receiptOf(app, buildEnvelope(), people.enumerator)
    expect(await save(0, noodleShop, people.enumerator)).toMatchObject({
      ok: false,
      status: 409,
      problem: {
        type: 'urn:jingpu:problem:state-not-allowed',
        currentState: 'submitted',
        allowedSteps: ['hand-to-confirm', 'withdraw', 'pass-supervisor', 'pass-township', 'return'],
      },
    })
  })

  it('are checked for their shape', async () => {
    const body = { answers: [], explanations: [], baseVersion: 0 } as never
    expect(await app.call(saveDraft, { params, body }, people.enumerator)).toMatchObject({
      ok: false,
      problem: { type: 'urn:jingpu:problem:body-not-acceptable' },
    })
  })
})
