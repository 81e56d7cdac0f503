/**
 * A new version of two forms comes with the next release of the program, while a respondent and an enumerator
 * are in the middle of filling in the old one: drafts stay openable in their version while that is open, move
 * with a report once it is closed, and nothing typed is lost on the way.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { and, eq, inArray, isNotNull } from 'drizzle-orm'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { commandContext } from '../../server/cli/command-context.ts'
import { loadCity } from '../../server/cli/demo-load/load-city.ts'
import { readInstallationKey } from '../../server/cli/installation-key.ts'
import { block, blockAssignment } from '../../server/domains/areas/tables.ts'
import { issueSignInLink, listAccounts } from '../../server/domains/identity/index.ts'
import { response, responseDraft, revision } from '../../server/domains/responses/tables.ts'
import { type RunningServer, startServer } from '../../server/main.ts'
import type { Database } from '../../server/platform/database/database.ts'
import { openSqlite } from '../../server/platform/database/sqlite.ts'
import { silentLog } from '../../server/platform/log.ts'
import { launchChromium } from '../support/browser.ts'
import { fillCell } from '../support/fill-form.ts'
import { type Front, standBefore } from '../support/front.ts'
import { AFTER, BEFORE, buildNextRelease } from '../support/next-release.ts'
import {
  choosePin,
  fillCells,
  middleOf,
  noodleHouse,
  openField,
  registerOnSite,
  showSectionOf,
  unlock,
  waitUntilPrepared,
} from '../support/tablet.ts'
import { testThreads } from '../support/test-threads.ts'

const versions = [
  {
    form: '609',
    renamed: { ictExpenditure: 'digitalExpenditure' },
    dropped: { websitesAtYearEnd: '不再统计网站数' },
  },
  {
    form: '622',
    renamed: { contactPhone: 'phoneOfHousehold' },
    dropped: { businessFloorArea: '不再统计营业面积' },
  },
]

const data = mkdtempSync(join(tmpdir(), 'next-version-'))
let release: string
let database: Database
let before: RunningServer
let after: ChildProcess | undefined
let front: Front
let browser: Browser
let desk: Page
let tablet: Page
let responseId: string
let household: string

beforeAll(async () => {
  release = buildNextRelease(versions)
  const own = openSqlite(join(data, 'demo.db'))
  await loadCity(commandContext(own), { units: 200, seed: 'journeys' }, () => {})
  before = await startServer({
    database: own,
    log: silentLog,
    threads: testThreads,
    host: '127.0.0.1',
    port: 0,
    demonstration: true,
    secretKey: readInstallationKey(data),
  })
  // Another connection, which stays when the server makes way for the next.
  database = openSqlite(join(data, 'demo.db'))
  ;[front, browser] = await Promise.all([standBefore(before.port), launchChromium()])
}, 240_000)
afterAll(async () => {
  await browser?.close()
  await front?.close()
  if (after?.kill()) await once(after, 'exit')
  await database?.close()
  rmSync(data, { recursive: true, force: true })
  if (release) rmSync(release, { recursive: true, force: true })
})

async function signIn(page: Page, accountId: string): Promise<void> {
  const { token } = await issueSignInLink(commandContext(database), accountId)
  await page.goto(`${front.origin}/sign-in/#${token}`)
  await page.getByRole('button', { name: '登录' }).click()
  await page.waitForURL(/\/(office|field|self-report)\//)
}

/** The server of the next release in the place of the one before: same data, same address. */
async function upgrade(): Promise<void> {
  const program = join(release, 'dist/server/jingpu.js')
  const options = ['serve', '--demo', '--data', data, '--port', '0', '--json']
  after = spawn(process.execPath, [program, ...options], {
    cwd: release,
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const [line] = (await once(createInterface({ input: after.stdout! }), 'line')) as [string]
  front.turnTo(Number(new URL((JSON.parse(line) as { url: string }).url).port))
}

const value = (page: Page, path: string) => page.locator(`[data-path="${path}"]`).inputValue()

describe('a new version of a form', () => {
  it('finds a respondent and an enumerator with drafts in the old one', async () => {
    const accounts = await listAccounts(database.read)
    const owed = await database.read
      .select()
      .from(response)
      .where(and(eq(response.formId, '609'), inArray(response.state, ['assigned', 'draft'])))
    const preparer = accounts.find(
      ({ role, scope }) =>
        role === 'enterprise' &&
        scope.kind === 'unit' &&
        owed.some(({ unitId }) => unitId === scope.unitId),
    )
    if (preparer?.scope.kind !== 'unit') throw new Error('nobody owes form 609')
    responseId = `${preparer.scope.unitId}.609.2023`
    desk = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage()
    await signIn(desk, preparer.id)
    await desk.goto(`${front.origin}/self-report/forms/${responseId}`)
    await fillCell(desk, 'ictExpenditure', 123)
    await fillCell(desk, 'websitesAtYearEnd', 7)
    await desk.getByText(/^已保存/).waitFor()

    const [walked] = await database.read
      .select()
      .from(blockAssignment)
      .innerJoin(block, eq(block.code, blockAssignment.blockCode))
      .where(isNotNull(block.geometry))
      .limit(1)
    const { accountId, blockCode } = walked!.block_assignment
    tablet = await (
      await browser.newContext({
        ...{ viewport: { width: 800, height: 1280 }, hasTouch: true },
        permissions: ['geolocation'],
        geolocation: { ...middleOf(walked!.block.geometry), accuracy: 15 },
      })
    ).newPage()
    await signIn(tablet, accountId)
    await choosePin(tablet)
    await waitUntilPrepared(tablet)
    await openField(tablet, `${front.origin}/field/blocks/${blockCode}/new`)
    await tablet.getByText('个体经营户').click()
    await tablet.getByRole('button', { name: '开始填表' }).click()
    await tablet.waitForURL(/\/responses\//)
    household = tablet.url()
    await fillCells(tablet, {
      selfEmployedName: '不怕改版面馆',
      contactPhone: '19900000001',
      businessFloorArea: '60',
    })
    await tablet.getByText('已存本机').waitFor()
  })

  it('keeps their work openable in its own version while that is open', async () => {
    await before.close()
    // Typed while nothing answers.
    await fillCell(desk, 'computersAtYearEnd', 45)
    await tablet.context().setOffline(true)
    await fillCells(tablet, { operatorName: '李测试' })
    await tablet.getByText('已存本机').waitFor()
    await upgrade()
    await tablet.context().setOffline(false)

    await desk.reload()
    await desk.locator('[data-path="websitesAtYearEnd"]').waitFor()
    expect(await value(desk, 'websitesAtYearEnd')).toBe('7')
    expect(await value(desk, 'computersAtYearEnd')).toBe('45')
    expect(await desk.getByLabel('表式更新').count()).toBe(0)
    await desk.getByText(/^已保存/).waitFor()

    await takeUpdate()
    await openField(tablet, household)
    await showSectionOf(tablet, 'businessFloorArea')
    expect(await value(tablet, 'businessFloorArea')).toBe('60')
  })

  it('is opened by the city office, which closes the old one', async () => {
    const accounts = await listAccounts(database.read)
    const city = accounts.find(({ role }) => role === 'city-office')!
    const office = await (
      await browser.newContext({ viewport: { width: 1280, height: 800 } })
    ).newPage()
    await signIn(office, city.id)
    for (const { form } of versions) {
      await setDates(office, form, AFTER, { 开始日: '2024-01-03' })
      await setDates(office, form, BEFORE, { 开始日: '2023-12-01', 截止日: '2024-01-02' })
    }
    await office.context().close()
  })

  it('takes over the respondent’s draft with a report of what moved and what has no place', async () => {
    await desk.reload()
    const note = desk.getByLabel('表式更新')
    await note.getByText(`本表已更新为 ${AFTER} 版，您在 ${BEFORE} 版填的内容已转入`).waitFor()
    expect(await value(desk, 'digitalExpenditure')).toBe('123')
    expect(await value(desk, 'computersAtYearEnd')).toBe('45')
    expect(await desk.locator('[data-path="websitesAtYearEnd"]').count()).toBe(0)
    const kept = note.getByRole('row', { name: /期末拥有网站数/ })
    await expect.poll(() => kept.textContent()).toMatch(/7 个.*不再统计网站/)
    // Typed on in the new one, and saved with what was kept aside.
    await fillCell(desk, 'ictSpecialistsAtYearEnd', 3)
    await desk.getByText(/^已保存/).waitFor()
    await expect
      .poll(async () => {
        const drafts = await database.read
          .select()
          .from(responseDraft)
          .where(eq(responseDraft.responseId, responseId))
        return drafts[0]
      })
      .toMatchObject({
        formVersion: AFTER,
        answers: { digitalExpenditure: 123, computersAtYearEnd: 45, ictSpecialistsAtYearEnd: 3 },
        keptAside: [{ cell: 'websitesAtYearEnd', value: 7, version: BEFORE }],
      })
    await desk.reload()
    await desk.getByLabel('表式更新').getByText('期末拥有网站数').waitFor()
  })

  it('takes over the household on the tablet, which is then signed and received in it', async () => {
    await openField(tablet, `${front.origin}/field/`)
    await tablet.getByText('离线可用').waitFor()
    await openField(tablet, household)
    const note = tablet.getByLabel('表式更新')
    await note.getByText(`本表已更新为 ${AFTER} 版`).waitFor()
    await note.getByRole('row', { name: /营业面积/ }).waitFor()
    await showSectionOf(tablet, 'phoneOfHousehold')
    expect(await value(tablet, 'phoneOfHousehold')).toBe('19900000001')
    expect(await value(tablet, 'operatorName')).toBe('李测试')
    const {
      contactPhone: _,
      businessFloorArea: _none,
      ...rest
    }: Record<string, string> = noodleHouse
    await fillCells(tablet, rest)
    await tablet.getByText('已存本机').waitFor()
    await registerOnSite(tablet)
    const id = /responses\/([^?#]+)/.exec(household)![1]!
    const received = () =>
      database.read
        .select()
        .from(revision)
        .where(eq(revision.responseId, decodeURIComponent(id)))
    await expect.poll(received, { timeout: 30_000 }).toMatchObject([
      {
        formVersion: AFTER,
        answers: { selfEmployedName: '测试面馆', phoneOfHousehold: '19900000001' },
        keptAside: [{ cell: 'businessFloorArea', value: 60, version: BEFORE }],
      },
    ])
  })
})

/** The tablet hears of the next release once it is back on its first screens, and takes it. */
async function takeUpdate(): Promise<void> {
  await tablet.evaluate(async () => {
    const found = await navigator.serviceWorker.getRegistration('/field/')
    await found!.update()
  })
  await tablet.waitForFunction(async () => {
    const found = await navigator.serviceWorker.getRegistration('/field/')
    return found?.waiting != null
  })
  await tablet.getByRole('link', { name: '返回普查小区' }).click()
  await tablet.getByText('新版本已下载好').waitFor()
  await tablet.getByRole('button', { name: '现在更新' }).click()
  await tablet.getByText('本机已锁定').waitFor()
  await unlock(tablet)
}

async function setDates(
  office: Page,
  form: string,
  version: string,
  dates: Readonly<Record<string, string>>,
): Promise<void> {
  await office.goto(`${front.origin}/office/forms/${form}?version=${version}`)
  await office.getByRole('button', { name: '设置填报日期' }).click()
  for (const [label, date] of Object.entries(dates)) await office.getByLabel(label).fill(date)
  await office.getByRole('button', { name: '保存' }).click()
  await office.getByText('填报日期已保存').waitFor()
}
