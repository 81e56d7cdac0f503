import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  acceptHandover,
  type BlockChange,
  changeBlocks,
  changeBuilding,
  getAreaMap,
  listHandovers,
  tryBlockChange,
} from '../../../server/contract/area-map.ts'
import { getBlock, listBlocks } from '../../../server/contract/areas.ts'
import { getBlockPack, putFieldAct } from '../../../server/contract/fieldwork.ts'
import { getUnit, listUnits, placeUnit } from '../../../server/contract/frame.ts'
import {
  assignBlock,
  listAssignedBlocks,
  loadBlocks,
  loadBuildings,
  recordVisit,
} from '../../../server/domains/areas/index.ts'
import {
  blockChange,
  buildingChange,
  building as buildings,
} from '../../../server/domains/areas/tables.ts'
import { auditEntry } from '../../../server/domains/audit/tables.ts'
import { proveLedger } from '../../../server/domains/frame/index.ts'
import { unit, unitPlacing } from '../../../server/domains/frame/tables.ts'
import { omissionSignal } from '../../../server/domains/omissions/tables.ts'
import {
  loadSmallCity,
  MAYI,
  MAYI_1,
  MAYI_2,
  type People,
  signInEveryone,
} from '../../support/small-city.ts'
import { createTestApp, type SignedIn, type TestApp } from '../../support/test-app.ts'
import { bytesOf, creditCode, csv, HEADINGS, reportOf } from '../frame/lists.ts'

const MAYI_3 = `${MAYI}03`

/** A rectangle in thousandths of a degree from a corner in 朔城区. */
function box(west: number, south: number, east: number, north: number) {
  const at = (x: number, y: number) => [112.43 + x / 1000, 39.33 + y / 1000]
  const ring = [at(west, south), at(east, south), at(east, north), at(west, north)]
  return { type: 'MultiPolygon' as const, coordinates: [[[...ring, ring[0]!]]] }
}
const line = (...points: [number, number][]) =>
  points.map(([x, y]): [number, number] => [112.43 + x / 1000, 39.33 + y / 1000])
const point = (x: number, y: number) => [`${112.43 + x / 1000}`, `${39.33 + y / 1000}`]

let app: TestApp
let people: People
let other: SignedIn
beforeEach(async () => {
  app = await createTestApp()
  await loadSmallCity(app)
  people = await signInEveryone(app)
  const town = { kind: 'area', areaPrefix: '140602001', name: '北城街道' } as const
  other = await app.signIn('enumerator', town, '王普')
  await assignBlock(app.context, { blockCode: MAYI_2, accountId: other.account.id })
  await loadBlocks(app.context, [
    { code: MAYI_1, name: '01 小区', geometry: box(0, 0, 10, 10) },
    { code: MAYI_2, name: '02 小区', geometry: box(10, 0, 20, 10) },
  ])
  await loadBuildings(app.context, [
    { ...building('B-1', MAYI_1, '马邑商厦'), geometry: box(1, 1, 2, 2) },
    { ...building('B-2', MAYI_2, '振华大楼'), geometry: box(11, 1, 12, 2) },
    { ...building('B-3', MAYI_1, '振武市场'), geometry: box(8, 8, 9, 9) },
  ])
  await reportOf(
    app,
    people.county,
    csv(
      [
        [...at(1, '楼下店'), MAYI_1, '马邑商厦', '', ''],
        [...at(2, '市场店'), MAYI_1, '振武市场', '', ''],
        [...at(3, '有点店'), MAYI_1, '', ...point(7, 7)],
        [...at(4, '无处店'), MAYI_1, '', '', ''],
        [...at(5, '二区店'), MAYI_2, '', '', ''],
      ],
      [...HEADINGS, '普查小区代码', '建筑物名称', '经度', '纬度'],
    ),
  )
})
afterEach(() => app.close())

const at = (number: number, name: string) => [creditCode(number), name, '', '', '']
function building(code: string, blockCode: string, name: string) {
  return { code, blockCode, name, address: '', kind: '商业', floors: 5 }
}

