import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listQuarantine } from '../../../server/contract/responses.ts'
import { addUnit, buildEnvelope, createTownApp, receiptOf } from '../../support/responses.ts'
import { type People, signInEveryone } from '../../support/small-city.ts'
import type { TestApp } from '../../support/test-app.ts'

describe('the quarantine', () => {
  let app: TestApp
  let people: People
  beforeAll(async () => {
    app = await createTownApp()
    people = await signInEveryone(app)
    await addUnit(app)
    for (const number of [1, 2, 3, 4, 5]) {
      // The second and third arrive at the same instant.
      app.setTime(`2024-01-15T02:0${number === 3 ? 2 : number}:00.000Z`)
      const over = { formId: '999', revisionId: `revision-${number}` }
      await receiptOf(app, buildEnvelope(over), people.enumerator)
    }
  })
  afterAll(() => app.close())

  const page = async (who: keyof People, query: { after?: string; limit?: number }) => {
    const outcome = await app.call(listQuarantine, { query }, people[who])
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.problem))
    return outcome.reply
  }

  it('pages by key, newest first, to the very first upload', async () => {
    const sizes: number[] = []
    const seen: string[] = []
    let after: string | null = null
    do {
      const { uploads, next } = await page('county', { limit: 2, ...(after && { after }) })
      sizes.push(uploads.length)
      seen.push(...uploads.map((each) => each.revisionId))
      after = next
    } while (after !== null)
    expect(sizes).toEqual([2, 2, 1])
    expect(seen).toEqual(['revision-5', 'revision-4', 'revision-3', 'revision-2', 'revision-1'])
  })

  it('ends without a key where the last page is just full', async () => {
    expect((await page('county', { limit: 5 })).next).toBeNull()
  })

  it("does not open another office's uploads to a key", async () => {
    const { next } = await page('county', { limit: 2 })
    expect(await page('neighbour', { after: next! })).toEqual({ uploads: [], next: null })
  })

  it('refuses a key that is none', async () => {
    expect(await app.call(listQuarantine, { query: { after: 'x' } }, people.county)).toMatchObject({
      ok: false,
      problem: { type: 'urn:jingpu:problem:parameter-not-acceptable' },
    })
  })
})
