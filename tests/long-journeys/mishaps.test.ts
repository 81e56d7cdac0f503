/** What goes wrong while a form is filled in at the desk: nothing typed is lost, nothing is reported twice. */
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { commandContext } from '../../server/cli/command-context.ts'
import { issueSignInLink } from '../../server/domains/identity/index.ts'
import { session } from '../../server/domains/identity/tables.ts'
import { responseDraft, revision } from '../../server/domains/responses/tables.ts'
import { killBrowserOn, launchOn } from '../support/browser.ts'
import { handOver, openDesk } from '../support/desk.ts'
import { fillCell } from '../support/fill-form.ts'
import { serveTown, type Town } from '../support/serve-town.ts'
import { documentsOfTrade } from '../support/trades.ts'

const documents = documentsOfTrade('宾馆')
const { unitId } = documents[0]!
const responseId = `${unitId}.S603.2023`
const FIFTY_MB = 50 * 1024 * 1024
const desk = { viewport: { width: 1280, height: 800 } } as const

let town: Town
let profile: string
let context: BrowserContext
let page: Page

beforeAll(async () => {
  town = await serveTown([documents])
  profile = mkdtempSync(join(tmpdir(), 'jingpu-desk-'))
  context = await launchOn(profile, desk)
  page = await context.newPage()
  await town.signIn(page, town.respondentOf(documents[0]!))
})
afterAll(async () => {
  await context?.close()
  await town?.close()
  rmSync(profile, { recursive: true, force: true })
})
beforeEach(async () => {
  await openDesk(page, town, responseId)
  await cell('inventoriesAtYearEnd').waitFor()
})
afterEach(() => context.setOffline(false))

const cell = (path: string, on = page) => on.locator(`[data-path="${path}"]`)
const saved = () => page.getByText(/^已保存/).waitFor()

async function draftHolds(path: string, value: unknown): Promise<void> {
  await expect
    .poll(
      async () => {
        const [draft] = await town.database.read
          .select()
          .from(responseDraft)
          .where(eq(responseDraft.responseId, responseId))
        return draft?.answers[path]
      },
      { timeout: 20_000 },
    )
    .toBe(value)
}

