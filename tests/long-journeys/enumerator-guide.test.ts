/**
 * A first-day enumerator's every step, looked at: the pictures of docs/guide-enumerator.md. They go to
 * tests/long-journeys/screenshots; with JINGPU_GUIDE_PICTURES=docs into the guide itself.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq, isNull } from 'drizzle-orm'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { block, blockAssignment } from '../../server/domains/areas/tables.ts'
import { unit } from '../../server/domains/frame/tables.ts'
import { projectPath } from '../../server/platform/project-path.ts'
import { launchOn } from '../support/browser.ts'
import { expectToFit } from '../support/fits-the-hand.ts'
import { type DemoCity, serveDemoCity } from '../support/serve-demo-city.ts'
import {
  fillCells,
  middleOf,
  noodleHouse,
  PIN,
  sign,
  waitUntilPrepared,
} from '../support/tablet.ts'

const folder = projectPath(
  process.env.JINGPU_GUIDE_PICTURES === 'docs'
    ? 'docs/images/enumerator'
    : 'tests/long-journeys/screenshots',
)
/** The sizes people hold: tablet upright, tablet across, a telephone. */
const sizes = [
  { name: 'tablet', width: 800, height: 1280 },
  { name: 'across', width: 1280, height: 800 },
  { name: 'phone', width: 390, height: 844 },
] as const

let city: DemoCity
let walked: {
  unit: typeof unit.$inferSelect
  accountId: string
  middle: ReturnType<typeof middleOf>
}

beforeAll(async () => {
  mkdirSync(folder, { recursive: true })
  city = await serveDemoCity(1_000)
  const rows = await city.database.read
    .select({ unit, accountId: blockAssignment.accountId, geometry: block.geometry })
    .from(unit)
    .innerJoin(blockAssignment, eq(blockAssignment.blockCode, unit.blockCode))
    .innerJoin(block, eq(block.code, unit.blockCode))
    .where(isNull(unit.outcome))
  // The block with most left to do shows most.
  const counts = new Map<string, number>()
  for (const row of rows) {
    counts.set(row.unit.blockCode!, (counts.get(row.unit.blockCode!) ?? 0) + 1)
  }
  const [busiest] = [...counts].sort((a, b) => b[1] - a[1])
  const found = rows.find((row) => row.unit.blockCode === busiest?.[0])
  if (!found) throw new Error('the city has no open unit in a block')
  walked = { ...found, middle: middleOf(found.geometry) }
})
afterAll(async () => {
  await city?.close()
})

