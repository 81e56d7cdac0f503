import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  type Destruction,
  decideDestruction,
  enterRetentionRule,
  getRetention,
  liftHold,
  placeHold,
  type RecordClass,
  recordClasses,
  recordClassNames,
  requestDestruction,
} from '../../../server/contract/retention.ts'
import { recordAudit, verifyTrail } from '../../../server/domains/audit/index.ts'
import { auditEntry } from '../../../server/domains/audit/tables.ts'
import type { photo } from '../../../server/domains/fieldwork/tables.ts'
import { unit } from '../../../server/domains/frame/tables.ts'
import { response, revision } from '../../../server/domains/responses/tables.ts'
import { dueAfter, stateOfDestruction } from '../../../server/domains/retention/due.ts'
import { carryOutDestruction, tablesOfClass } from '../../../server/domains/retention/index.ts'
import {
  countRows,
  insertDecision,
  insertDestruction,
  insertVoucher,
  openGate,
} from '../../../server/domains/retention/store.ts'
import {
  addUnit,
  assign,
  buildEnvelope,
  createTownApp,
  receiptOf,
} from '../../support/responses.ts'
import { signInEveryone } from '../../support/small-city.ts'
import type { SignedIn, TestApp } from '../../support/test-app.ts'

const DUE = '2026-02-01T02:00:00.000Z'
const names = { operator: '王销毁', witness: '李监销' }

