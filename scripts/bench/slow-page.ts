/** A page in Chromium on a CPU four times slower, and what its main thread spends on an act. */
import { existsSync } from 'node:fs'
import { type Browser, type CDPSession, chromium, type Page } from 'playwright-core'

export const SLOWER = 4

/** Long enough for a list of 600,000 to be made up. */
const READY_MS = 90_000

export async function launch(): Promise<Browser> {
  const executablePath = [process.env.JINGPU_CHROMIUM, '/usr/bin/chromium'].find(
    (path) => path !== undefined && existsSync(path),
  )
  return chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    args: [
      ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--lang=zh-CN'],
      ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
    ],
  })
}

export interface SlowPage {
  readonly page: Page
  /** Milliseconds the main thread was busy until the page was ready and at rest. */
  readonly loadMs: number
  /** Milliseconds the main thread is busy with the act and the frames after it. */
  spend(act: () => Promise<unknown>, frames?: number): Promise<number>
  /** What measuring itself costs; to be taken off. */
  idle(): Promise<number>
  heapBytes(): Promise<number>
  type(text: string): Promise<void>
  close(): Promise<void>
}

export async function openSlowPage(
  browser: Browser,
  address: string,
  path: string,
): Promise<SlowPage> {
  const context = await browser.newContext({
    ...{ locale: 'zh-CN', viewport: { width: 1280, height: 800 } },
  })
  const page = await context.newPage()
  const failures: Error[] = []
  page.on('pageerror', (error) => failures.push(error))
  // Same site first: the page is then opened in a renderer that is already running.
  await page.goto(`${address}blank.html`)
  const cdp = await context.newCDPSession(page)
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' })
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
  const before = await busySeconds(cdp)
  await page.goto(`${address}${path}`)
  await page
    .locator('html[data-ready="yes"]')
    .waitFor({ timeout: READY_MS })
    .catch((error: unknown) => {
      throw failures[0] ?? error
    })
  await page.waitForTimeout(1_500)
  const loadMs = (await busySeconds(cdp)) * 1_000 - before * 1_000
  if (failures[0] !== undefined) throw failures[0]

  const spend = async (act: () => Promise<unknown>, frames = 2): Promise<number> => {
    const start = await busySeconds(cdp)
    await act()
    await afterFrames(cdp, frames)
    return ((await busySeconds(cdp)) - start) * 1_000
  }
  return {
    page,
    loadMs,
    spend,
    idle: () => spend(() => Promise.resolve()),
    async heapBytes() {
      await cdp.send('HeapProfiler.enable')
      await cdp.send('HeapProfiler.collectGarbage')
      return metric(cdp, 'JSHeapUsedSize')
    },
    async type(text) {
      await cdp.send('Input.insertText', { text })
    },
    close: () => context.close(),
  }
}

async function metric(cdp: CDPSession, name: string): Promise<number> {
  const { metrics } = await cdp.send('Performance.getMetrics')
  return metrics.find((each) => each.name === name)?.value ?? Number.NaN
}

const busySeconds = (cdp: CDPSession): Promise<number> => metric(cdp, 'TaskDuration')

async function afterFrames(cdp: CDPSession, frames: number): Promise<void> {
  await cdp.send('Runtime.evaluate', {
    awaitPromise: true,
    expression: `new Promise((done) => {
      let left = ${frames}
      const next = () => (left-- > 0 ? requestAnimationFrame(next) : setTimeout(done))
      next()
    })`,
  })
}
