/** A form of 300 inputs and 15 sums: ours, by hand, and by @rjsf/core, one after the other in each round. */
import type { Browser } from 'playwright-core'
import { GROUP } from './pages/wide-fields.ts'
import { p50, p95, without } from './quantiles.ts'
import { judged, ms, type Result, times, told } from './report.ts'
import type { BenchPages } from './serve-pages.ts'
import { openSlowPage, type SlowPage } from './slow-page.ts'

export const FORM_PAGES = ['ours', 'plain', 'rjsf'] as const

interface Way {
  readonly page: (typeof FORM_PAGES)[number]
  readonly fields: number
  readonly field: (field: number) => string
  /** What the sum shows, without thousands separators. */
  readonly sum: (sum: number) => string
}

const ours = (fields: number): Way => ({
  ...{ page: 'ours', fields },
  field: (field) => `[data-path="f${field}"]`,
  sum: (sum) => `[data-path="s${sum}"]`,
})
const plain: Way = {
  ...{ page: 'plain', fields: 300, field: (field) => `#f${field}`, sum: (sum) => `#s${sum}` },
}
const rjsf: Way = {
  ...{ page: 'rjsf', fields: 300 },
  field: (field) => `#root_f${field}`,
  sum: (sum) => `#root_s${sum}`,
}

interface Run {
  readonly updates: readonly number[]
  readonly loadMs: number
  readonly heapBytes: number
}

const FIELDS_TYPED = 20
const DIGITS = '407'
/** Warm-up: fields whose keys are not counted. */
const FIRST = 4

export async function benchFormUpdates(
  browser: Browser,
  pages: BenchPages,
  rounds: number,
): Promise<Result[]> {
  const ways = { plain, ours: ours(300), rjsf, small: ours(100), large: ours(900) }
  type Name = keyof typeof ways
  const runs = new Map<Name, Run[]>()
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, way] of Object.entries(ways) as [Name, Way][]) {
      const run = await runOnce(browser, pages, way)
      runs.set(name, [...(runs.get(name) ?? []), run])
    }
  }
  const updates = (name: Name): number[] => (runs.get(name) ?? []).flatMap((run) => run.updates)
  const load = (name: Name): number => p50((runs.get(name) ?? []).map((run) => run.loadMs))
  const heap = (name: Name): number => p50((runs.get(name) ?? []).map((run) => run.heapBytes))
  const all = (name: Name): string =>
    `p50 ${ms(p50(updates(name)))}, p95 ${ms(p95(updates(name)))}, load ${ms(load(name))}, heap ${(heap(name) / 1e6).toFixed(1)} MB`
  const compared = (
    what: string,
    read: (name: Name) => number,
    most: number,
    words: string,
  ): Result => {
    const ratio = read('ours') / read('plain')
    const peer = read('rjsf') / read('plain')
    const measured = `${times(ratio)} (@rjsf/core ${times(peer)})`
    return judged(what, measured, words, ratio <= most)
  }
  const growth = p50(updates('large')) / p50(updates('small'))
  return [
    compared('update p50 / plain DOM', (name) => p50(updates(name)), 1.2, '≤ 1.2 ×'),
    compared('update p95 / plain DOM', (name) => p95(updates(name)), 1.6, '≤ 1.6 ×'),
    compared('load CPU / plain DOM', load, 2, '≤ 2 ×'),
    compared('heap / plain DOM', heap, 3, '≤ 3 ×'),
    judged('update p50, 900 fields / 100 fields', times(growth), 'flat (≤ 1.3 ×)', growth <= 1.3),
    told('plain DOM, 300 fields', all('plain')),
    told('ours, 300 fields', all('ours')),
    told('@rjsf/core, 300 fields', all('rjsf')),
    told('ours, 100 fields', all('small')),
    told('ours, 900 fields', all('large')),
  ]
}

async function runOnce(browser: Browser, pages: BenchPages, way: Way): Promise<Run> {
  const slow = await openSlowPage(browser, pages.address, `${way.page}.html?fields=${way.fields}`)
  const heapBytes = await slow.heapBytes()
  const idle = await idleCost(slow)
  const updates: number[] = []
  const step = Math.floor(way.fields / (FIELDS_TYPED + FIRST))
  for (let at = 0; at < FIELDS_TYPED + FIRST; at += 1) {
    const field = at * step
    await slow.page.locator(way.field(field)).focus()
    await slow.page.waitForTimeout(60)
    for (const digit of DIGITS) {
      const spent = await slow.spend(() => slow.type(digit))
      if (at >= FIRST) updates.push(spent)
    }
  }
  await expectSums(slow, way, step)
  await slow.close()
  return { updates: without(updates, idle), loadMs: slow.loadMs, heapBytes }
}

async function idleCost(slow: SlowPage): Promise<number> {
  const costs: number[] = []
  for (let at = 0; at < 15; at += 1) costs.push(await slow.idle())
  return p50(costs)
}

/** A page that shows no sums would be fast for nothing. */
async function expectSums(slow: SlowPage, way: Way, step: number): Promise<void> {
  const typed = Array.from({ length: FIELDS_TYPED + FIRST }, (_, at) => at * step)
  const inFirst = typed.filter((field) => field < GROUP).length
  const shown = await slow.page
    .locator(way.sum(0))
    .evaluate((element) => ('value' in element ? String(element.value) : element.textContent))
  const sum = Number((shown ?? '').replaceAll(',', ''))
  if (sum !== inFirst * Number(DIGITS)) throw new Error(`${way.page}: the first sum shows ${shown}`)
}
