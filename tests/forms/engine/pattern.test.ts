import fc from 'fast-check'
import { expect, test } from 'vitest'
import { matches, readPattern } from '../../../forms/engine/runtime/pattern.ts'

const fits = (pattern: string, text: string | null) => matches(text, readPattern(pattern))

test('a pattern matches the whole text', () => {
  expect(fits('\\d{6}', '036000')).toBe(true)
  expect(fits('\\d{6}', '0360001')).toBe(false)
  expect(fits('[A-Z]{1,2}\\d+', 'AB12')).toBe(true)
  expect(fits('.*[一-龥].*[一-龥].*', '朔1城')).toBe(true)
  expect(fits('.*[一-龥].*[一-龥].*', '朔1')).toBe(false)
  expect(fits('[^“”，？@]+', '张蔡庄乡1号')).toBe(true)
  expect(fits('a?b*', '')).toBe(true)
  expect(fits('1[3-9]\\d{9}', '13800000000')).toBe(true)
  expect(fits('x', null)).toBe(null)
})

test('agrees with ordinary regular expressions where both apply', () => {
  const atom = fc.constantFrom('a', 'b', '.', '[ab]', '[^a]', '\\d', '[a-c\\d]')
  const repeat = fc.constantFrom('', '?', '*', '+', '{2}', '{1,3}', '{0}')
  const pattern = fc.array(
    fc.tuple(atom, repeat).map((parts) => parts.join('')),
    { maxLength: 5 },
  )
  const text = fc
    .array(fc.constantFrom('a', 'b', 'c', '1'), { maxLength: 8 })
    .map((c) => c.join(''))
  fc.assert(
    fc.property(pattern, text, (parts, subject) => {
      const source = parts.join('')
      expect(fits(source, subject)).toBe(new RegExp(`^(?:${source})$`, 'su').test(subject))
    }),
    { numRuns: 500 },
  )
})

test('a long pattern says what its short parts say', () => {
  // 31 pieces and more are walked in another way than up to 30.
  const text = fc.array(fc.constantFrom('a', 'b', '中', '😀'), { maxLength: 40 })
  fc.assert(
    fc.property(text, fc.integer({ min: 26, max: 36 }), (characters, length) => {
      const pattern = `[a中]?.*b{0,${length}}[^b]`
      const expected = new RegExp(`^(?:${pattern})$`, 'su').test(characters.join(''))
      expect(fits(pattern, characters.join(''))).toBe(expected)
    }),
    { numRuns: 400 },
  )
})

test('a pattern that would backtrack for years is answered at once', () => {
  const started = performance.now()
  expect(fits('a*a*a*a*a*a*a*a*a*b', 'a'.repeat(5_000))).toBe(false)
  expect(performance.now() - started).toBeLessThan(1_000)
})

test.each([
  '(a+)+',
  'a|b',
  '^a',
  'a{9999}',
  '[z-a]',
  '[abc',
  'a{2',
  'a{3,1}',
  '\\w',
  '*a',
  '[]',
  'a{999}',
])('the pattern %s is refused with a reason', (pattern) => {
  expect(() => readPattern(pattern)).toThrow(/模式/)
})
