/** An enumerator at a tablet: signs in, sets or enters the PIN, waits until all is on the device. */
import type { Page } from 'playwright-core'
import type { DemoCity } from './serve-demo-city.ts'

export const PIN = '280461'

/** First time on this device: sign-in link, then a PIN of one's own. */
export async function startTablet(city: DemoCity, page: Page, accountId: string): Promise<void> {
  await city.signIn(page, accountId)
  await page.getByLabel('PIN（6 位数字）').fill(PIN)
  await page.getByLabel('再输一次').fill(PIN)
  await page.getByRole('button', { name: '设好并开始' }).click()
  await page.getByRole('heading', { name: '今天' }).waitFor()
}

/** Opens an address of the application and enters the PIN where it is asked for. */
export async function openField(page: Page, address: string, pin = PIN): Promise<void> {
  await page.goto(address)
  await unlock(page, pin)
}

export async function unlock(page: Page, pin = PIN): Promise<void> {
  await page.getByLabel('PIN', { exact: true }).fill(pin)
  await page.locator('.field-frame').waitFor()
}

/** Everything of the assignment and the application itself is on the device. */
export async function waitUntilPrepared(page: Page): Promise<void> {
  await page.getByText('离线可用').waitFor({ timeout: 90_000 })
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
}
