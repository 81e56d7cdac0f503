import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { getUnit, listUnits } from '../../../server/contract/frame.ts'
import { auditEntry } from '../../../server/domains/audit/tables.ts'
import { importFrame } from '../../../server/domains/frame/index.ts'
import {
  frameImport,
  frameRecord,
  frameRejection,
  frameUploadPart,
  unit,
} from '../../../server/domains/frame/tables.ts'
import {
  BEIGUAN,
  BEIGUAN_1,
  loadSmallCity,
  MAYI,
  MAYI_1,
  type People,
  signInEveryone,
} from '../../support/small-city.ts'
import { storedZip } from '../../support/stored-zip.ts'
import { createTestApp, type TestApp } from '../../support/test-app.ts'
import { bytesOf, creditCode, csv, HEADINGS, importAs, reportOf } from './lists.ts'

/** A workbook as Excel and WPS save it: texts inline, one date as a number with a date's style. */
function workbookOf(rows: readonly (readonly string[])[]): Uint8Array<ArrayBuffer> {
  const cell = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`
  const sheet = rows.map((row) => `<row>${row.map(cell).join('')}</row>`).join('')
  return new Uint8Array(
    storedZip({
      'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${sheet}</sheetData></worksheet>`,
    }),
  )
}

describe('importing a list of a department', () => {
  let app: TestApp
  let people: People
  beforeEach(async () => {
    app = await createTestApp()
    await loadSmallCity(app)
    people = await signInEveryone(app)
  })
  afterEach(() => app.close())

  const unitsFor = async (search: string, who = people.county) => {
    const answer = await app.call(listUnits, { query: { search } }, who)
    if (!answer.ok) throw new Error(String(answer.status))
    return answer.reply.units
  }

  it('reads the first sheet of a workbook as it reads CSV, and keeps the file', async () => {
    const file = workbookOf([[...HEADINGS], [creditCode(1), '朔州市明远商贸有限公司']])
    const report = await reportOf(app, people.county, file, { fileName: '名录.xlsx' })
    expect(report).toMatchObject({ encoding: 'xlsx', rows: 1, accepted: 1, new: 1 })
    const [kept] = await app.context.database.read.select().from(frameUploadPart)
    expect(Buffer.compare(kept!.content, Buffer.from(file))).toBe(0)
  })

  it('opens a unit for each new code, with what the row says of it', async () => {
    const code = creditCode(1)
    const report = await reportOf(
      app,
      people.county,
      csv([
        [
          code,
          '朔州市明远商贸有限公司',
          '李明',
          '0349-5551234',
          '朔城区北城街道马邑路中心社区振华大楼 3 层',
        ],
      ]),
    )
    expect(report).toMatchObject({ rows: 1, accepted: 1, matched: 0, new: 1, rejected: [] })
    const [found] = await unitsFor('明远')
    expect(found).toMatchObject({
      kind: 'legalUnit',
      unifiedSocialCreditCode: code,
      legalRepresentative: '李明',
      phone: '0349-5551234',
      areaCode: MAYI,
      blockCode: `${MAYI}02`,
      buildingCode: 'B-2',
      sources: ['市场监管名录'],
      outcome: null,
      responses: [],
    })
  })

  it('keeps the file, every row as read and every refusal, and audits in the same transaction', async () => {
    const bytes = bytesOf(
      csv([
        [creditCode(1), '甲公司'],
        [creditCode(2), ''],
        ['', '乙公司'],
      ]),
      'gb18030',
    )
    const report = await reportOf(app, people.county, bytes)
    const db = app.database.read
    const [file] = await db.select().from(frameUploadPart)
    expect(Buffer.from(file!.content)).toEqual(Buffer.from(bytes))
    const records = await db.select().from(frameRecord).orderBy(frameRecord.row)
    expect(records.map((record) => record.raw.企业名称)).toEqual(['甲公司', '乙公司'])
    const [rejection] = await db.select().from(frameRejection)
    expect(rejection).toMatchObject({ row: 2, reason: 'name-missing', raw: { 企业名称: '' } })
    const entries = await db.select().from(auditEntry)
    expect(entries.filter((entry) => entry.action === 'frame.import')).toMatchObject([
      {
        actorId: people.county.account.id,
        subjectId: report.importId,
        after: { rows: 3, accepted: 2, rejected: 1, matched: 0, opened: 2 },
      },
    ])
  })

  it('matches a second source by credit code and keeps both sources beside each other', async () => {
    const code = creditCode(1)
    await reportOf(app, people.county, csv([[code, '甲公司', '李明', '', '朔城区']]))
    const report = await reportOf(
      app,
      people.county,
      csv([[code, '甲有限公司', '王强', '0349-5550000', '朔城区北城街道北关路中心社区']]),
      { source: '税务局' },
    )
    expect(report).toMatchObject({ accepted: 1, matched: 1, new: 0 })
    expect(report.notices.map((notice) => notice.notice)).toContain('name-differs')
    const [found] = await unitsFor('甲公司')
    expect(found).toMatchObject({
      name: '甲公司',
      legalRepresentative: '李明',
      phone: '0349-5550000',
      blockCode: BEIGUAN_1,
      sources: ['市场监管名录', '税务名录'],
    })
    const detail = await app.call(getUnit, { params: { unitId: found!.id } }, people.county)
    expect(detail).toMatchObject({
      reply: {
        frameRecords: [
          { source: '市场监管名录', values: { unitName: '甲公司', legalRepresentative: '李明' } },
          { source: '税务名录', values: { unitName: '甲有限公司', legalRepresentative: '王强' } },
        ],
      },
    })
  })

  it('says of each record which file it stands in and when that came', async () => {
    const code = creditCode(1)
    const { county } = people
    await reportOf(app, county, csv([[code, '甲公司']]), { fileName: '一月.csv' })
    const [found] = await unitsFor('甲公司')
    const detail = await app.call(getUnit, { params: { unitId: found!.id } }, county)
    expect(detail).toMatchObject({
      reply: { frameRecords: [{ list: '一月.csv', importedAt: '2024-01-15T02:00:00.000Z' }] },
    })
  })

  it('changes nothing when the same file of the same source comes again', async () => {
    const list = csv([
      [creditCode(1), '甲公司'],
      ['', '乙公司'],
      [creditCode(3), ''],
    ])
    const first = await reportOf(app, people.county, list)
    const again = await reportOf(app, people.county, list, { fileName: '另一个名字.csv' })
    expect(again).toMatchObject({
      importId: first.importId,
      rows: 3,
      accepted: 2,
      matched: 2,
      new: 0,
    })
    expect(again.rejected).toEqual(first.rejected)
    expect(again.notices[0]).toMatchObject({ notice: 'file-unchanged' })
    const db = app.database.read
    expect(await db.select().from(unit)).toHaveLength(2)
    expect(await db.select().from(frameImport)).toHaveLength(1)
  })

  it('reports the same in a dry run and writes nothing', async () => {
    const list = csv([
      [creditCode(1), '甲公司'],
      ['91140602', '乙公司'],
    ])
    const dry = await reportOf(app, people.county, list, { dryRun: 'true' })
    const db = app.database.read
    expect(await db.select().from(frameImport)).toEqual([])
    expect(await db.select().from(unit)).toEqual([])
    const real = await reportOf(app, people.county, list)
    expect(dry).toEqual({ ...real, dryRun: true, importId: null })
  })

  it('takes a list of the same units in other columns and another order', async () => {
    const rows = [
      ['甲公司', '李明', creditCode(1)],
      ['乙公司', '王强', creditCode(2)],
    ]
    const list = csv(rows, ['纳税人名称', '法人代表', '纳税人识别号'])
    expect(await reportOf(app, people.county, list)).toMatchObject({ accepted: 2, new: 2 })
    expect((await unitsFor('乙'))[0]).toMatchObject({ legalRepresentative: '王强' })
  })

  it('places by the area column, by the block column, and leaves the rest at the county', async () => {
    const headings = [...HEADINGS, '行政区划代码', '普查小区代码']
    const report = await reportOf(
      app,
      people.county,
      csv(
        [
          [creditCode(1), '甲公司', '', '', '', BEIGUAN, ''],
          [creditCode(2), '乙公司', '', '', '', '', MAYI_1],
          [creditCode(3), '丙公司', '', '', '某路 5 号', '', ''],
          [creditCode(4), '丁公司', '', '', '', '140699', '14060200100199'],
        ],
        headings,
      ),
    )
    expect(report).toMatchObject({ accepted: 4, rejected: [] })
    expect((await unitsFor('甲'))[0]).toMatchObject({ areaCode: BEIGUAN, blockCode: BEIGUAN_1 })
    expect((await unitsFor('乙'))[0]).toMatchObject({ areaCode: MAYI, blockCode: MAYI_1 })
    expect((await unitsFor('丙'))[0]).toMatchObject({ areaCode: '140602000000', blockCode: null })
    const unknown = report.notices.filter((notice) => notice.row === 4)
    expect(unknown.map((notice) => notice.notice)).toEqual(['block-unknown', 'area-unknown'])
    expect(report.notices.at(-1)).toMatchObject({ row: null, notice: 'left-at-county' })
  })

  it('places nothing outside the area of the office that imports', async () => {
    const list = csv([[creditCode(1), '甲公司', '', '', '平鲁区井坪镇']])
    const report = await reportOf(app, people.county, list)
    expect(report.notices.map((notice) => notice.notice)).toContain('area-outside-scope')
    expect((await unitsFor('甲'))[0]).toMatchObject({ areaCode: '140602000000' })
    const wide = csv([[creditCode(2), '乙公司', '', '', '平鲁区井坪镇']])
    await reportOf(app, people.city, wide)
    expect((await unitsFor('乙', people.city))[0]).toMatchObject({
      areaCode: '140603100000',
    })
  })

  it('tells branches and the self-employed from legal units', async () => {
    await reportOf(
      app,
      people.county,
      csv(
        [
          [creditCode(1), '朔州粮油有限公司', '', '', ''],
          [creditCode(2), '朔州粮油有限公司北关分公司', '', '', ''],
          [creditCode(3, '92'), '张三烧饼店', '', '', ''],
          ['', '李四修理铺', '', '', '', '个体工商户'],
        ],
        [...HEADINGS, '市场主体类型'],
      ),
    )
    const kinds = new Map((await unitsFor('')).map((each) => [each.name, each.kind]))
    expect(Object.fromEntries(kinds)).toEqual({
      朔州粮油有限公司: 'legalUnit',
      朔州粮油有限公司北关分公司: 'establishment',
      张三烧饼店: 'selfEmployed',
      李四修理铺: 'selfEmployed',
    })
  })

  it('takes a branch under its head office’s code as an establishment of its own', async () => {
    const code = creditCode(1)
    const report = await reportOf(
      app,
      people.county,
      csv([
        [code, '朔州粮油有限公司北关门市部'],
        [code, '朔州粮油有限公司'],
      ]),
    )
    expect(report).toMatchObject({ accepted: 2, new: 2, rejected: [] })
    expect(report.notices).toMatchObject([
      { row: 1, notice: 'branch-of-code-holder' },
      { notice: 'left-at-county' },
    ])
    const [branch] = await unitsFor('门市部')
    expect(branch).toMatchObject({ kind: 'establishment', unifiedSocialCreditCode: null })
    const detail = await app.call(getUnit, { params: { unitId: branch!.id } }, people.county)
    expect(detail).toMatchObject({
      reply: { frameRecords: [{ values: { unifiedSocialCreditCode: code } }] },
    })
  })

  it('matches nothing on a code that no row may carry, and no more than it accepted', async () => {
    const report = await reportOf(
      app,
      people.county,
      csv([
        ['', '甲公司'],
        ['', '甲公司'],
      ]),
    )
    expect(report).toMatchObject({ rows: 2, accepted: 2, matched: 0, new: 2 })
  })

  it('leaves nothing behind when the write fails', async () => {
    const failing = { ...app.context, newId: failAfter(4) }
    const bytes = bytesOf(
      csv([
        [creditCode(1), '甲公司'],
        [creditCode(2), '乙公司'],
      ]),
    )
    const file = { source: 'tax', fileName: 'x.csv', content: [bytes] }
    await expect(importFrame(failing, file)).rejects.toThrow('no more ids')
    const [rows] = await app.database.read.select({ units: sql<number>`count(*)` }).from(unit)
    expect(Number(rows?.units)).toBe(0)
    expect(await app.database.read.select().from(frameImport)).toEqual([])
  })

  it('is for the county and city offices only', async () => {
    const list = csv([[creditCode(1), '甲公司']])
    for (const [role, who] of Object.entries(people)) {
      const answer = await importAs(app, who, list, { dryRun: 'true' })
      const may = ['county', 'city', 'neighbour'].includes(role)
      expect([role, answer]).toMatchObject([role, may ? { ok: true } : { status: 403 }])
    }
    expect(await importAs(app, undefined, list)).toMatchObject({ status: 401 })
  })

  it('names the departments it knows when the source is unknown', async () => {
    const answer = await importAs(app, people.county, csv([]), { source: '气象局' })
    expect(answer).toMatchObject({
      status: 422,
      problem: { type: 'urn:jingpu:problem:source-unknown' },
    })
    expect(!answer.ok && answer.problem.detail).toContain('民政局（civil-affairs）')
  })
})

function failAfter(times: number): () => string {
  let made = 0
  return () => {
    made += 1
    if (made > times) throw new Error('no more ids')
    return `id-${made}`
  }
}
