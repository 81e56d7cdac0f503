import { describe, expect, it } from 'vitest'
import { areaRecords } from '../../../server/demo-city/area-records.ts'
import type { Polygons } from '../../../server/demo-city/city.ts'
import { layOutAreas } from '../../../server/demo-city/lay-out-areas.ts'
import { placeWithin } from '../../../server/demo-city/place-points.ts'
import { areaOf, contains } from '../../../server/demo-city/plane.ts'
import { toRegion } from '../../../server/demo-city/polygons.ts'
import { createRandom } from '../../../server/demo-city/random.ts'

const { areas, blocks } = layOutAreas(areaRecords, createRandom('areas'))
const squareMetresOf = (geometry: Polygons) => areaOf(toRegion(geometry))
const children = (code: string) => [
  ...areas.filter((area) => area.parent === code),
  ...blocks.filter((block) => block.areaCode === code),
]

describe('areas of the demonstration city', () => {
  it('are the 7 counties, 72 towns and 1277 villages of the list, each once', () => {
    const count = (level: string) => areas.filter((area) => area.level === level).length
    expect([count('county'), count('town'), count('village')]).toEqual([7, 72, 1277])
    expect(new Set(areas.map((area) => area.code)).size).toBe(1356)
  })

  it('sum up: the children of an area cover it to within a thousandth', () => {
    for (const area of areas) {
      const sum = children(area.code).reduce(
        (total, child) => total + squareMetresOf(child.geometry),
        0,
      )
      expect(sum / squareMetresOf(area.geometry), area.name).toBeCloseTo(1, 3)
    }
  })

  it('do not overlap: almost every place of a town lies in exactly one of its villages', () => {
    const random = createRandom('places')
    let once = 0
    let places = 0
    for (const town of areas.filter((area) => area.level === 'town')) {
      const villages = children(town.code).map((village) => toRegion(village.geometry))
      for (let i = 0; i < 20; i++) {
        const place = placeWithin(toRegion(town.geometry), random)
        places += 1
        if (villages.filter((village) => contains(village, place)).length === 1) once += 1
      }
    }
    expect(places).toBe(72 * 20)
    expect(once / places).toBeGreaterThan(0.999)
  })

  it('cut each village into one to four blocks of fourteen digits', () => {
    const perVillage = areas
      .filter((area) => area.level === 'village')
      .map((village) => blocks.filter((block) => block.areaCode === village.code).length)
    expect(Math.min(...perVillage)).toBe(1)
    expect(Math.max(...perVillage)).toBe(4)
    expect(blocks.every((block) => /^\d{14}$/.test(block.code))).toBe(true)
    expect(new Set(blocks.map((block) => block.code)).size).toBe(blocks.length)
  })

  it('close every ring and keep six decimals at most', () => {
    for (const { geometry } of [...areas, ...blocks]) {
      for (const ring of geometry.coordinates.flat()) {
        expect(ring[0]).toEqual(ring[ring.length - 1])
        expect(
          ring.flat().every((degree) => Math.abs(degree * 1e6 - Math.round(degree * 1e6)) < 1e-3),
        ).toBe(true)
      }
    }
  })

  it('hold their centre inside', () => {
    for (const block of blocks) {
      expect(contains(toRegion(block.geometry), block.center), block.code).toBe(true)
    }
  })
})