describe('L-65 records whose time is over', () => {
  let app: TestApp
  let people: Awaited<ReturnType<typeof signInEveryone>>
  beforeEach(async () => {
    app = await createTownApp()
    people = await signInEveryone(app)
    await addUnit(app, { phone: '19900001234', legalRepresentative: '王建国' })
    await assign(app, 'unit-a', '622')
    await receiptOf(app, buildEnvelope(), people.enumerator)
  }, 60_000)
  afterEach(() => app.close())

  const rule = (recordClass: RecordClass, years = 2, as = people.city) =>
    app.call(
      enterRetentionRule,
      {
        params: { recordClass },
        body: {
          ...{ years, ground: '统计法实施条例第二十二条' },
          ...{ approver: '李处长', approvedOn: '2024-01-10' },
        },
      },
      as,
    )
  const standing = async (as: SignedIn = people.city) => {
    const outcome = await app.call(getRetention, {}, as)
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.problem))
    return outcome.reply
  }
  const classOf = async (recordClass: RecordClass) =>
    (await standing()).classes.find((each) => each.recordClass === recordClass)!
  const request = (recordClass: RecordClass, reason = '保存期满') =>
    app.call(requestDestruction, { params: { recordClass }, body: { reason } }, people.system)
  const decide = (
    destructionId: string,
    as: SignedIn,
    decision: 'approve' | 'refuse' = 'approve',
  ) =>
    app.call(decideDestruction, { params: { destructionId }, body: { decision, note: '核' } }, as)
  const carryOut = (destructionId: string, recordClass: RecordClass, over: object = {}) =>
    carryOutDestruction(app.context, {
      ...{ destructionId, ...names, confirmed: recordClassNames[recordClass] },
      ...over,
    })
  /** Asked for on a due day; signed in anew where the days in between ended sessions. */
  const asked = async (recordClass: RecordClass): Promise<Destruction> => {
    const outcome = await request(recordClass)
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.problem))
    return outcome.reply.destructions.find((each) => each.recordClass === recordClass)!
  }
  const later = async (instant = DUE) => {
    app.setTime(instant)
    const scope = people.city.account.scope
    people = {
      ...people,
      city: await app.signIn('city-office', scope, '赵市办'),
      system: await app.signIn('system-administrator', scope, '钱系统'),
      security: await app.signIn('security-administrator', scope, '孙安全'),
    }
  }
  const revisions = () => app.database.read.select().from(revision)
  const approved = async (recordClass: RecordClass) => {
    const { id } = await asked(recordClass)
    await decide(id, people.city)
    await decide(id, people.security)
    return id
  }

  it('are due the day after full years from the youngest, and never without a period', async () => {
    expect(dueAfter('2024-01-15', 2)).toBe('2026-01-16')
    expect(dueAfter('2024-02-29', 2)).toBe('2026-03-02')
    expect(dueAfter('2023-12-31', 10)).toBe('2034-01-01')
    expect(await classOf('responses')).toMatchObject({ state: 'no-rule', rule: null, dueOn: null })
    await rule('responses')
    expect(await classOf('responses')).toMatchObject({
      ...{ state: 'kept', newestOn: '2024-01-15', dueOn: '2026-01-16' },
      rule: { years: 2, ground: '统计法实施条例第二十二条', approver: '李处长' },
    })
    expect((await classOf('responses')).rows).toBeGreaterThan(1)
    expect(await classOf('correspondence')).toMatchObject({ state: 'empty' })
    await later()
    expect(await classOf('responses')).toMatchObject({ state: 'due' })
    // Whoever is young keeps all the others.
    await rule('responses', 3)
    expect(await classOf('responses')).toMatchObject({ state: 'kept', dueOn: '2027-01-16' })
  })

  it('L-70 no period under two years is taken, and nothing is asked for before its day', async () => {
    expect(await rule('responses', 1)).toMatchObject({ status: 400 })
    expect(await rule('responses', 2, people.system)).toMatchObject({ status: 403 })
    expect(await request('responses')).toMatchObject({
      problem: { detail: expect.stringContaining('保存期限') },
    })
    await rule('responses')
    expect(await request('responses')).toMatchObject({
      status: 409,
      problem: { detail: expect.stringContaining('未到期') },
    })
    await later('2026-01-15T02:00:00.000Z')
    expect((await request('responses')).status).toBe(409)
    await later('2026-01-15T16:00:00.000Z')
    expect((await request('responses')).status).toBe(200)
  })

  it('wait for two people in two posts, neither of them who asked', async () => {
    await rule('responses')
    await later()
    const { id, tables } = await asked('responses')
    expect(tables).toContainEqual({ table: 'revision', rows: 1 })
    expect((await request('responses')).status).toBe(409)
    expect(await decide(id, people.system)).toMatchObject({ status: 403 })
    expect(await decide(id, people.audit)).toMatchObject({ status: 401 })
    await decide(id, people.city)
    const second = await app.signIn('city-office', people.city.account.scope, '周市办')
    for (const as of [people.city, second]) {
      expect(await decide(id, as)).toMatchObject({
        problem: { type: 'urn:jingpu:problem:second-person-required' },
      })
    }
    await expect(carryOut(id, 'responses')).rejects.toThrow('还没有两人批准')
    expect(await decide(id, people.security)).toMatchObject({ status: 200 })
    expect((await standing()).destructions[0]).toMatchObject({ state: 'approved' })
    expect(await revisions()).toHaveLength(1)
  })

  it('stay when one refuses, when a hold stands, and when a hold was placed in between', async () => {
    await rule('responses')
    await later()
    const refused = await asked('responses')
    await decide(refused.id, people.security, 'refuse')
    expect(await decide(refused.id, people.city)).toMatchObject({ status: 409 })
    await expect(carryOut(refused.id, 'responses')).rejects.toThrow('没有获批准')
    app.setTime('2026-02-01T03:00:00.000Z')
    const id = await approved('responses')
    app.setTime('2026-02-01T04:00:00.000Z')
    const held = await app.call(
      placeHold,
      { body: { recordClass: 'all', reason: '统计执法查办中' } },
      people.security,
    )
    const holdId = held.ok ? held.reply.holds[0]!.id : ''
    expect(await classOf('responses')).toMatchObject({ state: 'held' })
    await expect(carryOut(id, 'responses')).rejects.toThrow('作废')
    const lift = (as: SignedIn) =>
      app.call(liftHold, { params: { holdId }, body: { reason: '已结案' } }, as)
    expect(await lift(people.security)).toMatchObject({ status: 403 })
    expect(await lift(people.city)).toMatchObject({ status: 200 })
    expect(await lift(people.city)).toMatchObject({ status: 409 })
    // The approvals were given before anybody knew of the matter: they count no more.
    await expect(carryOut(id, 'responses')).rejects.toThrow('作废')
    expect(await revisions()).toHaveLength(1)
    app.setTime('2026-02-01T05:00:00.000Z')
    expect((await request('responses')).status).toBe(200)
  })

  it('stay when something came after the request, or what is confirmed is something else', async () => {
    await rule('responses')
    await later()
    const id = await approved('responses')
    await expect(carryOut(id, 'responses', { confirmed: '催报' })).rejects.toThrow('不符')
    await expect(carryOut(id, 'responses', { witness: names.operator })).rejects.toThrow('两个人')
    await expect(carryOut('nobody-asked', 'responses')).rejects.toThrow('没有编号')
    await assign(app, 'unit-a', '621')
    await expect(carryOut(id, 'responses')).rejects.toThrow(/未到期|变动/)
    expect(await revisions()).toHaveLength(1)
  })

  it('go whole, with a voucher of every table, and the trail stays sound', async () => {
    await rule('responses')
    await rule('units')
    await later()
    expect(await request('units')).toMatchObject({
      problem: { detail: expect.stringContaining('其他各类') },
    })
    const id = await approved('responses')
    const voucher = await carryOut(id, 'responses')
    const one = { table: 'revision', rows: 1, hash: expect.stringMatching(/^[0-9a-f]{64}$/) }
    expect(voucher.tables).toContainEqual(one)
    expect(voucher).toMatchObject({ carriedOutAt: DUE, ...names })
    for (const each of tablesOfClass.responses) {
      expect(await countRows(app.database.read, each)).toBe(0)
    }
    expect(await app.database.read.select().from(unit)).toHaveLength(1)
    expect((await standing()).destructions[0]).toMatchObject({
      state: 'done',
      voucher: { hash: voucher.hash, trailEntries: voucher.trailEntries },
    })
    await expect(carryOut(id, 'responses')).rejects.toThrow('已经执行过')
    // What the trail said of the answers is gone, what happened to them is not.
    const entries = await app.database.read.select().from(auditEntry)
    const about = entries.filter(({ subjectKind }) => subjectKind === 'response')
    expect(about.length).toBeGreaterThan(0)
    for (const entry of about) {
      expect([entry.reason, entry.before, entry.after]).toEqual([null, null, null])
      expect(entry.actorId).toBe(people.enumerator.account.id)
    }
    const report = await verifyTrail(app.database.read, [])
    expect(report).toMatchObject({ firstBreak: null, cut: voucher.trailEntries })
    expect(entries.at(-1)).toMatchObject({
      action: 'destruction.carry-out',
      reason: '统计法实施条例第二十二条',
      after: { hash: voucher.hash, cut: { entries: voucher.trailEntries } },
    })
    // Then the units themselves, and with them every name in the trail.
    await app.database.write((tx) =>
      recordAudit(tx, app.context, {
        ...{ action: 'unit.change-best-known', subjectKind: 'unit', subjectId: 'unit-a' },
        ...{ before: { name: '老王面馆' }, after: { name: '老王面馆总店' }, reason: '核实' },
      }),
    )
    await later('2026-02-02T02:00:00.000Z')
    const units = await approved('units')
    await carryOut(units, 'units')
    expect(await app.database.read.select().from(unit)).toEqual([])
    const left = JSON.stringify(await app.database.read.select().from(auditEntry))
    expect(left).not.toMatch(/老王面馆|19900001234|王建国/)
    expect(await verifyTrail(app.database.read, [])).toMatchObject({ firstBreak: null })
  })

  it('the database lets nobody past: no row goes, no gate stands, no voucher is written by hand', async () => {
    const deleting = (table: typeof revision | typeof unit | typeof response | typeof photo) =>
      app.database.write(async (tx) => {
        await tx.delete(table)
      })
    await expect(deleting(revision)).rejects.toThrow()
    await expect(deleting(response)).rejects.toThrow()
    await expect(deleting(unit)).rejects.toThrow()
    const row = {
      ...{ id: 'forged', recordClass: 'responses' as const, reason: '', ground: '', years: 2 },
      ...{ newestAt: '2020-01-01T00:00:00.000Z', newestOn: '2020-01-01', dueOn: '2022-01-02' },
      ...{ tables: [], requestedBy: 'a', requestedAt: '2023-01-01T00:00:00.000Z' },
    }
    const voucher = {
      ...{ destructionId: 'forged', carriedOutAt: DUE, ...names, tables: [], hash: '' },
      ...{ trailEntries: 0, trailDigest: '' },
    }
    await app.database.write((tx) => insertDestruction(tx, row))
    const opening = (id = 'forged') =>
      app.database.write((tx) => openGate(tx, { id, recordClass: 'responses' }))
    await expect(opening()).rejects.toThrow()
    await expect(opening('unknown')).rejects.toThrow()
    await expect(app.database.write((tx) => insertVoucher(tx, voucher))).rejects.toThrow()
    const approve = (destructionId: string, decidedBy: string, decidedRole: string) =>
      app.database.write((tx) =>
        insertDecision(tx, {
          ...{ id: `${destructionId}-${decidedBy}`, destructionId, decision: 'approve', note: '' },
          ...{ decidedBy, decidedRole, decidedAt: DUE },
        }),
      )
    await approve('forged', 'b', 'city-office')
    await expect(opening()).rejects.toThrow()
    await approve('forged', 'c', 'city-office')
    await expect(opening()).rejects.toThrow()
    await approve('forged', 'd', 'security-administrator')
    // Approved: but a transaction that leaves the gate open, without a voucher, is not committed.
    await expect(
      app.database.write(async (tx) => {
        await openGate(tx, row)
        for (const each of tablesOfClass.responses) await tx.delete(each.table)
      }),
    ).rejects.toThrow()
    expect(await revisions()).toHaveLength(1)
    // Under the legal least, whatever the row says: not.
    await app.database.write((tx) =>
      insertDestruction(tx, { ...row, id: 'early', newestOn: '2022-01-01' }),
    )
    await approve('early', 'b', 'city-office')
    await approve('early', 'd', 'security-administrator')
    await expect(opening('early')).rejects.toThrow()
    // Nothing of the trail is emptied by hand.
    await expect(
      app.database.write(async (tx) => {
        await tx.update(auditEntry).set({ reason: null, before: null, after: null })
      }),
    ).rejects.toThrow()
    expect(await verifyTrail(app.database.read, [])).toMatchObject({ firstBreak: null, cut: 0 })
  })

  it('the state of a request follows from its decisions and holds', () => {
    const by = (decidedBy: string, decidedRole: string) =>
      ({ decision: 'approve', decidedBy, decidedRole }) as const
    const asked = { requestedBy: 'a', requestedAt: '2026-02-01T00:00:00.000Z' }
    const free = { holdsPlacedAt: [], held: false, done: false }
    expect(stateOfDestruction(asked, [by('b', 'x'), by('c', 'y')], free)).toBe('approved')
    expect(stateOfDestruction(asked, [by('a', 'x'), by('c', 'y')], free)).toBe('waiting')
    expect(stateOfDestruction(asked, [by('b', 'x'), by('b', 'y')], free)).toBe('waiting')
    expect(stateOfDestruction(asked, [by('b', 'x'), by('c', 'x')], free)).toBe('waiting')
  })

  it('every class names its tables once', () => {
    const all = recordClasses.flatMap((each) => tablesOfClass[each])
    expect(new Set(all.map(({ table }) => table)).size).toBe(all.length)
    for (const each of recordClasses) expect(tablesOfClass[each].length).toBeGreaterThan(0)
  })
})
