import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { City } from '../../../server/demo-city/city.ts'
import { makeCity } from '../../../server/demo-city/make-city.ts'

function hashOf({ lists, ...city }: City): string {
  const hash = createHash('sha256').update(JSON.stringify(city))
  for (const { bytes, ...list } of lists) hash.update(JSON.stringify(list)).update(bytes)
  return hash.digest('hex')
}

describe('a demonstration city', () => {
  it('is the same byte for byte for the same size and seed', () => {
    const [one, other] = [1, 2].map(() => hashOf(makeCity({ units: 300, seed: 'a' })))
    expect(one).toBe(other)
  })

  it('is another one for another seed', () => {
    expect(hashOf(makeCity({ units: 300, seed: 'a' }))).not.toBe(
      hashOf(makeCity({ units: 300, seed: 'b' })),
    )
  })

  it('is marked synthetic in every record', () => {
    const city = makeCity({ units: 100, seed: 'a' })
    const records = [
      city,
      ...city.areas,
      ...city.blocks,
      ...city.streets,
      ...city.buildings,
      ...city.units,
      ...city.accounts,
      ...city.responses,
      ...city.lists,
    ]
    expect(records.every((record) => record.synthetic)).toBe(true)
  })

  it.each([99, 100.5, Number.NaN])('refuses a size of %s', (units) => {
    expect(() => makeCity({ units, seed: 'a' })).toThrow(RangeError)
  })
})
