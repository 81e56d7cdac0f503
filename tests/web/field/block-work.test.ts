import { describe, expect, it } from 'vitest'
import type { Building } from '../../../server/contract/areas.ts'
import type { FieldAct } from '../../../server/contract/fieldwork.ts'
import type { UnitSummary } from '../../../server/contract/frame.ts'
import { metresOutside } from '../../../server/contract/metres-outside.ts'
import { squareAround } from '../../../web/field/map/projection.ts'
import { drawRandomly } from '../../../web/field/supervise/draw.ts'
import { walkersOf } from '../../../web/field/supervise/walkers-of.ts'
import { matchesText } from '../../../web/field/walk/match-text.ts'
import {
  type BlockFacts,
  type LocalWork,
  remainingIn,
} from '../../../web/field/work/block-facts.ts'
import { foundHere, mergeBuildings, mergeUnits } from '../../../web/field/work/merge-local.ts'
import type { Act } from '../../../web/outbox/acts/act.ts'
import type { Draft } from '../../../web/outbox/database.ts'

const BLOCK = '14060200100101'
const nothing: LocalWork = {
  outcomes: new Map(),
  visits: new Map(),
  newBuildings: [],
  reported: new Map(),
  begun: new Map(),
}
const facts: BlockFacts = {
  fetchedAt: '2024-01-15T02:00:00.000Z',
  buildingCodes: ['B-1', 'B-2', 'B-3'],
  visits: [{ buildingCode: 'B-1', finding: 'no-units' }],
  units: [
    { id: 'u1', buildingCode: 'B-2', outcome: null, forms: [] },
    { id: 'u2', buildingCode: null, outcome: 'normal', forms: ['u2.611.2023'] },
  ],
}

describe('what is left in a block', () => {
  it('counts unvisited buildings, records without outcome, forms unfinished', () => {
    expect(remainingIn(BLOCK, facts, nothing)).toEqual({ buildings: 2, records: 1, forms: 1 })
  })

  it.each<[string, Partial<LocalWork>, { buildings: number; records: number; forms: number }]>([
    [
      'an outcome also visits its building',
      { outcomes: new Map([['u1', 'suspended']]) },
      { buildings: 1, records: 0, forms: 1 },
    ],
    [
      'a locked door stays to be visited',
      { visits: new Map([['B-3', 'no-access']]) },
      { buildings: 2, records: 1, forms: 1 },
    ],
    [
      'a visit without units is done',
      { visits: new Map([['B-3', 'no-units']]) },
      { buildings: 1, records: 1, forms: 1 },
    ],
    [
      'a new building is to be visited',
      { newBuildings: [{ code: 'B-9', blockCode: BLOCK }] },
      { buildings: 3, records: 1, forms: 1 },
    ],
    [
      'a sealed listing is an outcome',
      { reported: new Map([['u1.621.2023', null]]) },
      { buildings: 1, records: 0, forms: 1 },
    ],
    [
      'a sealed form is finished',
      { reported: new Map([['u2.611.2023', null]]) },
      { buildings: 2, records: 1, forms: 0 },
    ],
    [
      'a form begun here is unfinished',
      { begun: new Map([['n.622.2023', BLOCK]]) },
      { buildings: 2, records: 1, forms: 2 },
    ],
    [
      'one begun in another block is not this block’s',
      { begun: new Map([['n.622.2023', '14060200100102']]) },
      { buildings: 2, records: 1, forms: 1 },
    ],
  ])('%s', (_, local, expected) => {
    expect(remainingIn(BLOCK, facts, { ...nothing, ...local })).toEqual(expected)
  })

  it('a form sent and since returned, or to be signed anew, is unfinished again', () => {
    const sentAt = (at: string) => ({ ...nothing, reported: new Map([['u2.611.2023', at]]) })
    expect(remainingIn(BLOCK, facts, sentAt('2024-01-15T01:00:00.000Z')).forms).toBe(1)
    expect(remainingIn(BLOCK, facts, sentAt('2024-01-15T03:00:00.000Z')).forms).toBe(0)
  })
})

const geometry = squareAround(112.43, 39.33)
const drawn: Building = {
  ...{ code: 'B-1', blockCode: BLOCK, name: '旧名', address: '', kind: 'shops', floors: 2 },
  geometry,
}
const actOf = (act: FieldAct, refusal: string | null = null) => ({ act, refusal }) as Act

