/** The enumerator's day on the demonstration city, in real Chromium against the real server. */
import AxeBuilder from '@axe-core/playwright'
import { and, eq, isNull, like } from 'drizzle-orm'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Account } from '../../server/contract/identity.ts'
import { block, blockAssignment } from '../../server/domains/areas/tables.ts'
import { unit } from '../../server/domains/frame/tables.ts'
import { response } from '../../server/domains/responses/tables.ts'
import { launchChromium } from '../support/browser.ts'
import { type DemoCity, serveDemoCity } from '../support/serve-demo-city.ts'
import {
  fillCells,
  middleOf,
  noodleHouse,
  openField,
  registerOnSite,
  showSectionOf,
  startTablet,
} from '../support/tablet.ts'

let city: DemoCity
let browser: Browser
let context: BrowserContext
let page: Page
let refusals: string[] = []
let enumerator: Account
let openUnit: typeof unit.$inferSelect
let middle: { longitude: number; latitude: number }

beforeAll(async () => {
  city = await serveDemoCity(200)
  browser = await launchChromium()
  const [found] = await city.database.read
    .select({ unit, accountId: blockAssignment.accountId })
    .from(unit)
    .innerJoin(blockAssignment, eq(blockAssignment.blockCode, unit.blockCode))
    .where(
      and(
        isNull(unit.outcome),
        eq(unit.kind, 'legalUnit'),
        like(unit.unifiedSocialCreditCode, '91%'),
      ),
    )
    .limit(1)
  if (!found) throw new Error('the city has no open legal unit in a block')
  openUnit = found.unit
  const [home] = await city.database.read
    .select()
    .from(block)
    .where(eq(block.code, openUnit.blockCode!))
  middle = middleOf(home!.geometry)
  enumerator = city.accounts.find(({ id }) => id === found.accountId)!
})
beforeEach(async () => {
  context = await browser.newContext({
    viewport: { width: 800, height: 1280 },
    hasTouch: true,
    permissions: ['geolocation'],
    geolocation: { ...middle, accuracy: 15 },
  })
  page = await context.newPage()
  refusals = []
  page.on('console', (message) => {
    const fault = /Content Security Policy|is not a function|TypeError/.test(message.text())
    if (fault) refusals.push(message.text())
  })
  await startTablet(city, page, enumerator.id)
  await page.getByRole('heading', { name: '我的普查小区' }).waitFor()
})
afterEach(async () => {
  await context?.close()
  expect(refusals).toEqual([])
})
afterAll(async () => {
  await browser?.close()
  await city?.close()
})

const cell = (key: string) => page.locator(`[data-path="${key}"]`)

const fill = (answers: Readonly<Record<string, string>>) => fillCells(page, answers)

async function responseOf(unitId: string) {
  const [found] = await city.database.read
    .select()
    .from(response)
    .where(eq(response.unitId, unitId))
  return found
}

describe('an enumerator', () => {
  it('opens a block, sees its frame records and lists a unit, checks answering on the way', async () => {
    await openField(page, `${city.origin}/field/blocks/${openUnit.blockCode}`)
    await page.getByText(openUnit.name).first().click()
    await page.getByRole('heading', { name: '底册记录' }).waitFor()
    await page.getByRole('link', { name: '正常填表（621 表）' }).click()
    await page.getByRole('button', { name: '全部确认预填' }).click()

    await fill({ institutionType: '企业' })
    await fill({ staffAtYearEnd: '10', femaleStaffAtYearEnd: '12' })
    await page.getByText('女性从业人员').filter({ hasText: '12' }).first().waitFor()

    await page.getByRole('button', { name: '核对并报送' }).click()
    await page.getByRole('heading', { name: '还不能报送' }).waitFor()
    await page.getByRole('button', { name: '返回修改' }).click()
  })

  it('keeps what was typed when the tab is closed in the middle', async () => {
    await openField(page, `${city.origin}/field/responses/${openUnit.id}.621.2023`)
    await fill({ legalRepresentative: '赵测试' })
    await page.getByText('已存本机').waitFor()
    await page.close()
    page = await context.newPage()
    await openField(page, `${city.origin}/field/responses/${openUnit.id}.621.2023`)
    await showSectionOf(page, 'legalRepresentative')
    await expect.poll(() => cell('legalRepresentative').inputValue()).toBe('赵测试')
  })

  it('adds a shop that is in no list and reports its form; the server has it once', async () => {
    await openField(page, `${city.origin}/field/blocks/${openUnit.blockCode}`)
    await page.getByRole('link', { name: '新单位' }).click()
    await page.getByText('个体经营户').click()
    await page.getByRole('button', { name: '开始填表' }).click()
    await page.waitForURL(/\/responses\//)
    const unitId = /responses\/([^.]+)\./.exec(page.url())![1]!
    await fill(noodleHouse)
    await page.getByText('已存本机').waitFor()
    expect(await responseOf(unitId)).toBeUndefined()

    await context.setOffline(true)
    await registerOnSite(page)
    await page.getByText('未发送 1').waitFor()
    await context.setOffline(false)
    await page.getByText('已全部发送').waitFor({ timeout: 30_000 })
    expect(await responseOf(unitId)).toMatchObject({
      state: 'submitted',
      revisions: 1,
      formId: '622',
    })

    await openField(page, `${city.origin}/field/sync`)
    await page.getByText('已收到').first().waitFor()
    expect(await city.database.read.$count(response, eq(response.unitId, unitId))).toBe(1)
  })

  it('reaches every screen without a serious accessibility fault', async () => {
    const paths = ['', `blocks/${openUnit.blockCode}`, `units/${openUnit.id}`, 'sync']
    for (const path of paths) {
      await openField(page, `${city.origin}/field/${path}`)
      await page.waitForTimeout(800)
      const { violations } = await new AxeBuilder({ page }).analyze()
      const serious = violations.filter(
        ({ impact }) => impact === 'serious' || impact === 'critical',
      )
      expect(serious.map(({ id, nodes }) => `${path}: ${id} ${nodes[0]?.html}`)).toEqual([])
    }
  })

  it('has targets of 44 px or more', async () => {
    await openField(page, `${city.origin}/field/units/${openUnit.id}`)
    await page.getByRole('heading', { name: '核查情况' }).waitFor()
    const small = await page.locator('main a, main button, main label').evaluateAll((elements) =>
      elements
        .map((element) => ({
          text: element.textContent,
          height: element.getBoundingClientRect().height,
        }))
        .filter(({ height }) => height > 0 && height < 44),
    )
    expect(small).toEqual([])
  })
})
