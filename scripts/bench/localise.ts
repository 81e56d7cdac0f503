/** `npm run bench:localise`: 20 documents of 60 cells with at least 25 failing relations, in Chromium. */
import { loadavg } from 'node:os'
import { p50, p95 } from './quantiles.ts'
import { judged, ms, printResults, told } from './report.ts'
import { servePages } from './serve-pages.ts'
import { launch } from './slow-page.ts'

const BAR_MS = 200

interface Measured {
  readonly loadMs: number
  readonly runs: readonly {
    readonly tookMs: number
    readonly failing: number
    readonly wrong: readonly string[]
    readonly found: readonly string[]
  }[]
}

const [browser, served] = await Promise.all([launch(), servePages(['localise'])])
try {
  const page = await browser.newPage()
  page.on('pageerror', (error) => {
    throw error
  })
  await page.goto(`${served.address}localise.html`)
  await page.waitForFunction(() => document.documentElement.dataset.result !== undefined, null, {
    timeout: 120_000,
  })
  const text = await page.evaluate(() => document.documentElement.dataset.result ?? '')
  const { loadMs, runs } = JSON.parse(text) as Measured
  const took = runs.map(({ tookMs }) => tookMs)
  const accused = runs.flatMap(({ found, wrong }) => found.map((cell) => wrong.includes(cell)))
  const right = accused.filter((each) => each).length
  printResults('localise', [
    told('solver loaded and compiled', ms(loadMs)),
    told('failing relations', `${Math.min(...runs.map(({ failing }) => failing))} and more`),
    told('cells pointed at that were broken', `${right} of ${accused.length}`),
    told('load', (loadavg()[0] ?? 0).toFixed(1)),
    told('first document', ms(took[0] ?? Number.NaN)),
    judged('p50', ms(p50(took)), `< ${BAR_MS} ms`, p50(took) < BAR_MS),
    judged('p95', ms(p95(took)), `< ${BAR_MS} ms`, p95(took) < BAR_MS),
  ])
} finally {
  await browser.close()
  await served.close()
}
