/** An enterprise reports its forms, in real Chromium against the real server. */
import AxeBuilder from '@axe-core/playwright'
import { eq } from 'drizzle-orm'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Answers } from '../../forms/engine/types.ts'
import { filledAmounts } from '../../forms/engine/whole-form-unit.ts'
import { loadForm } from '../../forms/generated/registry.ts'
import { commandContext } from '../../server/cli/command-context.ts'
import type { Account } from '../../server/contract/identity.ts'
import { makeCity } from '../../server/demo-city/make-city.ts'
import { unit } from '../../server/domains/frame/tables.ts'
import { confirmResponse } from '../../server/domains/responses/index.ts'
import { response, responseDraft, revision } from '../../server/domains/responses/tables.ts'
import { returnForCorrection } from '../../server/domains/review/index.ts'
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
    const owed = rows.filter(
      ({ unitId, formId, state }) =>
        unitId === found?.id && ['601', 'B603'].includes(formId) && state === 'assigned',
    )
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

async function draftOf(form: string) {
  const [found] = await city.database.read
    .select()
    .from(responseDraft)
    .where(eq(responseDraft.responseId, responseId(form)))
  return found
}

async function revisionsOf(form: string) {
  return city.database.read
    .select()
    .from(revision)
    .where(eq(revision.responseId, responseId(form)))
}

/** Ticks the preparer's statement and hands over; ends on the receipt. */
async function handOver(): Promise<void> {
  await page.getByLabel(/^填表人：/).check()
  await page.getByRole('button', { name: '提交单位负责人确认' }).dblclick()
  await page.getByRole('heading', { name: '报送回执' }).waitFor()
  await page.getByText('待负责人确认').waitFor()
}

async function toConfirm(): Promise<void> {
  await page.getByRole('button', { name: '核对并提交' }).click()
  await page.getByRole('heading', { name: '核对并提交' }).waitFor()
}

/** The person in charge, with an account and a phone of their own. */
async function onTheHeadsPhone(work: (phone: Page) => Promise<void>): Promise<void> {
  const own = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true })
  const phone = await own.newPage()
  await city.signIn(phone, `${preparer.id}-head`)
  await work(phone)
  await own.close()
}

async function confirmAs(form: string): Promise<void> {
  const actor = city.accounts.find(({ id }) => id === `${preparer.id}-head`)!
  const [newest] = (await revisionsOf(form)).sort((a, b) => b.number - a.number)
  await confirmResponse(
    { ...commandContext(city.database), actor },
    { responseId: responseId(form), revisionId: newest!.id, contentHash: newest!.contentHash },
  )
}

