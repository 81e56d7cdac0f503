/** A table at a desk is a spreadsheet: arrows, Enter, Tab, a rectangle from Excel or WPS, undo. Real keys, the real clipboard. */
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchChromium } from '../support/browser.ts'
import { type FormPage, serveFormPage } from '../support/serve-form-page.ts'

let browser: Browser
let site: FormPage
let page: Page

beforeAll(async () => {
  ;[browser, site] = await Promise.all([launchChromium(), serveFormPage()])
  const context = await browser.newContext({
    locale: 'zh-CN',
    viewport: { width: 1280, height: 800 },
  })
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  page = await context.newPage()
  await page.goto(`${site.address}?form=605-1&fill=none`)
  await page.locator('.jf-surface').waitFor()
})
afterAll(async () => {
  await browser.close()
  await site.close()
})

const at = (line: string, column: string): Locator =>
  page.locator(`[data-path="energyProducts{${line}}.${column}"]`)
const focused = () =>
  page.evaluate(() => (document.activeElement as HTMLElement | null)?.dataset.path ?? '')
const press = async (...keys: string[]): Promise<string> => {
  for (const key of keys) await page.keyboard.press(key)
  return (await focused()).replace('energyProducts', '')
}

it('is walked by Enter down, Tab right, their Shift back, and the four arrows', async () => {
  await at('02', 'openingStock').focus()
  expect(await press('Enter')).toBe('{03}.openingStock')
  expect(await press('Shift+Enter')).toBe('{02}.openingStock')
  expect(await press('Tab')).toBe('{02}.purchases')
  expect(await press('Tab')).toBe('{02}.purchasesFromOutsideProvince')
  expect(await press('Shift+Tab')).toBe('{02}.purchases')
  expect(await press('ArrowDown')).toBe('{03}.purchases')
  expect(await press('ArrowRight')).toBe('{03}.purchasesFromOutsideProvince')
  expect(await press('ArrowLeft')).toBe('{03}.purchases')
  expect(await press('ArrowUp')).toBe('{02}.purchases')
})

it('reads a figure when it is left by any of them', async () => {
  await at('02', 'openingStock').focus()
  await page.keyboard.type('12345')
  await page.keyboard.press('Tab')
  await expect.poll(() => at('02', 'openingStock').inputValue()).toBe('12,345')
  await page.keyboard.press('Control+z')
  await expect.poll(() => at('02', 'openingStock').inputValue()).toBe('')
})

it('takes a rectangle, says of each cell what it could not read, and gives it all back at once', async () => {
  const block = '100\t200\t三百\r\n1,000\t２０００\t30\r\n'
  await page.evaluate((words) => navigator.clipboard.writeText(words), block)
  await at('02', 'openingStock').focus()
  await page.keyboard.press('Control+v')
  const lines = ['02', '03'].map((line) =>
    ['openingStock', 'purchases', 'purchasesFromOutsideProvince'].map((column) => at(line, column)),
  )
  const shown = () =>
    Promise.all(lines.map((line) => Promise.all(line.map((each) => each.inputValue()))))
  expect(await shown()).toEqual([
    ['100', '200', '三百'],
    ['1,000', '2,000', '30'],
  ])
  const note = page.getByRole('region', { name: '粘贴结果' })
  await expect.poll(() => note.textContent()).toContain('已粘贴 6 格，1 格读不出，原文已保留')
  // The report leads to the cell.
  await page
    .locator('.jf-cell.jf-mandatory [data-path="energyProducts{02}.purchasesFromOutsideProvince"]')
    .waitFor()
  await page.keyboard.press('Control+z')
  expect(await shown()).toEqual([
    ['', '', ''],
    ['', '', ''],
  ])
  await page.keyboard.press('Control+y')
  expect((await shown())[1]).toEqual(['1,000', '2,000', '30'])
})