describe('while a form is filled in', () => {
  it('the session runs out: typing stays, signing in beside it saves', async () => {
    await town.database.write(async (tx) => {
      await tx.update(session).set({ endedAt: new Date().toISOString() })
    })
    await fillCell(page, 'inventoriesAtYearEnd', 611)
    await page.getByText('需重新登录，已存在本机').waitFor()
    const [beside] = await Promise.all([
      context.waitForEvent('page'),
      page.getByRole('link', { name: '重新登录' }).click(),
    ])
    const byPasskey = beside.getByRole('button', { name: '用通行密钥登录' })
    await byPasskey.waitFor()
    await expect.poll(() => cell('inventoriesAtYearEnd').inputValue()).toBe('611')
    // A link from the office, opened where the sign-in page stands already.
    const account = town.respondentOf(documents[0]!)
    const { token } = await issueSignInLink(commandContext(town.database), account.id)
    await beside.goto(`${town.origin}/sign-in/#${token}`)
    await byPasskey.waitFor({ state: 'detached' })
    await beside.getByRole('button', { name: '登录', exact: true }).click()
    await beside.waitForURL(/\/self-report\//)
    await beside.close()
    await page.evaluate(() => window.dispatchEvent(new Event('focus')))
    await saved()
    await draftHolds('inventoriesAtYearEnd', 611)
  })

  it('the network goes and the window is closed: the next one has it and sends it up', async () => {
    await context.setOffline(true)
    await fillCell(page, 'inventoriesAtYearEnd', 612)
    await page.getByText('未保存到服务器，已存在本机').waitFor()
    await page.close()
    await context.setOffline(false)
    page = await context.newPage()
    await openDesk(page, town, responseId)
    await expect.poll(() => cell('inventoriesAtYearEnd').inputValue()).toBe('612')
    await draftHolds('inventoriesAtYearEnd', 612)
  })

  it('the page crashes the moment after a cell was left, before anything was saved: the cell is there', async () => {
    await context.setOffline(true)
    await fillCell(page, 'inventoriesAtYearEnd', 613)
    const cdp = await context.newCDPSession(page)
    void cdp.send('Page.crash').catch(() => undefined) // who dies answers nothing
    await page.waitForEvent('crash')
    await page.close()
    await context.setOffline(false)
    page = await context.newPage()
    await openDesk(page, town, responseId)
    await expect.poll(() => cell('inventoriesAtYearEnd').inputValue()).toBe('613')
    await draftHolds('inventoriesAtYearEnd', 613)
  })

  it('the whole browser dies: started again on the same computer it goes on', async () => {
    await context.setOffline(true)
    await fillCell(page, 'inventoriesAtYearEnd', 614)
    await page.getByText('未保存到服务器，已存在本机').waitFor()
    const gone = new Promise((resolve) => context.once('close', resolve))
    killBrowserOn(profile)
    await gone
    context = await launchOn(profile, desk)
    page = await context.newPage()
    await town.signIn(page, town.respondentOf(documents[0]!))
    await openDesk(page, town, responseId)
    await expect.poll(() => cell('inventoriesAtYearEnd').inputValue()).toBe('614')
    await draftHolds('inventoriesAtYearEnd', 614)
  })

  it('the back button is pressed at once: what was typed is saved, forward shows it', async () => {
    await page.goto(`${town.origin}/self-report/`)
    await page.locator('.sr-form', { hasText: 'S603表' }).locator('.sr-act').click()
    await cell('inventoriesAtYearEnd').waitFor()
    await cell('inventoriesAtYearEnd').fill('615')
    await page.goBack()
    await page.getByRole('heading', { name: '本单位应填的表' }).waitFor()
    await draftHolds('inventoriesAtYearEnd', 615)
    await page.goForward()
    await expect.poll(() => cell('inventoriesAtYearEnd').inputValue()).toBe('615')
  })

  it('a second tab is opened on it: it only shows, until it takes over with everything typed', async () => {
    await cell('inventoriesAtYearEnd').fill('616')
    const second = await context.newPage()
    await second.goto(page.url())
    await second.getByText('这张表正在另一个窗口填写').waitFor()
    expect(await cell('inventoriesAtYearEnd', second).isEditable()).toBe(false)
    await second.getByRole('button', { name: '在这里继续填' }).click()
    await second.getByText('这张表正在另一个窗口填写').waitFor({ state: 'detached' })
    await expect.poll(() => cell('inventoriesAtYearEnd', second).inputValue()).toBe('616')
    await page.getByText('这张表正在另一个窗口填写').waitFor()
    expect(await cell('inventoriesAtYearEnd').isEditable()).toBe(false)
    await page.close()
    page = second
    await draftHolds('inventoriesAtYearEnd', 616)
  })

  it('a file of 50 MB is chosen as the template, and as evidence: told at once, the form goes on', async () => {
    const huge = join(profile, '全部账目.xlsx')
    writeFileSync(huge, '')
    truncateSync(huge, FIFTY_MB)
    await page.getByLabel('填好的 Excel 模板').setInputFiles(huge)
    const refused = page.getByRole('dialog', { name: '这个文件不能导入' })
    await refused.getByText('文件超过 20 MB').waitFor()
    await refused.getByRole('button', { name: '知道了' }).click()
    await fillCell(page, 'inventoriesAtYearEnd', 617)
    await saved()
    await draftHolds('inventoriesAtYearEnd', 617)

    await page.goto(`${town.origin}/self-report/evidence`)
    await page.getByRole('button', { name: '添加材料' }).click()
    await page.getByLabel('选择文件').setInputFiles(huge)
    await page.getByRole('button', { name: '存入', exact: true }).hover()
    await page
      .getByText(/52\.4 MB，超过 .* 的上限/)
      .first()
      .waitFor()
  })

  it('50 MB sent past the page are refused by the server, which stays up', async () => {
    // It may hang up before all of it has come.
    const status = await page.request
      .put(`${town.origin}/api/responses/${responseId}/revisions/${randomUUID()}`, {
        data: Buffer.alloc(FIFTY_MB - 1, 'x'),
        headers: { 'content-type': 'application/json' },
      })
      .then(
        (reply) => reply.status(),
        () => 'cut off' as const,
      )
    expect([413, 'cut off']).toContain(status)
    expect((await page.request.get(`${town.origin}/api/responses?limit=1`)).ok()).toBe(true)
  })

  it('submit is pressed twice: it is received once', async () => {
    const known = documents.find(({ form }) => form === 'S603')!.reported
    await fillCell(page, 'inventoriesAtYearEnd', known.inventoriesAtYearEnd)
    await fillCell(page, 'preparer', known.preparer)
    await saved()
    await handOver(page, 2)
    const sent = await town.database.read
      .select()
      .from(revision)
      .where(eq(revision.responseId, responseId))
    expect(sent.filter(({ intent }) => intent === 'submit')).toHaveLength(1)
  })
})
