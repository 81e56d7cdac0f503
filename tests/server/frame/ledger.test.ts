/** The ledger of records: it adds up to the rows of every list after whatever is decided. */
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type BlockChange, changeBlocks, getAreaMap } from '../../../server/contract/area-map.ts'
import { undoDuplicateDecision } from '../../../server/contract/duplicates.ts'
import {
  type FrameOutcome,
  frameOutcomes,
  placeUnit,
  recordOutcome,
} from '../../../server/contract/frame.ts'
import {
  type Disposition,
  getLedger,
  judgeRefusedRow,
  listLedgerEntries,
} from '../../../server/contract/ledger.ts'
import { loadBlocks, loadBuildings } from '../../../server/domains/areas/index.ts'
import { enterEarlierLists, proveLedger } from '../../../server/domains/frame/index.ts'
import { ledgerEntry, ledgerSum, mergedUnit, unit } from '../../../server/domains/frame/tables.ts'
import { letRowsGo } from '../../support/let-rows-go.ts'
import { BEIGUAN_1, MAYI, MAYI_1, MAYI_2, PINGLU_BLOCK } from '../../support/small-city.ts'
import {
  type DuplicateTown,
  decide,
  openDuplicateTown,
  queueOf,
  runToEnd,
  shops,
  unitsByName,
} from '../linkage/duplicate-lists.ts'
import { creditCode, csv, reportOf } from './lists.ts'

let town: DuplicateTown
beforeEach(async () => {
  town = await openDuplicateTown()
})
afterEach(() => town.app.close())

async function ledger(query: Parameters<typeof town.app.call<typeof getLedger>>[1]['query'] = {}) {
  const answer = await town.app.call(getLedger, { query }, town.people.county)
  if (!answer.ok) throw new Error(JSON.stringify(answer.problem))
  return answer.reply
}

async function entries(query: { disposition?: Disposition; source?: string } = {}) {
  const answer = await town.app.call(listLedgerEntries, { query }, town.people.county)
  if (!answer.ok) throw new Error(JSON.stringify(answer.problem))
  return answer.reply.entries
}

/** Every record stands where it should, and sums, entries and rows of lists agree. */
async function balances() {
  expect(await proveLedger(town.app.database.read, '14')).toEqual([])
  const { lines, total } = await ledger()
  for (const { records, columns } of [...lines, total]) {
    expect(Object.values(columns).reduce((a, b) => a + b)).toBe(records)
  }
  return total.columns
}

/** Longitude and latitude from a corner in 朔城区, in thousandths of a degree. */
const at = (east: number, north: number): [number, number] => [
  112.43 + east / 1000,
  39.33 + north / 1000,
]
const box = (west: number, east: number) => ({
  type: 'MultiPolygon' as const,
  coordinates: [[[at(west, 0), at(east, 0), at(east, 10), at(west, 10), at(west, 0)]]],
})
const building = { name: '楼', address: '', kind: '商业', floors: 5 }

let turn = 0
/** `mayBeMerged`: refused then, since what is found is found of the unit that is kept. */
async function settle(unitId: string, outcome: FrameOutcome, mayBeMerged = false) {
  const params = { unitId, outcomeId: `outcome-${++turn}` }
  const body = { outcome, evidence: '实地核查并拍照' }
  const answer = await town.app.call(recordOutcome, { params, body }, town.people.county)
  if (mayBeMerged && !answer.ok) expect(answer.problem.type).toMatch(/unit-merged$/)
  else expect(answer).toMatchObject({ ok: true })
}

async function place(unitId: string, blockCode: string) {
  const body = { blockCode, reason: '按门牌改放' }
  return town.app.call(placeUnit, { params: { unitId }, body }, town.people.city)
}

async function judge(
  importId: string,
  row: number,
  body: { disposition: Disposition; unitId?: string; note?: string },
  judgementId = `judgement-${++turn}`,
) {
  const params = { importId, row: String(row), judgementId }
  const said = { note: '与原部门电话核对', ...body }
  return town.app.call(judgeRefusedRow, { params, body: said }, town.people.county)
}

