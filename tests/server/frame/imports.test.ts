import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { getImport, listFrameSources, listImports } from '../../../server/contract/frame-import.ts'
import { loadSmallCity, outsiders, type People, signInEveryone } from '../../support/small-city.ts'
import { createTestApp, type SignedIn, type TestApp } from '../../support/test-app.ts'
import { creditCode, csv, reportOf } from './lists.ts'

describe('earlier imports', () => {
  let app: TestApp
  let people: People
  beforeEach(async () => {
    app = await createTestApp()
    await loadSmallCity(app)
    people = await signInEveryone(app)
  })
  afterEach(() => app.close())

  it('are listed newest first and open as the report they gave', async () => {
    const first = await reportOf(
      app,
      people.county,
      csv([
        [creditCode(1), '甲'],
        ['1', '乙'],
      ]),
    )
    app.setTime('2024-01-15T05:00:00.000Z')
    const second = await reportOf(app, people.city, csv([[creditCode(1), '甲']]), {
      source: '民政局',
    })
    expect(await app.call(listImports, {}, people.city)).toMatchObject({
      reply: {
        imports: [
          { importId: second.importId, source: '民政名录', matched: 1, new: 0 },
          { importId: first.importId, importedBy: '王县办', accepted: 1, rejected: 1, new: 1 },
        ],
      },
    })
    const again = await app.call(
      getImport,
      { params: { importId: first.importId! } },
      people.county,
    )
    expect(again).toMatchObject({ reply: first })
  })

  it('of another area are not there, and field and outsiders see none', async () => {
    const wide = await reportOf(app, people.city, csv([[creditCode(1), '甲']]))
    const own = await reportOf(app, people.county, csv([[creditCode(2), '乙']]))
    const statusFor = async (who: SignedIn | undefined, importId: string | null) =>
      (await app.call(getImport, { params: { importId: importId! } }, who)).status
    expect(await statusFor(people.county, wide.importId)).toBe(404)
    expect(await statusFor(people.neighbour, own.importId)).toBe(404)
    expect(await statusFor(people.city, own.importId)).toBe(200)
    expect(await statusFor(undefined, own.importId)).toBe(401)
    expect(await app.call(listImports, {}, people.neighbour)).toMatchObject({
      reply: { imports: [] },
    })
    for (const who of ['enumerator', 'supervisor', 'township', ...outsiders] as const) {
      expect(await statusFor(people[who], own.importId)).toBe(403)
      expect((await app.call(listImports, {}, people[who])).status).toBe(403)
    }
    expect((await app.call(listImports, {})).status).toBe(401)
  })

  it('come from departments that are named', async () => {
    const answer = await app.call(listFrameSources, {}, people.county)
    expect(answer).toMatchObject({ ok: true })
    expect(answer.ok && answer.reply.sources.map((source) => source.department)).toContain('民政局')
    expect((await app.call(listFrameSources, {}, people.enterprise)).status).toBe(403)
    expect((await app.call(listFrameSources, {})).status).toBe(401)
  })
})
