import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { matchNewUnit } from '../../../server/contract/duplicates.ts'
import { openUnitFromListing, updateUnitFromListing } from '../../../server/domains/frame/index.ts'
import type { SignedInContext } from '../../../server/platform/context.ts'
import { MAYI_1, MAYI_2, outsiders } from '../../support/small-city.ts'
import {
  type DuplicateTown,
  decide,
  openDuplicateTown,
  queueOf,
  runToEnd,
  unitsByName,
} from './duplicate-lists.ts'

let town: DuplicateTown
beforeEach(async () => {
  town = await openDuplicateTown()
})
afterEach(() => town.app.close())

const noodles = { name: '老味道面馆', phone: '13903490002', address: '马邑路26号' }

function ask(
  unit: { name: string; phone?: string; address?: string },
  who = town.people.enumerator,
) {
  return town.app.call(matchNewUnit, { params: { blockCode: MAYI_1 }, body: unit }, who)
}

async function answered(unit: { name: string; phone?: string; address?: string }) {
  for (;;) {
    const answer = await ask(unit)
    if (!answer.ok) throw new Error(JSON.stringify(answer.problem))
    if (answer.reply.ready) return answer.reply.matches
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

describe('a unit about to be opened against the county', () => {
  it('is first told that the frame is being read, then which units it may be, with reasons', async () => {
    expect(await ask(noodles)).toMatchObject({ reply: { ready: false, matches: [] } })
    const [best] = await answered(noodles)
    expect(best!.name).toContain('老味道面馆')
    expect(best!.probability).toBeGreaterThan(0.9)
    expect(best!.reachable).toBe(true)
    expect(best!.reasons.map(({ comparison }) => comparison)).toContain('电话')
    expect(await answered({ name: '怀仁市飘渺峰天文台', phone: '15500000000' })).toEqual([])
  })

  it('finds the unit that is kept where another was merged into it', async () => {
    await runToEnd(town)
    const kept = (await unitsByName(town)).get('朔城区老味道面馆')!.id
    const pair = (await queueOf(town)).find(({ units }) => units.some(({ id }) => id === kept))!
    await decide(town, pair.pairId, { kind: 'merge', firstUnit: kept })
    const matches = await answered(noodles)
    expect(matches.map(({ unitId }) => unitId)).toEqual([kept])
  })

  it('knows units that enumerators opened since', async () => {
    const added = { name: '马邑路阿强修车铺', phone: '13903490077' }
    await answered(added)
    town.app.setTime('2024-01-15T02:00:10.000Z')
    const { app, people } = town
    const ctx: SignedInContext = { ...app.context, actor: people.enumerator.account }
    await app.database.write(async (tx) => {
      const found = {
        unitId: 'found-1',
        kind: 'selfEmployed',
        blockCode: MAYI_1,
        name: '',
      } as const
      await openUnitFromListing(tx, ctx, found)
      await updateUnitFromListing(tx, ctx, 'found-1', added)
    })
    app.setTime('2024-01-15T02:00:20.000Z')
    expect((await answered(added)).map(({ unitId }) => unitId)).toEqual(['found-1'])
  })

  it('is for the field and the offices of the block; others find no such block', async () => {
    const { app, people } = town
    const elsewhere = await app.call(
      matchNewUnit,
      { params: { blockCode: MAYI_2 }, body: noodles },
      people.enumerator,
    )
    expect(elsewhere).toMatchObject({ status: 404 })
    expect(await ask(noodles, people.neighbour)).toMatchObject({ status: 404 })
    for (const role of outsiders) expect((await ask(noodles, people[role])).status).toBe(403)
  })
})
