import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { listUnits, placeUnit } from '../../../server/contract/frame.ts'
import { getUnplacedHeap, listUnplacedHeaps, placeUnits } from '../../../server/contract/placing.ts'
import { loadBlocks } from '../../../server/domains/areas/index.ts'
import { auditEntry } from '../../../server/domains/audit/tables.ts'
import { unitPlacing } from '../../../server/domains/frame/tables.ts'
import {
  BEIGUAN,
  loadSmallCity,
  MAYI,
  MAYI_1,
  outsiders,
  type People,
  PINGLU_BLOCK,
  signInEveryone,
} from '../../support/small-city.ts'
import { createTestApp, type TestApp } from '../../support/test-app.ts'
import { creditCode, csv, HEADINGS, reportOf } from './lists.ts'

let app: TestApp
let people: People
beforeEach(async () => {
  app = await createTestApp()
  await loadSmallCity(app)
  people = await signInEveryone(app)
})
afterEach(() => app.close())

const at = (number: number, name: string, address: string) => [
  creditCode(number),
  name,
  '',
  '',
  address,
]
const street = '朔城区北城街道马邑路中心社区振武街'

async function unitsNamed(search: string) {
  const answer = await app.call(listUnits, { query: { search } }, people.county)
  if (!answer.ok) throw new Error(answer.problem.detail)
  return answer.reply.units
}

