/** An evaluation started in the office, what it found, and a matter between units settled, in real Chromium. */
import AxeBuilder from '@axe-core/playwright'
import { eq } from 'drizzle-orm'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { unit } from '../../server/domains/frame/tables.ts'
import { finding, response, revision } from '../../server/domains/responses/tables.ts'
import { launchChromium } from '../support/browser.ts'
import { putStanding } from '../support/evaluation-city.ts'
import { fillCell } from '../support/fill-form.ts'
import { noodleShop } from '../support/responses.ts'
import { type DemoCity, serveDemoCity } from '../support/serve-demo-city.ts'

let city: DemoCity
let browser: Browser
let context: BrowserContext
let page: Page
const faults: string[] = []

beforeAll(async () => {
  city = await serveDemoCity(400)
  const licensed = { ...noodleShop, unifiedSocialCreditCode: '92140602MA0GW7XY2K' }
  await putStanding(
    city.database,
    ['twin-1', 'twin-2'].map((unitId) => ({
      ...{ unitId, kind: 'selfEmployed', formId: '622', industryCode: '6210' },
      answers: { ...licensed, femaleStaffAtYearEnd: unitId === 'twin-1' ? 9 : 1 },
    })),
  )
  await city.database.write((tx) =>
    tx.insert(finding).values({
      ...{ revisionId: 'revision-twin-1.622.2023', position: 0, rule: '622-043', kind: 'relation' },
      ...{ severity: 'mandatory', fields: ['femaleStaffAtYearEnd', 'staffAtYearEnd'] },
      message: '女性 9 人多于从业人员 3 人',
    }),
  )
  // Twenty-five works like the firm that will report: enough to be compared with.
  await putStanding(
    city.database,
    Array.from({ length: 25 }, (_, at) => ({
      ...{
        unitId: `works-${at}`,
        kind: 'legalUnit' as const,
        formId: 'B603',
        industryCode: '3073',
      },
      answers: { operatingRevenue: 3_000 + 100 * at, averageStaff: 10 },
    })),
  )
  browser = await launchChromium()
  context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
  page = await context.newPage()
  page.on('console', (message) => {
    if (/Content Security Policy|TypeError/.test(message.text())) faults.push(message.text())
  })
  await city.signIn(page, city.accounts.find(({ role }) => role === 'city-office')!.id)
})
afterAll(async () => {
  await context?.close()
  await browser?.close()
  await city?.close()
  expect(faults).toEqual([])
})

const accountOf = (unitId: string) =>
  city.accounts.find(({ scope }) => scope.kind === 'unit' && scope.unitId === unitId)

async function seriousFaults(): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id }) => id)
}

it('is started, found its faults by check, area and industry, and opens their units', async () => {
  await page.getByRole('link', { name: '批量审核', exact: true }).click()
  await page.getByText('还没有完成过批量审核').waitFor()
  await page.getByRole('button', { name: '开始审核' }).click()
  await page.getByRole('button', { name: '开始', exact: true }).click()
  await page.getByText('完成于').waitFor({ timeout: 60_000 })
  await page.locator('.office-hits').nth(1).waitFor()
  expect(await seriousFaults()).toEqual([])
  const division = page.getByRole('button', { name: '餐饮业' })
  const more = page
    .getByRole('region', { name: '按行业大类' })
    .getByRole('button', { name: /^另有/ })
  if ((await division.count()) === 0) await more.click()
  await division.click()
  const check = page.getByRole('row', { name: /622-/ }).first()
  await check.click()
  await page.getByRole('link', { name: '单位twin-1' }).waitFor()
  await page.getByRole('link', { name: '单位twin-1' }).click()
  await page.getByRole('heading', { name: '单位twin-1' }).waitFor()
  await page.goBack()
})

it('shows what units are compared with, and an outlier typed online is told so', async () => {
  await page.getByRole('tab', { name: '同类单位' }).click()
  await page.getByText('界限向外取整').waitFor()
  await page.goto(`${city.origin}/office/evaluation?view=neighbours&form=B603`)
  const bounds = page.getByRole('row', { name: /3073/ }).first()
  await bounds.waitFor()
  await expect.poll(() => bounds.textContent()).toMatch(/B603-019.*25.*第 1 百分位/)
  expect(await seriousFaults()).toEqual([])

  const [owed] = (await city.database.read.select().from(response)).filter(
    ({ unitId, formId, state }) =>
      formId === 'B603' && state === 'assigned' && accountOf(unitId) !== undefined,
  )
  // As the census codes it: the works above are of the same class.
  await city.database.write((tx) =>
    tx.update(unit).set({ industryCode: '3073' }).where(eq(unit.id, owed!.unitId)),
  )
  const own = await browser.newContext({ viewport: { width: 1280, height: 800 } })
  const sheet = await own.newPage()
  await city.signIn(sheet, accountOf(owed!.unitId)!.id)
  await sheet.goto(`${city.origin}/self-report/forms/${owed!.id}`)
  await fillCell(sheet, 'averageStaff', 10)
  await fillCell(sheet, 'operatingRevenue', 9_000_000)
  const told = sheet.locator('.jf-rail .jf-verify', { hasText: '同行业（3073' }).first()
  await told.waitFor()
  await expect
    .poll(() => told.textContent())
    .toMatch(/25 家单位的常见范围（\d+ 至 [\d,]+ 千元\/人）内/)
  await own.close()
})

it('lists both units of a repeated code side by side; one is sent back, its value untouched', async () => {
  await page.getByRole('tab', { name: /单位之间/ }).click()
  const matter = page.locator('.office-matter', { hasText: '单位twin-1' })
  await matter.getByRole('link', { name: '单位twin-2' }).waitFor()
  expect(await seriousFaults()).toEqual([])
  await matter.getByRole('button', { name: '退回核实' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('请对照营业执照').waitFor()
  await dialog.getByLabel(/单位twin-2/).check()
  expect(await seriousFaults()).toEqual([])
  await dialog.getByRole('button', { name: '退回给填报人' }).click()
  await matter.waitFor({ state: 'detached' })
  const [returned] = await city.database.read
    .select({ state: response.state, answers: revision.answers })
    .from(response)
    .innerJoin(revision, eq(revision.id, response.latestRevisionId))
    .where(eq(response.unitId, 'twin-2'))
  expect(returned).toMatchObject({
    state: 'returned',
    answers: { unifiedSocialCreditCode: '92140602MA0GW7XY2K' },
  })
})

it('points reviewers at the cell most likely wrong and names no value', async () => {
  await page.goto(`${city.origin}/office/review?response=twin-1.622.2023`)
  const note = page.locator('.jf-likely')
  await note.waitFor({ timeout: 30_000 })
  await expect.poll(() => note.textContent()).toContain('最可能有误')
  await expect.poll(() => page.locator('.jf-likely-mark').count()).toBe(1)
  // Nothing that could be taken for the value to report.
  expect((await note.textContent())!.replace(/2 条/g, '')).not.toMatch(/\d/)
  await page.getByRole('button', { name: '退回', exact: true }).click()
  await expect.poll(() => page.getByLabel('要核对什么').inputValue()).toBe('')
  expect(await seriousFaults()).toEqual([])
  await page.getByRole('button', { name: '取消' }).click()
})