async function mergeFirstPair() {
  await runToEnd(town)
  const coded = (await unitsByName(town)).get('朔州市鑫源建材有限公司')!.id
  const pairs = await queueOf(town)
  const pair = pairs.find(({ units }) => units.some(({ id }) => id === coded))!
  const other = pair.units.find(({ id }) => id !== coded)!.id
  await decide(town, pair.pairId, { kind: 'merge', firstUnit: coded }, undefined, 'merge-1')
  return { pairId: pair.pairId, coded, other }
}

async function undoMerge(pairId: string, decisionId = 'merge-1') {
  const params = { pairId, decisionId }
  const body = { reason: '核对执照后发现判错' }
  return town.app.call(undoDuplicateDecision, { params, body }, town.people.county)
}

describe('the ledger', () => {
  it('holds every row of every list, open until somebody was there', async () => {
    const { lines, total } = await ledger()
    expect(total).toMatchObject({ records: 6, columns: { open: 6, matched: 0 } })
    expect(lines.map(({ name, records }) => [name, records])).toEqual([
      ['市场监管名录', 4],
      ['用电名录', 2],
    ])
    await balances()
  })

  it.each([
    ['normal', 'matched', 'registered'],
    ['suspended', 'ceased', 'suspended'],
    ['deregistered', 'ceased', 'deregistered'],
    ['moved-out', 'elsewhere', 'moved-out'],
    ['duplicate', 'elsewhere', 'duplicate'],
    ['out-of-scope', 'out-of-scope', 'not-an-object'],
    ['not-found', 'out-of-scope', 'not-found'],
  ] as const)('moves the record of a unit found %s to %s', async (outcome, disposition, reason) => {
    const id = (await unitsByName(town)).get(shops[2][0])!.id
    await settle(id, outcome)
    expect(await balances()).toMatchObject({ open: 5, [disposition]: 1 })
    expect(await entries({ disposition })).toMatchObject([
      { name: shops[2][0], reason, unit: { id, outcome } },
    ])
  })

  it('lets the record of a merged unit stand where the survivor does, and back after undo', async () => {
    const { pairId, coded } = await mergeFirstPair()
    expect(await balances()).toMatchObject({ open: 6 })
    await settle(coded, 'normal')
    expect(await balances()).toMatchObject({ open: 4, matched: 2 })
    const reasons = (await entries({ disposition: 'matched' })).map(({ reason }) => reason).sort()
    expect(reasons).toEqual(['merged', 'registered'])
    expect((await undoMerge(pairId)).ok).toBe(true)
    expect(await balances()).toMatchObject({ open: 5, matched: 1 })
    expect(await town.app.database.read.select().from(mergedUnit)).toEqual([])
  })

  it('moves a record to the town its unit is placed in', async () => {
    const id = (await unitsByName(town)).get(shops[0][0])!.id
    await settle(id, 'normal')
    expect((await place(id, PINGLU_BLOCK)).ok).toBe(true)
    const { total } = await ledger()
    expect(total.records).toBe(5)
    const city = await town.app.call(getLedger, { query: { by: 'area' } }, town.people.city)
    expect(city).toMatchObject({ reply: { total: { records: 6, columns: { elsewhere: 1 } } } })
    expect(await proveLedger(town.app.database.read, '14')).toEqual([])
  })

  it('opens the list behind every number, by town, source and reason', async () => {
    const id = (await unitsByName(town)).get(shops[0][0])!.id
    await settle(id, 'suspended')
    for (const by of ['source', 'list', 'area', 'reason'] as const) {
      const { lines } = await ledger({ by })
      for (const { key, columns } of lines) {
        for (const [disposition, records] of Object.entries(columns)) {
          const narrowed = {
            source: { source: key },
            list: { importId: key },
            area: { area: key },
            reason: { reason: key },
          }[by]
          const query = { ...narrowed, disposition: disposition as Disposition, limit: 200 }
          // The key is a word of the ledger the server gave a moment ago.
          const answer = await town.app.call(
            listLedgerEntries,
            { query: query as { disposition: Disposition } },
            town.people.county,
          )
          expect(answer).toMatchObject({ ok: true })
          if (answer.ok) expect(answer.reply.entries).toHaveLength(records)
        }
      }
    }
  })

  it('pages through entries by key', async () => {
    const seen: string[] = []
    let after: string | undefined
    do {
      const query = { limit: 4, ...(after !== undefined && { after }) }
      const answer = await town.app.call(listLedgerEntries, { query }, town.people.county)
      if (!answer.ok) throw new Error(JSON.stringify(answer.problem))
      seen.push(...answer.reply.entries.map(({ importId, row }) => `${importId} ${row}`))
      after = answer.reply.next ?? undefined
    } while (after !== undefined)
    expect(new Set(seen).size).toBe(6)
  })

  it('shows a town its own records only, and another county none', async () => {
    const theirs = await town.app.call(getLedger, {}, town.people.neighbour)
    expect(theirs).toMatchObject({ reply: { total: { records: 0 } } })
    const area = { area: '140603' }
    const answer = await town.app.call(getLedger, { query: area }, town.people.county)
    expect(answer).toMatchObject({ status: 400 })
    expect(await town.app.call(getLedger, {}, town.people.township)).toMatchObject({
      reply: { total: { records: 6 } },
    })
  })

  it('enters lists that were imported before there was a ledger', async () => {
    const { database, context } = town.app
    await letRowsGo(database, 'ledger_entry')
    await database.write(async (tx) => {
      await tx.delete(ledgerSum)
      await tx.delete(ledgerEntry)
    })
    expect(await proveLedger(database.read, '14')).not.toEqual([])
    await enterEarlierLists(context)
    expect(await balances()).toMatchObject({ open: 6 })
    await enterEarlierLists(context)
    expect(await balances()).toMatchObject({ open: 6 })
  })

  it('is proved against the records: a unit changed behind its back shows', async () => {
    await town.app.database.write(async (tx) => {
      await tx.update(unit).set({ outcome: 'normal' })
    })
    expect(await proveLedger(town.app.database.read, '14')).toHaveLength(6)
  })
})

