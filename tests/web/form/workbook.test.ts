import { openXlsx, saveXlsx, writeXlsx } from 'hucre/xlsx'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Answers } from '../../../forms/engine/types.ts'
import { isCodeListId, loadCodeList } from '../../../forms/generated/code-lists.ts'
import { type FormId, formIds } from '../../../forms/generated/registry.ts'
import { createCodeListStore } from '../../../web/form/code-list-store.ts'
import type { FormSession } from '../../../web/form/session/form-session.ts'
import { codeListsOf } from '../../../web/form/session/surroundings.ts'
import { cellText } from '../../../web/form/workbook/cell-text.ts'
import {
  type Compared,
  compareWorkbook,
  placementsOf,
} from '../../../web/form/workbook/compare-workbook.ts'
import { planWorkbook, type WorkbookPlan } from '../../../web/form/workbook/plan-workbook.ts'
import { readFile } from '../../../web/form/workbook/read-file.ts'
import { writeWorkbook } from '../../../web/form/workbook/write-workbook.ts'
import { unitsWithEveryForm } from '../../support/sound-documents.ts'
import { storedZip } from '../../support/stored-zip.ts'
import { openSession } from './open-session.ts'

const lists = createCodeListStore((id) => {
  if (!isCodeListId(id)) throw new Error(`No such code list: ${id}`)
  return loadCodeList(id)
})

async function open(id: FormId, answers: Answers = {}): Promise<FormSession> {
  const session = await openSession(id, answers, { codeLists: lists })
  await Promise.all(codeListsOf(session.model.form).map((list) => lists.request(list)))
  return openSession(id, answers, { codeLists: lists })
}

const of = (session: FormSession) => ({
  formId: session.model.form.id,
  formVersion: session.model.form.version,
  responseId: 'unit-a.form.2023',
})

function write(session: FormSession, notes?: ReadonlyMap<string, readonly string[]>) {
  const plan = planWorkbook(session)
  return writeWorkbook({ plan, of: of(session), list: lists.list, ...(notes ? { notes } : {}) })
}

async function compare(session: FormSession, bytes: Uint8Array): Promise<Compared> {
  const reading = await readFile(bytes)
  if ('refusal' in reading) return reading
  return compareWorkbook(session, of(session), reading.workbook)
}

async function comparison(session: FormSession, bytes: Uint8Array) {
  const compared = await compare(session, bytes)
  if ('refusal' in compared) throw new Error(compared.refusal)
  return compared.comparison
}

/** Where a path stands in a plan. */
function placeIn(plan: WorkbookPlan, path: string) {
  for (const [sheet, { rows }] of plan.sheets.entries()) {
    for (const [row, { cells }] of rows.entries()) {
      for (const [column, cell] of cells) {
        if (cell.kind === 'input' && cell.path === path) return { sheet, row, column }
      }
    }
  }
  throw new Error(`${path} is not in the workbook`)
}