const split: BlockChange = {
  kind: 'split',
  blockCode: MAYI_1,
  line: line([-1, 6], [11, 6]),
  name: '03 小区',
}
let turn = 0
const draw = (change: BlockChange, who = people.county, seen: string | null = null) => {
  turn += 1
  const params = { areaCode: MAYI, changeId: `change-${turn}` }
  return app.call(changeBlocks, { params, body: { change, reason: '新修了路', seen } }, who)
}

async function blocksOf(who = people.county): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {}
  for (const code of await codesFor(who)) {
    const answer = await app.call(listUnits, { query: { block: code } }, who)
    if (!answer.ok) throw new Error(answer.problem.detail)
    found[code.slice(-2)] = answer.reply.units.map(({ name }) => name).sort()
  }
  return found
}
async function codesFor(who: SignedIn): Promise<string[]> {
  const answer = await app.call(listBlocks, { query: { area: MAYI } }, who)
  if (!answer.ok) throw new Error(answer.problem.detail)
  return answer.reply.blocks.map(({ code }) => code)
}
async function unitNamed(search: string) {
  const answer = await app.call(listUnits, { query: { search } }, people.county)
  if (!answer.ok) throw new Error(answer.problem.detail)
  return answer.reply.units[0]!
}
const ledgerFaults = () => proveLedger(app.database.read, '14')

describe('a block split by a drawn line', () => {
  it('says first what would follow, and changes nothing', async () => {
    const params = { areaCode: MAYI }
    const answer = await app.call(tryBlockChange, { params, body: split }, people.county)
    expect(answer).toMatchObject({
      reply: {
        blocks: [
          { code: MAYI_1, units: 2, buildings: 1 },
          { code: MAYI_3, units: 2, buildings: 1 },
        ],
        ended: [],
        moved: { units: 2, buildings: 1, withoutPlace: 1, toHandOver: 0 },
      },
    })
    expect(await codesFor(people.county)).toEqual([MAYI_1, MAYI_2])
  })

  it('takes along buildings, units by building or point, signals and enumerators', async () => {
    const signal = { kind: 'empty-building', state: 'task', says: '有门无户' } as const
    await app.database.write((tx) =>
      tx.insert(omissionSignal).values({
        ...{ id: 'signal-1', ...signal, areaCode: MAYI, blockCode: MAYI_1, buildingCode: 'B-3' },
        ...{ weight: 1, foundAt: app.context.clock.now(), lastFoundAt: app.context.clock.now() },
      }),
    )
    expect(await draw(split)).toMatchObject({ reply: { moved: { units: 2 } } })
    expect(await blocksOf()).toEqual({
      '01': ['无处店', '楼下店'].sort(),
      '02': ['二区店'],
      '03': ['市场店', '有点店'].sort(),
    })
    expect(await codesFor(people.enumerator)).toEqual([MAYI_1, MAYI_3])
    const [after] = await app.database.read.select().from(omissionSignal)
    expect(after).toMatchObject({ blockCode: MAYI_3 })
    const params = { blockCode: MAYI_3 }
    expect(await app.call(getBlock, { params }, people.enumerator)).toMatchObject({
      reply: { buildings: [{ code: 'B-3' }] },
    })
    const doubted = (await unitNamed('无处店')).id
    const placings = await app.database.read.select().from(unitPlacing)
    expect(placings.find(({ unitId }) => unitId === doubted)).toMatchObject({ confidence: 50 })
    expect(await ledgerFaults()).toEqual([])
  })

  it('keeps the old border with who, when and why, and audits every move', async () => {
    await draw(split)
    const params = { areaCode: MAYI }
    const map = await app.call(getAreaMap, { params }, people.county)
    expect(map).toMatchObject({
      reply: {
        faults: [],
        changes: [{ before: [{ code: MAYI_1, geometry: box(0, 0, 10, 10) }], reason: '新修了路' }],
      },
    })
    expect(map.ok && map.reply.changes[0]!.changedBy).toBe('王县办')
    const entries = await app.database.read.select().from(auditEntry)
    expect(entries.filter(({ action }) => action === 'block.split')).toHaveLength(1)
    expect(entries.filter(({ action }) => action === 'unit.follow-block')).toHaveLength(2)
    expect(await app.database.read.select().from(buildingChange)).toHaveLength(1)
    await expect(
      app.database.write((tx) => tx.update(blockChange).set({ reason: '' })),
    ).rejects.toThrow()
  })

  it('is refused in words, and not over borders another hand has just moved', async () => {
    const beside = await draw({ ...split, line: line([-1, 12], [11, 12]) })
    expect(beside).toMatchObject({ status: 422, problem: { type: /blocks-not-drawable/ } })
    expect(!beside.ok && beside.problem.detail).toContain('没有把小区分成两块')
    const twice = await draw({ ...split, name: '02 小区' })
    expect(!twice.ok && twice.problem.detail).toContain('请换一个名称')
    await draw(split)
    expect(await draw({ ...split, name: '04 小区' })).toMatchObject({ status: 409 })
  })

  it('sent again, changes nothing', async () => {
    const params = { areaCode: MAYI, changeId: 'same' }
    const body = { change: split, reason: '新修了路', seen: null }
    const first = await app.call(changeBlocks, { params, body }, people.county)
    expect(await app.call(changeBlocks, { params, body }, people.county)).toEqual(first)
    expect(await codesFor(people.county)).toHaveLength(3)
  })
})

