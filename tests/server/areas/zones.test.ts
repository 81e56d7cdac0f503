import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { listUnits } from '../../../server/contract/frame.ts'
import {
  endZone,
  getUnitZones,
  getZoneFigures,
  importZones,
  listZones,
  putZone,
} from '../../../server/contract/zones.ts'
import { loadBlocks } from '../../../server/domains/areas/index.ts'
import { zone } from '../../../server/domains/areas/tables.ts'
import { auditEntry } from '../../../server/domains/audit/tables.ts'
import {
  loadSmallCity,
  MAYI_1,
  MAYI_2,
  type People,
  signInEveryone,
} from '../../support/small-city.ts'
import { createTestApp, type TestApp } from '../../support/test-app.ts'
import { creditCode, csv, HEADINGS, reportOf } from '../frame/lists.ts'

function box(west: number, south: number, east: number, north: number) {
  const at = (x: number, y: number) => [112.43 + x / 1000, 39.33 + y / 1000]
  const ring = [at(west, south), at(east, south), at(east, north), at(west, north)]
  return { type: 'MultiPolygon' as const, coordinates: [[[...ring, ring[0]!]]] }
}
const reason = '省政府批复的四至范围'

let app: TestApp
let people: People
beforeEach(async () => {
  app = await createTestApp()
  await loadSmallCity(app)
  people = await signInEveryone(app)
  await loadBlocks(app.context, [
    { code: MAYI_1, name: '01 小区', geometry: box(0, 0, 10, 10) },
    { code: MAYI_2, name: '02 小区', geometry: box(10, 0, 20, 10) },
  ])
})
afterEach(() => app.close())

const put = (geometry: ReturnType<typeof box>, version = '1', who = people.county) =>
  app.call(
    putZone,
    {
      params: { zoneId: 'zone-1', version },
      body: { kind: 'economic', name: '朔州开发区', geometry, reason },
    },
    who,
  )

describe('a development zone laid over the areas', () => {
  it('is drawn, and drawn anew: the version before stays and ends', async () => {
    expect(await put(box(-1, -1, 11, 11))).toMatchObject({ reply: { version: 1 } })
    expect(await put(box(-1, -1, 11, 11))).toMatchObject({ reply: { version: 1 } })
    expect(await put(box(-1, -1, 21, 11), '3')).toMatchObject({ status: 409 })
    expect(await put(box(-1, -1, 21, 11), '2')).toMatchObject({ reply: { version: 2 } })
    const all = await app.call(listZones, {}, people.township)
    expect(all).toMatchObject({ reply: { zones: [{ version: 2, reason, changedBy: '王县办' }] } })
    const rows = await app.database.read.select().from(zone)
    expect(rows.map(({ version, endedAt }) => [version, endedAt !== null])).toEqual([
      [1, true],
      [2, false],
    ])
    const entries = await app.database.read.select().from(auditEntry)
    const acts = entries.map(({ action }) => action).filter((action) => action.startsWith('zone.'))
    expect(acts).toEqual(['zone.enter', 'zone.change'])
    expect(await app.call(listZones, {}, people.neighbour)).toMatchObject({ reply: { zones: [] } })
  })

  it('counts what lies in it, and shows with the placement of its units', async () => {
    await put(box(-1, -1, 11, 11))
    const at = (number: number, name: string) => [creditCode(number), name, '', '', '']
    await reportOf(
      app,
      people.county,
      csv(
        [
          [...at(1, '区内店'), MAYI_1, '', ''],
          [...at(2, '区外店'), MAYI_2, '', ''],
          [...at(3, '边上店'), MAYI_2, '112.4405', '39.335'],
        ],
        [...HEADINGS, '普查小区代码', '经度', '纬度'],
      ),
    )
    // 北关路's block lies in it too, without a unit.
    expect(await app.call(getZoneFigures, {}, people.county)).toMatchObject({
      reply: { zones: [{ name: '朔州开发区', blocks: 2, units: 1, openFrameRecords: 1 }] },
    })
    const zonesOf = async (search: string) => {
      const found = await app.call(listUnits, { query: { search } }, people.county)
      if (!found.ok) throw new Error(found.problem.detail)
      const params = { unitId: found.reply.units[0]!.id }
      const answer = await app.call(getUnitZones, { params }, people.county)
      if (!answer.ok) throw new Error(answer.problem.detail)
      return [answer.reply.by, answer.reply.zones.length]
    }
    expect(await zonesOf('区内店')).toEqual(['block', 1])
    expect(await zonesOf('区外店')).toEqual(['block', 0])
    expect(await zonesOf('边上店')).toEqual(['point', 1])
  })

  it('is ended with a reason, not removed', async () => {
    await put(box(-1, -1, 11, 11))
    const end = (words: string) =>
      app.call(endZone, { params: { zoneId: 'zone-1' }, body: { reason: words } }, people.county)
    expect(await end('')).toMatchObject({ status: 422 })
    expect(await end('已撤并')).toMatchObject({ reply: { ended: true } })
    expect(await app.call(listZones, {}, people.county)).toMatchObject({ reply: { zones: [] } })
  })

  it('comes in from GeoJSON feature by feature; what is none is refused in words', async () => {
    const polygon = (coordinates: unknown) => ({ type: 'Polygon', coordinates })
    const feature = (properties: object, geometry: unknown) => ({
      type: 'Feature',
      ...{ properties, geometry },
    })
    const sound = polygon(box(0, 0, 5, 5).coordinates[0])
    const content = {
      type: 'FeatureCollection',
      features: [
        feature({ 名称: '高新区', 类型: '高新技术产业开发区' }, sound),
        feature({ 名称: '高新区' }, sound),
        feature({}, sound),
        feature({ 名称: '一条线' }, { type: 'LineString', coordinates: [] }),
        feature(
          { 名称: '投影坐标' },
          polygon([
            [
              [4e6, 3e6],
              [4e6, 4e6],
              [5e6, 4e6],
              [4e6, 3e6],
            ],
          ]),
        ),
      ],
    }
    const answer = await app.call(importZones, { body: { content } }, people.county)
    expect(answer).toMatchObject({
      reply: {
        added: [{ name: '高新区', kind: 'high-tech' }],
        refused: [
          { feature: 2, message: expect.stringContaining('同名') },
          { feature: 3, message: expect.stringContaining('名称') },
          { feature: 4, message: expect.stringContaining('不是面') },
          { feature: 5, message: expect.stringContaining('经纬度') },
        ],
      },
    })
    const other = await app.call(importZones, { body: { content: [] } }, people.county)
    expect(other).toMatchObject({ status: 422 })
  })
})
