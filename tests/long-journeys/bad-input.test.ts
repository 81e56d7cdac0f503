/** What goes wrong at a keyboard, in cells of real Chromium: nothing typed is lost, and the message says how to mend it. */
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchChromium } from '../support/browser.ts'
import { type FormPage, serveFormPage } from '../support/serve-form-page.ts'

let browser: Browser
let site: FormPage
let page: Page

beforeAll(async () => {
  ;[browser, site] = await Promise.all([launchChromium(), serveFormPage()])
  const context = await browser.newContext({ locale: 'zh-CN' })
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  page = await context.newPage()
  await page.goto(`${site.address}?form=B603&fill=none`)
  await page.locator('.jf-surface').waitFor()
})
afterAll(async () => {
  await browser.close()
  await site.close()
})

const cell = (path: string): Locator => page.locator(`[data-path="${path}"]`)
const answers = async (): Promise<Record<string, unknown>> =>
  JSON.parse(await page.evaluate(() => document.documentElement.dataset.answers ?? '{}'))

/** How text comes into a cell: key by key, or from the clipboard of the machine with Ctrl+V. */
const ways = {
  typed: (text: string) => page.keyboard.type(text),
  pasted: async (text: string) => {
    await page.evaluate((words) => navigator.clipboard.writeText(words), text)
    await page.keyboard.press('Control+v')
  },
} as const
type Way = keyof typeof ways
const bothWays = Object.keys(ways) as Way[]

/** Puts text in the place of what the cell holds, and leaves by Enter. */
async function enter(path: string, text: string, way: Way): Promise<void> {
  await cell(path).focus()
  await page.keyboard.press('Control+A')
  await page.keyboard.press('Delete')
  await ways[way](text)
  await page.keyboard.press('Enter')
}

/** What a screen reader says of the cell: the messages of its findings and notices. */
const said = (path: string): Promise<string> =>
  cell(path).evaluate((input) =>
    (input.getAttribute('aria-describedby') ?? '')
      .split(' ')
      .map((id) => document.getElementById(id)?.textContent ?? '')
      .join(' '),
  )

describe.each(bothWays)('a cell for a number, %s', (way) => {
  it.each([
    ['十二万', '读不出数字'],
    ['1e5', '科学记数法'],
    ['NaN', '读不出数字'],
    ['Infinity', '读不出数字'],
    ['-0', '-0'],
    ['0.12345678901234567890', '位数太多'],
    ['9007199254740993', '位数太多'],
    ['12,34', '读不出数字'],
  ])('keeps %s as typed, marks it mandatory and says why', async (typed, why) => {
    await enter('operatingRevenue', typed, way)
    await expect.poll(() => cell('operatingRevenue').inputValue()).toBe(typed)
    expect((await answers()).operatingRevenue).toBe(typed)
    expect(await said('operatingRevenue')).toContain(why)
    await page.locator('.jf-cell.jf-mandatory [data-path="operatingRevenue"]').waitFor()
  })

  it.each([
    ['1,234,567', 1_234_567, '1,234,567'],
    ['１，２３４，５６７', 1_234_567, '1,234,567'],
    ['１２００', 1200, '1,200'],
    ['12\u200b34', 1234, '1,234'],
  ])('reads %j, and shows it with thousands separators once left', async (typed, value, shown) => {
    await enter('operatingRevenue', typed, way)
    expect((await answers()).operatingRevenue).toBe(value)
    await expect.poll(() => cell('operatingRevenue').inputValue()).toBe(shown)
  })

  it('says that a sign nobody sees was taken away', async () => {
    await enter('operatingRevenue', '12\u200b34', way)
    expect(await said('operatingRevenue')).toContain('已记为 1234')
  })

  it('takes a loss where profit stands, and refuses fewer than no people', async () => {
    await enter('operatingProfit', '-500', way)
    expect((await answers()).operatingProfit).toBe(-500)
    expect(await said('operatingProfit')).not.toContain('负')
    await enter('averageStaff', '-5', way)
    await expect.poll(() => cell('averageStaff').inputValue()).toBe('-5')
    await page.locator('.jf-cell.jf-mandatory [data-path="averageStaff"]').waitFor()
  })
})

describe.each(bothWays)('a cell for words, %s', (way) => {
  it.each(['王𬭸', '李〇', '𠮷野', '买买提·艾力'])('keeps the rare name %s', async (name) => {
    await enter('preparer', name, way)
    await expect.poll(() => cell('preparer').inputValue()).toBe(name)
    expect((await answers()).preparer).toBe(name)
    expect(await said('preparer')).toBe('')
  })

  it('loses what cannot be seen, and says so', async () => {
    await enter('preparer', '\u200b王\u200b丽\ufeff', way)
    expect((await answers()).preparer).toBe('王丽')
    expect(await said('preparer')).toContain('看不见的字符')
  })

  it('keeps ten thousand characters, and answers with a short message', async () => {
    const long = '朔'.repeat(10_000)
    // Nobody types these; an input method may put them in at once.
    if (way === 'pasted') await enter('preparer', long, way)
    else {
      await cell('preparer').focus()
      await page.keyboard.press('Control+A')
      await page.keyboard.insertText(long)
      await page.keyboard.press('Enter')
    }
    expect((await answers()).preparer).toBe(long)
    const message = await said('preparer')
    expect(message).not.toBe('')
    expect(message.length).toBeLessThan(200)
  })
})

describe('a column of bad figures from a spreadsheet', () => {
  it('is pasted whole: each cell keeps its text, the report names those that could not be read, one undo takes all back', async () => {
    await page.goto(`${site.address}?form=B603&fill=none`)
    await page.locator('.jf-surface').waitFor()
    await cell('currentAssets').focus()
    const bad = ['十二万', '1e5', 'NaN', '-0', '0.12345678901234567890', '9007199254740993']
    const good = ['1,234', '１２００', '-500']
    await ways.pasted([...bad, ...good].join('\r\n'))
    const note = page.getByRole('region', { name: '粘贴结果' })
    const told = (await note.textContent()) ?? ''
    expect(told).toContain('已粘贴 9 格，6 格读不出，原文已保留')
    const paths = await page
      .locator('[data-path]')
      .evaluateAll((cells) => cells.map((each) => (each as HTMLElement).dataset.path ?? ''))
    const from = paths.indexOf('currentAssets')
    const filled = paths.slice(from, from + 9)
    const shown = await Promise.all(filled.map((path) => cell(path).inputValue()))
    expect(shown).toEqual([...bad, '1,234', '1,200', '-500'])
    for (const path of filled.slice(0, 6)) {
      await page.locator(`.jf-cell.jf-mandatory [data-path="${path}"]`).waitFor()
    }
    await cell(filled[0]!).focus()
    await page.keyboard.press('Control+z')
    for (const path of filled) await expect.poll(() => cell(path).inputValue()).toBe('')
  })
})
