import { eq } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { getUnit } from '../../../server/contract/frame.ts'
import { getResponse, listQuarantine, takeOverUpload } from '../../../server/contract/responses.ts'
import { takeBackBlock } from '../../../server/domains/areas/index.ts'
import { auditEntry } from '../../../server/domains/audit/tables.ts'
import {
  addUnit,
  assign,
  buildEnvelope,
  createTownApp,
  receiptOf,
} from '../../support/responses.ts'
import { MAYI_1, type People, signInEveryone } from '../../support/small-city.ts'
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

describe('an office takes an upload out of quarantine', () => {
  let app: TestApp
  let people: People
  beforeEach(async () => {
    app = await createTownApp()
    people = await signInEveryone(app)
    await addUnit(app)
    await assign(app, 'unit-a', '622')
  })
  afterEach(() => app.close())

  const kept = async () => {
    const outcome = await app.call(listQuarantine, { query: {} }, people.township)
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.problem))
    return outcome.reply.uploads
  }
  const take = (uploadId: string, who: keyof People = 'township', reason = '小区改派，已核实') =>
    app.call(takeOverUpload, { params: { uploadId }, body: { reason } }, people[who])
  const takeBlockBack = () =>
    takeBackBlock(
      { ...app.context, actor: people.township.account },
      { blockCode: MAYI_1, accountId: people.enumerator.account.id, reason: '调整分工' },
    )

  it('whose block was given away while it lay on the tablet: reported in its author’s name, byte for byte', async () => {
    await takeBlockBack()
    const envelope = buildEnvelope()
    const sent = await receiptOf(app, envelope, people.enumerator)
    expect(sent).toMatchObject({ outcome: 'quarantined', quarantineReason: 'unit-out-of-reach' })
    const [upload] = await kept()
    expect(upload).toMatchObject({ takenOverAt: null })
    expect(await take(upload!.id, 'neighbour')).toMatchObject({ status: 404 })
    expect(await take(upload!.id, 'supervisor')).toMatchObject({ status: 403 })
    expect(await take(upload!.id, 'township', '好')).toMatchObject({ status: 400 })
    const receipt = await take(upload!.id)
    expect(receipt).toMatchObject({
      reply: { outcome: 'stored', state: 'submitted', contentHash: sent.contentHash },
    })
    const params = { responseId: envelope.responseId }
    const found = await app.call(getResponse, { params }, people.township)
    expect(found).toMatchObject({
      reply: { revisions: [{ receivedFrom: '张普' }], registration: { signatureHolds: true } },
    })
    expect((await kept())[0]).toMatchObject({ takenOverAt: expect.any(String) })
    // Taken over once more, or sent again from the tablet: nothing changes.
    expect(await take(upload!.id)).toEqual(receipt)
    expect(await receiptOf(app, envelope, people.enumerator)).toMatchObject({ outcome: 'stored' })
    const entries = await app.database.read
      .select()
      .from(auditEntry)
      .where(eq(auditEntry.action, 'upload.take-over'))
    expect(entries).toMatchObject([
      { actorId: people.township.account.id, reason: '小区改派，已核实' },
    ])
  })

  it('of a unit found on that block: the unit is opened where it was found', async () => {
    await takeBlockBack()
    const found = { kind: 'selfEmployed', blockCode: MAYI_1 } as const
    await receiptOf(app, buildEnvelope({ unitId: 'found-1', newUnit: found }), people.enumerator)
    const [upload] = await kept()
    expect(upload).toMatchObject({ reason: 'new-unit-out-of-reach' })
    expect(await take(upload!.id)).toMatchObject({ reply: { state: 'submitted' } })
    const params = { unitId: 'found-1' }
    expect(await app.call(getUnit, { params }, people.township)).toMatchObject({
      reply: { unit: { blockCode: MAYI_1, name: '老王面馆' } },
    })
  })

  it('not while there is no form to read it by; it says why and stays', async () => {
    await receiptOf(app, buildEnvelope({ formVersion: '1999.9' }), people.enumerator)
    const [upload] = await kept()
    expect(await take(upload!.id)).toMatchObject({
      problem: {
        type: 'urn:jingpu:problem:upload-not-placeable',
        detail: expect.stringContaining('没有这个版本的表式'),
      },
    })
    expect(await kept()).toMatchObject([{ id: upload!.id, takenOverAt: null }])
  })
})
