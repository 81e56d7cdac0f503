import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { getOwnCertificate, verifyCertificate } from '../../../server/contract/certificate.ts'
import { account } from '../../../server/domains/identity/tables.ts'
import { loadSmallCity, type People, signInEveryone } from '../../support/small-city.ts'
import { createTestApp, type TestApp } from '../../support/test-app.ts'

describe('L-24 the enumerator’s certificate', () => {
  let app: TestApp
  let people: People
  beforeEach(async () => {
    app = await createTestApp()
    await loadSmallCity(app)
    people = await signInEveryone(app)
  })
  afterEach(() => app.close())

  const own = async () => {
    const outcome = await app.call(getOwnCertificate, {}, people.enumerator)
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.problem))
    return outcome.reply
  }
  const verify = async (certificateCode: string) => {
    const outcome = await app.call(verifyCertificate, { params: { certificateCode } })
    return outcome.ok ? outcome.reply : outcome.problem
  }

  it('shows name, number, area and validity to its holder, the same each time', async () => {
    const first = await own()
    expect(first).toMatchObject({ name: '张普', role: '普查员', area: '北城街道' })
    expect(first.number).toMatch(/^140602\d{8}$/)
    expect(await own()).toEqual(first)
  })

  it('tells strangers valid and area, nothing else', async () => {
    const { code } = await own()
    expect(await verify(code)).toEqual({ valid: true, area: '北城街道' })
    const response = await app.fetch(`/api/certificates/${code}`)
    expect(Object.keys((await response.json()) as object).sort()).toEqual(['area', 'valid'])
  })

  it('unknown, disabled and expired ones answer alike', async () => {
    const { code } = await own()
    const invalid = { valid: false, area: null }
    expect(await verify('AAAAAAAAAAAAAAAAAAAAAA')).toEqual(invalid)
    const { id } = people.enumerator.account
    const set = (values: Partial<typeof account.$inferInsert>) =>
      app.database.write(async (tx) => {
        await tx.update(account).set(values).where(eq(account.id, id))
      })
    await set({ lastDate: '2024-01-14' })
    expect(await verify(code)).toEqual(invalid)
    await set({ lastDate: null, disabledAt: '2024-01-15T00:00:00.000Z' })
    expect(await verify(code)).toEqual(invalid)
    // Nor may the holder begin to register anything.
    const outcome = await app.call(getOwnCertificate, {}, people.enumerator)
    expect(outcome.status).toBe(401)
  })

  it('is held by the field only, and its code says nothing about the person', async () => {
    expect((await app.call(getOwnCertificate, {}, people.county)).status).toBe(403)
    const { code } = await own()
    expect(code).toHaveLength(22)
    expect(code).not.toContain(people.enumerator.account.id)
  })
})
