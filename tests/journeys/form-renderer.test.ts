import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchChromium } from '../support/browser.ts'
import { type FormPage, serveFormPage } from '../support/serve-form-page.ts'

let browser: Browser
let context: BrowserContext
let site: FormPage

beforeAll(async () => {
  ;[browser, site] = await Promise.all([launchChromium(), serveFormPage()])
  context = await browser.newContext({ locale: 'zh-CN' })
})

afterAll(async () => {
  await browser.close()
  await site.close()
})

async function open(query: string, size = { width: 1280, height: 800 }): Promise<Page> {
  const page = await context.newPage()
  await page.setViewportSize(size)
  page.on('pageerror', (error) => {
    throw error
  })
  await page.goto(`${site.address}?${query}`)
  await page.locator('.jf-surface').waitFor()
  return page
}

const cell = (page: Page, path: string) => page.locator(`[data-path="${path}"]`)
const focused = (page: Page) =>
  page.evaluate(() => (document.activeElement as HTMLElement | null)?.dataset.path ?? null)
const answers = async (page: Page): Promise<Record<string, unknown>> =>
  JSON.parse(await page.evaluate(() => document.documentElement.dataset.answers ?? '{}'))

describe('a form at a desk', () => {
  it('is walked by Enter and arrows, and takes back with Ctrl+Z', async () => {
    const page = await open('form=B603')
    await cell(page, 'operatingRevenue').focus()
    await page.keyboard.type('20000')
    await page.keyboard.press('Enter')
    expect(await focused(page)).toBe('mainBusinessRevenue')
    await expect.poll(() => cell(page, 'operatingRevenue').inputValue()).toBe('20,000')
    await page.keyboard.press('ArrowUp')
    expect(await focused(page)).toBe('operatingRevenue')
    await page.keyboard.press('Control+z')
    await expect.poll(() => cell(page, 'operatingRevenue').inputValue()).toBe('12,345,678')
    await page.close()
  })

  it('says an amount again in 万元 and 亿元 under the cell', async () => {
    const page = await open('form=B603')
    await cell(page, 'operatingRevenue').focus()
    await expect
      .poll(() => page.locator('.jf-aid').textContent())
      .toBe('= 1,234,567.8 万元 ≈ 123.46 亿元')
    await page.close()
  })

  it('reads nothing between the first letter of pinyin and the chosen word', async () => {
    const page = await open('form=621')
    const input = cell(page, 'locationAddress')
    await input.focus()
    const before = await answers(page)
    const cdp = await page.context().newCDPSession(page)
    for (const text of ['s', 'sh', 'shuo']) {
      const at = text.length
      await cdp.send('Input.imeSetComposition', { text, selectionStart: at, selectionEnd: at })
    }
    await expect.poll(() => input.inputValue()).toBe('shuo')
    expect(await answers(page)).toEqual(before)
    await cdp.send('Input.insertText', { text: '朔州' })
    await expect.poll(() => input.inputValue()).toBe('朔州')
    expect((await answers(page)).locationAddress).toBe('朔州')
    await page.close()
  })

  it('takes a block pasted from a spreadsheet and reports each cell it could not read', async () => {
    const page = await open('form=B603&fill=none')
    await cell(page, 'currentAssets').focus()
    await page.evaluate(() => {
      const clipboardData = new DataTransfer()
      clipboardData.setData('text/plain', '1,200\r\n三百\r\n40\r\n')
      const paste = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })
      document.activeElement?.dispatchEvent(paste)
    })
    const note = page.getByRole('region', { name: '粘贴结果' })
    await expect.poll(() => note.textContent()).toContain('已粘贴 3 格，1 格读不出，原文已保留')
    await expect.poll(() => cell(page, 'accountsReceivable').inputValue()).toBe('三百')
    await note.getByRole('button', { name: '撤销' }).click()
    await expect.poll(() => cell(page, 'currentAssets').inputValue()).toBe('')
    await page.close()
  })

  it('confirms a prefilled value by Enter', async () => {
    const page = await open('form=B603')
    await page.getByText('预填 1 项待确认').waitFor()
    await page.getByRole('button', { name: '逐项查看' }).click()
    expect(await focused(page)).toBe('preparer')
    await page.keyboard.press('Enter')
    await page.getByText('预填 1 项待确认').waitFor({ state: 'detached' })
    await page.close()
  })

  it('leads from a finding to its cell, and refuses 已核实 as its explanation', async () => {
    const page = await open('form=B603')
    const rail = page.getByRole('complementary', { name: '审核问题' })
    await rail.getByRole('button', { name: /资产总计 78,500/ }).click()
    expect(await focused(page)).toBe('totalAssets')
    await rail.getByRole('button', { name: '数据属实，写说明' }).first().click()
    await rail.getByLabel('原因', { exact: true }).selectOption({ index: 1 })
    await rail.getByLabel(/具体情况/).fill('经核实数据无误')
    await rail.getByRole('button', { name: '保存说明' }).click()
    await expect.poll(() => rail.getByRole('alert').textContent()).toContain('写明具体事实')
    await rail.getByLabel(/具体情况/).fill('2023年新增两家省外大客户')
    await rail.getByRole('button', { name: '保存说明' }).click()
    await rail.getByText(/已说明：/).waitFor()
    await page.close()
  })

  it('redraws nothing but the cell when a keystroke changes no finding', async () => {
    const page = await open('form=B603')
    await cell(page, 'administrativeExpenses').focus()
    await page.keyboard.type('1')
    await page.evaluate(() => {
      const seen = new Set<string>()
      const table = document.querySelector('.jf-grid')!
      new MutationObserver((records) => {
        for (const { target } of records) {
          const element = target instanceof Element ? target : target.parentElement
          const input = element?.closest('tr')?.querySelector<HTMLElement>('[data-path]')
          seen.add(input?.dataset.path ?? 'elsewhere')
        }
        document.documentElement.dataset.redrawn = [...seen].join(' ')
      }).observe(table, { subtree: true, childList: true, attributes: true, characterData: true })
    })
    await page.keyboard.type('2')
    const redrawn = await page.evaluate(() => document.documentElement.dataset.redrawn ?? '')
    expect(['', 'administrativeExpenses']).toContain(redrawn)
    await page.close()
  })

  it('opens the areas county by county and takes a village', async () => {
    const page = await open('form=621')
    await cell(page, 'locationAreaCode').focus()
    await page.keyboard.press('Alt+ArrowDown')
    await page.getByRole('option', { name: /朔城区/ }).click()
    await page.getByRole('option', { name: /北城街道/ }).click()
    await page.getByRole('option', { name: /马邑路中心社区/ }).click()
    await expect
      .poll(() => cell(page, 'locationAreaCode').inputValue())
      .toBe('140602001001 马邑路中心社区居民委员会')
    await page.close()
  })

  it('finds an industry by what the business does, by keyboard alone', async () => {
    const page = await open('form=621&fills=office')
    const input = cell(page, 'industryCode')
    await input.focus()
    const cdp = await page.context().newCDPSession(page)
    await cdp.send('Input.imeSetComposition', { text: 'lifa', selectionStart: 4, selectionEnd: 4 })
    expect(await page.getByRole('listbox').count()).toBe(0)
    await cdp.send('Input.insertText', { text: '理发' })
    const first = page.getByRole('option', { name: /^8040/ })
    await first.waitFor()
    const { violations } = await new AxeBuilder({ page }).include('.jf-picker').analyze()
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowUp')
    await expect
      .poll(() => input.getAttribute('aria-activedescendant'))
      .toBe(await first.getAttribute('id'))
    await page.keyboard.press('Enter')
    await expect.poll(() => input.inputValue()).toBe('8040 理发及美容服务')
    await page.keyboard.type('贸易')
    await page.getByText('请写明批发还是零售').waitFor()
    await page.keyboard.press('Escape')
    await expect.poll(() => input.inputValue()).toBe('8040 理发及美容服务')
    await page.close()
  })

  it('opens a further row with Enter in the last one', async () => {
    const page = await open('form=601&fill=none')
    await cell(page, 'activityRevenues[2].activity').focus()
    await page.keyboard.type('煤炭洗选')
    await page.keyboard.press('Enter')
    await cell(page, 'activityRevenues[3].activity').waitFor()
    await expect.poll(() => focused(page)).toBe('activityRevenues[3].activity')
    await page.close()
  })
})

