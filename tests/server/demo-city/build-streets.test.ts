import { describe, expect, it } from 'vitest'
import { groupBy } from '../../../server/demo-city/place-units.ts'
import { contains } from '../../../server/demo-city/plane.ts'
import { toRegion } from '../../../server/demo-city/polygons.ts'
import { smallCity } from './small-city.ts'

const { blocks, streets, buildings } = smallCity()
const buildingsOf = groupBy(buildings, (building) => building.blockCode)

describe('streets and buildings of the demonstration city', () => {
  it('give every block a street and at least one building', () => {
    expect(streets).toHaveLength(blocks.length)
    for (const block of blocks) expect(buildingsOf.get(block.code), block.code).toBeDefined()
  })

  it('stand every building wholly inside its block', () => {
    for (const block of blocks) {
      const region = toRegion(block.geometry)
      for (const building of buildingsOf.get(block.code) ?? []) {
        for (const corner of toRegion(building.geometry).flat()) {
          expect(contains(region, corner), building.code).toBe(true)
        }
      }
    }
  })

  it('let no building stand on another', () => {
    for (const [code, neighbours] of buildingsOf) {
      for (const one of neighbours) {
        const others = neighbours.filter((other) => other !== one)
        const corners = toRegion(one.geometry).flat()
        const overlaps = others.some((other) =>
          corners.some((corner) => contains(toRegion(other.geometry), corner)),
        )
        expect(overlaps, code).toBe(false)
      }
    }
  })

  it('number houses on a street once, and write addresses from province to door', () => {
    for (const neighbours of buildingsOf.values()) {
      const numbers = neighbours.map((building) => building.houseNumber)
      expect(new Set(numbers).size).toBe(numbers.length)
    }
    for (const { address } of buildings) {
      expect(address).toMatch(/^山西省朔州市[\p{Script=Han}]+[街路巷][二三四]?段?\d+号$/u)
    }
  })
})
