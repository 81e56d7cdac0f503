import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  getDuplicate,
  getDuplicateRun,
  listDuplicates,
  startDuplicateRun,
} from '../../../server/contract/duplicates.ts'
import { auditEntry } from '../../../server/domains/audit/tables.ts'
import { outsiders } from '../../support/small-city.ts'
import { csv, reportOf } from '../frame/lists.ts'
import {
  type DuplicateTown,
  decide,
  openDuplicateTown,
  queueOf,
  runToEnd,
  shops,
} from './duplicate-lists.ts'

describe('looking for duplicates', () => {
  let town: DuplicateTown
  beforeEach(async () => {
    town = await openDuplicateTown()
  })
  afterEach(() => town.app.close())

  it('finds the units that stand in the frame twice, with reasons, and counts what it read', async () => {
    const run = await runToEnd(town)
    expect(run).toMatchObject({ state: 'finished', units: 6, pairs: 2, newPairs: 2, decisions: 0 })
    const pairs = await queueOf(town)
    expect(pairs.map(({ units }) => units.map(({ name }) => name).sort())).toEqual(
      expect.arrayContaining([
        ['朔州市鑫源建材有限公司', '鑫源建材有限公司'].sort(),
        ['朔城区老味道面馆', '老味道面馆'].sort(),
      ]),
    )
    expect(pairs[0]!.probability).toBeGreaterThan(0.9)
    const detail = await town.app.call(
      getDuplicate,
      { params: { pairId: pairs[0]!.pairId } },
      town.people.county,
    )
    expect(detail).toMatchObject({ reply: { refusal: null, decisions: [] } })
    if (!detail.ok) return
    expect(detail.reply.reasons.map(({ comparison }) => comparison)).toContain('电话')
    expect(detail.reply.units.map(({ frameRecords }) => frameRecords.length)).toEqual([1, 1])
  })

  it('finds the same pairs under the same ids again, and leaves decided ones decided', async () => {
    await runToEnd(town)
    const [first, second] = await queueOf(town)
    await decide(town, first!.pairId, { kind: 'not-same', reason: '两家店，各有执照' })
    const again = await runToEnd(town)
    expect(again).toMatchObject({ newPairs: 0, decisions: 1 })
    expect((await queueOf(town)).map(({ pairId }) => pairId)).toEqual([second!.pairId])
    expect((await queueOf(town, { queue: 'decided' })).map(({ pairId }) => pairId)).toEqual([
      first!.pairId,
    ])
  })

  it('looks at units a later list brought', async () => {
    await runToEnd(town)
    const [name, ...rest] = shops[3]
    await reportOf(
      town.app,
      town.people.county,
      csv([[name, ...rest]], ['纳税人名称', '负责人', '联系电话', '经营地址']),
      { source: 'tax' },
    )
    expect(await runToEnd(town)).toMatchObject({ newPairs: 1 })
    expect(await queueOf(town)).toHaveLength(3)
  })

  it('asks nobody about a unit that was merged before a later list named its like', async () => {
    await runToEnd(town)
    const [pair] = await queueOf(town)
    const [kept, gone] = pair!.units
    const reason = '同一家店，证照一致'
    await decide(town, pair!.pairId, { kind: 'merge', firstUnit: kept!.id, reason })
    const [, ...rest] = shops.find(([name]) => name.endsWith(gone!.name.slice(-4)))!
    await reportOf(
      town.app,
      town.people.county,
      csv([[gone!.name, ...rest]], ['纳税人名称', '负责人', '联系电话', '经营地址']),
      { source: 'tax' },
    )
    expect((await runToEnd(town)).newPairs).toBeGreaterThan(0)
    const asked = (await queueOf(town)).flatMap(({ units }) => units.map(({ id }) => id))
    expect(asked).toContain(kept!.id)
    expect(asked).not.toContain(gone!.id)
  })

  it('audits the run when it begins and when it ends', async () => {
    await runToEnd(town)
    const actions = (await town.app.database.read.select().from(auditEntry)).map((e) => e.action)
    expect(actions).toEqual(expect.arrayContaining(['duplicate.find', 'duplicate.found']))
  })

  it('pages by probability and by consequence', async () => {
    await runToEnd(town)
    for (const order of ['probability', 'consequence'] as const) {
      const ids: string[] = []
      let after: string | undefined
      do {
        const page = await town.app.call(
          listDuplicates,
          { query: { order, limit: 1, ...(after ? { after } : {}) } },
          town.people.county,
        )
        if (!page.ok) throw new Error(page.problem.detail)
        ids.push(...page.reply.pairs.map(({ pairId }) => pairId))
        after = page.reply.next ?? undefined
      } while (after)
      expect(new Set(ids).size).toBe(2)
      expect(ids).toHaveLength(2)
    }
    const bad = await town.app.call(listDuplicates, { query: { after: 'x' } }, town.people.county)
    expect(bad).toMatchObject({ ok: false, status: 400 })
  })

  it('is for offices: the neighbouring county sees none of it, the township only looks', async () => {
    await runToEnd(town)
    const [pair] = await queueOf(town)
    const { app, people } = town
    const seen = await app.call(
      getDuplicate,
      { params: { pairId: pair!.pairId } },
      people.neighbour,
    )
    expect(seen).toMatchObject({ ok: false, status: 404 })
    const theirs = await app.call(listDuplicates, {}, people.neighbour)
    expect(theirs).toMatchObject({ reply: { pairs: [], counts: { open: 0 } } })
    expect(await app.call(startDuplicateRun, {}, people.township)).toMatchObject({ status: 403 })
    const looked = await app.call(
      getDuplicate,
      { params: { pairId: pair!.pairId } },
      people.township,
    )
    expect(looked).toMatchObject({ reply: { refusal: '由县级或市级普查办判定' } })
    expect(await decide(town, pair!.pairId, { kind: 'not-same' }, people.township)).toMatchObject({
      status: 403,
    })
    for (const role of outsiders) {
      expect(await app.call(listDuplicates, {}, people[role])).toMatchObject({ status: 403 })
      expect(await app.call(getDuplicateRun, {}, people[role])).toMatchObject({ status: 403 })
    }
  })

  it('lets one run go on at a time', async () => {
    const [one, other] = await Promise.all([
      town.app.call(startDuplicateRun, {}, town.people.county),
      town.app.call(startDuplicateRun, {}, town.people.city),
    ])
    expect([one.status, other.status].sort()).toEqual([200, 503])
    await expect
      .poll(async () => {
        const latest = await town.app.call(getDuplicateRun, {}, town.people.county)
        return latest.ok && latest.reply.run?.state
      })
      .toBe('finished')
  })
})
