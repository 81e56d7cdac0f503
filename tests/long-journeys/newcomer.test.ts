/**
 * Someone with nothing but a notice letter reports a form without help: account, Excel out and in, findings
 * mended, confirmed by the person in charge with an account of their own, receipt kept and verified.
 */
import { readFileSync } from 'node:fs'
import { eq } from 'drizzle-orm'
import { openXlsx, saveXlsx } from 'hucre/xlsx'
import type { Browser, Page } from 'playwright-core'
import { extractText } from 'unpdf'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { commandContext } from '../../server/cli/command-context.ts'
import { findUnits, settleOutcome } from '../../server/domains/frame/index.ts'
import { unit } from '../../server/domains/frame/tables.ts'
import { createAccount, issueSignInLink } from '../../server/domains/identity/index.ts'
import { prepareOutcomeFollower } from '../../server/domains/responses/index.ts'
import { responseDraft, revision } from '../../server/domains/responses/tables.ts'
import { MARKS_SHEET, readMarks } from '../../web/form/workbook/template-marks.ts'
import { launchChromium } from '../support/browser.ts'
import { explainAll, handOver } from '../support/desk.ts'
import { plain } from '../support/read-print.ts'
import { serveTown, type Town } from '../support/serve-town.ts'
import { PASSWORD } from '../support/sign-in.ts'
import { MAYI } from '../support/small-city.ts'
import { documentsOfTrade } from '../support/trades.ts'

const documents = documentsOfTrade('宾馆')
/** The other unit the same accountant answers for. */
const others = documentsOfTrade('煤矿')
const finances = documents.find(({ form }) => form === 'S603')!
const { unitId, reported } = finances
const notes = { name: 'notes.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4') }
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

let town: Town
let browser: Browser
let desk: Page
let boss: Page
/** What the letters say. */
interface Letter {
  readonly unitName: string
  readonly creditCode: string
  readonly code: string
  readonly fingerprint: string
}
let letter: Letter
let otherLetter: Letter

beforeAll(async () => {
  ;[town, browser] = await Promise.all([
    serveTown([documents, others], { begun: false, fullSignIn: true }),
    launchChromium(),
  ])
})
afterAll(async () => {
  await browser?.close()
  await town?.close()
})

const newPage = async (size: { width: number; height: number }) =>
  (await browser.newContext({ viewport: size, locale: 'zh-CN', acceptDownloads: true })).newPage()

const cell = (path: string) => desk.locator(`[data-path="${path}"]`)

