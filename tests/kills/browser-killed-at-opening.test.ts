/**
 * The whole browser is killed within the first tenths of a second after the tablet's application is opened,
 * while databases are opened and their log is being closed. Nothing that was kept is gone: the report that
 * waits, the draft, the PIN. JINGPU_OPENING_KILLS: how many kills, 20 where nothing is said.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { response, revision } from '../../server/domains/responses/tables.ts'
import { killBrowserOn, launchOn } from '../support/browser.ts'
import { seeded } from '../support/seeded.ts'
import {
  fillCells,
  noodleHouse,
  openField,
  registerOnSite,
  startTablet,
  waitUntilPrepared,
} from '../support/tablet.ts'
import { startHousehold, tabletDay } from '../support/tablet-day.ts'

const KILLS = Number(process.env.JINGPU_OPENING_KILLS ?? 20)
/** Around the tenth of a second in which the log is being closed. */
const LATEST_KILL_MS = 300

const day = tabletDay(100)

it(`a browser killed ${KILLS} times just after opening loses nothing that was kept`, async () => {
  const { city, enumeratorId, middle } = day
  const random = seeded(20240115)
  const profile = mkdtempSync(join(tmpdir(), 'killed-at-opening-'))
  const options = {
    ...{ viewport: { width: 800, height: 1280 }, hasTouch: true },
    geolocation: { ...middle, accuracy: 15 },
  }
  const launch = () => launchOn(profile, options, city.origin)
  let context = await launch()
  let page = await context.newPage()
  await startTablet(city, page, enumeratorId)
  await waitUntilPrepared(page)
  await context.setOffline(true)
  const reported = await startHousehold({ ...day, page })
  await fillCells(page, { ...noodleHouse, selfEmployedName: '等待上报面馆' })
  await registerOnSite(page)
  await page.getByText('未发送 1').waitFor()
  await startHousehold({ ...day, page })
  await fillCells(page, { selfEmployedName: '没有填完面馆', operatorName: '孙测试' })
  await page.getByText('已存本机').waitFor()
  await context.close()

  for (let kill = 0; kill < KILLS; kill++) {
    context = await launch()
    await context.setOffline(true)
    page = await context.newPage()
    const gone = new Promise((resolve) => context.once('close', resolve))
    await page.goto(`${city.origin}/field/`, { waitUntil: 'commit' })
    await page.waitForTimeout(random() * LATEST_KILL_MS)
    killBrowserOn(profile)
    await gone
  }

  context = await launch()
  await context.setOffline(true)
  page = await context.newPage()
  await openField(page, `${city.origin}/field/sync`)
  await page.getByText('等待上报面馆').waitFor()
  await page.getByText('没有填完面馆').waitFor()
  expect(await page.getByText('在本机，等待发送').count()).toBe(1)
  await context.setOffline(false)
  await page.getByText('已全部发送').waitFor({ timeout: 60_000 })
  const read = city.database.read
  const [received] = await read.select().from(response).where(eq(response.unitId, reported.unitId))
  expect(received).toMatchObject({ state: 'submitted', revisions: 1 })
  const [sent] = await read.select().from(revision).where(eq(revision.responseId, received!.id))
  expect(sent!.answers).toMatchObject({ selfEmployedName: '等待上报面馆', staffAtYearEnd: 3 })
  await context.close()
  rmSync(profile, { recursive: true, force: true })
})