describe('blocks merged', () => {
  const merge: BlockChange = { kind: 'merge', blockCodes: [MAYI_1, MAYI_2] }

  it('are one, walked by all who walked them; the ended code is never given again', async () => {
    expect(await draw(merge)).toMatchObject({ reply: { ended: [MAYI_2], moved: { units: 1 } } })
    expect(await codesFor(people.county)).toEqual([MAYI_1])
    expect(Object.values(await blocksOf())[0]).toHaveLength(5)
    expect(await codesFor(other)).toEqual([MAYI_1])
    const assigned = await listAssignedBlocks(app.database.read, [other.account.id])
    expect(assigned.get(other.account.id)).toEqual([MAYI_1])
    expect(await draw(split, people.county, `change-${turn}`)).toMatchObject({
      reply: { blocks: [{ code: MAYI_1 }, { code: MAYI_3 }] },
    })
    expect(await ledgerFaults()).toEqual([])
  })

  it('take what a tablet still sends under the ended code', async () => {
    await draw(merge)
    const visit = { visitId: 'visit-1', buildingCode: 'B-2', blockCode: MAYI_2 }
    const seen = { finding: 'has-units', note: '', visitedAt: app.context.clock.now() } as const
    await recordVisit({ ...app.context, actor: other.account }, { ...visit, ...seen })
  })
})

