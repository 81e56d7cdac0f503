/** The duplicates desk in real Chromium: decide and take back by keyboard, and a new unit at the door. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { duplicatePair } from '../../server/domains/linkage/tables.ts'
import { launchChromium } from '../support/browser.ts'
import { expectNoBarriers } from '../support/no-barriers.ts'
import { type DemoCity, serveDemoCity } from '../support/serve-demo-city.ts'

let city: DemoCity
let browser: Browser
let page: Page

beforeAll(async () => {
  city = await serveDemoCity(400)
  browser = await launchChromium()
}, 300_000)
afterEach(() => page?.context().close())
afterAll(async () => {
  await browser?.close()
  await city?.close()
})

async function openAs(role: string): Promise<void> {
  const account = city.accounts.find((each) => each.role === role)!
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
  page = await context.newPage()
  await city.signIn(page, account.id)
}

async function hasNoBarriers(): Promise<void> {
  await expectNoBarriers(page)
}

describe('the duplicates desk', () => {
  it('decides and takes back by keyboard alone; the queue goes on', async () => {
    await openAs('city-office')
    await page.goto(`${city.origin}/office/duplicates`)
    await page.locator('.office-queue-row').first().waitFor()
    await page.keyboard.press('j')
    await page.getByRole('heading', { name: '是不是同一家' }).waitFor()
    await page.getByRole('region', { name: '依据' }).waitFor()
    await hasNoBarriers()
    const open = async () => {
      const rows = await city.database.read.select().from(duplicatePair)
      return rows.filter(({ state, absorbed }) => state === 'open' && !absorbed).length
    }
    const before = await open()
    expect(before).toBeGreaterThan(0)
    await page.keyboard.press('m')
    const dialog = page.getByRole('dialog', { name: '合并为一家' })
    await dialog.waitFor()
    await hasNoBarriers()
    await dialog.getByLabel('理由').fill('电话、负责人和地址都对得上')
    await dialog.getByRole('button', { name: '合并' }).click()
    await page.getByText('已判：合并').waitFor()
    expect(await open()).toBeLessThan(before)
    await page.getByRole('button', { name: '撤销判定' }).waitFor()
    await page.keyboard.press('u')
    const undo = page.getByRole('dialog', { name: '撤销判定' })
    await undo.getByLabel('理由').fill('核对执照后发现判错')
    await undo.getByRole('button', { name: '撤销判定' }).click()
    await page.getByText('判定已撤销').waitFor()
    expect(await open()).toBe(before)
  })

  it('looks again when asked, and shows how good it proved', async () => {
    await openAs('city-office')
    await page.goto(`${city.origin}/office/duplicates`)
    await page.getByRole('button', { name: '查找疑似重复' }).click()
    await page.getByText(/新发现 0 对/).waitFor()
    await page.getByRole('button', { name: '有多准' }).click()
    await page.getByRole('heading', { name: '查重有多准' }).waitFor()
    await page.getByText('准确率（系统认为是一家的，人也合并）').waitFor()
    await hasNoBarriers()
  })
})
