/** A check from its draft in the city's office to a finding on a tablet, in real Chromium. */
import AxeBuilder from '@axe-core/playwright'
import { and, eq, isNull, like } from 'drizzle-orm'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { blockAssignment } from '../../server/domains/areas/tables.ts'
import { unit } from '../../server/domains/frame/tables.ts'
import { launchChromium } from '../support/browser.ts'
import { type DemoCity, serveDemoCity } from '../support/serve-demo-city.ts'
import { choosePin, openField } from '../support/tablet.ts'

let city: DemoCity
let browser: Browser
const contexts: BrowserContext[] = []
const refusals: string[] = []

beforeAll(async () => {
  city = await serveDemoCity(150)
  browser = await launchChromium()
})
afterAll(async () => {
  for (const context of contexts) await context.close()
  await browser?.close()
  await city?.close()
  expect(refusals).toEqual([])
})

async function signIn(accountId: string, viewport: { width: number; height: number }) {
  const context = await browser.newContext({ viewport })
  contexts.push(context)
  const page = await context.newPage()
  page.on('console', (message) => {
    if (/Content Security Policy|TypeError/.test(message.text())) refusals.push(message.text())
  })
  await city.signIn(page, accountId)
  return page
}

async function seriousFaults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id }) => id)
}

const text = [
  'check 621-901 verify',
  '  title   "从业人员偏多"',
  '  source  project',
  '  expect  staffAtYearEnd <= 30 人',
  '  says    "期末从业人员 {staffAtYearEnd} 人，本地同类单位很少超过 30 人，请核实"',
].join('\n')

/** 现不通过, 已说明, 仍验收, 已改正 of the check that fires most. */
const firstCounts = (page: Page): Promise<string[]> =>
  page
    .getByRole('table', { name: '审核关系' })
    .locator('tbody tr')
    .first()
    .locator('td')
    .allInnerTexts()
    .then((cells) => cells.slice(-4))

describe('a check', () => {
  it('is drafted, tried, approved by a second person and fires on a tablet', async () => {
    const [author, second] = city.accounts.filter(({ role }) => role === 'city-office')
    const page = await signIn(author!.id, { width: 1280, height: 800 })
    await page.getByRole('link', { name: '审核关系', exact: true }).click()
    await page.getByRole('tab', { name: '各表审核关系' }).click()
    await page.getByRole('link', { name: '单位清查表' }).click()
    // How each check has fared in this city: it fires somewhere, and what became of it stands beside.
    for (const head of ['现不通过', '已说明', '仍验收', '已改正'])
      await page.getByRole('columnheader', { name: head }).waitFor()
    await expect.poll(() => firstCounts(page)).not.toContain('—')
    const [firing = 0] = (await firstCounts(page)).map((each) => Number(each.replaceAll(',', '')))
    expect(firing).toBeGreaterThan(0)
    await page.getByRole('button', { name: '新增审核关系' }).click()
    await page.getByLabel('原因').fill('试行：人数明显偏多的先核实')
    await page.getByRole('button', { name: '起草' }).click()

    const field = page.getByLabel('审核关系正文')
    await field.fill(text.replace('staffAtYearEnd <=', 'stafAtYearEnd <='))
    await page.getByText('第 4 行第').waitFor()
    await page.getByText('是否想写“staffAtYearEnd”').waitFor()
    await field.fill(text)
    for (const label of ['应当通过', '应当不通过', '应当不适用']) {
      await page.getByRole('button', { name: `加一个“${label}”的样例` }).click()
    }
    await page.getByLabel(/^应当通过 1：/).fill('12')
    await page.getByLabel(/^应当不通过 1：/).fill('45')
    await page.getByText('期末从业人员 45 人，本地同类单位很少超过 30 人，请核实').waitFor()
    await page.getByLabel(/^应当不适用 1：/).fill('')
    expect(await page.locator('.office-case-outcome[data-wrong]').count()).toBe(0)

    await page.getByRole('button', { name: '试算已收到的答卷' }).click()
    await page.getByRole('row', { name: /^草稿/ }).waitFor()
    await page.getByRole('button', { name: '保存草稿' }).click()
    await page.getByRole('button', { name: '提交审批' }).click()
    await page.getByText('待审批', { exact: true }).waitFor()
    expect(await page.getByRole('button', { name: '批准并发布' }).count()).toBe(0)
    expect(await seriousFaults(page)).toEqual([])
    const draft = new URL(page.url()).pathname

    const other = await signIn(second!.id, { width: 1280, height: 800 })
    await other.goto(city.origin + draft)
    await other.getByRole('button', { name: '批准并发布' }).click()
    await other.getByText('审核关系版本 2023.1+1').waitFor()

    const [open] = await city.database.read
      .select({ unit, accountId: blockAssignment.accountId })
      .from(unit)
      .innerJoin(blockAssignment, eq(blockAssignment.blockCode, unit.blockCode))
      .where(and(isNull(unit.outcome), eq(unit.kind, 'legalUnit'), like(unit.name, '%')))
      .limit(1)
    const tablet = await signIn(open!.accountId, { width: 800, height: 1280 })
    await choosePin(tablet)
    const module = tablet.waitForResponse((reply) => reply.url().includes('/rules/621/2023.1/1-'))
    await openField(tablet, `${city.origin}/field/blocks/${open!.unit.blockCode}`)
    await tablet.getByText(open!.unit.name).first().click()
    await tablet.getByRole('link', { name: '正常填表（621 表）' }).click()
    expect((await module).status()).toBe(200)
    const cell = tablet.locator('input[type="text"][data-path="staffAtYearEnd"]')
    const tabs = tablet.locator('.jf-tab')
    await tabs.first().waitFor()
    for (let at = 0; (await cell.count()) === 0 && at < (await tabs.count()); at++) {
      await tabs.nth(at).click()
    }
    await cell.fill('45')
    await cell.press('Tab')
    await tablet.getByText('期末从业人员 45 人，本地同类单位很少超过 30 人').first().waitFor()
  })
})