describe('a newcomer with a notice letter', () => {
  it('activates an account with the two codes of the letter, and sees what is owed and why', async () => {
    const letters = await takeLetters()
    const letterOf = async (id: string) => {
      const [row] = await town.database.read.select().from(unit).where(eq(unit.id, id))
      return letters.find(({ unitName }) => unitName === row?.name)!
    }
    letter = await letterOf(unitId)
    otherLetter = await letterOf(others[0]!.unitId)
    desk = await newPage({ width: 1280, height: 800 })
    await desk.goto(`${town.origin}/sign-in/activate`)
    await desk.getByLabel('统一社会信用代码').fill(letter.creditCode)
    await desk.getByLabel('激活码').fill(letter.code)
    await desk.getByRole('button', { name: '下一步' }).click()
    await desk.getByRole('heading', { name: letter.unitName }).waitFor()
    await desk.getByLabel('填报人姓名').fill('孟会计')
    await desk.getByLabel('登录名').fill('13900002222')
    await desk.getByLabel('新口令', { exact: true }).fill(PASSWORD)
    await desk.getByLabel('再输一遍新口令').fill(PASSWORD)
    await desk.getByRole('button', { name: '启用账号' }).click()
    await desk.waitForURL(/\/self-report\//)
    await desk.getByRole('heading', { name: letter.unitName, level: 1 }).waitFor()
    const entry = desk.locator('.sr-form', { hasText: 'S603表' })
    await entry.getByText('应填原因：').waitFor()
    await entry.getByText('截止').waitFor()
  })

  it('takes the template out, fills it in Excel and brings it back after a look', async () => {
    await desk.locator('.sr-form', { hasText: 'S603表' }).locator('.sr-act').click()
    await cell('operatingRevenue').waitFor()
    await desk.getByRole('button', { name: 'Excel', exact: true }).click()
    const [download] = await Promise.all([
      desk.waitForEvent('download'),
      desk.getByRole('menuitem', { name: '下载模板（含已填内容）' }).click(),
    ])
    const filled = await fillTemplate(readFileSync(await download.path()), {
      ...reported,
      // A digit too many, as fingers do.
      totalAssets: Number(reported.totalAssets) * 10,
    })
    await desk.getByLabel('填好的 Excel 模板').setInputFiles({
      name: download.suggestedFilename(),
      mimeType: XLSX,
      buffer: filled,
    })
    const dialog = desk.getByRole('dialog', { name: '导入前核对' })
    await dialog.getByText(/^新填 \d+ 格.*读不出 0 格/).waitFor()
    await dialog.getByRole('button', { name: /^填入 \d+ 格$/ }).click()
    await dialog.waitFor({ state: 'detached' })
    await expect
      .poll(() => cell('operatingRevenue').inputValue())
      .toBe(Number(reported.operatingRevenue).toLocaleString('en-US'))
    await desk.getByText(/^已保存/).waitFor()
  })

  it('is told in its own numbers what does not fit, led to the cell, and mends it', async () => {
    const finding = desk.locator('.jf-rail-group.jf-mandatory', { hasText: '资产总计' })
    await finding.waitFor()
    const wrong = Number(reported.totalAssets) * 10
    await expect.poll(() => finding.textContent()).toContain(wrong.toLocaleString('en-US'))
    await finding
      .getByRole('button', { name: /资产总计/ })
      .first()
      .click()
    await expect
      .poll(() => desk.evaluate(() => document.activeElement?.getAttribute('data-path')))
      .not.toBeNull()
    await cell('totalAssets').fill(String(reported.totalAssets))
    await cell('totalAssets').press('Tab')
    await desk.locator('.jf-rail-group.jf-mandatory').waitFor({ state: 'detached' })
    await explainAll(desk, '已与本单位账簿逐项核对，当年情况确实如此')
    await handOver(desk)
  })

  it('invites the person in charge by a link, who confirms on a phone with an account of their own', async () => {
    await desk.goto(`${town.origin}/self-report/people`)
    await desk.getByRole('button', { name: '邀请单位负责人' }).click()
    await desk.getByLabel('姓名').fill('赵总')
    await desk.getByRole('button', { name: '生成邀请链接' }).click()
    const invitation = (await desk.locator('.sr-link-url').textContent()) ?? ''
    boss = await newPage({ width: 390, height: 844 })
    await boss.goto(invitation)
    await boss.getByRole('button', { name: '登录' }).click()
    await choosePassword(boss, '13900003333')
    await boss.waitForURL(/\/self-report\//)
    const entry = boss.locator('.sr-form', { hasText: 'S603表' })
    await entry.getByRole('link', { name: '核对确认' }).click()
    await boss.getByLabel(/^单位负责人：/).check()
    await boss.getByRole('button', { name: '确认报送' }).click()
    await boss.getByRole('heading', { name: '报送回执' }).waitFor()
    await boss.getByText('已报送', { exact: true }).waitFor()
  })

  it('sees who acted last, keeps the receipt and finds it true, without a network', async () => {
    await desk.goto(`${town.origin}/self-report/`)
    const last = desk.locator('.sr-form', { hasText: 'S603表' }).locator('div', { hasText: '最近' })
    await last.getByText(/^赵总 /).waitFor()
    const rows = await town.database.read.select().from(revision)
    const sent = rows.filter(({ responseId }) => responseId === `${unitId}.S603.2023`)
    expect(sent).toHaveLength(1)
    await desk.goto(`${town.origin}/self-report/receipts/${unitId}.S603.2023/${sent[0]!.id}`)
    await desk.getByText('已报送', { exact: true }).waitFor()
    await desk.getByText(sent[0]!.contentHash).waitFor()
    const receipt = await saved('下载回执 JSON')
    const pdf = await saved('下载回执 PDF')
    const { text: printed } = await extractText(new Uint8Array(readFileSync(pdf)), {
      mergePages: true,
    })
    for (const said of [letter.unitName, letter.creditCode, '赵总', sent[0]!.contentHash]) {
      expect(plain(printed)).toContain(plain(said))
    }
    const verifier = await newPage({ width: 1280, height: 800 })
    await verifier.goto(`${town.origin}/verify-receipt/`)
    await verifier.getByText(`本普查平台现在的公钥指纹：${letter.fingerprint}`).waitFor()
    await verifier.context().setOffline(true)
    await verifier.getByLabel(/公钥指纹/).fill(letter.fingerprint)
    for (const [mimeType, path] of [
      ['application/json', receipt],
      ['application/pdf', pdf],
    ] as const) {
      const buffer = readFileSync(path)
      await verifier.getByLabel('回执文件').setInputFiles({ name: 'kept', mimeType, buffer })
      await verifier.locator('#verdict', { hasText: '✔ 回执是真的' }).waitFor()
      await verifier.getByLabel('回执文件').setInputFiles(notes)
      await verifier.getByText('⛔ 回执不可信').waitFor()
    }
    // The same receipt with one figure changed is found out.
    const text = readFileSync(receipt, 'utf8')
    const forged = text.replace(sent[0]!.contentHash, '0'.repeat(64))
    expect(forged).not.toBe(text)
    await verifier.getByLabel('回执文件').setInputFiles({
      name: 'forged.json',
      mimeType: 'application/json',
      buffer: Buffer.from(forged),
    })
    await verifier.getByText('⛔ 回执不可信').waitFor()
    const drafts = await town.database.read.select().from(responseDraft)
    expect(drafts.filter(({ responseId }) => responseId === `${unitId}.S603.2023`)).toEqual([])
  })

  it('answers for a second unit with its letter, and moves between the two', async () => {
    await desk.goto(`${town.origin}/self-report/people`)
    await desk.getByRole('button', { name: '用告知书添加单位' }).click()
    const dialog = desk.getByRole('dialog', { name: '添加单位' })
    await dialog.getByLabel('统一社会信用代码').fill(otherLetter.creditCode)
    await dialog.getByLabel('激活码').fill(otherLetter.code)
    await dialog.getByRole('button', { name: '添加', exact: true }).click()
    await desk.getByRole('link', { name: '各单位报表' }).click()
    await desk.getByRole('heading', { name: '各单位报表' }).waitFor()
    const entry = (name: string) => desk.locator('.sr-units-row', { hasText: name })
    await entry(letter.unitName).getByText('正在填报这个单位').waitFor()
    await entry(letter.unitName).locator('div', { hasText: '已报' }).getByText('1').waitFor()
    await entry(otherLetter.unitName).getByText('最近截止 2099').waitFor()
    await desk.getByRole('button', { name: `打开${otherLetter.unitName}的报表` }).click()
    await desk.getByRole('heading', { name: otherLetter.unitName, level: 1 }).waitFor()
    await desk.locator('.sr-form', { hasText: 'B603表' }).getByText('开始填报').waitFor()
    expect(await desk.locator('.sr-form', { hasText: 'S603表' }).count()).toBe(0)
    await desk.getByRole('combobox', { name: '填报的单位' }).click()
    await desk.getByRole('option', { name: letter.unitName }).click()
    await desk.getByRole('heading', { name: letter.unitName, level: 1 }).waitFor()
    await desk.locator('.sr-form', { hasText: 'S603表' }).getByText('已报送').first().waitFor()
  })

  it('is led to the unit its own was merged into, and keeps what it reported to look at', async () => {
    const follow = await prepareOutcomeFollower()
    await town.database.write(async (tx) => {
      const merged = (await findUnits(tx, [unitId])).get(unitId)!
      const ctx = { ...commandContext(town.database), actor: town.office }
      const outcome = {
        outcomeId: 'merge',
        outcome: 'duplicate',
        evidence: '两条是同一家',
      } as const
      await settleOutcome(tx, ctx, merged, { ...outcome, mergedInto: others[0]!.unitId }, follow)
    })
    await desk.goto(`${town.origin}/self-report/`)
    await desk.getByText(`本单位与“${otherLetter.unitName}”是同一家`).waitFor()
    await desk.getByRole('heading', { name: /已不再应填的表/ }).waitFor()
    await desk.getByRole('button', { name: `打开${otherLetter.unitName}的报表` }).click()
    await desk.getByRole('heading', { name: otherLetter.unitName, level: 1 }).waitFor()
    await desk.locator('.sr-form', { hasText: 'B603表' }).getByText('开始填报').waitFor()
  })
})

/** Where the browser put what a button of the receipt saves. */
async function saved(button: string): Promise<string> {
  const [file] = await Promise.all([
    desk.waitForEvent('download'),
    desk.getByRole('button', { name: button }).click(),
  ])
  return file.path()
}

/** The township's office prints letters in its own screen; what stands on them is all the newcomer has. */
async function takeLetters(): Promise<Letter[]> {
  const ctx = commandContext(town.database)
  const account = await createAccount(ctx, {
    displayName: '刘普',
    role: 'township-office',
    scope: { kind: 'area', areaPrefix: MAYI.slice(0, 9), name: '北城街道' },
  })
  const { token } = await issueSignInLink(ctx, account.id)
  const office = await newPage({ width: 1280, height: 800 })
  await office.goto(`${town.origin}/sign-in/#${token}`)
  await office.getByRole('button', { name: '登录' }).click()
  await choosePassword(office, 'town-office')
  await office.waitForURL(/\/office\//)
  await office.goto(`${town.origin}/office/notices`)
  await office.getByRole('button', { name: '勾选全部未发' }).click()
  await office.getByRole('button', { name: /生成并打印/ }).click()
  await office.locator('.office-notice dd').nth(2).waitFor()
  const letters: Letter[] = []
  for (const printed of await office.locator('.office-notice').all()) {
    const [, creditCode, code] = await printed.locator('dd').allInnerTexts()
    const to = (await printed.locator('.office-notice-to').textContent()) ?? ''
    const fingerprint = (await printed.locator('.office-notice-print').textContent()) ?? ''
    letters.push({
      ...{ unitName: to.replace('：', ''), creditCode: creditCode!, code: code!, fingerprint },
    })
  }
  await office.context().close()
  return letters
}

async function choosePassword(page: Page, loginName: string): Promise<void> {
  await page.getByLabel('登录名').fill(loginName)
  await page.getByLabel('新口令', { exact: true }).fill(PASSWORD)
  await page.getByLabel('再输一遍新口令').fill(PASSWORD)
  await page.getByRole('button', { name: '保存口令' }).click()
}

/** Figures and words into the white cells of our own template, as someone does in Excel or WPS. */
async function fillTemplate(
  template: Buffer,
  answers: Readonly<Record<string, unknown>>,
): Promise<Buffer> {
  const workbook = await openXlsx(template)
  const marks = readMarks(workbook.sheets.find(({ name }) => name === MARKS_SHEET)?.rows ?? [])
  if (!marks) throw new Error('the template has no marks')
  for (const { sheet, row, column, path } of marks.cells) {
    const value = answers[path]
    const cells = workbook.sheets.find(({ name }) => name === sheet)?.rows[row]
    if (cells && value !== undefined) cells[column] = value as string | number
  }
  return Buffer.from(await saveXlsx(workbook))
}
