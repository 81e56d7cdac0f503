/** A respondent asks, its office answers, and one who reports for two units sees both. */
import AxeBuilder from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { commandContext } from '../../server/cli/command-context.ts'
import type { Account } from '../../server/contract/identity.ts'
import { unit } from '../../server/domains/frame/tables.ts'
import { createAccount } from '../../server/domains/identity/index.ts'
import { accountUnit } from '../../server/domains/identity/tables.ts'
import { response } from '../../server/domains/responses/tables.ts'
import { launchChromium } from '../support/browser.ts'
import { fillCell } from '../support/fill-form.ts'
import { type DemoCity, serveDemoCity } from '../support/serve-demo-city.ts'

let city: DemoCity
let browser: Browser
let preparer: Account
let county: Account
let responseId: string
let unitName: string

beforeAll(async () => {
  city = await serveDemoCity(200)
  browser = await launchChromium()
  const units = await city.database.read.select().from(unit)
  const rows = await city.database.read.select().from(response)
  const owing = city.accounts.flatMap((account) => {
    const { scope, position } = account
    if (scope.kind !== 'unit' || position === 'person-in-charge') return []
    const own = units.find(({ id }) => id === scope.unitId)
    const open = rows.find(
      ({ unitId, formId, state }) =>
        unitId === scope.unitId && formId === '601' && state === 'assigned',
    )
    return own && open ? [{ account, own, open }] : []
  })
  const [first] = owing
  const [, second] = owing
  if (!first || !second) throw new Error('the city has no two units that owe form 601')
  preparer = first.account
  responseId = first.open.id
  unitName = first.own.name
  county = city.accounts.find(
    ({ role, scope }) =>
      role === 'county-office' &&
      scope.kind === 'area' &&
      first.own.areaCode?.startsWith(scope.areaPrefix),
  )!
  // The same person reports for a second unit, as after adding it by its notice.
  await city.database.write((tx) =>
    tx.insert(accountUnit).values({
      id: 'second-unit',
      accountId: preparer.id,
      unitId: second.own.id,
      unitName: second.own.name,
      position: 'preparer',
      since: new Date().toISOString(),
      takesOverFrom: null,
      endedAt: null,
    }),
  )
})
afterAll(async () => {
  await browser?.close()
  await city?.close()
})

async function openAs(account: Account, size = { width: 1280, height: 800 }): Promise<Page> {
  const context = await browser.newContext({ viewport: size })
  const page = await context.newPage()
  await city.signIn(page, account.id)
  return page
}

async function seriousFaults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)
}