describe('an enterprise', () => {
  it('reports its basics, prefilled from what is known already', async () => {
    await openForm('601')
    await page.getByText(/预填 \d+ 项待确认/).waitFor()
    const name = cell('unitName')
    await expect.poll(() => name.inputValue()).toBe(basics.unitName)
    await fillForm(page, basics)
    await page.getByText('已保存').waitFor()
    await toConfirm()
    const confirmAll = page.getByRole('button', { name: '全部确认预填' })
    if ((await confirmAll.count()) > 0) await confirmAll.click()
    await handOver()
    const [only, ...more] = await revisionsOf('601')
    expect(more).toEqual([]) // pressed twice, received once
    await page.getByText(only!.contentHash).waitFor()
  })

  it('is confirmed by its person in charge on a phone, and keeps a receipt that verifies offline', async () => {
    await onTheHeadsPhone(async (phone) => {
      const entry = phone.locator('.sr-form', { hasText: '601表' })
      await entry.getByRole('link', { name: '核对确认' }).click()
      await phone.getByRole('heading', { name: '核对确认', level: 1 }).waitFor()
      expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
      const { violations } = await new AxeBuilder({ page: phone }).analyze()
      expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([])
      await phone.getByRole('button', { name: '交回填报人修改' }).click()
      await phone.getByLabel('要核对什么').fill('联系电话请再核对')
      await phone.getByRole('button', { name: '交回', exact: true }).click()
      await phone.getByRole('heading', { name: '本单位应填的表' }).waitFor()
    })
    await openForm('601')
    await page.getByText('单位负责人交回：联系电话请再核对').waitFor()
    await toConfirm()
    await handOver()
    await onTheHeadsPhone(async (phone) => {
      const entry = phone.locator('.sr-form', { hasText: '601表' })
      await entry.getByRole('link', { name: '核对确认' }).click()
      await phone.getByLabel(/^单位负责人：/).check()
      await phone.getByRole('button', { name: '确认报送' }).dblclick()
      await phone.getByRole('heading', { name: '报送回执' }).waitFor()
      await phone.getByText('已报送', { exact: true }).waitFor()
    })
    const newest = (await revisionsOf('601')).sort((a, b) => b.number - a.number)[0]!
    await page.goto(`${city.origin}/self-report/receipts/${responseId('601')}/${newest.id}`)
    await page.getByText('已报送', { exact: true }).waitFor()
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '下载回执 JSON' }).click(),
    ])
    const receipt = await file.path()
    const fingerprint =
      (await page.locator('.ui-fact', { hasText: '公钥指纹' }).locator('code').textContent()) ?? ''

    const offline = await browser.newContext({ acceptDownloads: true })
    const verifier = await offline.newPage()
    await verifier.goto(`${city.origin}/verify-receipt/`)
    const [saved] = await Promise.all([
      verifier.waitForEvent('download'),
      verifier.getByRole('link', { name: '把本页存到本机' }).click(),
    ])
    await offline.setOffline(true)
    // As saved: Chromium opens it by its ending.
    const kept = `${await saved.path()}.html`
    await saved.saveAs(kept)
    await verifier.goto(`file://${kept}`)
    await verifier.getByLabel('回执文件').setInputFiles(receipt)
    await verifier.getByLabel(/公钥指纹/).fill(fingerprint)
    await verifier.getByText('✔ 回执是真的').waitFor()
    await verifier.getByLabel(/公钥指纹/).fill('0000 0000')
    await verifier.getByText('⛔ 回执不可信').waitFor()
    await offline.close()
  })

  it('is kept from reporting finances that do not balance, and led to the cell', async () => {
    await openForm('B603')
    await fillForm(page, finance)
    await fillCell(page, 'totalAssets', Number(finance.totalAssets) + 5_000)
    await page.locator('.jf-rail .jf-mandatory', { hasText: '资产总计' }).first().waitFor()
    await toConfirm()
    await page.getByText(/还有 \d+ 项要处理/).waitFor()
    await page.getByRole('link', { name: '去改正' }).first().click()
    await cell('totalAssets').waitFor()
    expect(await cell('totalAssets').evaluate((input) => input === document.activeElement)).toBe(
      true,
    )
    await fillCell(page, 'totalAssets', finance.totalAssets)
  })

  it('is asked once about yuan for the whole form, and converts what it filled in', async () => {
    await openForm('B603')
    const form = await loadForm('B603')
    const inYuan = filledAmounts(form, finance).map(({ path, value }) => [path, value * 1_000])
    await fillForm(page, Object.fromEntries(inYuan) as Answers)
    await page.getByText('全表金额像是按“元”填的').waitFor()
    await page.getByRole('button', { name: '对照两种读法' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.locator('tbody tr', { hasText: '资产总计' }).waitFor()
    await dialog.getByRole('button', { name: '是按元填的，换算为千元' }).click()
    await page.getByText('全表金额像是按“元”填的').waitFor({ state: 'detached' })
    await page.getByText(/^已保存/).waitFor()
    const draft = await draftOf('B603')
    expect(draft?.answers.totalAssets).toBe(finance.totalAssets)
    expect(draft?.explanations.map(({ text }) => text).join()).toContain('全表金额原按元填写')
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
    await toConfirm()
    const confirmAll = page.getByRole('button', { name: '全部确认预填' })
    if ((await confirmAll.count()) > 0) await confirmAll.click()
    await handOver()
    await confirmAs('B603')
  })

  it('gets the form back with a reason, beside the cell, corrects it and reports again', async () => {
    const ctx = { ...commandContext(city.database), actor: township }
    await returnForCorrection(ctx, {
      responseId: responseId('B603'),
      reasonCode: '04',
      reasonText: '平均用工人数与上年相差很大，请核对口径',
      fields: ['averageStaff'],
    })
    await page.goto(`${city.origin}/self-report/`)
    await page.locator('.sr-form-return', { hasText: '平均用工人数与上年相差很大' }).waitFor()
    await openForm('B603')
    await page.getByRole('alert').filter({ hasText: '普查办已退回' }).waitFor()
    await page.locator('.jf-rail', { hasText: '普查办退回：平均用工人数' }).waitFor()
    await fillCell(page, 'averageStaff', finance.averageStaff)
    await page.locator('.jf-rail', { hasText: '普查办退回' }).waitFor({ state: 'detached' })
    await toConfirm()
    await handOver()
    await confirmAs('B603')
    const sent = await revisionsOf('B603')
    expect(sent.map((each) => each.number)).toEqual([1, 2])
    expect(sent[1]!.baseRevisionId).toBe(sent[0]!.id)

    await page.getByRole('link', { name: '报送记录' }).click()
    await page.getByRole('heading', { name: '两版比较' }).waitFor()
    await page.locator('.jf-compare', { hasText: '平均用工人数' }).waitFor()
    await page
      .getByText(/全表金额原按元填写.*同意换算为千元/)
      .first()
      .waitFor()
  })
})

