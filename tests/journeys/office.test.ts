/** The census offices at work on the demonstration city, in real Chromium against the real server. */
import { readFileSync } from 'node:fs'
import { eq } from 'drizzle-orm'
import iconv from 'iconv-lite'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Role } from '../../server/contract/identity.ts'
import { response } from '../../server/domains/responses/tables.ts'
import { launchChromium } from '../support/browser.ts'
import { expectNoBarriers } from '../support/no-barriers.ts'
import { type DemoCity, serveDemoCity } from '../support/serve-demo-city.ts'

let city: DemoCity
let browser: Browser
let page: Page
let refusals: string[] = []

beforeAll(async () => {
  city = await serveDemoCity(150)
  browser = await launchChromium()
})
afterEach(async () => {
  await page?.context().close()
  expect(refusals).toEqual([])
})
afterAll(async () => {
  await browser?.close()
  await city?.close()
})

/** Opens the office as the post of that role whose area begins so. */
async function openAs(role: Role, areaCode: string): Promise<void> {
  const account = city.accounts.find(
    ({ role: held, scope }) =>
      held === role && scope.kind === 'area' && areaCode.startsWith(scope.areaPrefix),
  )
  if (!account) throw new Error(`no ${role} above ${areaCode}`)
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
  page = await context.newPage()
  refusals = []
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) refusals.push(message.text())
  })
  await city.signIn(page, account.id)
  await page.getByRole('heading', { name: '工作台' }).waitFor()
}

async function submittedResponse() {
  const [found] = await city.database.read
    .select()
    .from(response)
    .where(eq(response.state, 'submitted'))
    .limit(1)
  if (!found?.areaCode) throw new Error('the city has no submitted response')
  return { responseId: found.id, areaCode: found.areaCode }
}

function goTo(path: string): Promise<unknown> {
  return page.goto(`${city.origin}/office${path}`)
}

async function hasNoBarriers(): Promise<void> {
  await expectNoBarriers(page)
}

describe('the workbench', () => {
  it('opens the list behind a number', async () => {
    const { areaCode } = await submittedResponse()
    await openAs('county-office', areaCode)
    const figures = page.getByRole('region', { name: '汇总' })
    const open = figures.locator('div', { hasText: '未核实底册' }).getByRole('link')
    await expect.poll(() => open.textContent()).toMatch(/^\d/)
    await hasNoBarriers()
    await open.click()
    await page.getByRole('heading', { name: '单位' }).waitFor()
    expect(await page.getByRole('checkbox', { name: '只看未核实' }).isChecked()).toBe(true)
    expect(page.url()).toContain('/office/units?open=true')
  })
})

