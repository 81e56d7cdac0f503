/** A county office manages the findings of a demonstration city: counts, lists, and acceptance in bulk. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findingCase } from '../../server/domains/responses/tables.ts'
import { launchChromium } from '../support/browser.ts'
import { expectNoBarriers } from '../support/no-barriers.ts'
import { type DemoCity, serveDemoCity } from '../support/serve-demo-city.ts'

let city: DemoCity
let browser: Browser
let page: Page

beforeAll(async () => {
  city = await serveDemoCity(900)
  browser = await launchChromium()
  const account = city.accounts.find(({ role }) => role === 'city-office')!
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
  page = await context.newPage()
  await city.signIn(page, account.id)
  await page.getByRole('heading', { name: '工作台' }).waitFor()
}, 240_000)
afterAll(async () => {
  await browser?.close()
  await city?.close()
})

const cases = () => city.database.read.select().from(findingCase)
const figure = (name: string) =>
  page.getByRole('region', { name: '审核问题合计' }).locator('.ui-figure').filter({ hasText: name })
const numberOf = async (name: string) =>
  Number(((await figure(name).locator('dd').textContent()) ?? '').replaceAll(/\D/g, ''))

describe('the findings of a city', () => {
  it('are counted by check, and each number opens just those', async () => {
    await page.getByRole('link', { name: '审核问题' }).click()
    const table = page.getByRole('table', { name: '审核关系' })
    await table.getByRole('row').nth(1).waitFor()
    const counted = (await cases()).filter(({ owed, state }) => owed && state === 'explained')
    expect(counted.length).toBeGreaterThan(0)
    expect(await numberOf('已说明')).toBe(counted.length)
    await expectNoBarriers(page)

    await table.getByRole('button', { name: '已说明' }).click()
    const first = table.getByRole('row').nth(1)
    const link = first.locator('a[href*="state=explained"]')
    const expected = Number(await link.textContent())
    await link.click()
    const list = page.getByRole('table', { name: '审核问题' })
    await expect.poll(() => list.getByRole('row').count()).toBe(Math.min(expected, 100) + 1)
    await expectNoBarriers(page)
    await list.getByRole('row').nth(1).click()
    await page.getByRole('tab', { name: '问题经过' }).click()
    const steps = page.getByRole('list', { name: '审核问题的经过' })
    await steps.getByText('填写说明').first().waitFor()
    await expect.poll(() => steps.textContent()).toMatch(/审核关系 2023\.1/)
    await expectNoBarriers(page)
  }, 120_000)

  it('tell what explanations say by check, form and who reported', async () => {
    await page.getByRole('link', { name: '审核问题' }).click()
    await page.getByRole('tab', { name: '说明原因' }).click()
    const table = page.getByRole('table', { name: '说明原因' })
    await table.getByRole('row').nth(1).waitFor()
    await page.getByRole('combobox', { name: '按' }).click()
    await page.getByRole('option', { name: '填报人' }).click()
    await table.getByRole('columnheader', { name: '填报人' }).waitFor()
    const link = table.getByRole('row').nth(1).locator('a').first()
    const expected = Number(await link.textContent())
    await link.click()
    await page.getByRole('button', { name: /^只看.*填报的$/ }).waitFor()
    const list = page.getByRole('table', { name: '审核问题' })
    expect(await list.getByRole('row').count()).toBeLessThanOrEqual(expected + 1)
    await expectNoBarriers(page)
  }, 120_000)

  it('are accepted in bulk once the drawn ones were looked at, and a doubt stops it', async () => {
    const begin = async (reason: string) => {
      const menu = page.getByRole('navigation', { name: '主菜单' })
      await menu.getByRole('link', { name: '审核问题' }).click()
      await page.getByRole('table', { name: '审核关系' }).getByRole('row').nth(1).waitFor()
      await page.getByRole('button', { name: '已说明' }).click()
      await page.getByRole('button', { name: '抽看认可' }).first().click()
      const dialog = page.getByRole('dialog')
      await dialog.getByLabel('认可的理由').fill(reason)
      await dialog.getByRole('button', { name: '抽取' }).click()
      await page.getByRole('heading', { name: '抽中的问题' }).waitFor()
    }
    await begin('本地行业特点，说明可信')
    await expectNoBarriers(page)
    const accept = page.getByRole('button', { name: /^认可全部/ })
    await expect.poll(() => accept.getAttribute('aria-disabled')).toBe('true')
    const sound = page.getByRole('button', { name: '说明成立' })
    for (let left = await sound.count(); left > 0; left--) {
      await sound.first().click()
      await expect.poll(() => sound.count()).toBe(left - 1)
    }
    await accept.click()
    await page.getByText(/^已认可 \d+ 条/).waitFor()
    const accepted = (await cases()).filter(({ batchId }) => batchId !== null)
    expect(accepted.length).toBeGreaterThan(0)
    expect(accepted.every(({ state }) => state === 'accepted')).toBe(true)

    await begin('与上年口径相同，说明可信')
    await page.getByRole('button', { name: '不成立' }).first().click()
    await page.getByLabel('为什么不成立').fill('说明与现场照片不符')
    await page.getByRole('button', { name: '停止这一批' }).click()
    await page.getByText('这一批已停止').waitFor()
    await expectNoBarriers(page)
    await page.getByRole('link', { name: '成批认可' }).click()
    const batches = page.getByRole('table', { name: '成批认可' })
    await expect.poll(() => batches.getByRole('row').count()).toBe(3)
    await expect.poll(() => batches.textContent()).toMatch(/已停止[\s\S]*已认可/)
  }, 120_000)
})