describe('units that no address places', () => {
  it('are heaped by area and street, and placed together with the reason', async () => {
    await reportOf(
      app,
      people.county,
      csv([
        at(1, '甲店', `${street} 1 号`),
        at(2, '乙店', `${street} 9 号`),
        at(3, '丙店', '某处'),
      ]),
    )
    const heaps = await app.call(listUnplacedHeaps, {}, people.county)
    if (!heaps.ok) throw new Error(heaps.problem.detail)
    const { reply } = heaps
    expect(reply.units).toBe(3)
    const [largest] = reply.heaps
    expect(largest).toMatchObject({ areaCode: MAYI, street: '振武街', units: 2 })
    const params = { areaCode: MAYI }
    const query = { street: '振武街' }
    const heap = await app.call(getUnplacedHeap, { params, query }, people.county)
    if (!heap.ok) throw new Error(heap.problem.detail)
    expect(heap.reply.units).toMatchObject([
      { ground: 'address', confidence: 80 },
      { ground: 'address', confidence: 80 },
    ])
    expect(heap.reply.blocks.map(({ code }) => code)).toContain(MAYI_1)
    const unitIds = heap.reply.units.map(({ id }) => id)
    const body = { unitIds, blockCode: MAYI_1, reason: '社区确认' }
    expect(await app.call(placeUnits, { body }, people.county)).toMatchObject({
      reply: { placed: 2 },
    })
    expect(await app.call(listUnplacedHeaps, {}, people.county)).toMatchObject({
      reply: { units: 1 },
    })
    const entries = await app.database.read.select().from(auditEntry)
    const placed = entries.filter(({ action }) => action === 'unit.place')
    expect(placed.map(({ reason }) => reason)).toEqual(['社区确认', '社区确认'])
    // Where the street already is, is offered first to those who come later.
    await reportOf(app, people.county, csv([at(4, '丁店', `${street} 5 号`)]), { source: 'tax' })
    const later = await app.call(getUnplacedHeap, { params, query }, people.county)
    expect(later.ok && later.reply.blocks[0]).toMatchObject({ code: MAYI_1, sameStreet: 2 })
  })

  it('are placed all or none, only within the office’s own area', async () => {
    await reportOf(app, people.county, csv([at(1, '甲店', street), at(2, '乙店', street)]))
    const [one] = await unitsNamed('甲店')
    const give = (unitIds: string[], blockCode: string, who = people.county) =>
      app.call(placeUnits, { body: { unitIds, blockCode, reason: '核对' } }, who)
    expect(await give([one!.id, 'nobody'], MAYI_1)).toMatchObject({ status: 404 })
    expect(await give([one!.id], PINGLU_BLOCK)).toMatchObject({ status: 422 })
    expect(await give([one!.id], MAYI_1, people.neighbour)).toMatchObject({ ok: false })
    for (const who of outsiders) {
      expect(await give([one!.id], MAYI_1, people[who])).toMatchObject({ status: 403 })
    }
    expect((await unitsNamed('甲店'))[0]).toMatchObject({ blockCode: null })
    expect(await app.call(listUnplacedHeaps, {}, people.neighbour)).toMatchObject({
      reply: { units: 0, heaps: [] },
    })
    const params = { areaCode: MAYI }
    expect(await app.call(getUnplacedHeap, { params }, people.neighbour)).toMatchObject({
      status: 404,
    })
  })

  it('are placed by their point where it agrees with the address, and wait where it does not', async () => {
    const corners = [
      [112.41, 39.31],
      [112.42, 39.31],
      [112.42, 39.32],
      [112.41, 39.32],
      [112.41, 39.31],
    ]
    const geometry = { type: 'MultiPolygon' as const, coordinates: [[corners]] }
    await loadBlocks(app.context, [{ code: MAYI_1, name: '01 小区', geometry }])
    const point = ['112.415', '39.315']
    await reportOf(
      app,
      people.county,
      csv(
        [
          [...at(1, '甲店', '朔城区北城街道马邑路中心社区'), ...point],
          [...at(2, '乙店', '朔城区北城街道北关路中心社区'), ...point],
          [...at(3, '丙店', '朔城区北城街道马邑路中心社区'), '不详', '0'],
        ],
        [...HEADINGS, '经度', '纬度'],
      ),
    )
    expect((await unitsNamed('甲店'))[0]).toMatchObject({ blockCode: MAYI_1 })
    expect((await unitsNamed('乙店'))[0]).toMatchObject({ areaCode: BEIGUAN, blockCode: null })
    expect((await unitsNamed('丙店'))[0]).toMatchObject({ areaCode: MAYI, blockCode: null })
    const placings = await app.database.read.select().from(unitPlacing)
    expect(placings.map(({ ground, confidence }) => [ground, confidence]).sort()).toEqual([
      ['address', 50],
      ['address', 80],
      ['point', 95],
    ])
  })

  it('are counted where they operate, construction enterprises where they are registered', async () => {
    const [here, there] = ['朔城区北城街道马邑路中心社区', '朔城区北城街道北关路中心社区']
    const row = (number: number, name: string, industry: string, first2 = '91') => [
      ...[creditCode(number, first2), name, '', '', here],
      ...[there, industry],
    ]
    await reportOf(
      app,
      people.county,
      csv(
        [
          row(1, '建筑公司', '4710'),
          row(2, '装修公司', '5011'),
          row(3, '五金商店', '5274'),
          row(4, '瓦工个体', '4710', '92'),
        ],
        [...HEADINGS.slice(0, 4), '经营地址', '注册地址', '行业代码'],
      ),
    )
    const area = async (name: string) => (await unitsNamed(name))[0]?.areaCode
    expect(await area('建筑公司')).toBe(BEIGUAN)
    expect(await area('装修公司')).toBe(BEIGUAN)
    expect(await area('五金商店')).toBe(MAYI)
    expect(await area('瓦工个体')).toBe(MAYI)
  })

  it('are as sure as it gets once an office has placed them', async () => {
    await reportOf(app, people.county, csv([at(1, '甲店', street)]))
    const [one] = await unitsNamed('甲店')
    const body = { blockCode: MAYI_1, reason: '按门牌核对' }
    await app.call(placeUnit, { params: { unitId: one!.id }, body }, people.county)
    expect(await app.database.read.select().from(unitPlacing)).toMatchObject([
      { ground: 'office', confidence: 100, street: '振武街' },
    ])
  })
})