describe('a list of a department', () => {
  const heading = '统一社会信用代码,单位名称,地址,备注'
  const good = '91140602MA57DBL31N,朔州市晨禾谷业有限公司,朔城区北城街道振华街1号,'
  const broken = '91140602MA57DBL31,朔州市短码商贸有限公司,朔城区北城街道振华街2号,'

  it('is tried in its own encoding, adds up, and hands its rejected rows back', async () => {
    const { areaCode } = await submittedResponse()
    await openAs('county-office', areaCode)
    await goTo('/frame/new')
    await page.getByLabel('来源').click()
    await page.getByRole('option', { name: /税务/ }).click()
    await page.locator('input[type=file]').setInputFiles({
      name: '税务补充名录.csv',
      mimeType: 'text/csv',
      buffer: iconv.encode([heading, good, broken].join('\r\n'), 'gb18030'),
    })
    await page.getByRole('button', { name: '上传并试读' }).click()
    await page.getByText('编码：GB18030').waitFor()
    const sums = page.locator('.office-sums')
    expect((await sums.textContent())?.replace(/\s/g, '')).toMatch(/^行数2=收下1\+未收1收下1=/)
    await page.getByRole('cell', { name: 'credit-code-length' }).waitFor()
    await hasNoBarriers()

    const downloading = page.waitForEvent('download')
    await page.getByRole('button', { name: '下载未收的行（CSV）' }).click()
    const file = readFileSync(await (await downloading).path())
    expect([...file.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    expect(file.toString('utf8')).toContain('credit-code-length')

    await page.getByRole('tab', { name: /认出的列/ }).click()
    const remark = page.getByRole('combobox', { name: '「备注」的含义' })
    await remark.waitFor()
    await expect.poll(() => remark.textContent()).toContain('不使用')
    await remark.click()
    await page.getByRole('option', { name: '曾用名' }).click()
    await page.getByRole('button', { name: '记住并重新试读' }).click()
    await page.getByText('认出 4 列，共 4 列').waitFor()
    await page.getByRole('button', { name: '导入底册' }).click()
    await page.waitForURL(/\/office\/frame\/imports\//)
    await page.getByRole('heading', { name: '税务补充名录.csv' }).waitFor()
    const original = page.waitForEvent('download')
    await page.getByRole('button', { name: '下载原文件' }).click()
    const kept = readFileSync(await (await original).path())
    expect(kept).toEqual(iconv.encode([heading, good, broken].join('\r\n'), 'gb18030'))
  })
})

describe('review', () => {
  it('refuses a target value beside the words, keeps them, and returns without it', async () => {
    const { responseId, areaCode } = await submittedResponse()
    await openAs('county-office', areaCode)
    await goTo(`/review?response=${responseId}`)
    await page.getByRole('button', { name: '退回', exact: true }).click()
    await page.getByLabel('退回原因').click()
    await page.getByRole('option', { name: '口径错误' }).click()
    const words = page.getByLabel('要核对什么')
    await words.fill('从业人员改为 12 人')
    await page.getByRole('button', { name: '退回给填报人' }).click()
    await page.getByText('退回意见和留言不得写出应填的数值').waitFor()
    await expect.poll(() => words.inputValue()).toBe('从业人员改为 12 人')
    await words.fill('从业人员与花名册不一致，请逐项核对')
    await page.getByRole('button', { name: '退回给填报人' }).click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.getByRole('tab', { name: /审核记录/ }).click()
    await page.getByText('从业人员与花名册不一致，请逐项核对').last().waitFor()
  })

  it('goes from the township to the county, and no cell can be changed on the way', async () => {
    const { responseId, areaCode } = await submittedResponse()
    await openAs('township-office', areaCode)
    await goTo(`/review?state=submitted&response=${responseId}`)
    await page.getByRole('table').first().waitFor()
    const editable = page.locator('.jf-table :is(input, textarea, select):enabled:not([readonly])')
    expect(await editable.count()).toBe(0)
    await hasNoBarriers()
    await page.getByRole('button', { name: '通过（乡级）' }).click()
    await page.getByText('已通过（乡级）').waitFor()
    await page.context().close()

    await openAs('county-office', areaCode)
    await goTo(`/review?state=passed-township&response=${responseId}`)
    await page.getByRole('button', { name: '验收（县级）' }).click()
    await page.getByText('已验收（县级）').waitFor()
    await expect
      .poll(async () => {
        const [row] = await city.database.read
          .select({ state: response.state })
          .from(response)
          .where(eq(response.id, responseId))
        return row?.state
      })
      .toBe('accepted-county')
  })
})

describe('a unit of the frame', () => {
  it('gets an outcome by the office once there is evidence', async () => {
    const { areaCode } = await submittedResponse()
    await openAs('county-office', areaCode)
    await goTo('/units?open=true')
    await page.locator('tbody tr').first().getByRole('link').first().click()
    await page.getByRole('button', { name: '记核查情况' }).click()
    await page.getByLabel('注销').check()
    const save = page.getByRole('button', { name: '记录' })
    await expect.poll(() => save.getAttribute('aria-disabled')).toBe('true')
    await page.getByLabel('依据').fill('查登记簿，2023 年 11 月注销')
    await hasNoBarriers()
    await save.click()
    await page.getByRole('cell', { name: '查登记簿，2023 年 11 月注销' }).waitFor()
  })
})