describe('a border moved', () => {
  const border: BlockChange = {
    kind: 'border',
    blockCodes: [MAYI_1, MAYI_2],
    line: line([6, -1], [6, 11]),
  }

  it('hands units over: both sides have them until the new one accepts', async () => {
    expect(await draw(border)).toMatchObject({
      reply: { moved: { units: 2, buildings: 1, toHandOver: 2 } },
    })
    const both = ['市场店', '有点店'].sort()
    expect(await blocksOf(people.enumerator)).toEqual({
      '01': [...both, '无处店', '楼下店'].sort(),
    })
    expect(await blocksOf(other)).toEqual({ '02': [...both, '二区店'].sort() })
    expect(await ledgerFaults()).toEqual([])
    const { id } = await unitNamed('市场店')
    expect(await unitNamed('市场店')).toMatchObject({
      blockCode: MAYI_2,
      handover: { fromBlock: MAYI_1, toBlock: MAYI_2 },
    })
    const params = { blockCode: MAYI_2, unitId: id }
    expect(await app.call(acceptHandover, { params }, people.enumerator)).toMatchObject({
      status: 404,
    })
    const pack = await app.call(getBlockPack, { params: { blockCode: MAYI_1 } }, people.enumerator)
    if (!pack.ok) throw new Error(pack.problem.detail)
    expect(pack.reply.handovers).toHaveLength(2)
    expect(pack.reply.units).toHaveLength(4)
    const unit = { params: { unitId: id } }
    expect(await app.call(getUnit, unit, people.enumerator)).toMatchObject({ status: 200 })
    const act = { kind: 'accept-handover', unitId: id, blockCode: MAYI_2 } as const
    const sealed = { ...act, actId: 'act-1', madeAt: '2024-01-15T00:00:00.000Z' }
    const sent = { params: { actId: 'act-1' }, body: bytesOf(JSON.stringify(sealed)) }
    expect(await app.call(putFieldAct, sent, other)).toMatchObject({
      reply: { outcome: 'applied' },
    })
    expect(await app.call(acceptHandover, { params }, other)).toMatchObject({
      reply: { accepted: false },
    })
    expect(await app.call(getUnit, unit, people.enumerator)).toMatchObject({ status: 404 })
    expect(await app.call(getUnit, unit, other)).toMatchObject({ status: 200 })
    const left = await app.call(listHandovers, { params: { blockCode: MAYI_1 } }, people.county)
    expect(left).toMatchObject({ reply: { handovers: [{ unitName: '有点店' }] } })
  })

  it('a unit placed elsewhere by the office is handed over as well, and back', async () => {
    const { id } = await unitNamed('无处店')
    const place = (blockCode: string) =>
      app.call(
        placeUnit,
        { params: { unitId: id }, body: { blockCode, reason: '按门牌核对' } },
        people.county,
      )
    await place(MAYI_2)
    expect((await blocksOf(people.enumerator))['01']).toContain('无处店')
    await place(MAYI_1)
    expect((await blocksOf(people.enumerator))['01']).toContain('无处店')
    expect((await unitNamed('无处店')).blockCode).toBe(MAYI_1)
    expect((await blocksOf(other))['02']).toContain('无处店')
    const params = { blockCode: MAYI_1, unitId: id }
    await app.call(acceptHandover, { params }, people.enumerator)
    expect((await blocksOf(other))['02']).not.toContain('无处店')
    expect(await ledgerFaults()).toEqual([])
  })
})

