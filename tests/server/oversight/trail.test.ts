import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { commandContext } from '../../../server/cli/command-context.ts'
import {
  exportTrail,
  getTrailDay,
  listTrailAlarms,
  searchTrail,
  settleTrailAlarm,
  verifyTrailNow,
} from '../../../server/contract/audit.ts'
import { getUnit, listUnits } from '../../../server/contract/frame.ts'
import { getResponse } from '../../../server/contract/responses.ts'
import { returnForCorrection } from '../../../server/contract/review.ts'
import { recordAudit } from '../../../server/domains/audit/index.ts'
import { operations } from '../../../server/operations.ts'
import { refuseInserts } from '../../support/refuse-inserts.ts'
import {
  addUnit,
  assign,
  buildEnvelope,
  createTownApp,
  receiptOf,
} from '../../support/responses.ts'
import { type People, signInEveryone } from '../../support/small-city.ts'
import type { SignedIn, TestApp } from '../../support/test-app.ts'

describe('L-52 the trail as the audit administrator reads it', () => {
  let app: TestApp
  let people: People
  beforeEach(async () => {
    app = await createTownApp()
    people = await signInEveryone(app)
    await addUnit(app)
    await assign(app, 'unit-a', '622')
    await receiptOf(app, buildEnvelope(), people.enumerator)
  }, 30_000)
  afterEach(() => app.close())

  const search = async (query: Record<string, unknown> = {}, as: SignedIn = people.audit) => {
    const outcome = await app.call(searchTrail, { query }, as)
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.problem))
    return outcome.reply
  }
  const read = (as: SignedIn) =>
    app.call(getResponse, { params: { responseId: 'unit-a.622.2023' } }, as)

  it('holds sign-ins with person, time, address and device', async () => {
    await app.fetch('/api/units/unit-a', { headers: { 'user-agent': 'Tablet/1.0' } }, people.county)
    const { entries } = await search({ action: 'session.start' })
    expect(entries.map(({ actorName }) => actorName)).toContain('王县办')
    const [view] = (await search({ action: 'microdata.view', subject: 'unit-a' })).entries
    expect(view).toMatchObject({
      actorName: '王县办',
      actorRole: 'county-office',
      device: 'Tablet/1.0',
      recordedAt: '2024-01-15T02:00:00.000Z',
    })
  })

  it('notes who looked at micro-data, once in ten minutes for one person and record', async () => {
    const looks = async () =>
      (await search({ action: 'microdata.view', subject: 'unit-a.622.2023' })).entries.length
    for (let each = 0; each < 3; each++) await read(people.county)
    expect(await looks()).toBe(1)
    await read(people.township)
    expect(await looks()).toBe(2)
    app.setTime('2024-01-15T02:11:00.000Z')
    await read(people.county)
    expect(await looks()).toBe(3)
    // Set back, the clock hides no look.
    app.setTime('2024-01-15T01:00:00.000Z')
    await read(people.county)
    expect(await looks()).toBe(4)
  })

  it('notes what a list was asked for and how many rows it showed', async () => {
    await app.call(listUnits, { query: { area: '140602', search: '面馆' } }, people.county)
    const [look] = (await search({ action: 'microdata.view' })).entries
    expect(look).toMatchObject({
      subjectKind: 'units',
      after: { operation: 'listUnits', filter: { area: '140602', search: '面馆' }, rows: 1 },
    })
  })

  it('does not show micro-data when the look cannot be noted', async () => {
    await refuseInserts(app.database, 'audit_entry', 'no room')
    const outcome = await read(people.county)
    expect(outcome).toMatchObject({ ok: false, status: 500 })
    expect(JSON.stringify(outcome)).not.toContain('老王面馆')
  })

  it('an enterprise looking at its own forms leaves no entry', async () => {
    await addUnit(app, { id: 'unit-x' })
    await assign(app, 'unit-x', '622')
    await app.call(getResponse, { params: { responseId: 'unit-x.622.2023' } }, people.enterprise)
    expect(
      (await search({ action: 'microdata.view', subject: 'unit-x.622.2023' })).entries,
    ).toEqual([])
  })

  it('L-82 notes refusals: what is outside the scope, what the role may not, failed sign-ins', async () => {
    await app.call(getUnit, { params: { unitId: 'unit-a' } }, people.neighbour)
    await app.call(
      returnForCorrection,
      {
        params: { responseId: 'unit-a.622.2023' },
        body: { reasonCode: '05', reasonText: '请核实', fields: [] },
      },
      people.audit,
    )
    await app.fetch('/api/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token: 'guessed-guessed-guessed' }),
    })
    const { entries } = await search({ action: 'access.refuse' })
    expect(entries.map(({ subjectId, after }) => [subjectId, after])).toEqual([
      ['redeemSignInLink', { problem: 'sign-in-link-invalid' }],
      ['returnForCorrection', { problem: 'not-allowed', responseId: 'unit-a.622.2023' }],
      ['getUnit', { problem: 'not-found', unitId: 'unit-a' }],
    ])
    expect(entries[0]).toMatchObject({ actorId: 'stranger', actorRole: 'stranger' })
    expect(JSON.stringify(entries)).not.toContain('guessed')
  })

  it('L-82 raises alarms: repeated refusals, a large export, a broken trail', async () => {
    const alarms = async () => {
      const outcome = await app.call(listTrailAlarms, {}, people.audit)
      if (!outcome.ok) throw new Error(JSON.stringify(outcome.problem))
      return outcome.reply.alarms
    }
    const refuse = () => app.call(getUnit, { params: { unitId: 'unit-a' } }, people.neighbour)
    for (let each = 0; each < 9; each++) await refuse()
    expect(await alarms()).toEqual([])
    await refuse()
    const note = (action: string, after: object, now = '2024-01-15T03:00:00.000Z') => {
      const ctx = { ...commandContext(app.database), clock: { now: () => now } }
      return app.database.write((tx) =>
        recordAudit(tx, ctx, { action, subjectKind: 'form', subjectId: '622', after }),
      )
    }
    await note('response.export', { responses: 5_000 }, '2023-12-01T02:00:00.000Z')
    await note('response.export', { responses: 999 })
    await note('response.export', { responses: 1_000 })
    await note('trail.verify', { firstBreak: null })
    await note('trail.verify', { firstBreak: 3 })
    const raised = await alarms()
    expect(raised.map(({ kind, date }) => [kind, date])).toEqual([
      ['trail', '2024-01-15'],
      ['export', '2024-01-15'],
      ['refused', '2024-01-15'],
    ])
    expect(raised[2]!.message).toContain('被拒 10 次')
  })

  it('L-82 what was done about an alarm is noted in the trail and stands beside it; the last word counts', async () => {
    const read = async () => {
      const outcome = await app.call(listTrailAlarms, {}, people.audit)
      if (!outcome.ok) throw new Error(JSON.stringify(outcome.problem))
      return outcome.reply.alarms
    }
    for (let each = 0; each < 10; each++)
      await app.call(getUnit, { params: { unitId: 'unit-a' } }, people.neighbour)
    const [alarm] = await read()
    expect(alarm).toMatchObject({ kind: 'refused', settled: null })
    const settle = (words: string, who = people.audit, sequence = alarm!.sequence) =>
      app.call(
        settleTrailAlarm,
        { params: { sequence: String(sequence) }, body: { kind: 'refused', words } },
        who,
      )
    expect(await settle('已核查', people.system)).toMatchObject({ ok: false })
    expect(await settle('与本人核实，停用账号', people.system)).toMatchObject({ status: 403 })
    expect(await settle('与本人核实，停用账号', people.audit, 1)).toMatchObject({ status: 404 })
    expect(await settle('   已   ')).toMatchObject({ ok: false, status: 400 })
    expect(await settle('与本人核实，是输错了网址')).toMatchObject({
      ok: true,
      reply: { settled: { words: '与本人核实，是输错了网址' } },
    })
    await settle('再查：账号借给了别人，已停用')
    expect((await read())[0]!.settled).toMatchObject({
      words: '再查：账号借给了别人，已停用',
      at: '2024-01-15T02:00:00.000Z',
    })
    const { entries } = await search({ action: 'trail.settle-alarm' })
    expect(entries.map(({ reason }) => reason)).toEqual([
      '再查：账号借给了别人，已停用',
      '与本人核实，是输错了网址',
    ])
  })

  it('every operation that shows single units has its looks noted', () => {
    const shows = (reply: unknown) =>
      /"(unitName|legalRepresentative|answers)"/.test(JSON.stringify(reply))
    const reading = operations.filter(
      ({ method, id, reply }) => (method === 'GET' || id === 'tryCheck') && shows(reply),
    )
    expect(reading.length).toBeGreaterThan(8)
    /** Checks and their cases are of no unit; an enterprise's own people are no answers. */
    const others = reading.filter(({ tag, id }) => tag !== 'checks' || id === 'tryCheck')
    expect(others.filter(({ microdata }) => !microdata).map(({ id }) => id)).toEqual([])
  })

  it('strangers cannot fill it', async () => {
    const before = (await search()).entries[0]!.sequence
    for (let each = 0; each < 5; each++) await app.fetch('/api/units/unit-a')
    // Only the auditor's own look lies between.
    expect((await search({ limit: 1 })).entries[0]!.sequence).toBeLessThanOrEqual(before + 1)
  })

  it('is filtered by person, day and action, and paged by key without gap or double', async () => {
    const mine = await search({ actor: people.county.account.id })
    expect(mine.entries.every(({ actorId }) => actorId === people.county.account.id)).toBe(true)
    expect((await search({ from: '2024-01-16' })).entries).toEqual([])
    const all = (await search({ to: '2024-01-15', limit: 200 })).entries
    const paged: number[] = []
    let after: number | null | undefined
    do {
      const page = await search({ to: '2024-01-15', limit: 7, ...(after ? { after } : {}) })
      paged.push(...page.entries.map(({ sequence }) => sequence))
      after = page.next
    } while (after)
    const overlap = paged.filter((sequence) => sequence <= all[0]!.sequence)
    expect(overlap).toEqual(all.map(({ sequence }) => sequence))
    const wrong = await app.call(searchTrail, { query: { from: '2024-02-31' } }, people.audit)
    expect(wrong).toMatchObject({ ok: false, status: 400 })
  })

  it('the daily report adds up and names the head of the day', async () => {
    const day = await app.call(getTrailDay, { params: { date: '2024-01-15' } }, people.audit)
    if (!day.ok) throw new Error('refused')
    const { entries, actions, first, last } = day.reply
    expect(actions.reduce((sum, { count }) => sum + count, 0)).toBe(entries)
    expect(first?.sequence).toBe(1)
    expect(last?.sequence).toBe(entries)
    expect(last?.hash).toMatch(/^[0-9a-f]{64}$/)
  })

  it('a verification is noted and finds nothing in a whole trail', async () => {
    const outcome = await app.call(verifyTrailNow, {}, people.audit)
    expect(outcome).toMatchObject({ ok: true, reply: { firstBreak: null } })
    expect((await search({ action: 'trail.verify' })).entries).toHaveLength(1)
  })

  it('L-67 an export needs a reason and is noted with filter, rows and hash before it is handed out', async () => {
    const ask = (reason: string) =>
      app.fetch(
        '/api/audit/exports',
        {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ reason, action: 'session.' }),
        },
        people.audit,
      )
    expect((await ask('  ')).status).toBe(422)
    const file = await ask('季度检查')
    expect(file.headers.get('content-type')).toBe('text/csv')
    expect(file.headers.get('content-disposition')).toContain('attachment')
    const lines = (await file.text()).trim().split('\r\n')
    expect(lines[0]).toContain('"校验值"')
    const [noted] = (await search({ action: 'trail.export' })).entries
    expect(noted).toMatchObject({
      reason: '季度检查',
      after: { rows: lines.length - 1, filter: { action: 'session.' } },
    })
  })

  it('is shut to everybody else', async () => {
    for (const [who, person] of Object.entries(people)) {
      if (who === 'audit') continue
      for (const outcome of [
        await app.call(searchTrail, { query: {} }, person),
        await app.call(getTrailDay, { params: { date: '2024-01-15' } }, person),
        await app.call(verifyTrailNow, {}, person),
        await app.call(exportTrail, { body: { reason: '看看' } }, person),
      ]) {
        expect([who, outcome.status]).toEqual([who, 403])
      }
    }
  })
})
