/** 清查验收: from raw lists to a signed listing, its snapshot and its rosters. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { changeBlocks } from '../../../server/contract/area-map.ts'
import { getDuplicateRun, startDuplicateRun } from '../../../server/contract/duplicates.ts'
import { type FieldAct, putFieldAct } from '../../../server/contract/fieldwork.ts'
import { type FrameOutcome, listUnits, recordOutcome } from '../../../server/contract/frame.ts'
import {
  exportRoster,
  getListing,
  type ListingCheck,
  listRoster,
  signListing,
  verifyListing,
} from '../../../server/contract/listing.ts'
import { findSignals, listOmissionSignals, stepSignal } from '../../../server/contract/omissions.ts'
import { loadBlocks } from '../../../server/domains/areas/index.ts'
import { auditEntry } from '../../../server/domains/audit/tables.ts'
import { recheck } from '../../../server/domains/fieldwork/tables.ts'
import { frameRecord, unit } from '../../../server/domains/frame/tables.ts'
import { listingUnit } from '../../../server/domains/listing/tables.ts'
import {
  loadSmallCity,
  MAYI,
  MAYI_1,
  MAYI_2,
  type People,
  signInEveryone,
} from '../../support/small-city.ts'
import { createTestApp, type SignedIn, type TestApp } from '../../support/test-app.ts'
import { bytesOf, creditCode, csv, reportOf } from '../frame/lists.ts'

let app: TestApp
let people: People
let turn = 0

beforeEach(async () => {
  app = await createTestApp()
  await loadSmallCity(app)
  people = await signInEveryone(app)
  const headings = ['统一社会信用代码', '单位名称', '经营地址', '普查小区代码', '行业代码']
  const rows = [
    [creditCode(1), '朔州市鑫源建材有限公司', '马邑路 1 号', MAYI_1, '5165'],
    [creditCode(2), '朔城区农商银行', '振华街 9 号', MAYI_1, '6621'],
    [creditCode(3, '92'), '老味道面馆', '北关路 33 号', MAYI_1, '6210'],
  ]
  await reportOf(app, people.county, csv(rows, headings))
})
afterEach(() => app.close())

async function listing(who = people.county) {
  const answer = await app.call(getListing, { query: {} }, who)
  if (!answer.ok) throw new Error(JSON.stringify(answer.problem))
  return answer.reply
}

async function failing(): Promise<ListingCheck['check'][]> {
  return (await listing()).checks.filter(({ passed }) => !passed).map(({ check }) => check)
}

function sign(
  statement = '经核实，同意上报',
  signatureId = `signature-${++turn}`,
  who = people.county,
) {
  return app.call(signListing, { params: { signatureId }, body: { statement } }, who)
}

async function units() {
  const answer = await app.call(listUnits, { query: { limit: 200 } }, people.county)
  if (!answer.ok) throw new Error(JSON.stringify(answer.problem))
  return answer.reply.units
}

async function settleAll(outcome: FrameOutcome = 'normal') {
  for (const { id } of await units()) {
    const params = { unitId: id, outcomeId: `outcome-${++turn}` }
    const body = { outcome, evidence: '实地核查并拍照' }
    expect((await app.call(recordOutcome, { params, body }, people.county)).ok).toBe(true)
  }
}

async function searchDuplicates() {
  await app.call(startDuplicateRun, {}, people.county)
  for (;;) {
    const latest = await app.call(getDuplicateRun, {}, people.county)
    if (latest.ok && latest.reply.run?.state !== 'running') return
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

async function walk() {
  const act: FieldAct = {
    ...{ kind: 'building-visit', buildingCode: 'B-1', blockCode: MAYI_1 },
    ...{ finding: 'no-units', note: '' },
  }
  const actId = `act-${++turn}`
  const madeAt = '2024-01-15T01:00:00.000Z'
  const body = bytesOf(JSON.stringify({ ...act, actId, madeAt }))
  await app.call(putFieldAct, { params: { actId }, body }, people.enumerator)
}

async function settleSignals() {
  await app.call(findSignals, {}, people.county)
  const open = await app.call(listOmissionSignals, { query: { limit: 200 } }, people.county)
  if (!open.ok) throw new Error(JSON.stringify(open.problem))
  for (const { signalId } of open.reply.signals) {
    const params = { signalId, stepId: `step-${++turn}` }
    const body = { kind: 'judge', note: '现场核实无单位' } as const
    expect((await app.call(stepSignal, { params, body }, people.county)).ok).toBe(true)
  }
}

/** Re-checks kept as the supervisor's tablet sends them. */
async function recheckUnits(
  over: Partial<typeof recheck.$inferInsert> = {},
  who: SignedIn = people.supervisor,
) {
  const [first] = await units()
  await app.database.write(async (tx) => {
    await tx.insert(recheck).values({
      ...{ id: `recheck-${++turn}`, responseId: `${first!.id}.621.2023`, revisionId: null },
      ...{ result: 'agrees', note: '', draw: { seed: '', from: 1, place: 1 } },
      ...{ checkedAt: `2024-01-15T02:00:0${turn % 10}.000Z`, checkedBy: who.account.id },
      ...{ unitWrong: false, itemsChecked: 5, itemsWrong: 0 },
      ...over,
    })
  })
}

