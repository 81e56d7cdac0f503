/**
 * The tablet's tab is killed at random points of typing, sealing and sending, while replies get lost on
 * the way. Nothing acknowledged is lost, nothing is doubled, at most one field of typing is gone.
 * JINGPU_KILLS: how many kills, 200 where nothing is said.
 */
import { eq } from 'drizzle-orm'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { block, blockAssignment } from '../../server/domains/areas/tables.ts'
import { unit } from '../../server/domains/frame/tables.ts'
import { response, revision } from '../../server/domains/responses/tables.ts'
import { launchChromium } from '../support/browser.ts'
import { seeded } from '../support/seeded.ts'
import { type DemoCity, serveDemoCity } from '../support/serve-demo-city.ts'
import {
  fillCells,
  middleOf,
  noodleHouse,
  registerOnSite,
  showSectionOf,
  startTablet,
  unlock,
} from '../support/tablet.ts'

const KILLS = Number(process.env.JINGPU_KILLS ?? 200)
const SEED = Number(process.env.JINGPU_KILL_SEED ?? 20240115)
/** A whole form takes about as long to type; certificate, signature and sending half of that. */
const LATEST_KILL_MS = { typing: 3_400, reporting: 1_500 }
/** A quick hand: forty keys a second, and no rest between fields. */
const KEY_MS = 25

let city: DemoCity
let browser: Browser
let context: BrowserContext
let blockCode: string
let enumeratorId: string

beforeAll(async () => {
  city = await serveDemoCity(100)
  browser = await launchChromium()
  const [found] = await city.database.read
    .select({ code: block.code, geometry: block.geometry, accountId: blockAssignment.accountId })
    .from(block)
    .innerJoin(blockAssignment, eq(blockAssignment.blockCode, block.code))
    .limit(1)
  if (!found) throw new Error('the city has no block that is walked')
  blockCode = found.code
  enumeratorId = found.accountId
  context = await browser.newContext({
    viewport: { width: 800, height: 1280 },
    permissions: ['geolocation'],
    geolocation: { ...middleOf(found.geometry), accuracy: 15 },
  })
})
afterAll(async () => {
  await browser?.close()
  await city?.close()
})

