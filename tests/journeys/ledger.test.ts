/** A preparer keeps the electronic ledger: by hand, from the firm's own sheet, and on into IO-1. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { response } from '../../server/domains/responses/tables.ts'
import { launchChromium } from '../support/browser.ts'
import { type DemoCity, serveDemoCity } from '../support/serve-demo-city.ts'

describe('the electronic ledger in the portal', () => {
  let city: DemoCity
  let browser: Browser
  let page: Page
  beforeAll(async () => {
    city = await serveDemoCity(600)
    browser = await launchChromium()
    page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
    const rows = await city.database.read.select().from(response)
    const preparer = city.accounts.find(
      ({ role, position, scope }) =>
        role === 'enterprise' &&
        position !== 'person-in-charge' &&
        scope.kind === 'unit' &&
        rows.some(
          (row) => row.unitId === scope.unitId && row.formId === 'IO-1' && row.state === 'assigned',
        ),
    )
    await city.signIn(page, preparer!.id)
  }, 120_000)
  afterAll(async () => {
    await browser?.close()
    await city?.close()
  })

  it('takes entries by hand and by sheet, and hands their sums to the form when asked', async () => {
    await page.goto(`${city.origin}/self-report/`)
    await page.getByRole('link', { name: '统计台账' }).first().click()
    await page.getByRole('heading', { name: '2023 年统计台账' }).waitFor()
    await page.getByRole('button', { name: '新增一笔' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('日期').fill('2023-03-08')
    await dialog.getByLabel('摘要（品名）').fill('锚杆托盘')
    await dialog.getByLabel('金额').fill('12345.67')
    await dialog.getByRole('button', { name: '保存' }).click()
    await page.getByText('待归类（1 种）').waitFor()
    await page.getByRole('button', { name: '导入台账文件' }).click()
    await page.locator('input[type=file]').setInputFiles({
      name: '材料账.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(
        '日期,凭证号,品名,金额（元）\n2023-06-01,记-9001,锚杆托盘,20000\n2023-06-02,记-9002,网片,九百\n',
      ),
    })
    await page.getByRole('button', { name: '先看结果' }).click()
    await page.getByText('不是数字').waitFor()
    await page.getByRole('button', { name: '导入', exact: true }).click()
    await page.getByRole('link', { name: '去看台账' }).click()
    const unplaced = page.getByRole('region', { name: '待归类' })
    await unplaced.getByText('2 笔').waitFor()
    await unplaced.getByLabel('计入').fill('直接材料')
    await page.getByRole('option', { name: /直接材料明细/ }).click()
    await unplaced.getByLabel('产品（项目）代码').fill('33066')
    await page.getByRole('option', { name: /33066/ }).click()
    await unplaced.getByRole('button', { name: '归类' }).click()
    await unplaced.waitFor({ state: 'detached' })

    await page.getByRole('link', { name: '我的报表' }).first().click()
    await page.getByRole('link', { name: /^投入构成（工业）$/ }).click()
    await page.getByRole('tab', { name: '统计台账' }).click()
    await page.getByRole('button', { name: /^全部采用/ }).click()
    await page.getByText('本表与台账一致').waitFor()
    await page.getByText(/^一致的 \d+ 项$/).click()
    await page
      .getByRole('link', { name: /笔明细/ })
      .first()
      .click()
    await page.getByText(/只看计入 IO-1 表/).waitFor()
    await expect.poll(() => page.getByRole('row').count()).toBeGreaterThan(1)
  }, 90_000)
})