/** Merges the two blocks of an area. */
async function redraw() {
  const box = (west: number) => {
    const ring = [
      [west, 39.33],
      [west + 0.01, 39.33],
      [west + 0.01, 39.34],
      [west, 39.34],
      [west, 39.33],
    ]
    return { type: 'MultiPolygon' as const, coordinates: [[ring]] }
  }
  await loadBlocks(app.context, [
    { code: MAYI_1, name: '01 小区', geometry: box(112.43) },
    { code: MAYI_2, name: '02 小区', geometry: box(112.44) },
  ])
  const change = { kind: 'merge' as const, blockCodes: [MAYI_1, MAYI_2] }
  const params = { areaCode: MAYI, changeId: `change-${++turn}` }
  const body = { change, reason: '社区调整', seen: null }
  expect((await app.call(changeBlocks, { params, body }, people.county)).ok).toBe(true)
}

async function readyToSign() {
  await settleAll()
  await searchDuplicates()
  await walk()
  await settleSignals()
  await recheckUnits()
}

describe('the checklist', () => {
  it('says what is still owed, each with its numbers and the screen that mends it', async () => {
    const { checks, ready, areaName } = await listing()
    expect([areaName, ready]).toEqual(['朔城区', false])
    expect(await failing()).toEqual([
      'no-open-record',
      'no-open-duplicate',
      'no-open-signal',
      'every-block-visited',
      'unit-error-rate',
      'indicator-error-rate',
    ])
    expect(checks[0]).toMatchObject({
      says: '名录里还有 3 条记录未了',
      href: '/omissions/records?disposition=open',
    })
  })

  it('passes line by line as the work is done', async () => {
    await settleAll()
    expect(await failing()).toContain('recheck-coverage')
    expect(await failing()).not.toContain('no-open-record')
    await searchDuplicates()
    expect(await failing()).not.toContain('no-open-duplicate')
    await walk()
    expect(await failing()).toContain('every-block-visited')
    await settleSignals()
    expect(await failing()).toEqual(['recheck-coverage', 'unit-error-rate', 'indicator-error-rate'])
  })

  it('asks for another search after a further list', async () => {
    await searchDuplicates()
    app.setTime('2024-01-15T03:00:00.000Z')
    const headings = ['统一社会信用代码', '单位名称', '经营地址', '普查小区代码']
    await reportOf(app, people.county, csv([[creditCode(9), '后来的店', '', MAYI_1]], headings))
    expect((await listing()).checks[2]).toMatchObject({
      passed: false,
      says: '上次查重以后又导入了名录，请再查一次',
    })
  })

  it('counts no signal as settled that nobody looked for, or not since the last list', async () => {
    const signals = async () => (await listing()).checks[3]
    expect(await signals()).toMatchObject({
      ...{ passed: false, says: '还没有查找过漏报线索', href: '/omissions?view=signals' },
    })
    await settleSignals()
    expect(await signals()).toMatchObject({ passed: true })
    app.setTime('2024-01-15T03:00:00.000Z')
    const headings = ['统一社会信用代码', '单位名称', '经营地址', '普查小区代码']
    await reportOf(app, people.county, csv([[creditCode(9), '后来的店', '', MAYI_1]], headings))
    expect(await signals()).toMatchObject({
      passed: false,
      says: '上次查找线索以后又导入了名录，请再找一次',
    })
    await app.call(findSignals, {}, people.city)
    expect(await signals()).toMatchObject({ passed: true })
    app.setTime('2024-01-15T04:00:00.000Z')
    await redraw()
    expect(await signals()).toMatchObject({
      passed: false,
      says: '上次查找线索以后又改画了小区，请再找一次',
    })
  })

  it('takes the latest word on a unit, and holds rates against their bars', async () => {
    await settleAll()
    await recheckUnits({ unitWrong: true, itemsWrong: 2, result: 'differs' })
    expect((await listing()).checks.slice(6)).toMatchObject([
      { passed: false, says: '单位差错率 100.00%（1÷1），应低于 0.5%（四经普口径）' },
      { passed: false, says: '指标差错率 40.00%（2÷5），应不高于 1%（四经普口径）' },
    ])
    await recheckUnits({ checkedAt: '2024-01-16T00:00:00.000Z' })
    expect((await listing()).checks.slice(6)).toMatchObject([{ passed: true }, { passed: true }])
  })

  it('is computed again when it is signed: a listing that is not ready cannot be', async () => {
    expect(await sign()).toMatchObject({
      problem: {
        type: expect.stringContaining('listing-not-ready'),
        detail: expect.stringContaining('3 条记录未了'),
      },
    })
  })
})

