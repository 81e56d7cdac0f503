/**
 * What the order of the queue is worth: every evening's newly reported responses as the platform orders
 * them, held against the same ones by size and at random. Found is a mistake that the response, once
 * opened, points at.
 */
import { listByAttention } from '../../server/contract/attention.ts'
import type { ReviewLevel } from '../../server/contract/response-state.ts'
import { getResponse } from '../../server/contract/responses.ts'
import { createRandom } from '../../server/demo-city/random.ts'
import type { Census } from './census.ts'
import { COUNTY } from './county.ts'
import type { Mistake } from './mistakes.ts'
import type { Reporting } from './report.ts'
import type { Reports } from './reports.ts'
import { pointers } from './review.ts'
import { INDICATORS } from './tally.ts'

interface Waiting {
  /** The largest of what it reports. */
  readonly size: number
  /** Opened, it shows this one. */
  readonly shows?: Mistake
}

interface Gain {
  /** Of every evening's queue, the first so many. */
  readonly share: number
  /** Share of the mistakes found: of their number, and of what they move. */
  readonly attention: Found
  readonly bySize: Found
  /** Mean of many orders. */
  readonly byChance: Found
}

interface Found {
  readonly mistakes: number
  readonly effect: number
}

const SHUFFLES = 50
/** Of what enumerators register, and of what firms report online. */
const FIRST_READERS: readonly ReviewLevel[] = ['supervisor', 'township']

export function createOrderBook(census: Census, reports: Reports, reporting: Reporting) {
  const evenings: Waiting[][] = []
  const met = new Set<string>()

  /** In the order of attention, what waits for its first reader and was not there before. */
  async function note(): Promise<void> {
    for (const level of FIRST_READERS) await noteQueue(level)
  }

  async function noteQueue(awaiting: ReviewLevel): Promise<void> {
    const office = census.offices[0]!
    const evening: Waiting[] = []
    for (let after: string | undefined; ; ) {
      const { rows, next } = await census.must(
        listByAttention,
        {
          query: {
            ...{ awaiting, area: COUNTY, limit: 200 },
            ...(after === undefined ? {} : { after }),
          },
        },
        office,
      )
      for (const { response, attention } of rows) {
        const { responseId } = response
        if (met.has(responseId)) continue
        met.add(responseId)
        const answers = reporting.lastSent.get(responseId) ?? {}
        const amounts = INDICATORS.map((key) => answers[key])
        const size = Math.max(0, ...amounts.filter((each) => typeof each === 'number'))
        const mistake = reports.of(responseId)?.mistake
        if (!mistake || mistake.over) {
          evening.push({ size })
          continue
        }
        const detail = await census.must(getResponse, { params: { responseId } }, office)
        const shown = pointers(mistake, detail, attention?.reasons ?? []).length > 0
        evening.push(shown ? { size, shows: mistake } : { size })
      }
      if (next === null) break
      after = next
    }
    if (evening.length > 0) evenings.push(evening)
  }

  /** `effectOf`: what a mistake moves, as a share of the county's total. */
  function gains(shares: readonly number[], effectOf: (mistake: Mistake) => number): Gain[] {
    const all = evenings.flat().flatMap(({ shows }) => shows ?? [])
    const whole = all.reduce((sum, mistake) => sum + effectOf(mistake), 0)
    const foundIn = (share: number, ordered: readonly (readonly Waiting[])[]): Found => {
      const found = ordered.flatMap((evening) =>
        evening.slice(0, Math.round(share * evening.length)).flatMap(({ shows }) => shows ?? []),
      )
      return {
        mistakes: found.length / all.length,
        effect: found.reduce((sum, mistake) => sum + effectOf(mistake), 0) / whole,
      }
    }
    const random = createRandom('orders')
    const shuffled = Array.from({ length: SHUFFLES }, () =>
      evenings.map((evening) => random.shuffle(evening)),
    )
    const largestFirst = evenings.map((evening) => evening.toSorted((a, b) => b.size - a.size))
    return shares.map((share) => {
      const chances = shuffled.map((ordered) => foundIn(share, ordered))
      const mean = (of: keyof Found) =>
        chances.reduce((sum, each) => sum + each[of], 0) / chances.length
      return {
        ...{ share, attention: foundIn(share, evenings), bySize: foundIn(share, largestFirst) },
        byChance: { mistakes: mean('mistakes'), effect: mean('effect') },
      }
    })
  }

  return { note, gains, queued: () => met.size }
}

const percent = (share: number) => `${(100 * share).toFixed(0)}%`

/** As Markdown. */
export function printGains(gains: readonly Gain[]): string {
  const both = ({ mistakes, effect }: Found) => `${percent(mistakes)} | ${percent(effect)}`
  return [
    '| 打开队列的前 | 按审核重点：处数 | 影响 | 按所报大小：处数 | 影响 | 随机：处数 | 影响 |',
    '| ---: | ---: | ---: | ---: | ---: | ---: | ---: |',
    ...gains.map(
      ({ share, attention, bySize, byChance }) =>
        `| ${percent(share)} | ${both(attention)} | ${both(bySize)} | ${both(byChance)} |`,
    ),
  ].join('\n')
}
