/** A form filled in as an Excel workbook: template out, figures in, problems beside the cells. */
import { readFileSync } from 'node:fs'
import { openXlsx, saveXlsx } from 'hucre/xlsx'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchChromium } from '../support/browser.ts'
import { serveTown, type Town } from '../support/serve-town.ts'
import { unitsWithEveryForm } from '../support/sound-documents.ts'

const documents = unitsWithEveryForm().find((ofUnit) => ofUnit.some(({ form }) => form === 'B603'))!
const document = documents.find(({ form }) => form === 'B603')!
const revenue = Number(document.reported.operatingRevenue)

let town: Town
let browser: Browser
let page: Page

beforeAll(async () => {
  ;[town, browser] = await Promise.all([serveTown([documents]), launchChromium()])
  page = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage()
  await town.signIn(page, town.respondentOf(document))
  await page.goto(`${town.origin}/self-report/forms/${document.unitId}.B603.2023`)
  await page.locator('[data-path="operatingRevenue"]').waitFor()
})
afterAll(async () => {
  await browser?.close()
  await town?.close()
})

async function take(item: string) {
  await page.getByRole('button', { name: 'Excel', exact: true }).click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: item }).click(),
  ])
  return {
    name: download.suggestedFilename(),
    workbook: await openXlsx(readFileSync(await download.path())),
  }
}

async function bring(name: string, buffer: Buffer): Promise<void> {
  const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  await page.getByLabel('填好的 Excel 模板').setInputFiles({ name, mimeType, buffer })
}

describe('a form filled in with a spreadsheet', () => {
  it('goes out with what is there, comes in after a look, and is saved', async () => {
    const { name, workbook } = await take('下载模板（含已填内容）')
    expect(name).toMatch(/^B603 ?表 .*\.xlsx$/)
    const sheet = workbook.sheets[0]!
    const row = sheet.rows.find(([label]) => String(label).endsWith('营业收入'))!
    expect(row[3]).toBe(revenue)
    row[3] = revenue + 5
    const words = sheet.rows.find(([label]) => String(label).includes('应付账款'))!
    words[3] = '大约三百'
    await bring(name, Buffer.from(await saveXlsx(workbook)))
    const dialog = page.getByRole('dialog', { name: '导入前核对' })
    await dialog.waitFor()
    await expect
      .poll(() => dialog.getByRole('tab', { name: /读不出/ }).textContent())
      .toContain('1')
    await dialog.getByText('大约三百', { exact: true }).waitFor()
    await dialog.getByText(/读不出数字/).waitFor()
    await dialog.getByRole('tab', { name: /与表中不同/ }).click()
    await dialog.getByText(String(revenue + 5), { exact: true }).waitFor()
    await dialog.getByRole('button', { name: '填入 1 格' }).click()
    const cell = page.locator('[data-path="operatingRevenue"]')
    await expect.poll(() => cell.inputValue()).toBe((revenue + 5).toLocaleString('en-US'))
    await page.getByText(/^已保存/).waitFor()
  })

  it('comes back with what is wrong beside the cells', async () => {
    const { workbook } = await take('下载带审核问题的副本')
    const notes = [...(workbook.sheets[0]!.cells?.values() ?? [])].flatMap(
      ({ comment }) => comment?.text ?? [],
    )
    expect(notes.join('\n')).toMatch(/强制性（.+）：/)
  })

  it('refuses what is no template, and says what to do', async () => {
    await bring('别的.xlsx', Buffer.from('not a workbook'))
    const dialog = page.getByRole('dialog', { name: '这个文件不能导入' })
    await dialog.getByText(/另存为“Excel 工作簿（.xlsx）”/).waitFor()
    await dialog.getByRole('button', { name: '知道了' }).click()
  })
})