describe('messages with the office', () => {
  it('are asked beside the form and answered without a value to report', async () => {
    const desk = await openAs(preparer)
    await desk.goto(`${city.origin}/self-report/forms/${responseId}`)
    await desk.getByRole('tab', { name: '常见错误' }).click()
    await desk.getByText('填了营业执照上的注册地址').waitFor()
    // What a cell means is one click from it.
    await desk.locator('[data-path="mobilePhone"]').focus()
    await desk.getByRole('tab', { name: '指标解释' }).click()
    const meaning = desk.getByRole('region', { name: '当前指标' })
    await meaning.getByRole('heading', { name: '移动电话' }).waitFor()
    await desk.getByRole('link', { name: '留言' }).last().click()
    await desk.getByRole('combobox', { name: '关于' }).filter({ hasText: '601' }).waitFor()
    await desk.getByRole('textbox', { name: '写给普查办' }).fill('经营地址填注册地还是实际经营地？')
    await desk.getByRole('button', { name: '发送' }).click()
    await desk.getByText('经营地址填注册地还是实际经营地？').waitFor()
    expect(await seriousFaults(desk)).toEqual([])

    const office = await openAs(county)
    await office.getByRole('link', { name: /^留言/ }).click()
    await office.getByRole('link', { name: unitName }).click()
    await office.getByText('经营地址填注册地还是实际经营地？').last().waitFor()
    const box = office.getByRole('textbox', { name: '写给单位' })
    await box.fill('请把从业人员改为 120 人')
    await office.getByRole('button', { name: '发送' }).click()
    await office.getByText('退回意见和留言不得写出应填的数值').waitFor()
    await expect.poll(() => box.inputValue()).toBe('请把从业人员改为 120 人')
    await box.fill('填12月31日实际经营的地方，与执照不同的两处都填')
    await office.getByRole('button', { name: '发送' }).click()
    await office.getByText('填12月31日实际经营的地方').first().waitFor()
    expect(await seriousFaults(office)).toEqual([])

    await desk.goto(`${city.origin}/self-report/`)
    const entry = desk.locator('.sr-form').filter({ has: desk.getByRole('link', { name: '留言' }) })
    await entry.getByRole('link', { name: '留言' }).click()
    await desk.getByText('填12月31日实际经营的地方').waitFor()
    // Read is read: the number beside the name goes.
    await desk.locator('.sr-bar-messages .ui-badge').waitFor({ state: 'detached' })
  })

  it('fit a phone', async () => {
    const phone = await openAs(preparer, { width: 390, height: 844 })
    await phone.goto(`${city.origin}/self-report/messages`)
    await phone.getByText('填12月31日实际经营的地方').waitFor()
    const wide = await phone.evaluate(() => document.documentElement.scrollWidth)
    expect(wide).toBeLessThanOrEqual(390)
  })
})

describe('two people in one form', () => {
  it('see each other and each other’s changes, and never overwrite in silence', async () => {
    const { scope } = preparer
    const colleague = await createAccount(commandContext(city.database), {
      ...{ displayName: '李会计', role: 'enterprise', scope },
    })
    const form = `${city.origin}/self-report/forms/${responseId}`
    const one = await openAs(preparer)
    await one.goto(form)
    await one.locator('.jf-input').first().waitFor()
    const other = await openAs(colleague)
    await other.goto(form)
    await other.getByText(`${preparer.displayName}也打开了本表`).waitFor()
    await one.getByText(/李会计.*也打开了本表/).waitFor({ timeout: 20_000 })

    await fillCell(other, 'mobilePhone', '13903491111')
    await other.getByText(/^已保存/).waitFor()
    const phone = one.locator('[data-path="mobilePhone"]')
    await expect.poll(() => phone.inputValue(), { timeout: 20_000 }).toBe('13903491111')

    // Who loads the page anew is not taken for a second window of their own.
    const heard = one.waitForResponse((reply) => reply.url().endsWith('/presence'))
    await one.reload()
    await heard
    await one.getByText(/^李会计也打开了本表$/).waitFor()

    // Both change the same cell before either hears of it: the second is asked.
    await other.context().setOffline(true)
    await fillCell(other, 'mobilePhone', '13903492222')
    await fillCell(one, 'mobilePhone', '13903493333')
    await one.getByText(/^已保存/).waitFor()
    await other.context().setOffline(false)
    await other.getByText('13903493333').first().waitFor({ timeout: 40_000 })
    await expect.poll(() => phone.inputValue()).toBe('13903493333')
  })
})

describe('one who reports for several units', () => {
  it('sees all with deadlines and states, and goes from there to each', async () => {
    const page = await openAs(preparer)
    await page.getByRole('link', { name: '各单位报表' }).click()
    const rows = page.locator('.sr-units-row')
    await expect.poll(() => rows.count()).toBe(2)
    await rows.filter({ hasText: unitName }).getByText('正在填报这个单位').waitFor()
    await rows.first().getByText('待填').waitFor()
    expect(await seriousFaults(page)).toEqual([])
    const other = rows.filter({ hasNotText: '正在填报这个单位' })
    const name = (await other.getByRole('heading').textContent()) ?? ''
    await other.getByRole('button').click()
    await page.getByRole('heading', { level: 1, name }).waitFor()
  })
})
