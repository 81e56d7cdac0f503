import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  exportLedger,
  getLedgerEntry,
  getLedgerFile,
  getLedgerSums,
  importLedgerFile,
  type LedgerContent,
  type LedgerMapping,
  listUnitLedgerEntries,
  placeLedgerItems,
  putLedgerEntry,
  receiveLedgerFile,
} from '../../../server/contract/unit-ledger.ts'
import { addUnit, createTownApp } from '../../support/responses.ts'
import { type People, signInEveryone } from '../../support/small-city.ts'
import type { SignedIn, TestApp } from '../../support/test-app.ts'
import { bytesOf } from '../frame/lists.ts'

const params = { unitId: 'mine', year: '2023' }

const steel: LedgerContent = {
  ...{ bookedOn: '2023-02-10', period: 'Q1', reference: '记-12', itemText: '螺纹钢' },
  ...{ place: 'IO-1:materialInputs.amount', code: '31062', quantity: 12.5, measure: '吨' },
  ...{ amountFen: 5_150_050, origin: 'outside-province' },
}

describe('the ledger of a unit', () => {
  let app: TestApp
  let people: People
  let preparer: SignedIn
  beforeEach(async () => {
    app = await createTownApp()
    people = await signInEveryone(app)
    await addUnit(app, { id: 'mine', kind: 'legalUnit', name: '某煤矿', industryCode: '0610' })
    const scope = { kind: 'unit', unitId: 'mine', name: '某煤矿' } as const
    preparer = await app.signIn('enterprise', scope, '郝会计')
  })
  afterEach(() => app.close())

  const put = (entryId: string, content: LedgerContent, baseVersion = 0, struck = false) =>
    app.call(
      putLedgerEntry,
      { params: { ...params, entryId }, body: { baseVersion, content, struck } },
      preparer,
    )
  const got = async <T>(
    outcome: Promise<{ ok: true; reply: T } | { ok: false; problem: object }>,
  ): Promise<T> => {
    const settled = await outcome
    if (!settled.ok) throw new Error(JSON.stringify(settled.problem))
    return settled.reply
  }
  const sums = () => got(app.call(getLedgerSums, { params }, preparer))

  it('keeps entries, adds them up by line and period, and answers the same save alike', async () => {
    expect(await put('e-1', steel)).toMatchObject({ ok: true, reply: { version: 1 } })
    expect(await put('e-1', steel)).toMatchObject({ ok: true, reply: { version: 1 } })
    await put('e-2', {
      ...steel,
      bookedOn: '2023-03-01',
      amountFen: 100,
      quantity: null,
      measure: '',
    })
    expect((await sums()).sums).toEqual([
      {
        ...{ place: 'IO-1:materialInputs.amount', code: '31062', period: 'Q1', measure: '' },
        ...{ amountFen: 100, importedFen: null, outsideFen: 100, quantity: null, entries: 1 },
      },
      {
        ...{ place: 'IO-1:materialInputs.amount', code: '31062', period: 'Q1', measure: '吨' },
        ...{ amountFen: 5_150_050, importedFen: null, outsideFen: 5_150_050 },
        ...{ quantity: 12.5, entries: 1 },
      },
    ])
  })

  it('keeps every version; an entry taken out no longer counts and can be seen', async () => {
    await put('e-1', steel)
    await put('e-1', { ...steel, amountFen: 5_200_000 }, 1)
    await put('e-1', { ...steel, amountFen: 5_200_000 }, 2, true)
    expect((await sums()).entries).toBe(0)
    const { versions } = await got(
      app.call(getLedgerEntry, { params: { ...params, entryId: 'e-1' } }, preparer),
    )
    expect(versions.map(({ version, struck }) => [version, struck])).toEqual([
      [3, true],
      [2, false],
      [1, false],
    ])
    const struck = await got(
      app.call(listUnitLedgerEntries, { params, query: { show: 'struck' } }, preparer),
    )
    expect(struck.entries).toMatchObject([{ entryId: 'e-1', recordedBy: '郝会计' }])
  })

  it('refuses a change that was edited from an older version, naming what stands', async () => {
    await put('e-1', steel)
    await put('e-1', { ...steel, itemText: '钢材' }, 1)
    expect(await put('e-1', { ...steel, itemText: '型钢' }, 1)).toMatchObject({
      status: 409,
      problem: {
        type: 'urn:jingpu:problem:ledger-entry-changed',
        current: { version: 2, content: { itemText: '钢材' } },
      },
    })
  })

  it.each([
    [{ bookedOn: '2022-12-31', period: 'Q4' }, '不在 2023 年'],
    [{ bookedOn: '2023-02-30' }, '不存在'],
    [{ bookedOn: '2023-05-01' }, '不在所选的报告期内'],
    [{ bookedOn: null, period: 'H1' }, '按季度填报'],
    [{ code: '99999' }, '不在“直接材料明细”的目录内'],
    [{ code: '' }, '要选代码'],
    [{ amountFen: null, quantity: null }, '至少填一项'],
    [{ itemText: ' ' }, '没有摘要'],
    [{ place: 'IO-1:manufacturingCost' }, '没有这个去处'],
  ] as const)('refuses %j with what to do', async (over, words) => {
    expect(await put('e-1', { ...steel, ...over } as LedgerContent)).toMatchObject({
      status: 422,
      problem: { detail: expect.stringContaining(words) },
    })
  })

  it('belongs to the unit: offices and other units see nothing of it', async () => {
    await put('e-1', steel)
    expect(await app.call(getLedgerSums, { params }, people.enterprise)).toMatchObject({
      status: 404,
    })
    for (const office of [people.county, people.city, people.enumerator]) {
      expect(await app.call(listUnitLedgerEntries, { params }, office)).toMatchObject({
        status: 403,
      })
    }
  })

  const csv = [
    '某煤矿材料明细账,,,,',
    '日期,凭证号,品名,数量,单位,金额（元）',
    '2023/1/5,记-1,螺纹钢,10,吨,"45,000.00"',
    '2023/4/8,记-2,炸药,2,吨,30000',
    '合计,,,,,75000',
    '2023/13/1,记-3,木材,1,方,900',
    '2023/5/2,记-4,木材,1,方,九百',
  ].join('\r\n')
  const receive = (text: string | Uint8Array<ArrayBuffer>) =>
    got(
      app.call(
        receiveLedgerFile,
        {
          params,
          query: { fileName: '材料账.csv' },
          body: typeof text === 'string' ? bytesOf(text) : text,
        },
        preparer,
      ),
    )
  const load = (fileId: string, mapping: LedgerMapping, dryRun = false) =>
    got(
      app.call(
        importLedgerFile,
        { params: { ...params, fileId }, body: { mapping, dryRun } },
        preparer,
      ),
    )

  it('reads the firm’s own sheet by its headings and tells what it cannot read', async () => {
    const { fileId, mapping, remembered } = await receive(csv)
    expect(remembered).toBe(false)
    expect(mapping).toMatchObject({
      headingRow: 1,
      columns: { bookedOn: 0, reference: 1, itemText: 2, quantity: 3, measure: 4, amount: 5 },
      amountUnit: '元',
    })
    const trial = await load(fileId, mapping, true)
    expect((await sums()).entries).toBe(0)
    const report = await load(fileId, mapping)
    expect(report).toEqual(trial)
    expect(report).toMatchObject({ rows: 4, accepted: 2, added: 2, unplaced: 2 })
    expect(report.rejected).toMatchObject([
      { row: 4, field: '日期', message: expect.stringContaining('读不出') },
      { row: 5, field: '金额（元）', message: expect.stringContaining('不是数字') },
    ])
    expect(report.notices).toMatchObject([{ row: 3, notice: 'sum-line' }])
    expect((await sums()).unplaced).toEqual([
      { itemText: '炸药', entries: 1, amountFen: 3_000_000 },
      { itemText: '螺纹钢', entries: 1, amountFen: 4_500_000 },
    ])
    const kept = await app.request(
      getLedgerFile,
      { params: { ...params, fileId } as never },
      preparer,
    )
    expect(new TextDecoder().decode(await kept.arrayBuffer())).toBe(csv)
  })

  it('adds nothing twice; a corrected figure is a new version, a hand’s word stands', async () => {
    const first = await receive(csv)
    await load(first.fileId, first.mapping)
    await load(first.fileId, first.mapping)
    expect((await sums()).entries).toBe(2)
    const corrected = await receive(csv.replace('45,000.00', '46,000.00'))
    expect(corrected.remembered).toBe(true)
    expect(await load(corrected.fileId, corrected.mapping)).toMatchObject({
      ...{ added: 0, changed: 1, same: 1 },
    })
    const { entries } = await got(app.call(listUnitLedgerEntries, { params }, preparer))
    const [bars] = entries
    const { entryId, content, version } = bars!
    expect(content).toMatchObject({ itemText: '螺纹钢', amountFen: 4_600_000 })
    await put(entryId, { ...content, amountFen: 1 }, version)
    expect(await load(corrected.fileId, corrected.mapping)).toMatchObject({ kept: 1, changed: 0 })
  })

  it('remembers where a firm’s words go', async () => {
    const { fileId, mapping } = await receive(csv)
    await load(fileId, mapping)
    const body = { itemText: '螺纹钢', place: 'IO-1:materialInputs.amount', code: '31062' }
    expect(await app.call(placeLedgerItems, { params, body }, preparer)).toMatchObject({
      reply: { placed: 1, left: 0 },
    })
    const next = await receive(
      '日期,凭证号,品名,数量,单位,金额（元）\n2023-07-01,记-9,螺纹 钢,1,吨,4500',
    )
    expect(await load(next.fileId, next.mapping)).toMatchObject({ added: 1, unplaced: 0 })
    expect((await sums()).sums.map(({ code, period }) => [code, period])).toEqual([
      ['31062', 'Q1'],
      ['31062', 'Q3'],
    ])
    // Read again: what has found its line keeps it.
    expect(await load(fileId, mapping)).toMatchObject({ same: 2, unplaced: 1 })
  })

  it('reads sheets in GB18030, and takes the line’s code where the sheet has one place', async () => {
    const gb = Uint8Array.from([
      ...[0xc8, 0xd5, 0xc6, 0xda, 0x2c, 0xc6, 0xb7, 0xc3, 0xfb, 0x2c], // 日期,品名,
      ...[0xb2, 0xfa, 0xc6, 0xb7, 0xb4, 0xfa, 0xc2, 0xeb, 0x2c, 0xbd, 0xf0, 0xb6, 0xee, 0x0a], // 产品代码,金额
      ...new TextEncoder().encode('2023-01-01,a,31062,1\n2023-01-02,b,3.1E+04,2\n'),
    ])
    const { fileId, mapping } = await receive(gb)
    const report = await load(fileId, {
      ...mapping,
      place: 'IO-1:materialInputs.amount',
      amountUnit: '万元',
    })
    expect(report).toMatchObject({ added: 2, unplaced: 1 })
    expect(report.notices).toMatchObject([{ row: 2, message: expect.stringContaining('文本') }])
    expect((await sums()).sums).toMatchObject([{ code: '31062', amountFen: 1_000_000 }])
  })

  it('asks for the columns that are missing', async () => {
    const { fileId, mapping } = await receive('甲,乙\n1,2')
    const body = { mapping, dryRun: true }
    const input = { params: { ...params, fileId }, body }
    expect(await app.call(importLedgerFile, input, preparer)).toMatchObject({
      status: 422,
      problem: { detail: expect.stringContaining('摘要（品名）、金额或数量、日期或报告期') },
    })
  })

  it('goes home with the unit as a sheet', async () => {
    await put('e-1', { ...steel, itemText: '=1+1' })
    const reply = await app.request(exportLedger, { params: params as never }, preparer)
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await reply.arrayBuffer())
    expect(text.split('\r\n')[1]).toBe(
      '"2023-02-10","一季度","记-12","\'=1+1","IO-1 直接材料明细","31062","钢压延产品",12.5,"吨",51500.5,"省外"',
    )
  })
})
