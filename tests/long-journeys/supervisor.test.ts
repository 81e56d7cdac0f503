/** A supervisor’s tablet, without signal. */
import { mkdirSync } from 'node:fs'
import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { fieldAct } from '../../server/domains/fieldwork/tables.ts'
import { projectPath } from '../../server/platform/project-path.ts'
import { expectToFit } from '../support/fits-the-hand.ts'
import {
  fillCells,
  noodleHouse,
  registerOnSite,
  startTablet,
  waitUntilPrepared,
} from '../support/tablet.ts'
import { responsesOf, startHousehold, tabletDay } from '../support/tablet-day.ts'

const day = tabletDay()
const pictures = projectPath('tests/long-journeys/screenshots')
mkdirSync(pictures, { recursive: true })

describe('a supervisor', () => {
  it('hands a block out and takes one back offline, re-checks what was drawn and returns it on the spot', async () => {
    const { browser, city, context, enumeratorId, middle, openUnit, page } = day
    const town = openUnit.blockCode!.slice(0, 9)
    const chief = city.accounts.find(
      ({ role, scope }) =>
        role === 'supervisor' && scope.kind === 'area' && town.startsWith(scope.areaPrefix),
    )!
    const walker = city.accounts.find(({ id }) => id === enumeratorId)!
    // What is re-checked is drawn from what was reported.
    const reporting = await browser.newContext({
      ...{ viewport: { width: 800, height: 1280 }, hasTouch: true },
      ...{ permissions: ['geolocation'], geolocation: { ...middle, accuracy: 15 } },
    })
    const walkers = await reporting.newPage()
    await startTablet(city, walkers, enumeratorId)
    const { unitId } = await startHousehold({ ...day, page: walkers })
    await fillCells(walkers, noodleHouse)
    await registerOnSite(walkers)
    await expect
      .poll(() => responsesOf(day, unitId), { timeout: 60_000 })
      .toMatchObject([{ state: 'submitted' }])
    await reporting.close()
    await startTablet(city, page, chief.id)
    await waitUntilPrepared(page)
    await context.setOffline(true)
    await page.getByRole('link', { name: '分派小区 · 待复核 · 随机复查' }).click()
    const row = page.locator('.field-match').filter({ hasText: walker.displayName }).last()
    await row.getByRole('button', { name: '调整' }).click()
    await page.getByLabel('收回原因').fill('调整分工')
    await page.getByRole('button', { name: `从 ${walker.displayName} 收回` }).click()
    await page.getByText('未分派').first().waitFor()
    const freed = page.locator('.field-match').filter({ hasText: '未分派' }).first()
    await freed.getByRole('button', { name: '调整' }).click()
    await page.getByRole('combobox', { name: '分派给' }).click()
    await page.getByRole('option', { name: walker.displayName }).click()
    await page.getByRole('button', { name: '分派', exact: true }).click()
    await page.getByText('未分派').waitFor({ state: 'detached' })

    await page.getByRole('tab', { name: '随机复查' }).click()
    await page.getByRole('button', { name: '复查', exact: true }).first().click()
    await page.getByText('不一致', { exact: true }).click()
    await page.getByRole('textbox', { name: '情况' }).fill('现场从业人员与所报不符')
    await page.getByText('当场退回').click()
    await page.getByRole('combobox', { name: '退回原因' }).click()
    await page.getByRole('option', { name: '证照、照片或定位缺失' }).click()
    await page.getByRole('button', { name: '记下并退回' }).click()
    await page.getByText('✔ 已复查').waitFor()
    // 待复核 can be read; passing says that it needs a network, and passes nothing.
    await page.getByRole('tab', { name: '待复核' }).click()
    const waiting = page.locator('.field-match').filter({ hasText: noodleHouse.selfEmployedName! })
    await waiting.getByRole('button', { name: '通过' }).click()
    await page
      .getByRole('alert')
      .getByText(/没有网络|网络/)
      .waitFor()
    expect(await responsesOf(day, unitId)).toMatchObject([{ state: 'submitted' }])
    await context.setOffline(false)
    await page.getByText('已全部发送').waitFor({ timeout: 60_000 })
    const acts = await city.database.read
      .select()
      .from(fieldAct)
      .where(eq(fieldAct.receivedBy, chief.id))
    expect(acts.map(({ kind, outcome }) => `${kind} ${outcome}`).sort()).toEqual([
      'assign-block applied',
      're-check applied',
      'return applied',
      'take-back-block applied',
    ])
    expect(await responsesOf(day, unitId)).toMatchObject([{ state: 'returned' }])
  })

  it('passes what was reported on to the township, where it stays passed', async () => {
    const { browser, city, enumeratorId, middle, openUnit, page } = day
    const town = openUnit.blockCode!.slice(0, 9)
    const chief = city.accounts.find(
      ({ role, scope }) =>
        role === 'supervisor' && scope.kind === 'area' && town.startsWith(scope.areaPrefix),
    )!
    const reporting = await browser.newContext({
      ...{ viewport: { width: 800, height: 1280 }, hasTouch: true },
      ...{ permissions: ['geolocation'], geolocation: { ...middle, accuracy: 15 } },
    })
    const walkers = await reporting.newPage()
    await startTablet(city, walkers, enumeratorId)
    const { unitId } = await startHousehold({ ...day, page: walkers })
    await fillCells(walkers, { ...noodleHouse, selfEmployedName: '待复核粮油店' })
    await registerOnSite(walkers)
    await expect
      .poll(() => responsesOf(day, unitId), { timeout: 60_000 })
      .toMatchObject([{ state: 'submitted' }])
    await reporting.close()
    await startTablet(city, page, chief.id)
    await page.getByRole('link', { name: '分派小区 · 待复核 · 随机复查' }).click()
    await page.getByRole('tab', { name: '待复核' }).click()
    const waiting = page.locator('.field-match').filter({ hasText: '待复核粮油店' })
    await waiting.getByRole('button', { name: '通过' }).click()
    await page.getByText('已通过 待复核粮油店').waitFor()
    await waiting.waitFor({ state: 'detached' })
    const [passed] = await responsesOf(day, unitId)
    expect(passed).toMatchObject({ state: 'passed-supervisor' })
  })

  it.each([
    ['tablet', 800, 1280],
    ['telephone', 390, 844],
  ])('finds every part of 指导 within the edges of a %s', async (name, width, height) => {
    const { city, openUnit, page } = day
    await page.setViewportSize({ width, height })
    const town = openUnit.blockCode!.slice(0, 9)
    const chief = city.accounts.find(
      ({ role, scope }) =>
        role === 'supervisor' && scope.kind === 'area' && town.startsWith(scope.areaPrefix),
    )!
    await startTablet(city, page, chief.id)
    await waitUntilPrepared(page)
    const look = async (step: string) => {
      await expectToFit(page, `${step} on a ${name}`)
      await page.screenshot({ path: `${pictures}/supervisor-${step}-${name}.jpg`, type: 'jpeg' })
    }
    await look('today')
    await page.getByRole('link', { name: '分派小区 · 待复核 · 随机复查' }).click()
    await page.getByRole('button', { name: '调整' }).first().waitFor()
    await look('blocks')
    await page.getByRole('button', { name: '调整' }).first().click()
    await page.getByRole('dialog').waitFor()
    await look('assign')
    await page.keyboard.press('Escape')
    await page.getByRole('tab', { name: '待复核' }).click()
    await look('queue')
    await page.getByRole('tab', { name: '随机复查' }).click()
    await look('re-checks')
    await page.locator('.field-sync').click()
    await page.getByRole('button', { name: '交回平板' }).click()
    await page.getByRole('dialog').waitFor()
    await look('hand-back')
  })
})
