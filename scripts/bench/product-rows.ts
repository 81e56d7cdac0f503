/** Adding a row to a product table: the 500th beside the 5th. */
import type { Browser } from 'playwright-core'
import { p50, without } from './quantiles.ts'
import { judged, ms, type Result, times, told } from './report.ts'
import type { BenchPages } from './serve-pages.ts'
import { openSlowPage } from './slow-page.ts'

export const ROW_PAGES = ['rows'] as const

/** What the page shows of its form. */
interface PageSession {
  choose(path: string, value: string): void
}

/** Rows added one after another around the row meant. */
const ADDED = 9
const FRAMES = 6

export async function benchProductRows(
  browser: Browser,
  pages: BenchPages,
  rounds: number,
): Promise<Result[]> {
  const early: number[] = []
  const fullScreen: number[] = []
  const late: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    early.push(...(await addRows(browser, pages, 5)))
    fullScreen.push(...(await addRows(browser, pages, 50)))
    late.push(...(await addRows(browser, pages, 500)))
  }
  const ratio = p50(late) / p50(early)
  return [
    judged('add row 500 / row 5', times(ratio), '±20 %', ratio >= 0.8 && ratio <= 1.2),
    // Five rows leave most of the screen to be painted empty; fifty fill it as five hundred do.
    told('add row 500 / row 50', times(p50(late) / p50(fullScreen))),
    told(
      'add row 5, row 50, row 500',
      [early, fullScreen, late].map((costs) => ms(p50(costs))).join(', '),
    ),
  ]
}

async function addRows(browser: Browser, pages: BenchPages, row: number): Promise<number[]> {
  const first = row - Math.floor(ADDED / 2) - 1
  const slow = await openSlowPage(browser, pages.address, `rows.html?rows=${first}`)
  const { page } = slow
  const add = page.locator('[data-section="products"] .jf-rows-foot button')
  await add.scrollIntoViewIfNeeded()
  await page.waitForTimeout(500)
  const idles: number[] = []
  for (let at = 0; at < 9; at += 1) idles.push(await slow.spend(() => Promise.resolve(), FRAMES))
  const costs: number[] = []
  for (let at = 0; at < ADDED; at += 1) {
    await add.focus()
    await page.waitForTimeout(200)
    costs.push(await slow.spend(() => page.keyboard.press('Enter'), FRAMES))
    const cell = page.locator(`[data-path="productOutput[${first + at}].product"]`)
    await cell.waitFor({ state: 'attached', timeout: 5_000 })
    // A row with something in it, as between two rows added by a person.
    await page.evaluate((index) => {
      const { session } = window as unknown as { session: PageSession }
      session.choose(`productOutput[${index}].product`, 'SZ001')
    }, first + at)
    await page.waitForTimeout(200)
  }
  await slow.close()
  return without(costs, p50(idles))
}
