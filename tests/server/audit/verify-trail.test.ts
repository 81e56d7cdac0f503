import { createHash } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type HashAlgorithm, hashEntry } from '../../../server/domains/audit/hash-entry.ts'
import { type Anchor, recordAudit, verifyTrail } from '../../../server/domains/audit/index.ts'
import { account } from '../../../server/domains/identity/tables.ts'
import { refuseInserts } from '../../support/refuse-inserts.ts'
import { createTestApp, type TestApp } from '../../support/test-app.ts'
import { allEntries, leaveTraces, tamper } from './tamper.ts'

const onSqlite = process.env.JINGPU_ENGINE !== 'postgresql'

describe('L-14 the trail', () => {
  let app: TestApp
  beforeEach(async () => {
    app = await createTestApp()
    await leaveTraces(app, 10)
  })
  afterEach(() => app.close())

  const firstBreak = async (anchors: readonly Anchor[] = []) =>
    (await verifyTrail(app.database.read, anchors)).firstBreak
  const anchorHere = async (): Promise<Anchor> => {
    const { head } = await verifyTrail(app.database.read, [])
    return { ...head!, at: '2024-01-15T03:00:00.000Z' }
  }

  it('is whole when nobody touched it', async () => {
    const report = await verifyTrail(app.database.read, [await anchorHere()])
    expect(report).toMatchObject({ entries: 10, anchors: 1, clockSetBack: 0, firstBreak: null })
  })

  it('L-52 an act does not happen when its entry cannot be written', async () => {
    await refuseInserts(app.database, 'audit_entry', 'no room')
    await expect(app.signIn('county-office', area)).rejects.toThrow()
    expect(await app.database.read.select().from(account)).toEqual([])
  })

  describe.runIf(onSqlite)('touched by someone with the database in their hands', () => {
    it('names an entry whose content was changed', async () => {
      await tamper(app, sql`update audit_entry set actor_id = 'someone-else' where sequence = 4`)
      expect(await firstBreak()).toMatchObject({ kind: 'altered', sequence: 4 })
      expect((await firstBreak())?.message).toContain('第 4 条被改过')
    })

    it('names each kind of content as changed: time, device, before and after, reason', async () => {
      for (const change of [
        sql`update audit_entry set recorded_at = '2024-01-01T00:00:00.000Z' where sequence = 7`,
        sql`update audit_entry set device = 'another' where sequence = 6`,
        sql`update audit_entry set after = '{"value":99}' where sequence = 5`,
        sql`update audit_entry set reason = 'invented' where sequence = 3`,
        sql`update audit_entry set algorithm = null where sequence = 2`,
      ]) {
        await tamper(app, change)
        expect((await firstBreak())?.kind).toBe('altered')
      }
      expect((await firstBreak())?.sequence).toBe(2)
    })

    it('names an entry that was changed and its hash worked out anew', async () => {
      const entry = (await allEntries(app))[3]!
      const forged = hashEntry({ ...entry, actorId: 'someone-else' })
      await tamper(
        app,
        sql`update audit_entry set actor_id = 'someone-else', hash = ${forged} where sequence = 4`,
      )
      expect(await firstBreak()).toMatchObject({ kind: 'altered', sequence: 4 })
    })

    it('names an entry that was removed', async () => {
      await tamper(app, sql`delete from audit_entry where sequence = 5`)
      expect(await firstBreak()).toMatchObject({ kind: 'missing', sequence: 5 })
    })

    it('names a removed entry also when the rest was renumbered', async () => {
      await tamper(app, sql`delete from audit_entry where sequence = 5`)
      await tamper(app, sql`update audit_entry set sequence = sequence - 1 where sequence > 5`)
      expect(await firstBreak()).toMatchObject({ sequence: 4 })
    })

    it('names two entries that were swapped', async () => {
      await tamper(app, sql`update audit_entry set sequence = -1 where sequence = 5`)
      await tamper(app, sql`update audit_entry set sequence = 5 where sequence = 6`)
      await tamper(app, sql`update audit_entry set sequence = 6 where sequence = -1`)
      expect(await firstBreak()).toMatchObject({ kind: 'reordered', sequence: 5 })
    })

    it('names the first entry of a tail that was cut off, by the note outside', async () => {
      const anchor = await anchorHere()
      await tamper(app, sql`delete from audit_entry where sequence > 7`)
      expect(await firstBreak()).toBeNull()
      expect(await firstBreak([anchor])).toMatchObject({ kind: 'truncated', sequence: 8 })
    })

    it('names a tail that was cut off and grown anew', async () => {
      const anchor = await anchorHere()
      await tamper(app, sql`delete from audit_entry where sequence > 7`)
      await leaveTraces(app, 5)
      // Numbers are not given out twice.
      expect(await firstBreak()).toMatchObject({ kind: 'missing', sequence: 8 })
      await tamper(app, sql`update audit_entry set sequence = sequence - 3 where sequence > 10`)
      expect(await firstBreak()).toBeNull()
      expect(await firstBreak([anchor])).toMatchObject({ kind: 'rewritten', sequence: 10 })
    })

    it('names a trail rewritten as a whole, by the note outside', async () => {
      const anchor = await anchorHere()
      let previousHash = ''
      for (const entry of await allEntries(app)) {
        const forged = { ...entry, actorId: 'someone-else', previousHash }
        previousHash = hashEntry(forged)
        await tamper(
          app,
          sql`update audit_entry set actor_id = 'someone-else', previous_hash = ${forged.previousHash}, hash = ${previousHash} where sequence = ${entry.sequence}`,
        )
      }
      expect(await firstBreak()).toBeNull()
      expect(await firstBreak([anchor])).toMatchObject({ kind: 'rewritten', sequence: 10 })
    })
  })

  it('goes on in order when the clock is set back', async () => {
    app.setTime('2023-06-01T00:00:00.000Z')
    await app.database.write((tx) =>
      recordAudit(tx, app.context, {
        action: 'test.later',
        subjectKind: 'test',
        subjectId: '11',
      }),
    )
    const report = await verifyTrail(app.database.read, [])
    expect(report).toMatchObject({ entries: 11, clockSetBack: 1, firstBreak: null })
    expect((await allEntries(app)).at(-1)).toMatchObject({
      action: 'test.later',
      recordedAt: '2023-06-01T00:00:00.000Z',
    })
  })

  it('keeps the hashes of entries from before address, device and algorithm were kept', () => {
    const old = {
      recordedAt: '2024-01-15T02:00:00.000Z',
      requestId: 'request',
      actorId: 'person',
      actorRole: 'county-office',
      action: 'test.act',
      subjectKind: 'test',
      subjectId: '1',
      reason: null,
      before: null,
      after: { b: 1, a: [null, '一'] },
      address: null,
      device: null,
      algorithm: null,
      previousHash: '',
    }
    // Worked out by the release that kept none of the three.
    const text =
      '{"action":"test.act","actorId":"person","actorRole":"county-office","after":{"a":[null,"一"],"b":1},' +
      '"before":null,"previousHash":"","reason":null,"recordedAt":"2024-01-15T02:00:00.000Z",' +
      '"requestId":"request","subjectId":"1","subjectKind":"test"}'
    expect(hashEntry(old)).toBe(createHash('sha256').update(text).digest('hex'))
  })

  it('L-58 can be chained with SM3, also from the middle on', async () => {
    const algorithms: HashAlgorithm[] = ['sha256', 'sm3']
    const [entry] = await allEntries(app)
    const hashes = algorithms.map((algorithm) => hashEntry({ ...entry!, algorithm }))
    expect(new Set(hashes).size).toBe(2)
    for (const hash of hashes) expect(hash).toMatch(/^[0-9a-f]{64}$/)
  })
})

const area = { kind: 'area', areaPrefix: '140602', name: '朔城区' } as const
