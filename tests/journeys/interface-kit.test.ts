/** The kit's page in real Chromium: what only a browser can show. */
import AxeBuilder from '@axe-core/playwright'
import react from '@vitejs/plugin-react'
import type { Browser, Page } from 'playwright-core'
import { build, type PreviewServer, preview } from 'vite'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { projectPath } from '../../server/platform/project-path.ts'
import { launchChromium } from '../support/browser.ts'

/** As strict about styles and scripts as the server is. */
const policy = "default-src 'self'; style-src 'self'; script-src 'self'"

let server: PreviewServer
let browser: Browser
let refusals: string[]
let page: Page

beforeAll(async () => {
  const shared = {
    configFile: false,
    root: projectPath('tests/support/kit-page'),
    logLevel: 'error',
    build: { outDir: projectPath('.cache/kit-page'), emptyOutDir: true, assetsInlineLimit: 0 },
  } as const
  await build({ ...shared, plugins: [react()] })
  server = await preview({
    ...shared,
    preview: { port: 0, host: '127.0.0.1', headers: { 'content-security-policy': policy } },
  })
  browser = await launchChromium()
})
afterEach(async () => page?.context().close())
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

async function open(query: string, width: number, height: number): Promise<void> {
  const context = await browser.newContext({ viewport: { width, height } })
  page = await context.newPage()
  refusals = []
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) refusals.push(message.text())
  })
  await page.goto(`${server.resolvedUrls!.local[0]}?${query}`)
  await page.waitForSelector('h1')
}

describe('the review queue by keyboard', () => {
  it('walks its rows with the arrows, opens with Enter and ticks with Space', async () => {
    await open('view=office', 1280, 800)
    const rows = page.locator('tbody tr')
    await rows.first().focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await expect.poll(() => rows.nth(1).getAttribute('aria-current')).toBe('true')
    await page.keyboard.press('Space')
    expect(await rows.nth(1).getByRole('checkbox').isChecked()).toBe(true)
    await page.keyboard.press('End')
    expect(await rows.last().evaluate((row) => row === document.activeElement)).toBe(true)
  })

  it('opens the sheet of keys by ?, except while someone writes', async () => {
    await open('view=office', 1280, 800)
    await page.getByLabel('单位名称或信用代码').focus()
    await page.keyboard.type('?')
    expect(await page.getByRole('dialog').count()).toBe(0)
    await page.locator('tbody tr').first().focus()
    await page.keyboard.press('?')
    await page.getByRole('dialog', { name: '按键' }).waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  })

  it('shows the detail alone on a narrow screen, with a way back', async () => {
    await open('view=office', 390, 844)
    await page.locator('tbody tr').first().click()
    await page.getByRole('button', { name: '审核队列' }).click()
    await page.locator('tbody tr').first().waitFor()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
  })
})

describe('a button with a reason', () => {
  it('shows it when pressed and does nothing else', async () => {
    await open('view=office', 1280, 800)
    await page.getByLabel('勾选本行').nth(2).uncheck()
    await page.getByRole('button', { name: '通过所选' }).focus()
    await page.keyboard.press('Enter')
    await page.locator('.ui-tooltip', { hasText: '先勾选要通过的答卷' }).waitFor()
    expect(await page.getByText('已通过').count()).toBe(0)
  })

  it('acts once the reason is gone, and the act can be undone from its news', async () => {
    await open('view=office', 1280, 800)
    await page.getByRole('button', { name: '通过所选' }).click()
    await page.getByRole('button', { name: '撤销' }).click()
    await page.locator('.ui-toast', { hasText: '已撤销' }).waitFor()
  })
})

describe('searching with an input method', () => {
  it('waits until the composition is settled', async () => {
    await open('view=pieces', 1280, 800)
    await page.getByLabel('查找单位').focus()
    const input = await page.context().newCDPSession(page)
    await input.send('Input.imeSetComposition', { text: 'xin', selectionStart: 3, selectionEnd: 3 })
    await page.waitForTimeout(450)
    await expect.poll(() => page.getByTestId('searches').textContent()).toBe('')
    await input.send('Input.insertText', { text: '鑫源' })
    await page.getByTestId('searches').getByText('鑫源', { exact: true }).waitFor()
  })
})

describe('the kit under the content-security policy', () => {
  it('needs no inline style, with every kind of float open once', async () => {
    await open('view=pieces', 1280, 800)
    await page.getByRole('combobox', { name: '机构类型' }).click()
    await page.getByRole('option', { name: '20 事业单位' }).click()
    await page.getByRole('combobox', { name: '行业代码' }).fill('糕点')
    await page.getByRole('option', { name: '1411' }).click()
    await page.getByRole('button', { name: '更多' }).click()
    await page.getByRole('menuitem', { name: '下载模板' }).click()
    await page.getByRole('button', { name: '退回答卷' }).click()
    await page.getByRole('dialog', { name: '退回答卷' }).waitFor()
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA')
    await page.keyboard.press('Escape')
    await expect
      .poll(() => page.getByRole('combobox', { name: '行业代码' }).inputValue())
      .toContain('1411')
    expect(await page.evaluate(() => document.querySelectorAll('style').length)).toBe(0)
    expect(refusals).toEqual([])
  })
})

describe('the kit for everyone', () => {
  it.each([
    ['view=office', 1280, 800],
    ['view=pieces&density=self-report', 800, 1280],
    ['view=field&density=field', 390, 844],
    ['view=field&density=field&sunlight', 800, 1280],
  ])('has nothing an accessibility checker objects to: %s', async (query, width, height) => {
    await open(query, width, height)
    const { violations, passes } = await new AxeBuilder({ page }).analyze()
    expect(passes.length).toBeGreaterThan(10)
    expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([])
  })

  it('gives thumbs targets of at least 44 px in the field', async () => {
    await open('view=field&density=field', 390, 844)
    const heights = await page
      .locator('button, .ui-row, .ui-bar-product')
      .evaluateAll((all) =>
        all
          .filter((each) => each.checkVisibility())
          .map((each) => each.getBoundingClientRect().height),
      )
    expect(heights.length).toBeGreaterThan(6)
    expect(Math.min(...heights)).toBeGreaterThanOrEqual(44)
  })
})
