/**
 * An enumerator is out without signal while the office publishes form 622 anew: the program is delivered
 * with the new version and a mapping, and the server opens it in the old one's place. What was typed goes
 * on in the new version and says so; what was signed in the old one is kept whole for the office.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listForms } from '../../server/contract/instruments.ts'
import { getResponse } from '../../server/contract/responses.ts'
import { projectPath } from '../../server/platform/project-path.ts'
import { launchChromium } from '../support/browser.ts'
import { type Front, standBefore } from '../support/front.ts'
import { buildNextEdition } from '../support/next-edition.ts'
import {
  choosePin,
  fillCells,
  noodleHouse,
  openField,
  registerOnSite,
  showSectionOf,
  unlock,
  waitUntilPrepared,
} from '../support/tablet.ts'

interface Edition {
  readonly child: ChildProcess
  readonly port: number
  readonly token: string
  readonly officeToken: string
  readonly blockCode: string
  readonly middle: { readonly longitude: number; readonly latitude: number }
}

const data = mkdtempSync(join(tmpdir(), 'editions-'))
let next: string
let now: Edition
let front: Front
let browser: Browser

/** A server of the project in `tree`, over the one database. */
async function start(tree: string, ...more: readonly string[]): Promise<Edition> {
  const program = join(tree, 'tests/support/edition-server.ts')
  const child = spawn(process.execPath, ['--import', 'tsx', program, data, ...more], {
    stdio: ['ignore', 'pipe', 'inherit'],
    cwd: tree,
    env: { ...process.env, JINGPU_ENGINE: 'sqlite' },
  })
  const line = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout! }).once('line', resolve)
    child.once('exit', (code) => reject(new Error(`the server in ${tree} ended with ${code}`)))
  })
  return { child, ...(JSON.parse(line) as Omit<Edition, 'child'>) }
}

async function startHousehold(page: Page): Promise<{ responseId: string; address: string }> {
  await openField(page, `${front.origin}/field/blocks/${now.blockCode}/new`)
  await page.getByText('个体经营户').click()
  await page.getByRole('button', { name: '开始填表' }).click()
  await page.waitForURL(/\/responses\//)
  return { responseId: /responses\/([^/?]+)/.exec(page.url())![1]!, address: page.url() }
}

async function signIn(page: Page, token: string): Promise<void> {
  await page.goto(`${front.origin}/sign-in/#${token}`)
  await page.getByRole('button', { name: '登录' }).click()
  await page.waitForURL(/\/(field|office)\//)
}

/** What the server says to the enumerator's own session. */
const ask = (page: Page, path: string) =>
  page.evaluate(
    async (from) => (await fetch(from)).json() as Promise<Record<string, unknown>>,
    path,
  )

beforeAll(async () => {
  next = buildNextEdition()
  now = await start(projectPath('.'))
  front = await standBefore(now.port)
  browser = await launchChromium()
}, 400_000)
afterAll(async () => {
  await browser?.close()
  await front?.close()
  now?.child.kill('SIGKILL')
  rmSync(data, { recursive: true, force: true })
  if (next) rmSync(next, { recursive: true, force: true })
})

describe('a form published anew while the tablet is out of signal', () => {
  it('takes the draft along and says what changed; what was signed before is kept whole', async () => {
    const context = await browser.newContext({
      ...{ viewport: { width: 800, height: 1280 }, hasTouch: true },
      ...{ permissions: ['geolocation'], geolocation: { ...now.middle, accuracy: 15 } },
    })
    const page = await context.newPage()
    await signIn(page, now.token)
    await choosePin(page)
    await waitUntilPrepared(page)
    await context.setOffline(true)
    const signed = await startHousehold(page)
    await fillCells(page, { ...noodleHouse, selfEmployedName: '旧版已签面馆' })
    await registerOnSite(page)
    await page.getByText('未发送 1').waitFor()
    const draft = await startHousehold(page)
    await fillCells(page, { ...noodleHouse, selfEmployedName: '旧版草稿面馆' })
    await fillCells(page, { businessFloorArea: '85' })
    await page.getByText('已存本机').waitFor()

    now.child.kill('SIGKILL')
    now = await start(next, '2023.2')
    front.turnTo(now.port)
    await context.setOffline(false)
    await openField(page, `${front.origin}/field/`)
    // Signed in 2023.1, which is closed by now: kept whole for the office, and said.
    await page.locator('.field-sync').click()
    await page.getByText(/已原样存入隔离件，由普查办处理：.*未开放/).waitFor({ timeout: 60_000 })

    await page.evaluate(async () => {
      const found = await navigator.serviceWorker.getRegistration('/field/')
      await found!.update()
    })
    await page.getByRole('button', { name: '现在更新' }).click({ timeout: 60_000 })
    await page.getByText('本机已锁定').waitFor()
    const formsRead = page.waitForResponse((reply) => reply.url().endsWith(listForms.path))
    await unlock(page)
    await formsRead
    await page.getByRole('link', { name: '经普', exact: true }).click()
    await waitUntilPrepared(page)
    await context.setOffline(true)
    await openField(page, draft.address)
    const said = page.getByRole('region', { name: '表式更新' })
    await said.getByText('本表已更新为 2023.2 版，您在 2023.1 版填的内容已转入').waitFor()
    await said.getByText('1 项有变化').first().waitFor()
    await said
      .getByText(/原样保留/)
      .first()
      .waitFor()
    const carried: Readonly<Record<string, string>> = {
      ...noodleHouse,
      selfEmployedName: '旧版草稿面馆',
    }
    for (const [from, to] of [
      ['selfEmployedName', 'selfEmployedName'],
      ['staffAtYearEnd', 'staffAtYearEnd'],
      ['femaleStaffAtYearEnd', 'womenAtYearEnd'],
    ] as const) {
      await showSectionOf(page, to)
      await expect
        .poll(() => page.locator(`input[data-path="${to}"]`).inputValue())
        .toBe(carried[from])
    }
    await registerOnSite(page)
    await page.getByText('未发送 1').waitFor()
    await context.setOffline(false)
    await page.getByText('已全部发送').waitFor({ timeout: 60_000 })
    const moved = getResponse.path.replace('{responseId}', draft.responseId)
    expect(await ask(page, moved)).toMatchObject({
      response: { state: 'submitted', formVersion: '2023.2' },
      answers: { womenAtYearEnd: 2 },
      keptAside: [{ version: '2023.1', cell: 'businessFloorArea', value: 85 }],
    })

    // The office takes what was signed in the closed version over, unchanged, signature and all.
    const office = await browser.newPage()
    await signIn(office, now.officeToken)
    await office.goto(`${front.origin}/office/quarantine`)
    await office.getByText('这张表当前未开放填报').first().click()
    await office.getByLabel('查明的情况').fill('换版前已当面签字，已向普查员核实')
    await office.getByRole('button', { name: '原样收入答卷' }).click()
    await office.getByText('内容与原文一致，记在上报人名下').waitFor()
    const taken = await ask(page, getResponse.path.replace('{responseId}', signed.responseId))
    expect(taken).toMatchObject({
      response: { state: 'submitted', formVersion: '2023.1' },
      answers: { selfEmployedName: '旧版已签面馆', femaleStaffAtYearEnd: 2 },
      registration: { method: 'on-site', signatureHolds: true, signature: { signer: '王测试' } },
    })
    await context.close()
  })
})