describe('refused rows', () => {
  const headings = ['统一社会信用代码', '单位名称', '经营地址']
  const broken = ['91140602MA00000000', '丁五金店', '马邑路 9 号']

  async function listWith(rows: readonly (readonly string[])[], fileName: string) {
    const report = await reportOf(town.app, town.people.county, csv(rows, headings), {
      source: 'tax',
      fileName,
    })
    return report.importId!
  }

  it('stand open until an office says where they ended, and again when it takes that back', async () => {
    const importId = await listWith([broken], '一月.csv')
    expect(await balances()).toMatchObject({ open: 7 })
    expect(await entries({ source: 'tax' })).toMatchObject([
      { name: '丁五金店', reason: 'refused', unit: null, refused: { judgement: null } },
    ])
    expect(await judge(importId, 1, { disposition: 'ceased', note: '无' })).toMatchObject({
      problem: { type: expect.stringContaining('reason-required') },
    })
    expect((await judge(importId, 1, { disposition: 'ceased' })).ok).toBe(true)
    expect(await balances()).toMatchObject({ open: 6, ceased: 1 })
    expect((await judge(importId, 1, { disposition: 'open' })).ok).toBe(true)
    expect(await balances()).toMatchObject({ open: 7, ceased: 0 })
  })

  it('follow the unit they were tied to', async () => {
    const importId = await listWith([broken], '一月.csv')
    const unitId = (await unitsByName(town)).get(shops[1][0])!.id
    const missing = await judge(importId, 1, { disposition: 'matched' })
    expect(missing).toMatchObject({ status: 400 })
    expect((await judge(importId, 1, { disposition: 'matched', unitId })).ok).toBe(true)
    expect(await balances()).toMatchObject({ open: 7 })
    await settle(unitId, 'normal')
    expect(await balances()).toMatchObject({ open: 5, matched: 2 })
  })

  it('judged twice under one id are judged once; other content under it is refused', async () => {
    const importId = await listWith([broken], '一月.csv')
    expect((await judge(importId, 1, { disposition: 'ceased' }, 'same')).ok).toBe(true)
    expect((await judge(importId, 1, { disposition: 'ceased' }, 'same')).ok).toBe(true)
    expect(await judge(importId, 1, { disposition: 'open' }, 'same')).toMatchObject({ status: 400 })
    expect(await balances()).toMatchObject({ ceased: 1 })
  })

  it('end in the later list that has them mended', async () => {
    await listWith([broken], '一月.csv')
    await listWith([[creditCode(50), '丁五金店', '马邑路 9 号']], '二月.csv')
    expect(await balances()).toMatchObject({ open: 7, elsewhere: 1 })
    expect(await entries({ disposition: 'elsewhere' })).toMatchObject([{ reason: 'in-later-list' }])
  })

  it('of a code written on several rows stand one by one, each with the row it repeats', async () => {
    const before = (await ledger()).total.records
    const code = creditCode(70)
    const rows = [
      [code, '癸茶馆', '马邑路 70 号'],
      [code, '癸茶馆', '马邑路 70 号'],
      [code, '癸饭店', '马邑路 71 号'],
      [code, '癸茶馆第一分店', '马邑路 72 号'],
    ]
    const report = await reportOf(town.app, town.people.county, csv(rows, headings), {
      ...{ source: 'tax', fileName: '一月.csv' },
    })
    expect(report).toMatchObject({ rows: 4, accepted: 2, new: 2, matched: 0 })
    expect(report.rejected).toMatchObject([
      { row: 2, reason: 'duplicate-in-file', message: expect.stringContaining('第 1 行') },
      { row: 3, reason: 'duplicate-in-file', message: expect.stringContaining('癸茶馆') },
    ])
    const here = await entries({ source: 'tax' })
    expect(here.map(({ row }) => row).sort()).toEqual([1, 2, 3, 4])
    expect(here.filter(({ reason }) => reason === 'refused').map(({ name }) => name)).toEqual(
      expect.arrayContaining(['癸茶馆', '癸饭店']),
    )
    const importId = report.importId!
    expect((await judge(importId, 3, { disposition: 'ceased' })).ok).toBe(true)
    expect(await balances()).toMatchObject({ ceased: 1 })
    expect((await ledger()).total.records).toBe(before + 4)
  })

  it('of another county are not there to be judged', async () => {
    const importId = await listWith([broken], '一月.csv')
    const params = { importId, row: '1', judgementId: 'theirs' }
    const body = { disposition: 'ceased', note: '与原部门电话核对' } as const
    const answer = await town.app.call(judgeRefusedRow, { params, body }, town.people.neighbour)
    expect(answer.status).toBe(404)
  })
})

