/** What befalls a tablet: a full disk, a wrong clock, networks that are none. */
import { eq } from 'drizzle-orm'
import type { Page } from 'playwright-core'
import { afterAll, describe, expect, it } from 'vitest'
import { unitOutcome } from '../../server/domains/frame/tables.ts'
import { revision } from '../../server/domains/responses/tables.ts'
import { launchOn } from '../support/browser.ts'
import { seeded } from '../support/seeded.ts'
import { mountSmallDisk } from '../support/small-disk.ts'
import {
  choosePin,
  fillCells,
  noodleHouse,
  openField,
  registerOnSite,
  startTablet,
  unlock,
  waitUntilPrepared,
} from '../support/tablet.ts'
import { responsesOf, startHousehold, tabletDay } from '../support/tablet-day.ts'

const day = tabletDay()
const disk = mountSmallDisk(400)
const twice = mountSmallDisk(400)
const unkept = mountSmallDisk(400)
afterAll(() => {
  disk?.remove()
  twice?.remove()
  unkept?.remove()
})

describe('the device’s troubles', () => {
  it.runIf(disk)(
    'a disk full to the last byte loses nothing: it is told, nothing is sealed half, and all is saved once there is room',
    async () => {
      const { city, enumeratorId, middle } = day
      const context = await launchOn(
        `${disk!.path}/profile`,
        {
          ...{ viewport: { width: 800, height: 1280 }, hasTouch: true },
          geolocation: { ...middle, accuracy: 15 },
        },
        city.origin,
      )
      const page = await context.newPage()
      await startTablet(city, page, enumeratorId)
      await waitUntilPrepared(page)
      await context.setOffline(true)
      const { unitId } = await startHousehold({ ...day, page })
      await fillCells(page, { ...noodleHouse, selfEmployedName: '满仓粮油店' })
      await page.getByText('已存本机').waitFor()
      const makeRoom = disk!.fill()
      await fillCells(page, { operatorName: '孙测试' })
      await page.getByText('平板存储空间已满或写不进去').first().waitFor()
      // Reporting says so too, and seals nothing.
      await registerOnSite(page)
      await page.getByText('没有存下，请不要关闭本页，再试一次').waitFor()
      makeRoom()
      await page.getByText('平板存储空间已满或写不进去').waitFor({ state: 'detached' })
      await page.getByRole('button', { name: '报送', exact: true }).click()
      await page.getByText('未发送 1').waitFor()

      await context.setOffline(false)
      await expect
        .poll(() => responsesOf(day, unitId), { timeout: 60_000 })
        .toMatchObject([{ state: 'submitted', revisions: 1 }])
      const [sent] = await city.database.read
        .select()
        .from(revision)
        .where(eq(revision.responseId, `${unitId}.622.2023`))
      expect(sent!.answers).toMatchObject({ operatorName: '孙测试', staffAtYearEnd: 3 })
      await context.close()
    },
  )

  it.runIf(twice)(
    'a disk full twice in one session loses nothing, nor does the browser at its next starts',
    async () => {
      const { city, enumeratorId, middle } = day
      const options = {
        ...{ viewport: { width: 800, height: 1280 }, hasTouch: true },
        geolocation: { ...middle, accuracy: 15 },
      }
      const launch = () => launchOn(`${twice!.path}/profile`, options, city.origin)
      let context = await launch()
      let page = await context.newPage()
      await startTablet(city, page, enumeratorId)
      await waitUntilPrepared(page)
      await context.setOffline(true)
      const { address } = await startHousehold({ ...day, page })
      await fillCells(page, { ...noodleHouse, selfEmployedName: '满仓粮油店' })
      await page.getByText('已存本机').waitFor()
      let typed = ''
      for (const operatorName of ['孙测试', '周测试']) {
        const makeRoom = twice!.fill()
        typed = await typeUntilFull(page, 'operatorName', operatorName)
        await page.waitForTimeout(4_000) // a few tries to save while it is full
        makeRoom()
        await page.getByText('平板存储空间已满或写不进去').waitFor({ state: 'detached' })
        await page.getByText('已存本机').waitFor()
      }
      // Locked and opened again: the vault's own database had been closed, too.
      await page.getByRole('button', { name: '锁定' }).click()
      await unlock(page)
      // Half a record in the browser's log shows only when the log is read again; no server helps then.
      for (let start = 0; start < 2; start++) {
        await context.close()
        context = await launch()
        await context.setOffline(true)
        page = await context.newPage()
        await openField(page, address)
        await page.getByText('满仓粮油店').first().waitFor()
        await expect
          .poll(() => page.locator('input').evaluateAll(valuesOf), { timeout: 20_000 })
          .toContain(typed)
      }
      await context.close()
    },
  )

  it.runIf(unkept)(
    'a browser that promised nothing empties a full tablet: said beforehand, and said after',
    async () => {
      const { city, enumeratorId } = day
      const options = { viewport: { width: 800, height: 1280 }, permissions: [] }
      const launch = () => launchOn(`${unkept!.path}/profile`, options)
      let context = await launch()
      let page = await context.newPage()
      await startTablet(city, page, enumeratorId)
      await waitUntilPrepared(page)
      await page.getByText('浏览器还没有承诺长期保存').waitFor()
      let { address } = await startHousehold({ ...day, page })
      await fillCells(page, noodleHouse)
      await page.getByText('已存本机').waitFor()
      const makeRoom = unkept!.fill()
      const typed = await typeUntilFull(page, 'selfEmployedName', '无承诺面馆')
      await page.waitForTimeout(2_000)
      makeRoom()
      await page.goto(`${city.origin}/field/`)
      const emptied = page.getByText('这台平板上您原有的数据已被浏览器清掉')
      const kept = page.getByLabel('PIN', { exact: true })
      await emptied.or(kept).first().waitFor()
      if (await emptied.isVisible()) {
        await choosePin(page)
        address = (await startHousehold({ ...day, page })).address
        await fillCells(page, { selfEmployedName: typed })
        await page.getByText('已存本机').waitFor()
      } else await unlock(page)
      // What is there now stays, also for the browser's next start.
      await context.close()
      context = await launch()
      page = await context.newPage()
      await openField(page, address)
      await expect
        .poll(() => page.locator('input').evaluateAll(valuesOf), { timeout: 20_000 })
        .toContain(typed)
      await context.close()
    },
  )

  it.each([
    ['seven years ahead, in New York', '2031-03-01T00:00:00+08:00', 'America/New_York', '快'],
    ['four years behind, on Kiritimati', '2020-01-01T00:00:00+08:00', 'Pacific/Kiritimati', '慢'],
  ])('a clock %s is measured and does no harm', async (_, time, timezoneId, direction) => {
    const { browser, city, enumeratorId, middle } = day
    const abroad = await browser.newContext({
      ...{ viewport: { width: 800, height: 1280 }, hasTouch: true, timezoneId },
      ...{ permissions: ['geolocation'], geolocation: { ...middle, accuracy: 15 } },
    })
    const page = await abroad.newPage()
    await page.clock.install({ time: new Date(time) })
    await startTablet(city, page, enumeratorId)
    const { unitId } = await startHousehold({ ...day, page })
    await fillCells(page, noodleHouse)
    const before = Date.now()
    await registerOnSite(page)
    await expect
      .poll(() => responsesOf(day, unitId), { timeout: 60_000 })
      .toMatchObject([{ state: 'submitted', revisions: 1 }])
    const [found] = await responsesOf(day, unitId)
    // The server's own time decides; what the device said of the time is kept beside it.
    expect(Math.abs(Date.parse(found!.updatedAt) - before)).toBeLessThan(120_000)
    const [sealed] = await city.database.read
      .select()
      .from(revision)
      .where(eq(revision.responseId, found!.id))
    expect(sealed!.deviceTime.slice(0, 4)).toBe(new Date(time).toISOString().slice(0, 4))
    await page.locator('.field-sync').click()
    await page.getByText(new RegExp(`比服务器${direction} .* 天，请校准`)).waitFor()
    // Times on the screen are Beijing's, whatever zone the device believes in.
    const clock = new Intl.DateTimeFormat('zh-CN', {
      ...{ timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
    }).format(new Date(sealed!.receivedAt))
    await page.getByText('✔ 已收到').filter({ hasText: clock }).waitFor()
    await abroad.close()
  })

  it('requests that come twice, late and out of order leave each thing once', async () => {
    const { city, context, enumeratorId, openUnit, page } = day
    await startTablet(city, page, enumeratorId)
    await waitUntilPrepared(page)
    await context.setOffline(true)
    const { unitId, address } = await startHousehold(day)
    await fillCells(page, noodleHouse)
    await registerOnSite(page)
    await page.getByText('未发送 1').waitFor()
    // Corrected and signed anew before any of it went out.
    await openField(page, address)
    await fillCells(page, { staffAtYearEnd: '4' })
    await registerOnSite(page)
    await page.getByText('未发送 2').waitFor()
    await openField(page, `${city.origin}/field/units/${openUnit.id}`)
    await page.getByText('停业（歇业）').click()
    await page.getByRole('textbox', { name: '依据' }).fill('门面关闭，邻店证实 2023 年 9 月歇业')
    await page.getByRole('button', { name: '记下核查情况' }).click()
    await page.getByText('未发送 3').waitFor()

    city.front.stutter(6_000, seeded(7))
    await context.setOffline(false)
    await page.getByText('已全部发送').waitFor({ timeout: 120_000 })
    await page.waitForTimeout(7_000) // for the last of the late ones
    expect(city.front.late()).toBeGreaterThanOrEqual(3)
    const [listed, ...others] = await responsesOf(day, unitId)
    expect(others).toEqual([])
    expect(listed).toMatchObject({ state: 'submitted', revisions: 2, inConflict: false })
    const revisions = await city.database.read
      .select()
      .from(revision)
      .where(eq(revision.responseId, listed!.id))
    const last = revisions.find(({ id }) => id === listed!.latestRevisionId)
    expect(last?.answers).toMatchObject({ staffAtYearEnd: 4 })
    expect(await city.database.read.$count(unitOutcome, eq(unitOutcome.unitId, openUnit.id))).toBe(
      1,
    )
  })

  it('tells a network that wants its own sign-in from none, and from an expired session', async () => {
    const { city, context, enumeratorId, page } = day
    await startTablet(city, page, enumeratorId)
    await page.route('**/api/**', (route) =>
      route.fulfill({ contentType: 'text/html', body: '<title>Wi-Fi 登录</title>' }),
    )
    await page.getByRole('link', { name: /已全部发送/ }).click()
    await page.getByRole('button', { name: '现在发送' }).click()
    await page.getByText('可能是要先登录的公共 Wi-Fi').waitFor()
    await page.unroute('**/api/**')
    await context.clearCookies()
    await page.getByRole('button', { name: '现在发送' }).click()
    await page.getByText('登录已过期').first().waitFor()
    await context.setOffline(true)
    await page.getByRole('button', { name: '现在发送' }).click()
    await page.getByText('没有网络').first().waitFor()
  })
})

function valuesOf(inputs: Element[]): string[] {
  return inputs.map((input) => (input as HTMLInputElement).value)
}

/** What is left of a page of the store's log takes a few short changes on a disk that is full; the last one typed. */
async function typeUntilFull(page: Page, field: string, value: string): Promise<string> {
  for (let i = 0; i < 20; i++) {
    const typed = `${value}${'甲乙丙丁戊己庚辛壬癸'.slice(0, (i % 5) + 1)}`
    await fillCells(page, { [field]: typed })
    const full = page.getByText('平板存储空间已满或写不进去').first()
    const told = await full.waitFor({ timeout: 3_000 }).then(
      () => true,
      () => false,
    )
    if (told) return typed
  }
  throw new Error('a full disk took twenty changes')
}
