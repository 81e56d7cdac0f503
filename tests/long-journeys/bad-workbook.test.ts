/**
 * What people bring back instead of the filled template, through the page as they do: each is answered in words
 * that say what to do, and the form stays as it was.
 */
import { readFileSync } from 'node:fs'
import { deflateRawSync } from 'node:zlib'
import { openXlsx, saveXlsx } from 'hucre/xlsx'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { MARKS_SHEET } from '../../web/form/workbook/template-marks.ts'
import { launchChromium } from '../support/browser.ts'
import { serveTown, type Town } from '../support/serve-town.ts'
import { unitsWithEveryForm } from '../support/sound-documents.ts'
import { storedZip } from '../support/stored-zip.ts'

type Workbook = Awaited<ReturnType<typeof openXlsx>>
type Sheet = Workbook['sheets'][number]

const documents = unitsWithEveryForm().find((ofUnit) => ofUnit.some(({ form }) => form === 'B603'))!
const document = documents.find(({ form }) => form === 'B603')!
const revenue = Number(document.reported.operatingRevenue)
const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

let town: Town
let browser: Browser
let page: Page
let template: Buffer

beforeAll(async () => {
  ;[town, browser] = await Promise.all([serveTown([documents]), launchChromium()])
  page = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage()
  await town.signIn(page, town.respondentOf(document))
  await page.goto(`${town.origin}/self-report/forms/${document.unitId}.B603.2023`)
  await page.locator('[data-path="operatingRevenue"]').waitFor()
  await page.getByRole('button', { name: 'Excel', exact: true }).click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: '下载模板（含已填内容）' }).click(),
  ])
  template = readFileSync(await download.path())
})
afterAll(async () => {
  await browser?.close()
  await town?.close()
})

const bring = (buffer: Buffer, name = '填好的.xlsx') =>
  page.getByLabel('填好的 Excel 模板').setInputFiles({ name, mimeType, buffer })

async function edited(change: (sheet: Sheet, workbook: Workbook) => void): Promise<Buffer> {
  const workbook = await openXlsx(template)
  change(workbook.sheets[0]!, workbook)
  return Buffer.from(await saveXlsx(workbook))
}

const rowOf = (sheet: Sheet, label: string) =>
  sheet.rows.findIndex(([first]) => String(first).trim().endsWith(label))

/** The look before the import, and after it the form as it was. */
async function looking(buffer: Buffer, see: (dialog: Locator) => Promise<void>): Promise<void> {
  await bring(buffer)
  const dialog = page.getByRole('dialog', { name: '导入前核对' })
  await dialog.waitFor()
  await see(dialog)
  await dialog.getByRole('button', { name: '不导入' }).click()
  await dialog.waitFor({ state: 'detached' })
  const cell = page.locator('[data-path="operatingRevenue"]')
  await expect.poll(() => cell.inputValue()).toBe(revenue.toLocaleString('en-US'))
}

