import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as exact from '../../../forms/engine/runtime/exact.ts'
import { readNumber } from '../../../forms/engine/runtime/read.ts'
import { showNumber, showPercent } from '../../../forms/engine/runtime/show.ts'

/** An independent yardstick: fractions of big integers, never reduced. */
type Slow = readonly [bigint, bigint]

function slow(value: number): Slow {
  const [mantissa = '0', exponent = '0'] = String(value).split('e')
  const decimals = mantissa.split('.')[1]?.length ?? 0
  const shift = Number(exponent) - decimals
  const n = BigInt(mantissa.replace('.', ''))
  return shift >= 0 ? [n * 10n ** BigInt(shift), 1n] : [n, 10n ** BigInt(-shift)]
}

const figure = fc.oneof(
  fc.integer(),
  fc.maxSafeInteger(),
  fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e18, max: 1e18 }),
  fc.constantFrom(0, 0.1, 0.2, 0.3, 1e-7, 2 ** 53 - 1, -(2 ** 53) + 1),
)

function agrees(value: exact.MaybeExact, [n, d]: Slow): boolean {
  const back = exact.compare(value!, exact.ratio(String(d < 0n ? -n : n), String(d < 0n ? -d : d)))
  return back === 0
}

test('sums, differences, products and quotients are exact', () => {
  fc.assert(
    fc.property(figure, figure, (x, y) => {
      const [a, b] = [readNumber(x), readNumber(y)]
      const [[n, d], [m, e]] = [slow(x), slow(y)]
      expect(agrees(exact.add(a, b), [n * e + m * d, d * e])).toBe(true)
      expect(agrees(exact.sub(a, b), [n * e - m * d, d * e])).toBe(true)
      expect(agrees(exact.mul(a, b), [n * m, d * e])).toBe(true)
      if (m === 0n) expect(exact.div(a, b)).toBe(null)
      else expect(agrees(exact.div(a, b), [n * e, d * m])).toBe(true)
    }),
  )
})

test('comparison is that of the exact values', () => {
  fc.assert(
    fc.property(figure, figure, (x, y) => {
      const [[n, d], [m, e]] = [slow(x), slow(y)]
      const order = n * e < m * d ? -1 : n * e > m * d ? 1 : 0
      expect(exact.compare(readNumber(x)!, readNumber(y)!)).toBe(order)
    }),
  )
})

test('0.1 + 0.2 equals 0.3, and amounts beyond 2^53 lose no unit', () => {
  expect(exact.eq(exact.add(readNumber(0.1), readNumber(0.2)), readNumber(0.3))).toBe(true)
  const most = 2 ** 53 - 1
  const sum = exact.add(exact.add(most, most), 1)
  expect(showNumber(sum)).toBe('18,014,398,509,481,983')
  expect(exact.eq(sum, exact.add(most, most))).toBe(false)
})

test('a missing operand makes every result missing; zero divides nothing', () => {
  expect([exact.add(null, 1), exact.mul(1, null), exact.div(null, 2), exact.abs(null)]).toEqual([
    null,
    null,
    null,
    null,
  ])
  expect([exact.eq(null, null), exact.lt(1, null)]).toEqual([null, null])
  expect(exact.div(5, 0)).toBe(null)
})

test('rounding is half away from zero', () => {
  const rounded = [0.5, 1.5, 2.5, -0.5, -1.5, 2.4].map((x) => exact.round(readNumber(x)))
  expect(rounded).toEqual([1, 2, 3, -1, -2, 2])
  expect(showNumber(exact.round(readNumber(-1.005), 2))).toBe('-1.01')
  expect([0.5, -0.5, -1, 7.9].map((x) => exact.floor(readNumber(x)))).toEqual([0, -1, -1, 7])
})

test('numbers print with separators, shares as percentages, missing as 空', () => {
  expect([1234567, -1234, 0, 0.5, 1234.25].map((x) => showNumber(readNumber(x)))).toEqual([
    '1,234,567',
    '-1,234',
    '0',
    '0.5',
    '1,234.25',
  ])
  expect(showNumber(exact.div(1, 3))).toBe('0.33')
  expect(showPercent(exact.div(1, 3))).toBe('33.33%')
  expect(showNumber(null)).toBe('（空）')
})
