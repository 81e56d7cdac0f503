import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findJsonFault, isDeeperThan, placeOf } from '../../../server/platform/json-fault.ts'

describe('the place of a fault in JSON', () => {
  it.each([
    ['{"a":x}', 5],
    ['{"a":1,}', 7],
    ['{"a" 1}', 5],
    ['[1,,2]', 3],
    ['{"a":01}', 5],
    ['{"a":1}}', 7],
    ['{a:1}', 1],
    ['"\u0009"', 1],
    ['{"a":"\\q"}', 6],
    ['nul', 0],
    ['{"a":1]', 6],
  ])('%s', (text, offset) => {
    expect(findJsonFault(text)).toEqual({ offset, endsEarly: false })
  })

  it.each(['', '{', '{"a"', '{"a":', '[1,', '"abc', '{"a":{"b":[1'])('ends early: %s', (text) => {
    expect(findJsonFault(text)).toEqual({ offset: text.length, endsEarly: true })
  })

  it('is none in any JSON', () => {
    fc.assert(
      fc.property(fc.json(), fc.nat({ max: 3 }), (text, indent) => {
        expect(findJsonFault(text)).toBeUndefined()
        expect(findJsonFault(JSON.stringify(JSON.parse(text), null, indent))).toBeUndefined()
      }),
    )
  })

  it('is found exactly where Node finds a fault', () => {
    const damaged = fc
      .tuple(fc.json(), fc.nat(), fc.constantFrom('', ',', '}', '"', 'x', '\\', '0', '\n'))
      .map(([text, at, put]) => {
        const place = at % (text.length + 1)
        return text.slice(0, place) + put + text.slice(place + 1)
      })
    fc.assert(
      fc.property(damaged, (text) => {
        let sound = true
        try {
          JSON.parse(text)
        } catch {
          sound = false
        }
        expect(findJsonFault(text) === undefined).toBe(sound)
      }),
      { numRuns: 2_000 },
    )
  })

  it('is told as line and character from 1', () => {
    expect(placeOf('{\n  "a": x', 9)).toEqual({ line: 2, column: 8 })
    expect(placeOf('x', 0)).toEqual({ line: 1, column: 1 })
  })
})

describe('the depth of a document', () => {
  it('is measured without exhausting the stack', () => {
    expect(isDeeperThan({ a: [{ b: 1 }] }, 3)).toBe(false)
    expect(isDeeperThan({ a: [{ b: 1 }] }, 2)).toBe(true)
    expect(isDeeperThan(JSON.parse(`${'['.repeat(50_000)}${']'.repeat(50_000)}`), 12)).toBe(true)
  })
})
