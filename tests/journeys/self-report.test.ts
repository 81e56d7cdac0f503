/** An enterprise reports its forms, in real Chromium against the real server. */
import { eq } from 'drizzle-orm'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Answers } from '../../forms/engine/types.ts'
import type { Account } from '../../server/contract/identity.ts'
import { makeCity } from '../../server/demo-city/make-city.ts'
import { unit } from '../../server/domains/frame/tables.ts'
import { response, responseDraft, revision } from '../../server/domains/responses/tables.ts'
import { launchChromium } from '../support/browser.ts'
import { fillCell, fillForm } from '../support/fill-form.ts'
import { type DemoCity, serveDemoCity } from '../support/serve-demo-city.ts'

const UNITS = 300
let city: DemoCity
let browser: Browser
let context: BrowserContext
let page: Page
let refusals: string[]
let preparer: Account
let township: Account
let unitId: string
let basics: Answers
let finance: Answers

beforeAll(async () => {
  city = await serveDemoCity(UNITS)
  browser = await launchChromium()
  await chooseEnterprise()
  context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
  page = await context.newPage()
  await city.signIn(page, preparer.id)
})
beforeEach(() => {
  page.on('console', (m) => m.type() === 'error' && console.log('CE', m.text()))
  page.on('pageerror', (e) => console.log('PE', e.stack))
  page.on('response', (r) => r.status() >= 400 && console.log(r.status(), r.url()))
  page.setDefaultTimeout(5000)
  refusals = []
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) refusals.push(message.text())
  })
})
afterEach(() => expect(refusals).toEqual([]))
afterAll(async () => {
  await browser?.close()
  await city?.close()
})

/** An industrial firm that owes both forms and has sent neither, placed where a township office sees it. */
async function chooseEnterprise(): Promise<void> {
  const made = makeCity({ units: UNITS, seed: 'journeys' })
  const rows = await city.database.read.select().from(response)
  const units = await city.database.read.select().from(unit)
  for (const firm of made.units) {
    if (firm.kind !== 'legalUnit' || !firm.aboveScale) continue
    const found = units.find((row) => row.unifiedSocialCreditCode === firm.creditCode)
    const owed = rows.filter((row) => row.unitId === found?.id && row.state === 'assigned')
    const office = found?.areaCode && officeOf(found.areaCode)
    if (!found || owed.length < 2 || !office) continue
    const answersOf = (form: string) =>
      made.responses.find((each) => each.unitId === firm.id && each.form === form && !each.fault)
        ?.answers
    const [b, f] = [answersOf('601'), answersOf('B603')]
    const account = city.accounts.find(
      ({ scope }) => scope.kind === 'unit' && scope.unitId === found.id,
    )
    if (!b || !f || !account) continue
    ;[unitId, basics, finance, preparer, township] = [found.id, b, f, account, office]
    return
  }
  throw new Error('the city has no industrial firm that owes both forms')
}

function officeOf(areaCode: string): Account | undefined {
  return city.accounts.find(
    ({ role, scope }) =>
      role === 'township-office' &&
      scope.kind === 'area' &&
      scope.areaPrefix === areaCode.slice(0, 9),
  )
}

const responseId = (form: string) => `${unitId}.${form}.2023`
const cell = (path: string) => page.locator(`[data-path="${path}"]`)

async function openForm(form: string): Promise<void> {
  await page.goto(`${city.origin}/self-report/`)
  await page
    .locator('.sr-form', { hasText: `${form}表` })
    .locator('.sr-act')
    .click()
  await page.locator('[data-path]').first().waitFor()
}

async function revisionsOf(form: string) {
  return city.database.read
    .select()
    .from(revision)
    .where(eq(revision.responseId, responseId(form)))
}

/** Ticks both statements and reports; ends on the receipt. */
async function report(): Promise<void> {
  await page.getByLabel(/^填表人：/).check()
  await page.getByLabel(/^单位负责人：/).check()
  await page.getByRole('button', { name: '报送', exact: true }).dblclick()
  await page.waitForTimeout(3000)
  await page.screenshot({ path: '/tmp/sr/j-after.png', fullPage: true })
  console.log(page.url())
  await page.getByRole('heading', { name: '报送回执' }).waitFor({ timeout: 2000 })
}

async function toConfirm(): Promise<void> {
  await page.getByRole('button', { name: '核对并报送' }).click()
  await page.getByRole('heading', { name: '核对并报送' }).waitFor()
}

describe('an enterprise', () => {
  it('reports its basics, prefilled from what is known already', async () => {
    await openForm('601')
    await page.getByText(/预填 \d+ 项待确认/).waitFor()
    const name = cell('unitName')
    expect(await name.inputValue()).toBe(basics.unitName)
    await fillForm(page, basics)
    await page.getByText('已保存').waitFor()
    await toConfirm()
    const confirmAll = page.getByRole('button', { name: '全部确认预填' })
    if ((await confirmAll.count()) > 0) await confirmAll.click()
    await report()
    const [only, ...more] = await revisionsOf('601')
    expect(more).toEqual([]) // pressed twice, received once
    await page.getByText(only!.contentHash).waitFor()
    await page.screenshot({ path: '/tmp/sr/j-receipt.png', fullPage: true })
  })

  it('is kept from reporting finances that do not balance, and led to the cell', async () => {
    await openForm('B603')
    await fillForm(page, finance)
    await fillCell(page, 'totalAssets', Number(finance.totalAssets) + 5_000)
    await page.locator('.jf-rail .jf-mandatory', { hasText: '资产总计' }).first().waitFor()
    await page.screenshot({ path: '/tmp/sr/j-b603.png' })
    await toConfirm()
    await page.screenshot({ path: '/tmp/sr/j-b603c.png', fullPage: true })
    await page.getByText(/还有 \d+ 项要处理/).waitFor()
    await page.getByRole('link', { name: '去改正' }).first().click()
    await cell('totalAssets').waitFor()
    expect(await cell('totalAssets').evaluate((input) => input === document.activeElement)).toBe(
      true,
    )
    await fillCell(page, 'totalAssets', finance.totalAssets)
  })

  it('explains what is unusual and true, then reports', async () => {
    await openForm('B603')
    await fillCell(page, 'averageStaff', 1)
    const rail = page.locator('.jf-rail-group.jf-verify')
    await rail.getByRole('button', { name: '数据属实，写说明' }).first().waitFor()
    for (;;) {
      const next = rail.getByRole('button', { name: '数据属实，写说明' })
      if ((await next.count()) === 0) break
      await next.first().click()
      const editor = page.locator('.jf-editor')
      await editor.locator('select').selectOption({ index: 1 })
      await editor.locator('textarea').fill('已核实无误')
      await editor.getByRole('button', { name: '保存说明' }).click()
      await editor
        .getByRole('alert')
        .filter({ hasText: /说明|个字/ })
        .waitFor()
      await editor.locator('textarea').fill('本年生产外包，只留一名管理人员值守')
      await editor.getByRole('button', { name: '保存说明' }).click()
      await editor.waitFor({ state: 'detached' })
    }
    await page.screenshot({ path: '/tmp/sr/j-explain.png' })
    await toConfirm()
    const confirmAll = page.getByRole('button', { name: '全部确认预填' })
    if ((await confirmAll.count()) > 0) await confirmAll.click()
    await report()
    await page.screenshot({ path: '/tmp/sr/j-receipt.png', fullPage: true })
  })
})