describe('a form as a workbook', () => {
  it('comes back as it was, every form of the questionnaire, and fills an empty one', async () => {
    let filled = 0
    const seen = new Set<string>()
    for (const { form, reported } of unitsWithEveryForm().flat()) {
      if (seen.has(form)) continue
      seen.add(form)
      const full = await open(form, reported)
      const bytes = await write(full)
      const own = await comparison(full, bytes)
      expect({ form, ...own, same: 0 }).toEqual({
        ...{ form, added: [], changed: [], emptied: [], unreadable: [], same: 0, remarks: [] },
      })
      expect(own.same, form).toBeGreaterThan(5)
      const blank = await open(form)
      const other = await comparison(blank, bytes)
      expect([form, other.unreadable, other.changed]).toEqual([form, [], []])
      const report = blank.fill(placementsOf(other, false))
      expect([form, report.unreadable, report.outside]).toEqual([form, [], []])
      for (const { path } of other.added) {
        expect(blank.cell(path).value, `${form} ${path}`).toEqual(full.cell(path).value)
      }
      filled += other.added.length
    }
    expect(seen.size).toBe(formIds.length)
    expect(filled).toBeGreaterThan(1_000)
  }, 120_000)

  describe('filled in by a person', () => {
    let session: FormSession
    let plan: WorkbookPlan
    let bytes: Uint8Array
    beforeAll(async () => {
      session = await open('B603', { totalAssets: 1200 })
      plan = planWorkbook(session)
      bytes = await write(session)
    })

    const edited = async (
      change: (sheet: Awaited<ReturnType<typeof openXlsx>>['sheets'][number]) => void,
    ) => {
      const workbook = await openXlsx(bytes)
      change(workbook.sheets[0]!)
      return saveXlsx(workbook)
    }
    const set = (path: string, value: string | number | Date | null) => {
      const { row, column } = placeIn(plan, path)
      return edited((sheet) => {
        while (sheet.rows.length <= row) sheet.rows.push([])
        sheet.rows[row]![column] = value
        sheet.cells?.delete(`${row},${column}`)
      })
    }

    it('shows what is new, what differs and what is empty now', async () => {
      const path = 'operatingRevenue'
      expect((await comparison(session, await set(path, 8000))).added).toMatchObject([
        { path, before: '', after: '8000', note: null },
      ])
      expect((await comparison(session, await set('totalAssets', '1,300'))).changed).toMatchObject([
        { path: 'totalAssets', before: '1,200', after: '1,300' },
      ])
      const { emptied } = await comparison(session, await set('totalAssets', null))
      expect(emptied).toMatchObject([{ path: 'totalAssets', before: '1,200', after: '' }])
    })

    it('fills in one step that can be taken back, empties only when told to', async () => {
      const fresh = await open('B603', { totalAssets: 1200 })
      const found = await comparison(fresh, await set('totalAssets', null))
      fresh.fill(placementsOf(found, false))
      expect(fresh.cell('totalAssets').value).toBe(1200)
      fresh.fill(placementsOf(found, true))
      expect(fresh.cell('totalAssets').value).toBeUndefined()
      fresh.undo()
      expect(fresh.cell('totalAssets').value).toBe(1200)
      const absent = await comparison(fresh, await set('operatingRevenue', '不适用'))
      fresh.fill(placementsOf(absent, false))
      expect(fresh.cell('operatingRevenue').absence).toEqual({ kind: 'not-applicable' })
    })

    it.each([
      ['words where a number belongs', '约八千', '读不出数字'],
      ['a fraction where whole numbers belong', 8000.5, '应填整数'],
      ['a date the spreadsheet made', new Date(Date.UTC(2023, 2, 4)), '被表格软件变成了日期'],
    ])('says of %s what is wrong, by its address', async (_, value, words) => {
      const { unreadable, added } = await comparison(session, await set('operatingRevenue', value))
      expect(added).toEqual([])
      const { row } = placeIn(plan, 'operatingRevenue')
      expect(unreadable).toMatchObject([{ path: 'operatingRevenue', address: `D${row + 1}` }])
      expect(unreadable[0]!.note).toContain(words)
    })

    it('reads a formula by what it came to, and refuses one that came to nothing', async () => {
      const { row } = placeIn(plan, 'operatingRevenue')
      const formula = (value: number | string | null) =>
        edited((sheet) => {
          sheet.cells ??= new Map()
          sheet.cells.set(`${row},3`, {
            ...{ value, type: 'formula', formula: 'D5+D6' },
            ...(value === null ? {} : { formulaResult: value }),
          })
        })
      const sound = await comparison(session, await formula(1234))
      expect(sound.added).toMatchObject([{ after: '1234', note: '是公式，按算出的 1234 读入' }])
      expect((await comparison(session, await formula('#REF!'))).unreadable).toMatchObject([
        { note: expect.stringContaining('公式出错（#REF!）') },
      ])
    })

    it('does not trust a place whose label has moved', async () => {
      const { row } = placeIn(plan, 'totalAssets')
      const moved = await edited((sheet) => {
        sheet.rows.splice(row, 1)
      })
      const { unreadable, changed } = await comparison(session, moved)
      expect(changed).toEqual([])
      expect(unreadable.map(({ note }) => note)).toEqual(
        unreadable.map(() => expect.stringContaining('可能增删过行列')),
      )
      expect(unreadable.length).toBeLessThan(5)
    })

    it('tells of merged cells and hidden rows', async () => {
      const { row } = placeIn(plan, 'totalAssets')
      const merged = await edited((sheet) => {
        sheet.merges = [{ startRow: row - 1, startCol: 3, endRow: row, endCol: 3 }]
        sheet.rowDefs = new Map([[row, { hidden: true }]])
      })
      const { unreadable, remarks } = await comparison(session, merged)
      expect(unreadable).toMatchObject([
        { path: 'totalAssets', note: '与别的格合并了，没有读，请取消合并' },
      ])
      expect(remarks).toEqual(['工作表“工业财务状况”隐藏了 1 行，隐藏的格照样读入，请核对'])
    })
  })

  it('keeps codes as text, with or without their name, and knows a number that lost its end', async () => {
    const session = await open('601')
    const at = (value: string | number) => ({ value })
    const cell = (key: string) => session.model.cells.get(key)!
    expect(cellText(cell('unifiedSocialCreditCode'), at(9.1140600743e17))).toMatchObject({
      trouble: expect.stringContaining('后几位已经丢失'),
    })
    expect(cellText(cell('mobilePhone'), at(13900001234))).toMatchObject({ text: '13900001234' })
    expect(cellText(cell('mobilePhone'), at('013900001234'))).toMatchObject({
      text: '013900001234',
    })
    expect(session.read('institutionType', '10 企业')).toMatchObject({
      value: '10',
      readable: true,
    })
  })

  it('writes what is wrong beside the cell, where a spreadsheet shows it', async () => {
    const session = await open('B603', { totalAssets: 1200 })
    const bytes = await write(session, new Map([['totalAssets', ['强制性：资产总计不等于……']]]))
    const workbook = await openXlsx(bytes)
    const { row } = placeIn(planWorkbook(session), 'totalAssets')
    expect(workbook.sheets[0]!.cells?.get(`${row},3`)?.comment).toEqual({
      author: '经普',
      text: '强制性：资产总计不等于……',
    })
    const found = await comparison(session, bytes)
    expect([...found.added, ...found.changed, ...found.unreadable]).toEqual([])
  })

  describe('is refused with a remedy', () => {
    it.each([
      ['an empty file', new Uint8Array(), '文件是空的'],
      ['a workbook of the old kind or with a password', [0xd0, 0xcf, 0x11, 0xe0, 1], '加了密码'],
      ['something else', [...Buffer.from('统一社会信用代码,单位')], '不是 Excel 工作簿'],
      ['a torn file', [0x50, 0x4b, 3, 4, 0, 0, 0, 0], '文件不完整'],
      ['a file too large', new Uint8Array(21 * 2 ** 20), '超过 20 MB'],
    ])('when it is %s', async (_, bytes, words) => {
      expect(await readFile(new Uint8Array(bytes))).toMatchObject({
        refusal: expect.stringContaining(words),
      })
    })

    it('when it holds macros, or unpacks to more than any template', async () => {
      const macros = storedZip({ 'xl/workbook.xml': '<workbook/>', 'xl/vbaProject.bin': 'x' })
      expect(await readFile(macros)).toMatchObject({ refusal: expect.stringContaining('有宏') })
      const bomb = new Uint8Array(storedZip({ 'xl/worksheets/sheet1.xml': 'x' }))
      const directory = bomb.findIndex(
        (_, at) => bomb[at] === 0x50 && bomb[at + 1] === 0x4b && bomb[at + 2] === 1,
      )
      new DataView(bomb.buffer).setUint32(directory + 24, 2 ** 31, true)
      expect(await readFile(bomb)).toMatchObject({ refusal: expect.stringContaining('展开后太大') })
    })

    it('when it is no template, or that of another form, version or unit', async () => {
      const session = await open('B603')
      const bytes = await write(session)
      const other = await open('C603')
      expect(await compare(other, bytes)).toEqual({
        refusal: '这是 B603 表的模板，现在打开的是 C603 表。请打开 B603 表再导入',
      })
      const reading = await readFile(bytes)
      if ('refusal' in reading) throw new Error(reading.refusal)
      const as = (over: object) =>
        compareWorkbook(session, { ...of(session), ...over }, reading.workbook)
      expect(as({ formVersion: '2023.2' })).toMatchObject({
        refusal: expect.stringContaining('2023.2'),
      })
      expect(as({ responseId: 'unit-b.B603.2023' })).toMatchObject({
        refusal: expect.stringContaining('另一家单位'),
      })
      const plain = await writeXlsx({ sheets: [{ name: '表', rows: [['a']] }] })
      expect(await compare(session, plain)).toMatchObject({
        refusal: expect.stringContaining('不是从这里下载的模板'),
      })
    })
  })
})