describe('signing', () => {
  beforeEach(async () => {
    await readyToSign()
  })

  it('freezes the units with a hash, in three rosters', async () => {
    expect(await failing()).toEqual([])
    expect(await sign('同意')).toMatchObject({
      problem: { type: expect.stringContaining('reason-required') },
    })
    const answer = await sign()
    expect(answer).toMatchObject({
      reply: {
        signature: {
          ...{ edition: 1, areaName: '朔城区', signedBy: '王县办', units: 3 },
          rosters: { online: 0, tablet: 2, department: 1 },
          contentHash: expect.stringMatching(/^[0-9a-f]{64}$/),
        },
      },
    })
    const audit = await app.database.read.select().from(auditEntry)
    expect(audit.some(({ action }) => action === 'listing.sign')).toBe(true)
  })

  it('twice under one id is once; other words under it are refused', async () => {
    expect((await sign('经核实，同意上报', 'same')).ok).toBe(true)
    expect((await sign('经核实，同意上报', 'same')).ok).toBe(true)
    expect(await sign('经核实，不同意见', 'same')).toMatchObject({ status: 400 })
    expect((await listing()).signatures).toHaveLength(1)
  })

  it('is the county’s alone', async () => {
    expect(await sign(undefined, undefined, people.township)).toMatchObject({ status: 403 })
    expect(await sign(undefined, undefined, people.city)).toMatchObject({ status: 403 })
  })

  it('stands whatever changes later: the snapshot stays, the change is told', async () => {
    await sign('经核实，同意上报', 'first')
    const before = await app.database.read.select().from(listingUnit)
    const [one] = await units()
    const params = { unitId: one!.id, outcomeId: `outcome-${++turn}` }
    const body = { outcome: 'out-of-scope', evidence: '登记阶段发现不属普查范围' } as const
    await app.call(recordOutcome, { params, body }, people.county)
    expect(await app.database.read.select().from(listingUnit)).toEqual(before)
    const signed = { params: { signatureId: 'first' } }
    expect(await app.call(verifyListing, signed, people.county)).toMatchObject({
      reply: { intact: true, more: false, changes: [{ unitId: one!.id, change: 'removed' }] },
    })
    expect(await sign('登记阶段核减一家', 'second')).toMatchObject({
      reply: { signature: { edition: 2, units: 2 } },
    })
    expect((await listing()).signatures.map(({ edition }) => edition)).toEqual([2, 1])
  })

  it('refuses change and removal of what was signed', async () => {
    await sign('经核实，同意上报', 'first')
    await expect(app.database.write((tx) => tx.delete(listingUnit))).rejects.toThrow()
  })

  it('refuses a frame whose ledger was changed behind its back', async () => {
    await app.database.write(async (tx) => {
      await tx.update(unit).set({ outcome: 'suspended' })
    })
    expect(await sign()).toMatchObject({ problem: { detail: expect.stringContaining('台账') } })
    expect(await app.database.read.select().from(frameRecord)).toHaveLength(3)
  })
})

describe('rosters', () => {
  beforeEach(async () => {
    await readyToSign()
    await sign('经核实，同意上报', 'first')
  })
  const params = { signatureId: 'first' }

  it('list their units, page by page, to the own area', async () => {
    const tablet = { params, query: { roster: 'tablet', limit: 1 } } as const
    const first = await app.call(listRoster, tablet, people.township)
    if (!first.ok) throw new Error(JSON.stringify(first.problem))
    expect(first.reply.units).toHaveLength(1)
    const query = { ...tablet.query, after: first.reply.next! }
    const second = await app.call(listRoster, { params, query }, people.township)
    expect(second).toMatchObject({ reply: { units: [{ roster: 'tablet' }], next: null } })
    expect((await app.call(listRoster, tablet, people.neighbour)).status).toBe(404)
  })

  it('go out as files whose use is noted; addresses only where the purpose needs them', async () => {
    const file = async (purpose: string) => {
      const body = JSON.stringify({ signatureId: 'first', roster: 'department', purpose })
      const init = { method: 'POST', body, headers: { 'content-type': 'application/json' } }
      return app.fetch('/api/exports/rosters', init, people.county)
    }
    const full = await (await file('report-upward')).text()
    expect(full).toContain('部门名录')
    expect(full).toContain('"朔城区农商银行"')
    expect(full).toContain('振华街 9 号')
    expect(await (await file('tabulation')).text()).not.toContain('振华街')
    const audit = await app.database.read.select().from(auditEntry)
    expect(audit.filter(({ action }) => action === 'listing.export')).toHaveLength(2)
    const asked = { signatureId: 'none', roster: 'tablet', purpose: 'review' } as const
    expect((await app.call(exportRoster, { body: asked }, people.county)).status).toBe(404)
  })
})
