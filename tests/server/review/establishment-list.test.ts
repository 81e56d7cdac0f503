import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { passClean, passResponse } from '../../../server/contract/review.ts'
import { response } from '../../../server/domains/responses/tables.ts'
import { addUnit, assign, createTownApp } from '../../support/responses.ts'
import { MAYI, type People, signInEveryone } from '../../support/small-city.ts'
import type { TestApp } from '../../support/test-app.ts'

describe('L-16 a legal unit with establishments below it', () => {
  let app: TestApp
  let people: People
  beforeEach(async () => {
    app = await createTownApp()
    people = await signInEveryone(app)
    await addUnit(app, { kind: 'legalUnit', outcome: 'normal' })
    await assign(app, 'unit-a', '611')
    await assign(app, 'unit-a', '611-1')
    await set('611', { state: 'submitted', awaiting: 'township' })
  })
  afterEach(() => app.close())

  const set = (form: string, values: Partial<typeof response.$inferInsert>) =>
    app.database.write(async (tx) => {
      await tx
        .update(response)
        .set(values)
        .where(eq(response.id, `unit-a.${form}.2023`))
    })
  const pass = () =>
    app.call(passResponse, { params: { responseId: 'unit-a.611.2023' } }, people.township)
  const clean = () =>
    app.call(passClean, { body: { area: MAYI, batchId: 'batch-1' } }, people.township)

  it('goes no further while their list has not come in, which is said in words', async () => {
    expect(await pass()).toMatchObject({
      ok: false,
      status: 409,
      problem: { detail: expect.stringContaining('611-1 表还没有报来'), allowedSteps: ['return'] },
    })
    expect(await clean()).toMatchObject({ ok: true, reply: { passed: 0, more: false } })
    await set('611-1', { state: 'returned' })
    expect(await pass()).toMatchObject({ ok: false, status: 409 })
    await set('611-1', { state: 'submitted' })
    expect(await pass()).toMatchObject({ ok: true, reply: { state: 'passed-township' } })
  })

  it('passes with the rest once the list is in, or is no longer owed', async () => {
    await set('611-1', { fellAwayAt: '2024-01-15T00:00:00.000Z' })
    expect(await clean()).toMatchObject({ ok: true, reply: { passed: 1, more: false } })
  })
})
