/** Blocks and buildings drawn elsewhere come in from GeoJSON, and never over what was drawn on the map since. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type BlockChange, changeBlocks } from '../../../server/contract/area-map.ts'
import { loadGround, readBlocks, readBuildings } from '../../../server/domains/areas/index.ts'
import { block, building } from '../../../server/domains/areas/tables.ts'
import { auditEntry } from '../../../server/domains/audit/tables.ts'
import { groundBlocks } from '../../support/five-raw-lists.ts'
import { loadSmallCity, MAYI, MAYI_1, MAYI_2, signInEveryone } from '../../support/small-city.ts'
import { createTestApp, type TestApp } from '../../support/test-app.ts'

const outline = {
  type: 'Polygon',
  coordinates: [
    [
      [112.43, 39.33],
      [112.44, 39.33],
      [112.44, 39.34],
      [112.43, 39.33],
    ],
  ],
}
const collection = (...features: { properties: object; geometry?: object }[]) => ({
  type: 'FeatureCollection',
  features: features.map((feature) => ({ type: 'Feature', geometry: outline, ...feature })),
})

describe('a file of blocks', () => {
  it('gives each feature, and names by its place what is none', () => {
    const read = readBlocks(
      collection(
        { properties: { 普查小区代码: MAYI_1, 名称: '01 小区' } },
        { properties: { code: Number(MAYI_2) } },
        { properties: { 普查小区代码: '1406' } },
        { properties: { 普查小区代码: MAYI_1 } },
        { properties: { 普查小区代码: MAYI_2 }, geometry: { type: 'Point', coordinates: [1, 2] } },
      ),
    )
    expect(read?.found.map(({ code, name }) => [code, name])).toEqual([
      [MAYI_1, '01 小区'],
      [MAYI_2, '02 小区'],
    ])
    expect(read?.faults).toEqual([
      { place: 3, message: '普查小区代码「1406」不是 14 位数字' },
      { place: 4, message: `代码 ${MAYI_1} 在前面已经有了` },
      { place: 5, message: '不是面（Polygon 或 MultiPolygon）' },
    ])
    expect(readBlocks({ type: 'Feature' })).toBeUndefined()
  })

  it('of buildings wants code, block and name, and floors that can be', () => {
    const whole = { 建筑物编码: 'B-9', 普查小区代码: MAYI_1, 名称: '市场', 层数: 3 }
    const read = readBuildings(
      collection(
        { properties: whole },
        { properties: { ...whole, 建筑物编码: '' } },
        { properties: { ...whole, 建筑物编码: 'B-10', 名称: '' } },
        { properties: { ...whole, 建筑物编码: 'B-11', 层数: 0.5 } },
        { properties: { ...whole, 建筑物编码: 'B-12', 普查小区代码: '14' } },
      ),
    )
    expect(read?.found).toMatchObject([{ code: 'B-9', name: '市场', floors: 3, address: '' }])
    expect(read?.faults.map(({ place }) => place)).toEqual([2, 3, 4, 5])
  })
})

describe('brought in', () => {
  let app: TestApp
  beforeEach(async () => {
    app = await createTestApp()
    await loadSmallCity(app)
  })
  afterEach(() => app.close())

  it('blocks and buildings stand as drawn, a second time as well, with overlaps told', async () => {
    const [west, east] = groundBlocks
    const shop = { code: 'B-7', blockCode: MAYI_1, name: '商厦', address: '', kind: '', floors: 2 }
    const ground = { blocks: [west!, east!], buildings: [{ ...shop, geometry: west!.geometry }] }
    const loaded = { blocks: 2, buildings: 1, notices: [] }
    expect(await loadGround(app.context, ground)).toEqual(loaded)
    expect(await loadGround(app.context, ground)).toEqual(loaded)
    const rows = await app.database.read.select().from(block)
    expect(rows.find(({ code }) => code === MAYI_2)).toMatchObject({ name: east!.name })
    const shops = await app.database.read.select().from(building)
    expect(shops.find(({ code }) => code === 'B-7')).toMatchObject({ floors: 2 })
    const twice = { ...ground, blocks: [west!, { ...east!, geometry: west!.geometry }] }
    const { notices } = await loadGround(app.context, twice)
    expect(notices.join()).toContain(`「${MAYI_1}」与「${MAYI_2}」重叠`)
    const entries = await app.database.read.select().from(auditEntry)
    expect(entries.filter(({ action }) => action === 'building.load')).toHaveLength(4)
  })

  it('never over blocks that were drawn anew on the map', async () => {
    const { county } = await signInEveryone(app)
    await loadGround(app.context, { blocks: groundBlocks, buildings: [] })
    const change: BlockChange = { kind: 'merge', blockCodes: [MAYI_1, MAYI_2] }
    const drawn = await app.call(
      changeBlocks,
      {
        params: { areaCode: MAYI, changeId: 'change-1' },
        body: { change, reason: '两个小区合一', seen: null },
      },
      county,
    )
    expect(drawn).toMatchObject({ ok: true })
    await expect(loadGround(app.context, { blocks: groundBlocks, buildings: [] })).rejects.toThrow(
      /已在地图上改画过/,
    )
  })
})