describe('whatever is done in whatever order', () => {
  const step = fc.oneof(
    fc.record({
      kind: fc.constant('outcome' as const),
      unit: fc.nat(7),
      outcome: fc.constantFrom(...frameOutcomes),
    }),
    fc.record({
      kind: fc.constant('place' as const),
      unit: fc.nat(7),
      block: fc.constantFrom(MAYI_1, MAYI_2, BEIGUAN_1, PINGLU_BLOCK),
    }),
    fc.record({ kind: fc.constant('merge' as const), pair: fc.nat(3), first: fc.nat(1) }),
    fc.record({ kind: fc.constant('undo' as const) }),
    // The next list of the same source: rows gone, rows whose address changed, one row more.
    fc.record({
      kind: fc.constant('import' as const),
      rows: fc.subarray([0, 1, 2, 3, 4]),
      changed: fc.boolean(),
    }),
    fc.record({
      kind: fc.constant('split' as const),
      block: fc.nat(5),
      east: fc.integer({ min: 1, max: 19 }),
    }),
    fc.record({ kind: fc.constant('join' as const), block: fc.nat(5), other: fc.nat(5) }),
    fc.record({ kind: fc.constant('redraw' as const) }),
    fc.record({
      kind: fc.constant('judge' as const),
      disposition: fc.constantFrom<Disposition>('ceased', 'out-of-scope', 'open', 'matched'),
      unit: fc.nat(7),
    }),
  )
  const listed = [
    [creditCode(60), '己书店', '马邑路 61 号'],
    ['91140602MA00000000', '庚五金店', '马邑路 62 号'],
    ['', '辛理发店', '马邑路 63 号'],
    ['12', '壬茶馆', '马邑路 64 号'],
    [creditCode(1), '朔州市鑫源建材有限公司', '马邑路 12 号'],
  ]

  const mapOf = async () => {
    const params = { areaCode: MAYI }
    const answer = await town.app.call(getAreaMap, { params }, town.people.county)
    if (!answer.ok) throw new Error(answer.problem.detail)
    return answer.reply
  }
  /** Refused where the line misses the block, or the blocks do not touch: nothing happens then. */
  const draw = async (change: BlockChange) => {
    const seen = (await mapOf()).changes[0]?.changeId ?? null
    const params = { areaCode: MAYI, changeId: `change-${++turn}` }
    const body = { change, reason: '新修了路', seen }
    await town.app.call(changeBlocks, { params, body }, town.people.county)
  }
  /** Every block lies beside the others, and every unit with a block in one that stands. */
  const groundIsWhole = async () => {
    const { blocks, faults } = await mapOf()
    expect(faults).toEqual([])
    const standing = new Set(blocks.map(({ code }) => code))
    const units = await town.app.database.read.select().from(unit)
    const lost = units.filter(
      ({ areaCode, blockCode }) => areaCode === MAYI && blockCode && !standing.has(blockCode),
    )
    expect(lost).toEqual([])
  }

  it('the ledger balances, and no unit is lost between blocks', { timeout: 60_000 }, async () => {
    await loadBlocks(town.app.context, [
      { code: MAYI_1, name: '01 小区', geometry: box(0, 10) },
      { code: MAYI_2, name: '02 小区', geometry: box(10, 20) },
    ])
    await loadBuildings(town.app.context, [
      { ...building, code: 'B-1', blockCode: MAYI_1, geometry: box(1, 2) },
      { ...building, code: 'B-2', blockCode: MAYI_2, geometry: box(11, 12) },
    ])
    await runToEnd(town)
    const pairs = (await queueOf(town)).map(({ pairId }) => pairId)
    const decided: [string, string][] = []
    let lastImport: string | null = null
    const unitIds = async () => [...(await unitsByName(town)).values()].map(({ id }) => id)
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 10 }), async (steps) => {
        for (const each of steps) {
          const ids = await unitIds()
          const idOf = (at: number) => ids[at % ids.length]!
          if (each.kind === 'outcome') await settle(idOf(each.unit), each.outcome, true)
          if (each.kind === 'place') await place(idOf(each.unit), each.block)
          if (each.kind === 'merge') {
            const pairId = pairs[each.pair % pairs.length]!
            const open = (await queueOf(town)).find((pair) => pair.pairId === pairId)
            const firstUnit = open?.units[each.first]?.id
            if (firstUnit === undefined) continue
            const decisionId = `merge-${++turn}`
            await decide(town, pairId, { kind: 'merge', firstUnit }, undefined, decisionId)
            decided.push([pairId, decisionId])
          }
          if (each.kind === 'undo') {
            const last = decided.pop()
            if (last) await undoMerge(...last)
          }
          if (each.kind === 'import') {
            const rows = each.rows.map((at) => {
              const [code, name, address] = listed[at]!
              return [code!, name!, each.changed ? `${address}院内` : address!]
            })
            const name = `${++turn}.csv`
            const text = csv(
              [...rows, ['', `店${turn}`, `振华街 ${turn} 号`]],
              ['统一社会信用代码', '单位名称', '经营地址'],
            )
            const query = { source: 'tax', fileName: name }
            lastImport = (await reportOf(town.app, town.people.county, text, query)).importId
          }
          if (each.kind === 'split' || each.kind === 'join') {
            const { blocks } = await mapOf()
            const blockCode = blocks[each.block % blocks.length]!.code
            if (each.kind === 'split') {
              const line = [at(each.east, -1), at(each.east, 11)]
              await draw({ kind: 'split', blockCode, line, name: `${turn} 小区` })
            } else {
              const other = blocks[each.other % blocks.length]!.code
              if (other !== blockCode) await draw({ kind: 'merge', blockCodes: [blockCode, other] })
            }
          }
          if (each.kind === 'redraw') {
            const { undoable } = await mapOf()
            if (undoable) await draw({ kind: 'undo', changeId: undoable })
          }
          if (each.kind === 'judge' && lastImport !== null) {
            const { disposition } = each
            await judge(lastImport, 1, { disposition, unitId: idOf(each.unit) })
          }
        }
        expect(await proveLedger(town.app.database.read, '14')).toEqual([])
        await groundIsWhole()
      }),
      { numRuns: 8 },
    )
    expect((await ledger()).total.records).toBeGreaterThan(6)
    expect((await mapOf()).changes.length).toBeGreaterThan(0)
  })
})
