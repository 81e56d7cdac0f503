/** A county office reviews by suspicion and effect, and codes industries, on the demonstration city. */
import { and, eq, isNotNull } from 'drizzle-orm'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { commandContext } from '../../server/cli/command-context.ts'
import { followTrail } from '../../server/domains/attention/index.ts'
import { followDescriptions } from '../../server/domains/coding/index.ts'
import { industryDescription } from '../../server/domains/coding/tables.ts'
import { unit } from '../../server/domains/frame/tables.ts'
import { response } from '../../server/domains/responses/tables.ts'
import { launchChromium } from '../support/browser.ts'
import { expectNoBarriers } from '../support/no-barriers.ts'
import { type DemoCity, serveDemoCity } from '../support/serve-demo-city.ts'

let city: DemoCity
let browser: Browser
let page: Page

beforeAll(async () => {
  city = await serveDemoCity(400)
  browser = await launchChromium()
  const ctx = commandContext(city.database)
  for (;;) if (!(await followTrail(ctx)).full) break
  for (;;) if (!(await followDescriptions(ctx)).full) break
}, 240_000)
afterAll(async () => {
  await browser?.close()
  await city?.close()
})

async function openAs(role: 'county-office' | 'township-office', areaCode: string) {
  const account = city.accounts.find(
    ({ role: held, scope }) =>
      held === role && scope.kind === 'area' && areaCode.startsWith(scope.areaPrefix),
  )!
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
  page = await context.newPage()
  await city.signIn(page, account.id)
  await page.getByRole('heading', { name: '工作台' }).waitFor()
}

describe('the review desk', () => {
  it('opens at what matters most, says why in words and what is left', async () => {
    const [waiting] = await city.database.read
      .select()
      .from(response)
      .where(and(eq(response.awaiting, 'township'), isNotNull(response.areaCode)))
      .limit(1)
    await openAs('township-office', waiting!.areaCode!)
    await page.getByRole('link', { name: '答卷审核' }).click()
    await page.getByText(/^还有 \d+ 份未审，可能影响全县合计：/).click()
    await page.getByRole('columnheader', { name: '可能影响' }).waitFor()
    const rows = page.getByRole('list', { name: '答卷列表' }).getByRole('listitem')
    await rows.locator('.office-queue-effect').first().waitFor()
    await rows.first().getByRole('link').click()
    const why = page.getByRole('region', { name: '审核重点' })
    await why.waitFor()
    await expect.poll(() => why.textContent()).toMatch(/占本县本表合计的/)
    await expectNoBarriers(page)

    // It is put aside, and taken up again.
    await page.getByRole('button', { name: '暂缓' }).click()
    await page.getByRole('textbox').last().fill('等税务部门资料')
    await page.getByRole('dialog').getByRole('button', { name: '暂缓' }).click()
    await page.getByRole('tab', { name: '暂缓' }).click()
    await rows.first().getByRole('link').click()
    await page.getByRole('button', { name: '解除暂缓' }).waitFor()
    await page.context().close()
  }, 120_000)

  it('codes everyone who said the same, and takes it back', async () => {
    const [described] = await city.database.read.select().from(industryDescription).limit(1)
    await openAs('county-office', described!.county)
    await page.getByRole('link', { name: '行业编码' }).click()
    const phrases = page.getByRole('list', { name: '说法' }).getByRole('button')
    await phrases.first().click()
    const suggested = page.getByRole('list', { name: '推荐的行业' }).getByRole('button')
    await suggested.first().click()
    await expectNoBarriers(page)
    const code = (await suggested.first().locator('.office-code').textContent())!
    const before = await phrases.count()
    await page.getByRole('button', { name: new RegExp(`家都编为 ${code}`) }).click()
    await expect.poll(() => phrases.count()).toBeLessThan(before)
    const coded = await city.database.read
      .select()
      .from(industryDescription)
      .where(eq(industryDescription.firstCode, code))
    expect(coded.length).toBeGreaterThan(0)
    const codeOf = async () => {
      const [row] = await city.database.read
        .select()
        .from(unit)
        .where(eq(unit.id, coded[0]!.unitId))
      return row?.industryCode
    }
    expect(await codeOf()).toBe(code)

    await page.getByRole('tab', { name: '一致率和记录' }).click()
    await page.getByRole('region', { name: '一致率' }).waitFor()
    await page.getByRole('button', { name: '撤销' }).first().click()
    await page.getByLabel('原因').fill('选错了一行')
    await page.getByRole('button', { name: '撤销编码' }).click()
    await page.getByText(/已撤销，恢复 \d+ 家/).waitFor()
    await expectNoBarriers(page)
    await page.context().close()
  }, 120_000)
})
