/** An enumerator at a tablet: signs in, sets or enters the PIN, waits until all is on the device. */

import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import type { DemoCity } from './serve-demo-city.ts'

export const PIN = '280461'

/** First time on this device: sign-in link, then a PIN of one's own. */
export async function startTablet(city: DemoCity, page: Page, accountId: string): Promise<void> {
  await city.signIn(page, accountId)
  await choosePin(page)
}

export async function choosePin(page: Page): Promise<void> {
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
  await page.getByText('离线可用').waitFor({ timeout: 180_000 })
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
}

/**
 * The certificate, a place, and the respondent's signature; ends with pressing 报送. `atThePlace`: done
 * once it is found.
 */
export async function registerOnSite(
  page: Page,
  signer = '王测试',
  atThePlace?: () => Promise<void>,
): Promise<void> {
  await page.getByRole('button', { name: '核对并报送' }).click()
  await page.getByRole('button', { name: '对象已看过证件' }).click()
  await page.getByRole('button', { name: '定位', exact: true }).click()
  await page.getByText('已定位').waitFor()
  await atThePlace?.()
  await page.getByRole('button', { name: '下一步' }).click()
  await sign(page, signer)
  await page.getByRole('button', { name: '报送', exact: true }).click()
}

export async function sign(page: Page, signer: string): Promise<void> {
  await page.getByRole('dialog').getByRole('checkbox').check()
  await page.getByLabel('签字人').fill(signer)
  const ground = await page.locator('.field-signature svg').boundingBox()
  if (!ground) throw new Error('there is nowhere to sign')
  await page.mouse.move(ground.x + 40, ground.y + 60)
  await page.mouse.down()
  for (let at = 1; at <= 6; at++) {
    await page.mouse.move(ground.x + 40 + at * 30, ground.y + 60 + (at % 2) * 40)
  }
  await page.mouse.up()
}

/** The middle of a block, so that a tablet put there is inside. */
export function middleOf(geometry: { coordinates: number[][][][] }): {
  longitude: number
  latitude: number
} {
  const ring = geometry.coordinates[0]?.[0] ?? []
  const sum = ring
    .slice(1)
    .reduce((total, point) => [total[0]! + point[0]!, total[1]! + point[1]!], [0, 0])
  const count = Math.max(1, ring.length - 1)
  return { longitude: sum[0]! / count, latitude: sum[1]! / count }
}

/**
 * Types into text cells and presses choices of a form, going through its sections. `keyMs`: key by key
 * with so many milliseconds between, as a person does; left out, each text at once.
 */
export async function fillCells(
  page: Page,
  answers: Readonly<Record<string, string>>,
  keyMs?: number,
): Promise<void> {
  for (const [key, text] of Object.entries(answers)) {
    await showSectionOf(page, key)
    const input = page.locator(`input[type="text"][data-path="${key}"]`)
    if ((await input.count()) > 0) {
      if (keyMs === undefined) await input.fill(text)
      else {
        await input.focus()
        await input.selectText()
        await page.keyboard.type(text, { delay: keyMs })
      }
      await input.press('Tab')
    } else {
      await page
        .locator('label.jf-choice', { has: page.locator(`[data-of="${key}"]`) })
        .filter({ hasText: text })
        .click()
    }
  }
}

/** On a tablet one section shows at a time: goes through them until the cell is there. */
export async function showSectionOf(page: Page, key: string): Promise<void> {
  const cell = page.locator(`[data-path="${key}"]`)
  const tabs = page.locator('.jf-tab')
  await tabs.first().waitFor()
  for (let at = 0; at < (await tabs.count()); at++) {
    if ((await cell.count()) > 0) return
    const tab = tabs.nth(at)
    await tab.click()
    await expect.poll(() => tab.getAttribute('aria-current')).toBe('step')
  }
  if ((await cell.count()) === 0) throw new Error(`no cell ${key} in any section`)
}

/** A household without a licence, with nothing to find fault with. */
export const noodleHouse: Readonly<Record<string, string>> = {
  selfEmployedName: '测试面馆',
  operatorName: '钱测试',
  contactPhone: '19900001234',
  locationAddress: '育才路 9 号一层东户',
  hasLicence: '否',
  openedYear: '2019',
  openedMonth: '5',
  monthsOperated: '12',
  operatingStatus: '正常运营',
  mainActivity1: '提供正餐服务',
  staffAtYearEnd: '3',
  femaleStaffAtYearEnd: '2',
  expectedAnnualRevenue: '260',
}
