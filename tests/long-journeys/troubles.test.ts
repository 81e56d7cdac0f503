/** What befalls a tablet: a full disk, a wrong clock, networks that are none. */
import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { response } from '../../server/domains/responses/tables.ts'
import {
  fillCells,
  noodleHouse,
  openField,
  registerOnSite,
  showSectionOf,
  startTablet,
} from '../support/tablet.ts'
import { startHousehold, tabletDay } from '../support/tablet-day.ts'

const day = tabletDay()

describe('the device’s troubles', () => {
  it('a full disk loses nothing: it is told, and saved once there is room', async () => {
    const { city, enumeratorId, page } = day
    await startTablet(city, page, enumeratorId)
    await startHousehold(day)
    await fillCells(page, { selfEmployedName: '满仓粮油店' })
    await page.getByText('已存本机').waitFor()
    // As the browser answers when the disk is full; its own quota cannot be made small from here.
    await page.evaluate(() => {
      const { put } = IDBObjectStore.prototype
      IDBObjectStore.prototype.put = () => {
        throw new DOMException('full', 'QuotaExceededError')
      }
      setTimeout(() => {
        IDBObjectStore.prototype.put = put
      }, 8_000)
    })
    await fillCells(page, { operatorName: '孙测试' })
    await page.getByText('平板存储空间已满').first().waitFor()
    await page.getByText('已存本机').waitFor({ timeout: 30_000 })
    await openField(page, page.url())
    await showSectionOf(page, 'operatorName')
    expect(await page.locator('[data-path="operatorName"]').inputValue()).toBe('孙测试')
  })

  it('a clock wrong by years is measured and does no harm', async () => {
    const { city, enumeratorId, page } = day
    await page.clock.install({ time: new Date('2031-03-01T00:00:00+08:00') })
    await startTablet(city, page, enumeratorId)
    const { unitId } = await startHousehold(day)
    await fillCells(page, noodleHouse)
    await registerOnSite(page)
    const find = async () => {
      const rows = await city.database.read
        .select()
        .from(response)
        .where(eq(response.unitId, unitId))
      return rows[0]
    }
    await expect.poll(find, { timeout: 60_000 }).toMatchObject({ state: 'submitted' })
    const found = await find()
    await page.locator('.field-sync').click()
    await page.getByText(/比服务器快 .* 小时，请校准/).waitFor()
    expect(found!.updatedAt < '2031').toBe(true)
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