describe.each(sizes)('a first day on a $name', ({ name, width, height }) => {
  it('every step fits, says what to do, and runs over no edge', async () => {
    const profile = mkdtempSync(join(tmpdir(), 'installed-'))
    const context = await launchOn(
      profile,
      {
        viewport: { width, height },
        ...{ hasTouch: true, isMobile: true },
        geolocation: { ...walked.middle, accuracy: 12 },
      },
      city.origin,
    )
    const page: Page = await context.newPage()
    const shown: string[] = []
    const look = async (step: string): Promise<void> => {
      await expectToFit(page, step)
      const file = name === 'tablet' ? `${step}.jpg` : `${step}-${name}.jpg`
      shown.push(file)
      // The guide shows the upright tablet; the other sizes are for looking.
      const guide = name === 'tablet' || process.env.JINGPU_GUIDE_PICTURES !== 'docs'
      if (guide) {
        await page.screenshot({ path: `${folder}/${file}`, type: 'jpeg', quality: 72 })
      }
    }
    const address = `${city.origin}/field/blocks/${walked.unit.blockCode}`
    await city.signIn(page, walked.accountId)
    await page.getByLabel('PIN（6 位数字）').fill(PIN)
    await look('01-set-pin')
    await page.getByLabel('再输一次').fill(PIN)
    await page.getByRole('button', { name: '设好并开始' }).click()
    await waitUntilPrepared(page)
    await look('02-today')

    await page.locator(`a[href$="${walked.unit.blockCode}"]`).click()
    await page.getByRole('link', { name: '新单位' }).waitFor()
    await look('03-block')
    await page.getByRole('link', { name: '建筑', exact: true }).click()
    // The block's own map, which has buildings too, is on its way out until the form is there.
    await page.getByLabel('名称').waitFor()
    // Beside a building that stands there, so within the block's outline whatever the size.
    const beside = await page.locator('.block-map-building').first().boundingBox()
    await page.mouse.click(beside!.x + beside!.width / 2, beside!.y + beside!.height + 16)
    await page.getByLabel('名称').fill('农贸市场临街商铺')
    await page.getByLabel('地址').fill('育才路 9 号')
    await page.getByRole('combobox', { name: '类型' }).click()
    await page.getByRole('option', { name: '商铺' }).click()
    await look('04-new-building')
    await page.getByRole('button', { name: '加入本小区' }).click()
    await page.getByRole('heading', { name: '走访情况' }).waitFor()
    await look('05-building')

    await page.goto(address)
    await page.getByLabel('PIN', { exact: true }).waitFor()
    await look('06-locked')
    await page.getByLabel('PIN', { exact: true }).fill(PIN)
    await page.getByText(walked.unit.name).first().click()
    await page.getByRole('heading', { name: '核查情况' }).waitFor()
    await page.getByText('停业（歇业）').click()
    await page.getByRole('textbox', { name: '依据' }).fill('门面关闭，邻店证实 2023 年 9 月歇业')
    await look('07-outcome')

    await page.goBack()
    await page.getByRole('link', { name: '找单位' }).click()
    await page.getByLabel(/名称的一部分/).fill(walked.unit.name.slice(0, 3))
    await page.getByText(walked.unit.name).first().waitFor()
    await look('08-search')
    await page.goBack()
    await page.getByRole('link', { name: '新单位' }).click()
    await page.getByText('个体经营户').click()
    await look('09-new-unit')
    await page.getByRole('button', { name: '开始填表' }).click()
    await fillCells(page, { ...noodleHouse, femaleStaffAtYearEnd: '5' })
    await look('10-form')
    await fillCells(page, { femaleStaffAtYearEnd: '2', expectedAnnualRevenue: '90000' })
    const explain = page.getByRole('button', { name: '数据属实，写说明' })
    await explain.first().waitFor()
    await expectToFit(page, 'a finding to explain')
    await explain.first().tap()
    await page.getByRole('button', { name: '保存说明' }).waitFor()
    await expectToFit(page, 'an explanation')
    await page.getByRole('button', { name: '取消' }).tap()
    await fillCells(page, { expectedAnnualRevenue: noodleHouse.expectedAnnualRevenue! })
    await page.getByRole('button', { name: '核对并报送' }).click()
    await page.locator('.field-show-certificate-head', { hasText: '普查员证' }).waitFor()
    await look('11-certificate')
    await page.getByRole('button', { name: '对象已看过证件' }).click()
    await page.getByRole('button', { name: '定位', exact: true }).click()
    await page.getByText('已定位').waitFor()
    await look('12-place')
    await page.getByRole('button', { name: '下一步' }).click()
    await context.setOffline(true)
    await sign(page, '钱测试')
    await look('13-signature')
    await page.getByRole('button', { name: '报送', exact: true }).click()
    await page.getByText('未发送 1').click()
    await page.getByText('在本机，等待发送').waitFor()
    await look('14-sync')
    await page.getByRole('button', { name: '导出未上报' }).click()
    await page.getByLabel('口令').fill('清水河 2024')
    await look('15-export')
    await page.getByRole('button', { name: '二维码', exact: true }).click()
    await page.getByText(/第 1 张/).waitFor()
    await look('16-codes')
    await context.close()
    rmSync(profile, { recursive: true, force: true })

    if (name !== 'tablet') return
    const guide = readFileSync(projectPath('docs/guide-enumerator.md'), 'utf8')
    for (const file of shown) expect(guide).toContain(`images/enumerator/${file}`)
  })
})