describe('a template with something in it', () => {
  it('a formula is read by what it came to', async () => {
    const file = await edited((sheet) => {
      const at = `${rowOf(sheet, '营业收入')},3`
      const cell = { value: revenue + 7, type: 'formula', formula: 'D5+D6' } as const
      sheet.cells ??= new Map()
      sheet.cells.set(at, { ...cell, formulaResult: revenue + 7 })
    })
    await looking(file, async (dialog) => {
      await dialog.getByRole('tab', { name: /与表中不同/ }).click()
      await dialog.getByText(`是公式，按算出的 ${revenue + 7} 读入`).waitFor()
    })
  })

  it.each([
    ['a formula that failed', '#REF!', /公式出错（#REF!）/],
    ['a date made of a figure', new Date(Date.UTC(2023, 2, 4)), /被表格软件变成了日期/],
    ['words with the figure', '约三百万', /读不出数字/],
    ['a fraction of a thousand', 8000.5, /应填整数/],
  ])('%s is shown as not read, with its address', async (_, value, words) => {
    const file = await edited((sheet) => {
      const row = rowOf(sheet, '营业收入')
      sheet.rows[row]![3] = value
      sheet.cells?.delete(`${row},3`)
      if (value !== '#REF!') return
      sheet.cells ??= new Map()
      const failed = { value, type: 'formula', formula: 'D5+D6', formulaResult: value } as const
      sheet.cells.set(`${row},3`, failed)
    })
    await looking(file, async (dialog) => {
      await dialog.getByText(words).first().waitFor()
      await dialog
        .getByText(/^D\d+$/)
        .first()
        .waitFor()
    })
  })

  it('merged cells are not read, hidden rows are, and both are told', async () => {
    const file = await edited((sheet) => {
      const row = rowOf(sheet, '资产总计')
      sheet.merges = [{ startRow: row - 1, startCol: 3, endRow: row, endCol: 3 }]
      sheet.rowDefs = new Map([[row, { hidden: true }]])
    })
    await looking(file, async (dialog) => {
      await dialog.getByText('与别的格合并了，没有读，请取消合并').first().waitFor()
      await dialog.getByText(/隐藏了 1 行，隐藏的格照样读入，请核对/).waitFor()
    })
  })

  it('a line taken out moves nothing into the wrong cell', async () => {
    const file = await edited((sheet) => {
      sheet.rows.splice(rowOf(sheet, '资产总计'), 1)
    })
    await looking(file, async (dialog) => {
      await dialog
        .getByText(/可能增删过行列/)
        .first()
        .waitFor()
      await dialog.getByText(/与表中不同 0 格/).waitFor()
    })
  })
})

describe('a file that is no filled template', () => {
  const renamed = (from: string, to: string) => () =>
    edited((_, workbook) => {
      const marks = workbook.sheets.find(({ name }) => name === MARKS_SHEET)!
      marks.rows = marks.rows.map((row) => row.map((value) => (value === from ? to : value)))
    })
  const files: readonly (readonly [string, RegExp, () => Promise<Buffer> | Buffer])[] = [
    ['of an older version', /2022\.9/, renamed('2023.1', '2022.9')],
    ['of another unit', /另一家单位/, renamed(`${document.unitId}.B603.2023`, 'other.B603.2023')],
    ['of another form', /这是 C603 表的模板/, renamed('B603', 'C603')],
    [
      'with macros',
      /有宏/,
      () => storedZip({ 'xl/workbook.xml': '<a/>', 'xl/vbaProject.bin': 'x' }),
    ],
    ['of the old kind or locked', /加了密码/, () => Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1])],
    ['of commas', /不是 Excel 工作簿/, () => Buffer.from('指标,本年\n营业收入,1')],
    ['of nothing', /文件是空的/, () => Buffer.alloc(0)],
    ['cut short', /文件不完整/, () => template.subarray(0, 2_000)],
    ['that unpacks without end', /展开后太大/, () => bomb(2 ** 31)],
    ['that unpacks without end and denies it', /已损坏/, () => bomb(1_000)],
  ]
  it.each(files)('%s is refused with a remedy', async (_, words, make) => {
    await bring(await make())
    const dialog = page.getByRole('dialog', { name: '这个文件不能导入' })
    await dialog.getByText(words).waitFor()
    await dialog.getByRole('button', { name: '知道了' }).click()
    await dialog.waitFor({ state: 'detached' })
    const cell = page.locator('[data-path="operatingRevenue"]')
    await expect.poll(() => cell.inputValue()).toBe(revenue.toLocaleString('en-US'))
  })
})

/** A workbook whose one sheet is 50 MB of blanks; `claimed`: what its directory says of that. */
function bomb(claimed: number): Buffer {
  const packed = deflateRawSync(Buffer.alloc(50_000_000, 0x20), { level: 9 })
  const ooxml = 'http://schemas.openxmlformats.org'
  const relations = (type: string, target: string) =>
    `<Relationships xmlns="${ooxml}/package/2006/relationships"><Relationship Id="r1" Type="${ooxml}/officeDocument/2006/relationships/${type}" Target="${target}"/></Relationships>`
  const main = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
  return storedZip({
    '[Content_Types].xml': `<Types xmlns="${ooxml}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${main}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${main}.worksheet+xml"/></Types>`,
    '_rels/.rels': relations('officeDocument', 'xl/workbook.xml'),
    'xl/workbook.xml': `<workbook xmlns="${ooxml}/spreadsheetml/2006/main" xmlns:r="${ooxml}/officeDocument/2006/relationships"><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations('worksheet', 'worksheets/sheet1.xml'),
    'xl/worksheets/sheet1.xml': { packed, unpackedBytes: claimed },
  })
}
