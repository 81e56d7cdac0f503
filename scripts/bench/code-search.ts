/** Searching code lists letter by letter, until the answers are drawn. */
import type { Browser } from 'playwright-core'
import { p50, p95, without } from './quantiles.ts'
import { judged, ms, type Result, told } from './report.ts'
import type { BenchPages } from './serve-pages.ts'
import { openSlowPage, type SlowPage } from './slow-page.ts'

export const SEARCH_PAGES = ['codes'] as const
const MOST_MS = 100
const PREPARED_MS = 60_000

interface Search {
  readonly what: string
  readonly page: string
  readonly path: string
  /** Typed sign by sign. */
  readonly words: readonly string[]
}

const searches: readonly Search[] = [
  {
    ...{ what: 'industry', page: 'codes.html?form=621', path: 'industryCode' },
    words: [
      '5165',
      '批发',
      '零售粮油',
      '生产销售日用陶瓷碗',
      'fuzhuang',
      'jcpf',
      '里发店',
      '无此行业',
    ],
  },
  {
    ...{ what: 'areas, one city', page: 'codes.html?form=621', path: 'locationAreaCode' },
    words: ['140602001', '马邑路', '村民委员会', 'mylzx', 'beichengjie', '朔城区 马邑', '没有此村'],
  },
  {
    what: 'areas, 600,000',
    ...{ page: 'codes.html?form=621&areas=many', path: 'locationAreaCode' },
    words: ['140602001', '马邑路', '上下湾', 'mylc', 'mayilu', '没有此村', 'zzzzqq', '山阴县北庄'],
  },
  {
    ...{ what: 'IO products', page: 'codes.html?form=IO-1', path: 'materialInputs[0].product' },
    words: ['02', '煤炭', '产品', 'mtcx', 'shiyou', '没有此品'],
  },
]

export async function benchCodeSearch(browser: Browser, pages: BenchPages): Promise<Result[]> {
  const results: Result[] = []
  for (const search of searches) results.push(...(await benchOne(browser, pages, search)))
  return results
}

async function benchOne(browser: Browser, pages: BenchPages, search: Search): Promise<Result[]> {
  const slow = await openSlowPage(browser, pages.address, search.page)
  const { page } = slow
  const prepared = await preparation(slow)
  const input = page.locator(`[data-path="${search.path}"]`)
  await input.scrollIntoViewIfNeeded()
  await page.waitForTimeout(300)
  const opening = await slow.spend(async () => {
    await input.focus()
    await page.keyboard.press('Alt+ArrowDown')
    await page.getByRole('option').first().waitFor()
  })
  await page.keyboard.press('Escape')
  const idles: number[] = []
  for (let at = 0; at < 15; at += 1) idles.push(await slow.idle())
  const first = await typeWords(slow, input, ['马', 'm'])
  const keys = await typeWords(slow, input, search.words)
  const spent = without(keys, p50(idles))
  const firstSpent = without(first, p50(idles))
  const worst = Math.max(...spent, ...firstSpent)
  const results = [
    judged(
      `${search.what}: worst key`,
      `${ms(worst)} (p50 ${ms(p50(spent))}, p95 ${ms(p95(spent))}, ${spent.length} keys)`,
      `≤ ${MOST_MS} ms`,
      worst <= MOST_MS,
    ),
    told(
      `${search.what}: opening; first key of each kind`,
      `${ms(opening)}; ${firstSpent.map(ms).join(', ')}`,
    ),
  ]
  if (prepared !== null)
    results.push(told(`${search.what}: ready after opening the form`, prepared))
  if (search.path === 'industryCode') results.push(await suggestionDelay(slow, input))
  await slow.close()
  return results
}

/** How long after the form a long list was ready, in the window's idle time; null for short lists. */
async function preparation({ page }: SlowPage): Promise<string | null> {
  await page.locator('html[data-prepared]').waitFor({ timeout: PREPARED_MS })
  const after = await page.locator('html').getAttribute('data-prepared')
  return after === '' || after === null ? null : ms(Number(after))
}

type Input = ReturnType<SlowPage['page']['locator']>

async function typeWords(
  slow: SlowPage,
  input: Input,
  words: readonly string[],
): Promise<number[]> {
  const keys: number[] = []
  for (const word of words) {
    await input.evaluate((element) => (element as HTMLInputElement).select())
    for (const sign of word) {
      await slow.page.waitForTimeout(120)
      keys.push(await slow.spend(() => slow.type(sign)))
    }
  }
  return keys
}

/** From the key to the suggestions drawn. The worker that finds them is not slowed by the browser. */
async function suggestionDelay(slow: SlowPage, input: Input): Promise<Result> {
  const delays: number[] = []
  for (const word of ['卖水果', '修理汽车', '开理发店', '种植玉米', '加工豆腐']) {
    await input.evaluate((element) => (element as HTMLInputElement).select())
    await slow.page.evaluate(() => {
      const page = window as unknown as { started: number; drawn: number }
      page.started = performance.now()
      page.drawn = 0
      const watch = new MutationObserver(() => {
        if (document.querySelector('.jf-option-why') === null) return
        page.drawn = performance.now()
        watch.disconnect()
      })
      watch.observe(document.body, { subtree: true, childList: true })
    })
    await slow.type(word)
    await slow.page.waitForFunction(() => (window as unknown as { drawn: number }).drawn > 0)
    delays.push(
      await slow.page.evaluate(() => {
        const page = window as unknown as { started: number; drawn: number }
        return page.drawn - page.started
      }),
    )
  }
  return told('industry: from the words to the suggestions', `p50 ${ms(p50(delays))}`)
}
