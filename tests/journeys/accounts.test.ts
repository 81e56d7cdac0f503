/** Getting in, as people do it: links, passkeys, letters, tablets; with everything a real installation asks for. */
import { and, eq, isNotNull } from 'drizzle-orm'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { commandContext } from '../../server/cli/command-context.ts'
import type { Account, Role } from '../../server/contract/identity.ts'
import { unit } from '../../server/domains/frame/tables.ts'
import { issueSignInLink } from '../../server/domains/identity/index.ts'
import { launchChromium } from '../support/browser.ts'
import { expectNoBarriers } from '../support/no-barriers.ts'
import { type DemoCity, serveDemoCity } from '../support/serve-demo-city.ts'
import { codeAt, PASSWORD } from '../support/sign-in.ts'
import { choosePin, openField, unlock } from '../support/tablet.ts'

let city: DemoCity
let browser: Browser
let origin: string
const pages: Page[] = []
let refusals: string[] = []

beforeAll(async () => {
  city = await serveDemoCity(150, { fullSignIn: true })
  browser = await launchChromium()
  // Passkeys are bound to a name; an address of numbers has none.
  origin = city.origin.replace('127.0.0.1', 'localhost')
})
afterEach(async () => {
  for (const page of pages.splice(0)) await page.context().close()
  expect(refusals).toEqual([])
})
afterAll(async () => {
  await browser?.close()
  await city?.close()
})

async function openPage(width = 1280, height = 800): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height }, locale: 'zh-CN' })
  const page = await context.newPage()
  refusals = []
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) refusals.push(message.text())
  })
  pages.push(page)
  return page
}

function accountOf(role: Role, fits: (areaPrefix: string) => boolean = () => true): Account {
  const found = city.accounts.find(
    ({ role: held, scope }) => held === role && scope.kind === 'area' && fits(scope.areaPrefix),
  )
  if (!found) throw new Error(`no such ${role}`)
  return found
}

/** The town of a unit that reports online. */
async function townOnline(): Promise<string> {
  const [online] = await city.database.read
    .select({ areaCode: unit.areaCode })
    .from(unit)
    .where(and(eq(unit.aboveScale, true), isNotNull(unit.unifiedSocialCreditCode)))
    .limit(1)
  if (!online?.areaCode) throw new Error('no unit reports online')
  return online.areaCode.slice(0, 9)
}

async function openLink(page: Page, account: Account): Promise<void> {
  const { token } = await issueSignInLink(commandContext(city.database), account.id)
  await page.goto(`${origin}/sign-in/#${token}`)
  await page.getByRole('button', { name: '登录' }).click()
}

async function choosePassword(page: Page, loginName: string): Promise<void> {
  await page.getByLabel('登录名').fill(loginName)
  await page.getByLabel('新口令', { exact: true }).fill(PASSWORD)
  await page.getByLabel('再输一遍新口令').fill(PASSWORD)
  await page.getByRole('button', { name: '保存口令' }).click()
}

async function useVirtualAuthenticator(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('WebAuthn.enable')
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
}

async function expectAccessible(page: Page): Promise<void> {
  await expectNoBarriers(page)
}