describe('a change taken back', () => {
  const undo = (changeId: string): BlockChange => ({ kind: 'undo', changeId })
  const state = async () => ({
    blocks: await codesFor(people.county),
    // Both blocks show what is being handed back; where it stands is the unit's own word.
    units: await app.database.read
      .select({ id: unit.id, blockCode: unit.blockCode })
      .from(unit)
      .orderBy(unit.id),
    walked: await listAssignedBlocks(app.database.read, [
      people.enumerator.account.id,
      other.account.id,
    ]),
    placings: await app.database.read.select().from(unitPlacing).orderBy(unitPlacing.unitId),
    buildings: await app.database.read
      .select({ code: buildings.code, blockCode: buildings.blockCode })
      .from(buildings)
      .orderBy(buildings.code),
  })
  const changes: Record<string, BlockChange> = {
    split,
    merge: { kind: 'merge', blockCodes: [MAYI_1, MAYI_2] },
    border: { kind: 'border', blockCodes: [MAYI_1, MAYI_2], line: line([6, -1], [6, 11]) },
  }

  it.each(Object.keys(changes))(
    'gives back blocks, people, units and how sure: %s',
    async (kind) => {
      const before = await state()
      await draw(changes[kind]!)
      const made = `change-${turn}`
      expect(await state()).not.toEqual(before)
      const answer = await draw(undo(made), people.county, made)
      expect(answer).toMatchObject({ reply: { ended: kind === 'split' ? [MAYI_3] : [] } })
      expect(await state()).toEqual(before)
      expect(await ledgerFaults()).toEqual([])
      const map = await app.call(getAreaMap, { params: { areaCode: MAYI } }, people.county)
      expect(map).toMatchObject({
        reply: { faults: [], undoable: null, changes: [{ undone: false }, { undone: true }] },
      })
      const entries = await app.database.read.select().from(auditEntry)
      expect(entries.filter(({ action }) => action === 'block.undo')).toHaveLength(1)
      // The code of what was split off is never given again.
      const next = await draw({ ...split, name: '又一小区' }, people.county, `change-${turn}`)
      const code = kind === 'split' ? `${MAYI}04` : MAYI_3
      expect(next).toMatchObject({ reply: { blocks: [{ code: MAYI_1 }, { code }] } })
    },
  )

  it('leaves alone what an office has placed since, and who came since', async () => {
    await draw(split)
    const made = `change-${turn}`
    await assignBlock(app.context, { blockCode: MAYI_3, accountId: other.account.id })
    const { id } = await unitNamed('市场店')
    const body = { blockCode: MAYI_2, reason: '按门牌核对' }
    await app.call(placeUnit, { params: { unitId: id }, body }, people.county)
    await draw(undo(made), people.county, made)
    expect((await unitNamed('市场店')).blockCode).toBe(MAYI_2)
    expect((await unitNamed('有点店')).blockCode).toBe(MAYI_1)
    expect(await codesFor(other)).toEqual([MAYI_1, MAYI_2])
    expect(await ledgerFaults()).toEqual([])
  })

  it('units whose people change are handed over back', async () => {
    await draw(changes.border!)
    const made = `change-${turn}`
    const { id } = await unitNamed('市场店')
    await app.call(acceptHandover, { params: { blockCode: MAYI_2, unitId: id } }, other)
    const params = { areaCode: MAYI }
    expect(
      await app.call(tryBlockChange, { params, body: undo(made) }, people.county),
    ).toMatchObject({ reply: { moved: { units: 2, toHandOver: 2 } } })
    await draw(undo(made), people.county, made)
    expect(await unitNamed('市场店')).toMatchObject({
      blockCode: MAYI_1,
      handover: { fromBlock: MAYI_2, toBlock: MAYI_1 },
    })
  })

  it('goes from the latest back, one by one, and no further', async () => {
    await draw(split)
    const first = `change-${turn}`
    await draw(changes.border!, people.county, first)
    const second = `change-${turn}`
    const early = await draw(undo(first), people.county, second)
    expect(!early.ok && early.problem.detail).toContain('只能撤销最近一次')
    expect((await draw(undo(second), people.county, second)).ok).toBe(true)
    const third = `change-${turn}`
    expect(await draw(undo(second), people.county, third)).toMatchObject({ status: 422 })
    expect((await draw(undo(first), people.county, third)).ok).toBe(true)
    expect(await codesFor(people.county)).toEqual([MAYI_1, MAYI_2])
  })
})

describe('a building drawn by the office', () => {
  const body = { areaCode: MAYI, name: '新楼', address: '', kind: '商业', floors: 3 }

  it('belongs to the block it stands in; units follow it', async () => {
    const added = await app.call(
      changeBuilding,
      { params: { changeId: 'b-1' }, body: { ...body, geometry: box(14, 4, 15, 5) } },
      people.county,
    )
    expect(added).toMatchObject({ reply: { building: { blockCode: MAYI_2 } } })
    const moved = await app.call(
      changeBuilding,
      {
        params: { changeId: 'b-2' },
        body: { ...body, code: 'B-3', name: '振武市场', geometry: box(12, 8, 13, 9) },
      },
      people.county,
    )
    expect(moved).toMatchObject({ reply: { building: { blockCode: MAYI_2 }, movedUnits: 1 } })
    expect((await unitNamed('市场店')).blockCode).toBe(MAYI_2)
  })

  it('is refused outside every block, and without an outline', async () => {
    const refused = (geometry: ReturnType<typeof box>) =>
      app.call(
        changeBuilding,
        { params: { changeId: 'b-3' }, body: { ...body, geometry } },
        people.county,
      )
    expect(await refused(box(40, 40, 41, 41))).toMatchObject({ status: 422 })
    expect(await refused(box(4, 4, 4, 5))).toMatchObject({ status: 422 })
  })
})
