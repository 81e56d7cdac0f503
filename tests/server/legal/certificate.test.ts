import { desc, eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  getCertificatePhoto,
  getOwnCertificate,
  putCertificatePhoto,
  verifyCertificate,
} from '../../../server/contract/certificate.ts'
import { certificatePhoto } from '../../../server/domains/areas/tables.ts'
import { auditEntry } from '../../../server/domains/audit/tables.ts'
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

  it('bears the photo that the office above the holder put in, and no other’s', async () => {
    expect((await own()).photo).toBe(null)
    const params = { accountId: people.enumerator.account.id }
    const jpeg = (last: number) => new Uint8Array([0xff, 0xd8, 0xff, 0xe0, last])
    const put = (body: Uint8Array<ArrayBuffer>, who: keyof People = 'township') =>
      app.call(putCertificatePhoto, { params, body }, people[who])
    expect(await put(jpeg(1), 'enumerator')).toMatchObject({ ok: false, status: 403 })
    expect(await put(jpeg(1), 'neighbour')).toMatchObject({ ok: false, status: 404 })
    expect(await put(new TextEncoder().encode('<svg/>'))).toMatchObject({
      ok: false,
      problem: { detail: '这不是 JPEG 照片，请另选一张' },
    })
    expect(await put(jpeg(1))).toMatchObject({ ok: true })
    expect(await put(jpeg(2))).toMatchObject({ ok: true })
    expect((await own()).photo).toBe('data:image/jpeg;base64,/9j/4AI=')
    const seen = await app.call(getCertificatePhoto, { params }, people.township)
    expect(seen).toMatchObject({ ok: true, reply: { setAt: '2024-01-15T02:00:00.000Z' } })
    // Strangers who hold the code learn nothing of it, and the one before is kept.
    const response = await app.fetch(`/api/certificates/${(await own()).code}`)
    expect(Object.keys((await response.json()) as object).sort()).toEqual(['area', 'valid'])
    const kept = await app.database.read.select().from(certificatePhoto)
    expect(kept.map(({ content }) => content.at(-1))).toEqual([1, 2])
    const [last] = await app.database.read
      .select()
      .from(auditEntry)
      .orderBy(desc(auditEntry.sequence))
      .limit(1)
    expect(last).toMatchObject({ action: 'certificate.set-photo', subjectId: params.accountId })
  })

  it('is on nobody’s account that holds none', async () => {
    const params = { accountId: people.township.account.id }
    const body = new Uint8Array([0xff, 0xd8, 0xff])
    expect(await app.call(putCertificatePhoto, { params, body }, people.county)).toMatchObject({
      ok: false,
      status: 404,
    })
  })

  it('is held by the field only, and its code says nothing about the person', async () => {
    expect((await app.call(getOwnCertificate, {}, people.county)).status).toBe(403)
    const { code } = await own()
    expect(code).toHaveLength(22)
    expect(code).not.toContain(people.enumerator.account.id)
  })
})