/** A township's office, signed in all the way. */
async function openTownship(
  loginName: string,
  fits: (areaPrefix: string) => boolean,
): Promise<Page> {
  const page = await openPage()
  await openLink(page, accountOf('township-office', fits))
  await choosePassword(page, loginName)
  await page.waitForURL(/\/office\//)
  return page
}

describe('first sign-in', () => {
  it('a county office sets up an authenticator app, copies its recovery codes, and signs in again', async () => {
    const page = await openPage()
    await openLink(page, accountOf('county-office'))
    await page.getByRole('heading', { name: '设置口令' }).waitFor()
    await expectAccessible(page)
    await choosePassword(page, 'county-totp')
    await page.getByRole('img', { name: '验证器二维码' }).waitFor()
    await expectAccessible(page)
    const secret = (await textOf(page.locator('.sign-in-code'))).replace(/\s/g, '')
    await page.getByLabel('验证器上的 6 位数字').fill(codeAt(secret, new Date().toISOString()))
    await page.getByRole('button', { name: '启用', exact: true }).click()
    const recovery = page.locator('.sign-in-recovery li')
    await expect.poll(() => recovery.count()).toBe(10)
    const codes = await recovery.allInnerTexts()
    await page.getByRole('button', { name: '已抄好，进入系统' }).click()
    await page.waitForURL(/\/office\//)
    await page.getByRole('button', { name: '退出登录' }).click()
    await page.getByRole('link', { name: '前往登录' }).click()
    await page.getByLabel('登录名').fill('county-totp')
    await page.getByLabel('口令').fill(PASSWORD)
    await page.getByRole('button', { name: '登录', exact: true }).click()
    await page.getByRole('button', { name: '验证器不在身边，用恢复码' }).click()
    await page.getByLabel('恢复码').fill(codes[0]!)
    await page.getByRole('button', { name: '验证', exact: true }).click()
    await page.waitForURL(/\/office\//)
  })

  it('another sets up a passkey instead, and from then on signs in with it alone', async () => {
    const page = await openPage()
    await useVirtualAuthenticator(page)
    await openLink(page, accountOf('city-office'))
    await choosePassword(page, 'city-passkey')
    await page.getByRole('button', { name: /改用本机通行密钥/ }).click()
    await page.getByRole('button', { name: '已抄好，进入系统' }).click()
    await page.waitForURL(/\/office\//)
    await page.getByRole('button', { name: '退出登录' }).click()
    await page.getByRole('link', { name: '前往登录' }).click()
    await page.getByRole('button', { name: '用通行密钥登录' }).click()
    await page.waitForURL(/\/office\//)

    // After a password it is the second factor; the password alone is not enough.
    await page.getByRole('button', { name: '退出登录' }).click()
    await page.getByRole('link', { name: '前往登录' }).click()
    await page.getByLabel('登录名').fill('city-passkey')
    await page.getByLabel('口令').fill(PASSWORD)
    await page.getByRole('button', { name: '登录', exact: true }).click()
    await page.getByRole('heading', { name: '第二重验证' }).waitFor()
    expect((await page.request.get(`${origin}/api/accounts`)).status()).toBe(401)
    await page.getByRole('button', { name: '用通行密钥验证' }).click()
    await page.waitForURL(/\/office\//)
    await page.goto(`${origin}/sign-in/account`)
    await page.getByText('本机通行密钥').waitFor()
    await expectAccessible(page)
  })
})

describe('an enterprise with nothing but a letter', () => {
  it('activates its account on a phone, and learns nothing from a wrong code', async () => {
    const town = await townOnline()
    const office = await openTownship('town-notices', (prefix) => prefix === town)
    await office.goto(`${origin}/office/notices`)
    await office.getByRole('button', { name: '勾选全部未发' }).click()
    await expectAccessible(office)
    await office.getByRole('button', { name: /生成并打印/ }).click()
    const letter = office.locator('.office-notice').first()
    await letter.locator('dd').nth(2).waitFor()
    await letter.getByRole('img', { name: /启用账号二维码$/ }).waitFor()
    const [, creditCode, code] = await letter.locator('dd').allInnerTexts()
    const unitName = (await textOf(letter.locator('.office-notice-to'))).replace('：', '')
    const notices = await office.locator('.office-notice').count()
    const pdf = await office.pdf({ preferCSSPageSize: true })
    expect([...pdf.toString('latin1').matchAll(/\/Type\s*\/Page\b/g)]).toHaveLength(notices)

    const phone = await openPage(390, 844)
    await phone.goto(`${origin}/sign-in/activate`)
    const tell = async (credit: string, secret: string): Promise<string> => {
      await phone.getByLabel('统一社会信用代码').fill(credit)
      await phone.getByLabel('激活码').fill(secret)
      await phone.getByRole('button', { name: '下一步' }).click()
      const told = phone.locator('.sign-in-problem:not(:empty)')
      await told.waitFor()
      return textOf(told)
    }
    const wrong = await tell(creditCode!, 'AAAA-BBBB-CCCC')
    expect(wrong).toContain('信用代码或激活码不对')
    expect(await tell('91140600MA0K00000X', 'AAAA-BBBB-CCCC')).toBe(wrong)
    await expectAccessible(phone)
    await phone.getByLabel('统一社会信用代码').fill(creditCode!.toLowerCase())
    await phone.getByLabel('激活码').fill(code!.toLowerCase())
    await phone.getByRole('button', { name: '下一步' }).click()
    await phone.getByRole('heading', { name: unitName }).waitFor()
    await phone.getByLabel('填报人姓名').fill('王会计')
    await phone.getByLabel('登录名').fill('13900001111')
    await phone.getByLabel('新口令', { exact: true }).fill(PASSWORD)
    await phone.getByLabel('再输一遍新口令').fill(PASSWORD)
    await phone.getByRole('button', { name: '启用账号' }).click()
    await phone.waitForURL(/\/self-report\//)
    await phone.getByRole('heading', { name: unitName }).waitFor()

    await phone.getByRole('link', { name: '人员', exact: true }).click()
    await phone.getByRole('button', { name: '邀请单位负责人' }).click()
    await phone.getByLabel('姓名').fill('赵总')
    await phone.getByRole('button', { name: '生成邀请链接' }).click()
    const invitation = await textOf(phone.locator('.sr-link-url'))
    const boss = await openPage()
    await boss.goto(invitation)
    await boss.getByRole('button', { name: '登录' }).click()
    await choosePassword(boss, 'zhaozong')
    await boss.waitForURL(/\/self-report\//)
    await boss.getByText('单位负责人').first().waitFor()
  })
})

/** A picture of one dot. */
const DOT =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=='

describe('a tablet', () => {
  it('is enrolled from the office’s screen, tells how it is, and is out once reported lost', async () => {
    const town = await townOnline()
    const office = await openTownship('town-tablets', (prefix) => prefix !== town)
    await office.goto(`${origin}/office/devices`)
    await office.getByText('未登记平板').first().waitFor()
    await expectAccessible(office)
    await office.locator('tbody a').first().click()
    await office.getByRole('button', { name: '登记平板' }).click()
    const link = await textOf(office.locator('.office-link-once-url'))
    // L-24: the office puts the photo on the certificate.
    const file = { name: '照片.png', mimeType: 'image/png', buffer: Buffer.from(DOT, 'base64') }
    await office.getByLabel('选择照片').setInputFiles(file)
    await office.getByRole('img', { name: /的照片$/ }).waitFor()
    await expectAccessible(office)

    const tablet = await openPage(800, 1280)
    await tablet.goto(link)
    await tablet.getByLabel('平板名称').fill('华为 MatePad 03')
    await tablet.getByRole('button', { name: '登记这台平板' }).click()
    await tablet.getByRole('button', { name: '继续' }).click()
    await choosePassword(tablet, 'enumerator-03')
    await tablet.waitForURL(/\/field\//)
    await choosePin(tablet)
    expect(await takeKeyOut(tablet)).toBe('InvalidAccessError')

    await openField(tablet, `${origin}/field/certificate`)
    await tablet.getByRole('img', { name: /的照片$/ }).waitFor()
    await openField(tablet, `${origin}/field/sync`)
    await tablet.getByText(/华为 MatePad 03，.*已报告状况/).waitFor()
    await office.goto(`${origin}/office/devices`)
    const row = office.locator('tbody tr', { hasText: '华为 MatePad 03' })
    await row.waitFor()
    expect(await textOf(row)).not.toContain('未登记平板')
    await row.locator('a').click()
    await office.getByRole('button', { name: '挂失', exact: true }).click()
    await office.getByLabel(/挂失原因/).fill('在集市丢失')
    await office.getByRole('button', { name: '挂失这台平板' }).click()
    await office.getByText('已挂失：在集市丢失').waitFor()
    await tablet.reload()
    await unlock(tablet)
    await tablet.getByRole('link', { name: '去登录' }).waitFor()
  })
})

async function textOf(part: Locator): Promise<string> {
  return (await part.textContent()) ?? ''
}

/** Name of the error with which the browser refuses to give the private key away. */
function takeKeyOut(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('jingpu-device')
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error)
    })
    const keys = await new Promise<{ privateKey: CryptoKey }[]>((resolve, reject) => {
      const request = database.transaction('keys').objectStore('keys').getAll()
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error)
    })
    database.close()
    return crypto.subtle.exportKey('pkcs8', keys[0]!.privateKey).then(
      () => 'given away',
      (error: Error) => error.name,
    )
  })
}