describe('this device’s work over what was fetched', () => {
  const renamed: FieldAct = {
    ...{ kind: 'building', buildingCode: 'B-1', blockCode: BLOCK, name: '新名', address: '' },
    ...{ buildingKind: 'shops', floors: 3 },
  }
  it('shows a building corrected or added here, not one the server refused', () => {
    expect(mergeBuildings(BLOCK, [drawn], [actOf(renamed)])).toEqual([
      { ...drawn, name: '新名', floors: 3 },
    ])
    expect(mergeBuildings(BLOCK, [drawn], [actOf(renamed, '不在范围')])).toEqual([drawn])
    const added = { ...renamed, buildingCode: 'B-9', geometry }
    expect(mergeBuildings(BLOCK, [drawn], [actOf(added)]).map(({ code }) => code)).toEqual([
      'B-1',
      'B-9',
    ])
  })

  it('shows outcomes recorded here and units found here once', () => {
    const unit = { id: 'u1', outcome: null } as UnitSummary
    const local = { ...nothing, outcomes: new Map([['u1', 'deregistered' as const]]) }
    expect(mergeUnits([unit], local)).toMatchObject([{ outcome: 'deregistered' }])
    const draft = {
      ...{ responseId: 'n.622.2023', unitId: 'n', title: '', edition: 2, sealedEdition: 2 },
      newUnit: { kind: 'selfEmployed', blockCode: BLOCK, buildingCode: 'B-1' },
    } as Draft
    expect(foundHere(BLOCK, [unit], [draft])).toEqual([
      {
        ...{ unitId: 'n', responseId: 'n.622.2023', title: '未填名称的单位' },
        ...{ buildingCode: 'B-1', sealed: true },
      },
    ])
    expect(foundHere(BLOCK, [{ ...unit, id: 'n' }], [draft])).toEqual([])
    expect(foundHere('14060200100102', [unit], [draft])).toEqual([])
  })
})

describe('how far outside the block a point lies', () => {
  const square = squareAround(112.43, 39.33)
  it('is nothing inside, and metres to the nearest border outside', () => {
    expect(metresOutside([112.43, 39.33], square)).toBe(0)
    const east = metresOutside([112.43 + 0.001, 39.33], square)
    // 0.001° of longitude at this latitude is 86 m; six of them are inside.
    expect(east).toBeGreaterThan(78)
    expect(east).toBeLessThan(82)
    expect(metresOutside([112.43, 39.34], square)).toBeGreaterThan(1_100)
  })
})

describe('a search of the neighbourhood', () => {
  const match = { name: '鑫源建材经销部', unifiedSocialCreditCode: '92140602MA0K1AB23C' }
  it.each([
    ['建材', true],
    ['92140602ma0k', true],
    ['９２１４０６０２', true],
    ['140602', false],
    ['面馆', false],
    ['', false],
  ])('%s: %s', (text, found) => {
    expect(matchesText(match, text)).toBe(found)
  })
})

describe('a supervisor’s draw and assignments', () => {
  it('gives the same draw for the same seed, another for another, never one twice', async () => {
    const all = Array.from({ length: 40 }, (_, at) => `r-${at}`)
    const draw = (seed: string) => drawRandomly(all, (id) => id, seed, 5)
    const first = await draw('2024-01-15|s')
    expect(await draw('2024-01-15|s')).toEqual(first)
    expect(await draw('2024-01-16|s')).not.toEqual(first)
    expect(new Set(first.map(({ candidate }) => candidate)).size).toBe(5)
    expect(first[2]).toMatchObject({ place: 3, from: 40 })
  })

  it('shows blocks handed out and taken back here', () => {
    const people = [{ accountId: 'a', blockCodes: ['1', '2'] }]
    const acts = [
      actOf({ kind: 'take-back-block', blockCode: '1', accountId: 'a', reason: '调整' }),
      actOf({ kind: 'assign-block', blockCode: '1', accountId: 'b' }),
      actOf({ kind: 'assign-block', blockCode: '2', accountId: 'c' }, '没有这个账号'),
    ]
    expect([...walkersOf(people, acts)]).toEqual([
      ['1', ['b']],
      ['2', ['a']],
    ])
  })
})