describe('a tab killed at random', () => {
  it(`${KILLS} times loses nothing acknowledged and doubles nothing`, async () => {
    const random = seeded(SEED)
    let page = await context.newPage()
    await startTablet(city, page, enumeratorId)
    let kills = 0
    let whileTyping = 0
    let whileReporting = 0
    let fieldsLost = 0
    const finished: { unitId: string; answers: Readonly<Record<string, string>> }[] = []

    /** True where the tab died before the work was done. */
    const underFire = async (
      latestMs: number,
      work: (page: Page) => Promise<void>,
    ): Promise<boolean> => {
      const cdp = await context.newCDPSession(page)
      let dead = false
      const timer = setTimeout(() => {
        dead = true
        void cdp.send('Page.crash').catch(() => undefined)
      }, random() * latestMs)
      try {
        await work(page)
      } catch (error) {
        if (!dead) throw error
      }
      clearTimeout(timer)
      if (!dead) return false
      kills += 1
      await page.close().catch(() => undefined)
      page = await context.newPage()
      return true
    }
    const open = async (address: string): Promise<void> => {
      await page.goto(address)
      await unlock(page)
    }

    for (let round = 1; kills < KILLS; round++) {
      city.front.loseReplies(0, random)
      const answers = {
        ...noodleHouse,
        selfEmployedName: `击杀面馆 ${round}`,
        operatorName: `孙${round}`,
      }
      await open(`${city.origin}/field/blocks/${blockCode}/new`)
      await page.getByText('个体经营户').click()
      await page.getByRole('button', { name: '开始填表' }).click()
      await page.waitForURL(/\/responses\//)
      const address = page.url()
      const unitId = /responses\/([^.]+)\./.exec(address)![1]!

      // Typing: each time the tab dies, everything but the last field typed must be there.
      const keys = Object.keys(answers) as (keyof typeof answers)[]
      let typed = 0
      while (typed < keys.length) {
        const died = await underFire(LATEST_KILL_MS.typing, async (at) => {
          while (typed < keys.length) {
            const key = keys[typed]!
            // Counted before: a field in hand may be gone, the one before it not.
            typed += 1
            await fillCells(at, { [key]: answers[key] }, KEY_MS)
          }
          await at.getByText('已存本机').waitFor()
        })
        if (!died) break
        whileTyping += 1
        await open(address)
        const gone = await fieldsGone(page, keys.slice(0, typed), answers)
        const inHand = keys[typed - 1]!
        expect([[], [inHand]], `round ${round}, after ${typed} fields`).toContainEqual(gone)
        fieldsLost += gone.length
        typed -= gone.length
      }

      // Sealing and sending, with two in five answers lost.
      city.front.loseReplies(0.4, random)
      for (let sealed = false; !sealed; ) {
        const died = await underFire(LATEST_KILL_MS.reporting, async (at) => {
          await registerOnSite(at)
          await at.waitForURL(/\/blocks\//)
          await at.waitForTimeout(400)
        })
        if (died) whileReporting += 1
        city.front.loseReplies(died ? 0.4 : 0.2, random)
        if (died) await open(address)
        sealed = !died || !(await canReport(page))
      }
      finished.push({ unitId, answers })
    }

    city.front.loseReplies(0, random)
    await open(`${city.origin}/field/sync`)
    // Forms sealed and reopened meanwhile may wait for a person; everything sealed goes out.
    await expect
      .poll(
        async () => {
          await page.getByRole('button', { name: '现在发送' }).click()
          return page.getByText('在本机，等待发送').count()
        },
        { timeout: 400_000, interval: 3_000 },
      )
      .toBe(0)

    for (const { unitId, answers } of finished) {
      const rows = await city.database.read
        .select()
        .from(response)
        .where(eq(response.unitId, unitId))
      expect(rows, answers.selfEmployedName).toHaveLength(1)
      expect(rows[0]).toMatchObject({ state: 'submitted' })
      const revisions = await city.database.read
        .select()
        .from(revision)
        .where(eq(revision.responseId, rows[0]!.id))
      const ids = new Set(revisions.map(({ id }) => id))
      expect(ids.size).toBe(revisions.length)
      for (const { answers: sent } of revisions) {
        expect(sent).toMatchObject({ selfEmployedName: answers.selfEmployedName })
      }
      const named = await city.database.read.select().from(unit).where(eq(unit.id, unitId))
      expect(named).toHaveLength(1)
    }
    console.info(
      `${kills} kills: ${whileTyping} while typing, ${whileReporting} while sealing and sending; ` +
        `${finished.length} forms reported; ${fieldsLost} fields in hand gone`,
    )
    expect(kills).toBeGreaterThanOrEqual(KILLS)
  })
})

/** Which of the fields do not hold what was typed. */
async function fieldsGone(
  page: Page,
  keys: readonly string[],
  answers: Readonly<Record<string, string>>,
): Promise<string[]> {
  const gone: string[] = []
  for (const key of keys) {
    await showSectionOf(page, key)
    const input = page.locator(`input[type="text"][data-path="${key}"]`)
    const holds =
      (await input.count()) > 0
        ? // A code shows with its name, an amount with its commas.
          (await input.inputValue()).replaceAll(',', '').includes(answers[key]!)
        : await page
            .locator('label.jf-choice', { has: page.locator(`[data-of="${key}"]`) })
            .filter({ hasText: answers[key]! })
            .locator('input')
            .isChecked()
    if (!holds) gone.push(key)
  }
  return gone
}

/** False once the form is sealed and has nothing new to report. */
async function canReport(page: Page): Promise<boolean> {
  await page.goto(page.url().replace(/\/responses\/.*/, '/sync'))
  await unlock(page)
  await page.getByRole('heading', { name: '同步', exact: true }).waitFor()
  await page.waitForTimeout(300)
  const unsealed = (await page.getByText('在本机，尚未报送').count()) > 0
  if (unsealed) await page.goBack()
  if (unsealed) await unlock(page)
  return unsealed
}
