/** L-65 in the browser: a period is entered, a destruction asked for, approved by two, carried out, and its voucher printed. */
import { mkdirSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Role } from '../../server/contract/identity.ts'
import { reminder } from '../../server/domains/conduct/tables.ts'
import { carryOutDestruction } from '../../server/domains/retention/index.ts'
import { launchChromium } from '../support/browser.ts'
import { expectNoBarriers } from '../support/no-barriers.ts'
import { addUnit } from '../support/responses.ts'
import { type SmallCity, serveSmallCity } from '../support/serve-small-city.ts'
import { MAYI } from '../support/small-city.ts'

let city: SmallCity
let browser: Browser

beforeAll(async () => {
  city = await serveSmallCity()
  browser = await launchChromium()
  await addUnit(city as never)
  const at = '2024-03-05T02:00:00.000Z'
  await city.database.write(async (tx) => {
    await tx.insert(reminder).values({
      ...{ id: 'reminder-1', unitId: 'unit-a', responseId: null, areaCode: MAYI },
      ...{ remindedAt: at, means: 'telephone', recipient: '王建国', content: '请于三日内报送' },
      ...{ recordedAt: at, recordedBy: 'somebody' },
    })
  })
}, 300_000)
afterAll(async () => {
  await browser?.close()
  await city?.close()
})

async function open(role: Role, name: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
  const page = await context.newPage()
  await city.signIn(page, await city.account(role, '1406', name))
  await page.goto(`${city.origin}/office/retention`)
  await page.getByRole('heading', { name: '资料保存与销毁' }).waitFor()
  return page
}

/** A picture where somebody wants to look: JINGPU_PICTURES names a folder. */
async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.JINGPU_PICTURES
  if (!folder) return
  mkdirSync(folder, { recursive: true })
  await page.screenshot({ path: `${folder}/${name}.png` })
}

const rowOf = (page: Page, table: string) =>
  page
    .getByRole('grid', { name: table, exact: true })
    .or(page.getByRole('table', { name: table, exact: true }))
    .getByText('催报、通知书和留言')

describe('L-65 records whose time is over, in the office', () => {
  it('go after a period, a request and two approvals, and leave a voucher to print', async () => {
    const office = await open('city-office', '赵市办')
    await rowOf(office, '各类资料的保存期限').click()
    await office.getByLabel('保存年数').fill('2')
    await office.getByLabel('依据').fill('统计法实施条例第二十二条')
    await office.getByLabel('核定人').fill('李处长')
    await office.getByLabel('核定日期').fill('2024-01-10')
    await picture(office, 'class')
    await office.getByRole('button', { name: '录入', exact: true }).click()
    await office.getByText('到期待办').waitFor()
    await picture(office, 'due')
    await expectNoBarriers(office)

    const system = await open('system-administrator', '钱系统')
    await rowOf(system, '各类资料的保存期限').click()
    await system.getByLabel('说明').fill('保存期满，申请销毁')
    await system.getByRole('button', { name: '送批准' }).click()
    await system.getByText('待批准').waitFor()

    for (const [role, name] of [
      ['city-office', '赵市办'],
      ['security-administrator', '孙安全'],
    ] as const) {
      const page = await open(role, name)
      await rowOf(page, '销毁申请').click()
      await page.getByLabel('意见', { exact: true }).fill('同意')
      await picture(page, `decide-${role}`)
      await page.getByRole('button', { name: '批准销毁' }).click()
      await page.getByText('意见已记入').waitFor()
    }
    await system.reload()
    await rowOf(system, '销毁申请').click()
    const command = await system.locator('.retention-command').textContent()
    await picture(system, 'approved')
    const destructionId = /--destruction (\S+)/.exec(command ?? '')![1]!
    await carryOutDestruction(city.context, {
      ...{ destructionId, operator: '王销毁', witness: '李监销', confirmed: '催报、通知书和留言' },
    })
    expect(await city.database.read.select().from(reminder)).toEqual([])

    await system.reload()
    await rowOf(system, '销毁申请').click()
    await system.getByRole('link', { name: '打印销毁凭证' }).click()
    const voucher = system.getByRole('article')
    for (const text of [
      '到期普查资料销毁凭证',
      '催报登记',
      '王销毁',
      '李监销',
      '孙安全',
      '赵市办',
    ]) {
      await voucher.getByText(text).first().waitFor()
    }
    expect(await voucher.textContent()).not.toContain('王建国')
    await picture(system, 'voucher')
    await expectNoBarriers(system)
    await system.setViewportSize({ width: 390, height: 844 })
    await picture(system, 'voucher-phone')
    await system.goto(`${city.origin}/office/retention`)
    await system.getByText('已销毁').waitFor()
    await picture(system, 'phone')
  }, 120_000)
})
