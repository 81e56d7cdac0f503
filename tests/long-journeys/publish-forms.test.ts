/**
 * A new installation as its first people meet it: no demonstration, no form open. The city office takes its
 * first link, sets a password and an authenticator, enters the approval of form 621, sets its dates; a
 * program that asks otherwise is not started over it again.
 */
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { formApproval, formOpening } from '../../server/domains/instruments/tables.ts'
import { openSqlite } from '../../server/platform/database/sqlite.ts'
import { buildCommandLine, type CommandLine } from '../server/cli/run-cli.ts'
import { launchChromium } from '../support/browser.ts'
import { codeAt, PASSWORD } from '../support/sign-in.ts'

let cli: CommandLine
let browser: Browser
let page: Page
let data: string
let server: Awaited<ReturnType<CommandLine['start']>>

beforeAll(async () => {
  ;[cli, browser] = await Promise.all([buildCommandLine(), launchChromium()])
  data = join(cli.folder, 'city')
  server = await cli.start('serve', '--data', data, '--port', '0', '--json')
  page = await (await browser.newContext({ locale: 'zh-CN' })).newPage()
})
afterAll(async () => {
  await browser?.close()
  server?.process.kill('SIGTERM')
  await server?.ended
  cli?.remove()
})

/** The first link of the city office, all steps of a real installation. */
async function signInFirst(): Promise<string> {
  const { url, links } = JSON.parse(server.line) as {
    url: string
    links: { role: string; url: string }[]
  }
  await page.goto(links.find(({ role }) => role === '市级普查办')!.url)
  await page.getByRole('button', { name: '登录' }).click()
  await page.getByLabel('登录名').fill('city-office')
  await page.getByLabel('新口令', { exact: true }).fill(PASSWORD)
  await page.getByLabel('再输一遍新口令').fill(PASSWORD)
  await page.getByRole('button', { name: '保存口令' }).click()
  const secret = (await page.locator('.sign-in-code').textContent()) ?? ''
  const code = codeAt(secret.replace(/\s/g, ''), new Date().toISOString())
  await page.getByLabel('验证器上的 6 位数字').fill(code)
  await page.getByRole('button', { name: '启用', exact: true }).click()
  await page.getByRole('button', { name: '已抄好，进入系统' }).click()
  await page.waitForURL(/\/office\//)
  return url
}

describe('a production office', () => {
  it('publishes a form by entering its approval, and opens it', async () => {
    const origin = await signInFirst()
    await page.goto(`${origin}office/forms/621`)
    await page.getByText('（草稿，未发布）').waitFor()
    await page.getByRole('button', { name: '设置填报日期' }).click()
    await page.getByLabel('开始日').fill('2024-01-01')
    await page.getByRole('button', { name: '保存' }).click()
    await page.getByText('621 表没有批准（备案）文号、有效期').waitFor()
    await page.getByRole('button', { name: '取消' }).click()

    await page.getByRole('button', { name: '录入批准信息' }).click()
    await page.getByText('录入即发布这一版').waitFor()
    await page.getByLabel('批准（备案）文号').fill('国统制〔2023〕145号')
    await page.getByLabel('有效期至').fill('2099-12-31')
    await page.getByRole('button', { name: '保存' }).click()
    await page.getByText('（已发布）').waitFor()
    await page.getByText('国统制〔2023〕145号').waitFor()

    await page.getByRole('button', { name: '设置填报日期' }).click()
    await page.getByLabel('开始日').fill('2024-01-01')
    await page.getByLabel('截止日').fill('2099-04-30')
    await page.getByRole('button', { name: '保存' }).click()
    await page.getByText('填报日期已保存').waitFor()
    const database = openSqlite(join(data, 'jingpu.db'))
    const [opening] = await database.read.select().from(formOpening)
    const [approval] = await database.read.select().from(formApproval)
    await database.close()
    expect(opening).toMatchObject({ formId: '621', opensOn: '2024-01-01', dueOn: '2099-04-30' })
    expect(approval?.contentHash).toMatch(/^sha256:/)

    await page.goto(`${origin}office/forms`)
    await page.locator('tr', { hasText: '单位清查表' }).getByText('国统制〔2023〕145号').waitFor()
  })
})