describe('a form under way', () => {
  beforeAll(async () => {
    const ctx = { ...commandContext(city.database), actor: township }
    await returnForCorrection(ctx, {
      responseId: responseId('601'),
      reasonCode: '99',
      reasonText: '主要业务活动写得太笼统',
      fields: ['mainActivity1'],
    })
  })

  it('loses nothing without a network, and goes up when it returns', async () => {
    await openForm('601')
    await context.setOffline(true)
    await fillCell(page, 'mainActivity1', '煤炭开采、洗选和配煤')
    await page.getByText('未保存到服务器，已存在本机').waitFor()
    await context.setOffline(false)
    await page.getByText(/^已保存/).waitFor()
    expect((await draftOf('601'))?.answers.mainActivity1).toBe('煤炭开采、洗选和配煤')
  })

  it('is read only in a second window until that takes over with everything typed', async () => {
    await openForm('601')
    await fillCell(page, 'mainActivity2', '批发煤炭和焦炭')
    const second = await context.newPage()
    await second.goto(page.url())
    await second.getByText('这张表正在另一个窗口填写').waitFor()
    await second.getByRole('button', { name: '在这里继续填' }).click()
    await second.getByText('这张表正在另一个窗口填写').waitFor({ state: 'detached' })
    await page.getByText('这张表正在另一个窗口填写').waitFor()
    await expect
      .poll(() => second.locator('[data-path="mainActivity2"]').inputValue())
      .toBe('批发煤炭和焦炭')
    await second.close()
  })

  it('merges what a colleague saved on another computer, and asks where both changed', async () => {
    await openForm('601')
    const elsewhere = await context
      .browser()!
      .newContext({ viewport: { width: 1280, height: 800 } })
    const colleague = await elsewhere.newPage()
    await city.signIn(colleague, preparer.id)
    await colleague.goto(page.url())
    await fillCell(colleague, 'website', 'www.example.cn')
    await fillCell(colleague, 'mainActivity3', '对方填的活动')
    await colleague.getByText(/^已保存/).waitFor()

    await fillCell(page, 'mainActivity3', '我填的活动')
    const dialog = page.getByRole('dialog')
    await dialog.getByText('对方填的活动').waitFor()
    expect(await dialog.locator('tbody tr').count()).toBe(1)
    await dialog.getByText('对方填的活动').click()
    await dialog.getByRole('button', { name: '按所选保存' }).click()

    await page.getByText(/^已保存/).waitFor()
    await expect.poll(() => cell('website').inputValue()).toBe('www.example.cn')
    expect((await draftOf('601'))?.answers).toMatchObject({
      mainActivity2: '批发煤炭和焦炭',
      mainActivity3: '对方填的活动',
      website: 'www.example.cn',
    })
    await elsewhere.close()
  })

  it('sends the same revision again when the reply was lost', async () => {
    await openForm('601')
    await toConfirm()
    const ids: string[] = []
    await page.route('**/revisions/*', async (route) => {
      ids.push(route.request().url())
      await route.fetch()
      await route.abort()
    })
    await page.getByLabel(/^填表人：/).check()
    await page.getByRole('button', { name: '提交单位负责人确认' }).click()
    await page.getByText('已封存，尚未收到服务器回执').waitFor()
    await page.unroute('**/revisions/*')
    await page.reload()
    await expect.poll(async () => (await revisionsOf('601')).length).toBe(3)
    await openForm('601')
    await page.locator('.ui-status', { hasText: '待负责人确认' }).waitFor()
    expect(new Set(ids).size).toBe(1)
    expect(await revisionsOf('601')).toHaveLength(3)
  })

  it('is withdrawn to be corrected while no office has begun to review it', async () => {
    await page.getByRole('button', { name: '撤回修改' }).click()
    await page.getByText('已撤回，可以修改').waitFor()
    await page.getByRole('button', { name: '核对并提交' }).waitFor()
    await page.getByRole('link', { name: '报送记录' }).click()
    await page.getByText('填报人撤回').waitFor()
    await page.getByText('单位负责人确认报送').waitFor()
  })
})

describe('the screens', () => {
  it.each([
    [1280, 800],
    [1920, 1080],
    [390, 844],
  ])('have nothing an accessibility checker objects to at %i × %i', async (width, height) => {
    await page.setViewportSize({ width, height })
    const paths = ['', `forms/${responseId('B603')}`, `history/${responseId('B603')}`]
    for (const path of paths) {
      await page.goto(`${city.origin}/self-report/${path}`)
      await page.locator('h1').first().waitFor()
      await page.waitForTimeout(300)
      const { violations, passes } = await new AxeBuilder({ page }).analyze()
      expect(passes.length).toBeGreaterThan(10)
      expect(violations.map(({ id, nodes }) => [path, id, nodes[0]?.html])).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
    }
  })
})
