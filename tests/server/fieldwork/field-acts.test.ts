import { createHash } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { getBlock } from '../../../server/contract/areas.ts'
import {
  type FieldAct,
  getBlockPack,
  listEnumerators,
  listRefusedActs,
  listVisits,
  putFieldAct,
  searchFrame,
} from '../../../server/contract/fieldwork.ts'
import { getUnit } from '../../../server/contract/frame.ts'
import { getResponse } from '../../../server/contract/responses.ts'
import { buildingChange } from '../../../server/domains/areas/tables.ts'
import { fieldAct, recheck } from '../../../server/domains/fieldwork/tables.ts'
import {
  addUnit,
  assign,
  buildEnvelope,
  createTownApp,
  receiptOf,
} from '../../support/responses.ts'
import { MAYI_1, MAYI_2, type People, signInEveryone } from '../../support/small-city.ts'
import type { SignedIn, TestApp } from '../../support/test-app.ts'

describe('an act made in the field', () => {
  let app: TestApp
  let people: People
  beforeEach(async () => {
    app = await createTownApp()
    people = await signInEveryone(app)
    await addUnit(app)
  })
  afterEach(() => app.close())

  const bytesOf = (act: FieldAct, actId: string) =>
    new TextEncoder().encode(JSON.stringify({ ...act, actId, madeAt: '2024-01-15T01:00:00.000Z' }))
  const send = (act: FieldAct, actId: string, who: SignedIn = people.enumerator) =>
    app.call(putFieldAct, { params: { actId }, body: bytesOf(act, actId) }, who)
  const suspended: FieldAct = {
    ...{ kind: 'outcome', unitId: 'unit-a', outcome: 'suspended' },
    evidence: '门面关闭，邻店证实已歇业',
  }
  const shed: FieldAct = {
    ...{ kind: 'building', buildingCode: `${MAYI_1}-a1`, blockCode: MAYI_1, name: '新搭厂棚' },
    ...{ address: '马邑路 15 号', buildingKind: 'workshop', floors: 1 },
    geometry: {
      type: 'MultiPolygon',
      coordinates: [
        [
          [
            [112.431, 39.331],
            [112.432, 39.331],
            [112.432, 39.332],
            [112.431, 39.331],
          ],
        ],
      ],
    },
  }

  it('is done once, and sent again gives the same receipt', async () => {
    const first = await send(suspended, 'act-1')
    expect(first).toMatchObject({ ok: true, reply: { outcome: 'applied', message: null } })
    const hash = createHash('sha256').update(bytesOf(suspended, 'act-1')).digest('hex')
    expect(first).toMatchObject({ reply: { contentHash: hash } })
    app.setTime('2024-01-15T02:20:00.000Z')
    const again = await send(suspended, 'act-1')
    expect(again).toEqual(first)
    const { reply } = (await app.call(
      getUnit,
      { params: { unitId: 'unit-a' } },
      people.enumerator,
    )) as never as { reply: { outcomes: unknown[] } }
    expect(reply.outcomes).toHaveLength(1)
    expect(await app.database.read.$count(fieldAct)).toBe(1)
  })

  it('under an id used for something else is not taken', async () => {
    await send(suspended, 'act-1')
    expect(await send({ ...suspended, evidence: '另有情况，电话已停机' }, 'act-1')).toMatchObject({
      problem: { type: 'urn:jingpu:problem:revision-id-taken' },
    })
  })

  it('that cannot be done is kept whole with its reason and shown to the office', async () => {
    await addUnit(app, { id: 'next-door', blockCode: MAYI_2 })
    const elsewhere = { ...suspended, unitId: 'next-door' } as FieldAct
    expect(await send(elsewhere, 'act-2')).toMatchObject({
      reply: { outcome: 'refused', message: expect.stringContaining('不在您的工作范围内') },
    })
    const shown = await app.call(listRefusedActs, { query: {} }, people.township)
    expect(shown).toMatchObject({
      reply: { acts: [{ actId: 'act-2', kind: 'outcome', receivedFrom: '张普' }] },
    })
    expect(shown).toMatchObject({
      reply: { acts: [{ content: expect.stringContaining('邻店证实已歇业') }] },
    })
    expect(await app.call(listRefusedActs, { query: {} }, people.neighbour)).toMatchObject({
      reply: { acts: [] },
    })
    expect(await app.call(listRefusedActs, { query: {} }, people.enumerator)).toMatchObject({
      ok: false,
    })
  })

  it('adds a building, corrects it later and keeps what stood before', async () => {
    expect(await send(shed, 'act-3')).toMatchObject({ reply: { outcome: 'applied' } })
    const { geometry: _, ...words } = shed as Extract<FieldAct, { kind: 'building' }>
    await send({ ...words, name: '兴旺铸造厂棚', floors: 2 }, 'act-4')
    await send({ ...words, name: '兴旺铸造厂棚', floors: 2 }, 'act-4')
    const answer = await app.call(getBlock, { params: { blockCode: MAYI_1 } }, people.enumerator)
    expect(answer).toMatchObject({
      reply: { buildings: expect.arrayContaining([expect.objectContaining({ floors: 2 })]) },
    })
    const history = await app.database.read.select().from(buildingChange)
    expect(history.map((row) => [row.before?.name ?? null, row.after.name])).toEqual([
      [null, '新搭厂棚'],
      ['新搭厂棚', '兴旺铸造厂棚'],
    ])
  })

  it('a new building without a place on the map is refused and kept', async () => {
    const { geometry: _, ...words } = shed as Extract<FieldAct, { kind: 'building' }>
    expect(await send(words, 'act-5')).toMatchObject({
      reply: { outcome: 'refused', message: expect.stringContaining('在图上标出位置') },
    })
  })

  it('tells which buildings were visited', async () => {
    const visit: FieldAct = {
      ...{ kind: 'building-visit', buildingCode: 'B-1', blockCode: MAYI_1 },
      ...{ finding: 'no-units', note: '' },
    }
    await send(visit, 'act-6')
    await send({ ...visit, finding: 'no-access', note: '门禁' }, 'act-7')
    const shown = await app.call(listVisits, { params: { blockCode: MAYI_1 } }, people.enumerator)
    expect(shown).toMatchObject({ reply: { visits: [{ buildingCode: 'B-1' }] } })
    const beyond = await app.call(listVisits, { params: { blockCode: MAYI_2 } }, people.enumerator)
    expect(beyond).toMatchObject({ status: 404 })
  })

  it('hands a block out and takes it back; only a supervisor may', async () => {
    const accountId = people.enumerator.account.id
    const out: FieldAct = { kind: 'assign-block', blockCode: MAYI_2, accountId }
    expect(await send(out, 'act-8')).toMatchObject({ reply: { outcome: 'refused' } })
    expect(await send(out, 'act-9', people.supervisor)).toMatchObject({
      reply: { outcome: 'applied' },
    })
    const listed = await app.call(listEnumerators, {}, people.supervisor)
    expect(listed).toMatchObject({
      reply: { enumerators: [{ accountId, blockCodes: [MAYI_1, MAYI_2] }] },
    })
    const back: FieldAct = { ...out, kind: 'take-back-block', reason: '调整分工' }
    expect(await send(back, 'act-10', people.supervisor)).toMatchObject({
      reply: { outcome: 'applied' },
    })
    const after = await app.call(listEnumerators, {}, people.supervisor)
    expect(after).toMatchObject({ reply: { enumerators: [{ blockCodes: [MAYI_1] }] } })
  })

  it('re-checks a response and returns it on the spot', async () => {
    await assign(app, 'unit-a', '622')
    await receiptOf(app, buildEnvelope(), people.enumerator)
    const responseId = 'unit-a.622.2023'
    const draw = { seed: '2024-01-15', from: 12, place: 3 }
    const check: FieldAct = {
      ...{ kind: 're-check', responseId, blockCode: MAYI_1, result: 'differs', draw },
      note: '现场从业人员与填报不一致',
    }
    expect(await send(check, 'act-11')).toMatchObject({ reply: { outcome: 'refused' } })
    await send(check, 'act-12', people.supervisor)
    await send(check, 'act-12', people.supervisor)
    expect(await app.database.read.$count(recheck, eq(recheck.responseId, responseId))).toBe(1)
    const back: FieldAct = {
      ...{ kind: 'return', responseId, reasonCode: '05', fields: [] },
      reasonText: '人数与现场不符，请会同对象核实',
    }
    expect(await send(back, 'act-13', people.supervisor)).toMatchObject({
      reply: { outcome: 'applied' },
    })
    const detail = await app.call(getResponse, { params: { responseId } }, people.enumerator)
    expect(detail).toMatchObject({ reply: { response: { state: 'returned' } } })
  })

  it('a pack holds everything of the block, page by page', async () => {
    await addUnit(app, { id: 'unit-b', name: '二号店' })
    await assign(app, 'unit-a', '622')
    const params = { blockCode: MAYI_1 }
    const first = await app.call(getBlockPack, { params, query: { limit: 1 } }, people.enumerator)
    expect(first).toMatchObject({
      reply: {
        block: { code: MAYI_1 },
        buildings: [{ code: 'B-1' }],
        units: [
          {
            detail: { unit: { id: 'unit-a' } },
            owed: { unitId: 'unit-a' },
            responses: [{ response: { responseId: 'unit-a.622.2023' } }],
          },
        ],
      },
    })
    const after = first.ok ? first.reply.next! : ''
    const last = await app.call(getBlockPack, { params, query: { after } }, people.enumerator)
    expect(last).toMatchObject({ reply: { units: [{ detail: { unit: { id: 'unit-b' } } }] } })
    expect(last).toMatchObject({ reply: { next: null } })
    const beyond = { params: { blockCode: MAYI_2 }, query: {} }
    expect(await app.call(getBlockPack, beyond, people.enumerator)).toMatchObject({ status: 404 })
  })

  it('finds a unit of the neighbouring block or of the county, without person or telephone', async () => {
    await addUnit(app, { id: 'next-door', name: '隔壁文具店', blockCode: MAYI_2 })
    await addUnit(app, {
      ...{ id: 'far', name: '远处文具店', areaCode: '140602001002' },
      blockCode: '14060200100201',
    })
    const near = await app.call(searchFrame, { query: { near: MAYI_1 } }, people.enumerator)
    expect(near).toMatchObject({
      reply: { matches: [{ unitId: 'next-door' }, { unitId: 'unit-a' }] },
    })
    const query = { near: MAYI_1, text: '文具' }
    const county = await app.call(searchFrame, { query }, people.enumerator)
    expect(county).toMatchObject({
      reply: { matches: [{ unitId: 'far' }, { unitId: 'next-door' }] },
    })
    expect(JSON.stringify(county)).not.toContain('phone')
    const other = await app.call(searchFrame, { query: { near: MAYI_2 } }, people.enumerator)
    expect(other).toMatchObject({ status: 404 })
  })
})
