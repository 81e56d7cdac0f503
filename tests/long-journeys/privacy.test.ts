/** What lies on the tablet: readable to nobody without the PIN, apart for each person, gone after the hand-in. */
import { describe, expect, it } from 'vitest'
import {
  fillCells,
  openField,
  PIN,
  startTablet,
  unlock,
  waitUntilPrepared,
} from '../support/tablet.ts'
import { startHousehold, tabletDay } from '../support/tablet-day.ts'

const day = tabletDay()

describe('privacy on the device', () => {
  it('nothing readable lies on the disk, and nothing at all after the tablet was handed back', async () => {
    const { city, enumeratorId, openUnit, page } = day
    await startTablet(city, page, enumeratorId)
    await waitUntilPrepared(page)
    const stored = () =>
      page.evaluate(async () => {
        const texts: string[] = [JSON.stringify(localStorage), JSON.stringify(sessionStorage)]
        for (const { name } of await indexedDB.databases()) {
          const database = await new Promise<IDBDatabase>((resolve, reject) => {
            const request = indexedDB.open(name!)
            request.onsuccess = () => resolve(request.result)
            request.onerror = () => reject(request.error)
          })
          for (const store of database.objectStoreNames) {
            const rows = await new Promise<unknown[]>((resolve, reject) => {
              const request = database.transaction(store).objectStore(store).getAll()
              request.onsuccess = () => resolve(request.result)
              request.onerror = () => reject(request.error)
            })
            for (const row of rows) {
              texts.push(
                JSON.stringify(row, (_, value: unknown) =>
                  value instanceof Uint8Array ? new TextDecoder().decode(value) : value,
                ),
              )
            }
          }
          texts.push(name!)
          database.close()
        }
        for (const name of await caches.keys()) {
          const cache = await caches.open(name)
          for (const request of await cache.keys()) texts.push(new URL(request.url).pathname)
        }
        return texts
      })
    // The office enrolled the tablet.
    await page.evaluate(async (accountId) => {
      const { privateKey } = await crypto.subtle.generateKey(
        { name: 'ECDSA', namedCurve: 'P-256' },
        false,
        ['sign'],
      )
      const request = indexedDB.open('jingpu-device')
      await new Promise((resolve) => {
        request.onsuccess = resolve
      })
      const tx = request.result.transaction('keys', 'readwrite')
      tx.objectStore('keys').put({ accountId, deviceId: 'device-1', name: '平板', privateKey })
      await new Promise((resolve) => {
        tx.oncomplete = resolve
      })
      request.result.close()
    }, enumeratorId)
    const before = await stored()
    expect(before.some((text) => text.includes('device-1'))).toBe(true)
    expect(before.length).toBeGreaterThan(50)
    for (const secret of [openUnit.name, openUnit.unifiedSocialCreditCode!, openUnit.address]) {
      expect(before.some((text) => text.includes(secret))).toBe(false)
    }
    expect(before.some((text) => text.includes(PIN))).toBe(false)

    await page.getByRole('link', { name: /已全部发送/ }).click()
    await page.getByRole('button', { name: '交回平板' }).click()
    await page.getByRole('button', { name: '清除本机上我的全部数据' }).click()
    await page.getByText('请先登录').waitFor()
    const after = await stored()
    expect(after.some((text) => text.includes(enumeratorId))).toBe(false)
    const account = city.accounts.find(({ id }) => id === enumeratorId)!
    expect(after.some((text) => text.includes(account.displayName))).toBe(false)
  })

  it('two people on one tablet open only their own work; a wrong PIN opens nothing', async () => {
    const { city, enumeratorId, page } = day
    const other = city.accounts.find(
      ({ id, role }) => role === 'enumerator' && id !== enumeratorId,
    )!
    await startTablet(city, page, enumeratorId)
    await startHousehold(day)
    await fillCells(page, { selfEmployedName: '甲的面馆' })
    await page.getByText('已存本机').waitFor()

    await startTablet(city, page, other.id)
    await expect.poll(() => page.getByText('甲的面馆').count()).toBe(0)
    await page.getByRole('button', { name: '锁定' }).click()
    const own = city.accounts.find(({ id }) => id === enumeratorId)!
    await page.getByRole('button', { name: `换成 ${own.displayName}` }).click()
    await page.getByLabel('PIN', { exact: true }).fill('918273')
    await page.getByText('PIN 不对').waitFor()
    await unlock(page)
    await page.getByText('甲的面馆').waitFor()
    // Signed in is the other one: nothing goes out in their name.
    await page.getByRole('link', { name: /需/ }).click()
    await page.getByText('本机当前登录的是另一个人').first().waitFor()
  })

  it('locks by itself, and a forgotten PIN costs nothing', async () => {
    const { city, enumeratorId, page } = day
    await page.clock.install()
    await startTablet(city, page, enumeratorId)
    await startHousehold(day)
    await fillCells(page, { selfEmployedName: '忘不了面馆' })
    await page.getByText('已存本机').waitFor()
    await page.clock.runFor(6 * 60_000)
    await page.getByText('本机已锁定').waitFor()
    await page.getByRole('button', { name: '忘记 PIN，重新设置' }).click()
    await page.getByLabel('PIN（6 位数字）').fill('735192')
    await page.getByLabel('再输一次').fill('735192')
    await page.getByRole('button', { name: '设好并开始' }).click()
    await page.locator('.field-frame').waitFor()
    await openField(page, `${city.origin}/field/`, '735192')
    await page.getByText('忘不了面馆').waitFor()
  })
})
