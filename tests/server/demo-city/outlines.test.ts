import gcoord from 'gcoord'
import { describe, expect, it } from 'vitest'
import { countyOutlines } from '../../../server/demo-city/outlines.ts'
import { areaOf, boundsOf, contains, ringContains } from '../../../server/demo-city/plane.ts'

const outline = (code: string) => countyOutlines.find((county) => county.code === code)!

describe('county outlines of Shuozhou', () => {
  it('cover the six counties and the development zone', () => {
    expect(countyOutlines.map((county) => county.code)).toEqual([
      '140602',
      '140603',
      '140621',
      '140622',
      '140623',
      '140671',
      '140681',
    ])
  })

  it('are in WGS-84: converted back they give the published place of 朔城区', () => {
    const [lng, lat] = outline('140602').center
    const published = gcoord.transform([lng, lat], gcoord.WGS84, gcoord.GCJ02)
    expect(published[0]).toBeCloseTo(112.428676, 4)
    expect(published[1]).toBeCloseTo(39.324525, 4)
  })

  it('hold each county seat inside', () => {
    for (const county of countyOutlines) {
      expect(contains(county.region, county.center), county.name).toBe(true)
    }
  })

  it('have about the size of the city, ten thousand square kilometres', () => {
    const squareKilometres = areaOf(countyOutlines.flatMap((county) => county.region)) / 1e6
    expect(squareKilometres).toBeGreaterThan(10_300)
    expect(squareKilometres).toBeLessThan(10_900)
  })

  it('take the drawn zone out of 朔城区, so that no place lies in both', () => {
    const zone = outline('140671').region[0]!
    const { west, south, east, north } = boundsOf(zone)
    let inZone = 0
    for (let i = 0; i < 40; i++) {
      for (let j = 0; j < 40; j++) {
        const place = [
          west + ((east - west) * (i + 0.5)) / 40,
          south + ((north - south) * (j + 0.5)) / 40,
        ] as const
        if (!ringContains(zone, place)) continue
        inZone += 1
        expect(contains(outline('140602').region, place)).toBe(false)
      }
    }
    expect(inZone).toBeGreaterThan(300)
  })
})