describe('a form on a tablet', () => {
  const tablet = { width: 800, height: 1280 }

  it('shows one section at a time and leads to the next problem across sections', async () => {
    const page = await open('form=621&as=tablet', tablet)
    expect(await cell(page, 'staffAtYearEnd').count()).toBe(0)
    await cell(page, 'email').focus()
    const next = page.getByRole('button', { name: '下一个问题' })
    for (let step = 0; step < 12 && (await cell(page, 'staffAtYearEnd').count()) === 0; step += 1) {
      await next.click()
    }
    expect(await cell(page, 'staffAtYearEnd').count()).toBe(1)
    await page.close()
  })

  it('takes a village with the finger, on targets of 44 pixels, by the letters of its pinyin', async () => {
    const touch = await browser.newContext({ locale: 'zh-CN', hasTouch: true, viewport: tablet })
    const page = await touch.newPage()
    await page.goto(`${site.address}?form=621&as=tablet`)
    const input = cell(page, 'locationAreaCode')
    await page.getByRole('button', { name: '下一部分' }).tap()
    await input.tap()
    await page.getByRole('option', { name: /朔城区/ }).waitFor()
    await page.keyboard.type('mylzx')
    const village = page.getByRole('option', { name: /马邑路中心社区/ })
    await village.waitFor()
    expect((await village.boundingBox())?.height).toBeGreaterThanOrEqual(44)
    await village.tap()
    await expect.poll(() => input.inputValue()).toBe('140602001001 马邑路中心社区居民委员会')
    await expect.poll(() => page.getByRole('listbox').count()).toBe(0)
    await touch.close()
  })

  it.each([
    ['a tablet', tablet],
    ['a phone', { width: 390, height: 844 }],
  ])('shows whole phone numbers on %s', async (_, size) => {
    const page = await open('form=621&as=tablet', size)
    for (const [path, number] of [
      ['landlinePhone', '0349-2028866'],
      ['mobilePhone', '19900001234'],
    ] as const) {
      const input = cell(page, path)
      await input.fill(number)
      const hidden = await input.evaluate((element) => element.scrollWidth - element.clientWidth)
      expect(hidden).toBeLessThanOrEqual(0)
    }
    await page.close()
  })

  it.each(['B603', '621', '601'])('stays within a phone for form %s', async (form) => {
    const page = await open(`form=${form}`, { width: 390, height: 844 })
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    expect(wider).toBeLessThanOrEqual(0)
    await page.close()
  })
})

describe('a form for everyone', () => {
  it('has no serious barrier', async () => {
    const page = await open('form=621')
    const { violations } = await new AxeBuilder({ page }).analyze()
    const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
    expect(serious.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
    await page.close()
  })

  it.each(['B603', '621', '601'])('has no barrier within the table of form %s', async (form) => {
    const page = await open(`form=${form}`)
    const { violations } = await new AxeBuilder({ page }).include('.jf-table').analyze()
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
    await page.close()
  })

  it('names every cell by form, row, column and unit', async () => {
    const page = await open('form=B603')
    const name = await cell(page, 'operatingRevenue').getAttribute('aria-label')
    expect(name).toBe('B603表 工业财务状况，营业收入，本年，千元')
    await page.close()
  })
})
