import { describe, expect, it } from 'vitest'
import {
  type Arrived,
  commonPrefix,
  isWholeGrowth,
  judgeAccount,
  judgeDevice,
  workDate,
} from '../../../server/domains/conduct/judge-arrivals.ts'
import {
  amountsOf,
  countRound,
  likeness,
  sketchOf,
} from '../../../server/domains/conduct/sketch-answers.ts'

const MINUTE = 60_000

/** `count` units, one every `minutes`, from 10:00 in Shanghai. */
function arrivals(count: number, minutes: number, over: Partial<Arrived> = {}): Arrived[] {
  const start = Date.parse(over.receivedAt ?? '2024-01-15T02:00:00.000Z')
  return Array.from({ length: count }, (_, at) => ({
    ...{ amounts: 0, roundAmounts: 0 },
    ...over,
    unitId: `unit-${at}`,
    responseId: `unit-${at}.601.2023`,
    receivedAt: new Date(start + at * minutes * MINUTE).toISOString(),
  }))
}
const kinds = (judged: readonly { readonly kind: string }[]) => judged.map(({ kind }) => kind)

describe('arrivals of a day', () => {
  it('L-15 thirty firms from one device in ten minutes are a signal, with every one of them', () => {
    const [signal] = judgeDevice(arrivals(30, 1 / 3))
    expect(signal?.kind).toBe('one-device')
    expect(signal?.arrivals).toHaveLength(30)
  })

  it('leave alone an accountant of seven firms, one firm’s many forms, and a day’s work spread out', () => {
    expect(judgeDevice(arrivals(7, 1))).toEqual([])
    const one = arrivals(30, 1).map((each) => ({ ...each, unitId: 'unit-1' }))
    expect(judgeDevice(one)).toEqual([])
    expect(judgeDevice(arrivals(20, 10))).toEqual([])
    expect(judgeAccount(arrivals(14, 4))).toEqual([])
    expect(kinds(judgeAccount(arrivals(15, 4)))).toEqual(['one-account'])
  })

  it('late at night five are enough, and what comes after midnight is of the same night', () => {
    const night = { receivedAt: '2024-01-15T15:30:00.000Z' }
    const signals = judgeAccount(arrivals(5, 15, night))
    expect(kinds(signals)).toEqual(['late-night'])
    expect(new Set(signals[0]?.arrivals.map((each) => workDate(each.receivedAt)))).toEqual(
      new Set(['2024-01-15']),
    )
    expect(judgeAccount(arrivals(4, 15, night))).toEqual([])
    expect(judgeAccount(arrivals(5, 15, { receivedAt: '2024-01-15T13:00:00.000Z' }))).toEqual([])
  })

  it('amounts that mostly end in two zeros are a signal once there are enough of them', () => {
    const heaped = judgeAccount(arrivals(6, 60, { amounts: 10, roundAmounts: 6 }))
    expect(heaped).toMatchObject([{ kind: 'round-numbers', share: 0.6, of: 60 }])
    expect(judgeAccount(arrivals(6, 60, { amounts: 10, roundAmounts: 2 }))).toEqual([])
    expect(judgeAccount(arrivals(5, 60, { amounts: 10, roundAmounts: 10 }))).toEqual([])
  })

  it('belong to the smallest area that holds them all', () => {
    expect(commonPrefix(['140602001001', '140602001002'])).toBe('140602001')
    expect(commonPrefix(['140602001001', '140603100001'])).toBe('1406')
    expect(commonPrefix(['140602001001', null])).toBe('140602001001')
    expect(commonPrefix([null])).toBe('')
  })

  it('a growth of a whole percent is told from one that is not', () => {
    expect(isWholeGrowth(108_000, 100_000)).toBe(true)
    expect(isWholeGrowth(95_000, 100_000)).toBe(true)
    expect(isWholeGrowth(108_437, 100_000)).toBe(false)
    expect(isWholeGrowth(100_000, 100_000)).toBe(false)
    // So small that most values lie near a whole percent.
    expect(isWholeGrowth(108, 100)).toBe(false)
  })
})

describe('sketches', () => {
  const answers = Object.fromEntries(
    Array.from({ length: 20 }, (_, at) => [`amount${at}`, 1_000 + at * 37]),
  )
  const shared = (one: readonly string[], other: readonly string[]) =>
    one.some((key, band) => key === other[band])

  it('of nearly the same amounts share a digest, of others none', () => {
    const copy = amountsOf({ ...answers, amount0: 999 })
    expect(likeness(amountsOf(answers), copy)).toBeGreaterThan(0.9)
    expect(shared(sketchOf(amountsOf(answers)), sketchOf(copy))).toBe(true)
    const other = Object.fromEntries(
      Object.entries(answers).map(([key, value]) => [key, value * 3 + 1]),
    )
    expect(likeness(amountsOf(answers), amountsOf(other))).toBe(0)
    expect(shared(sketchOf(amountsOf(answers)), sketchOf(amountsOf(other)))).toBe(false)
  })

  it('find nine in ten of pairs that differ in one amount of twenty', () => {
    let found = 0
    for (let turn = 0; turn < 200; turn += 1) {
      const one = Object.fromEntries(
        Array.from({ length: 20 }, (_, at) => [`amount${at}`, 1_000 + turn * 311 + at * 17]),
      )
      const copy = { ...one, [`amount${turn % 20}`]: 7 + turn * 1_000 + 100 }
      if (shared(sketchOf(amountsOf(one)), sketchOf(amountsOf(copy)))) found += 1
    }
    expect(found).toBeGreaterThanOrEqual(180)
  })

  it('say nothing of few amounts, and take numbers of tables in', () => {
    expect(sketchOf(amountsOf({ staff: 3, revenue: 180, area: 600 }))).toEqual([])
    expect(amountsOf({ rows: [{ value: 5_000, code: '01' }, { value: 7 }] })).toEqual(
      new Set(['rows[0].value=5000']),
    )
    expect(countRound({ a: 1_200, b: 1_234, c: 12, rows: [{ d: -3_000 }] })).toEqual({
      amounts: 3,
      roundAmounts: 2,
    })
  })
})
