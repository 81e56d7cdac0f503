import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { countExplanations, countFindings } from '../../../server/contract/findings.ts'
import { placeUnit } from '../../../server/contract/frame.ts'
import {
  acceptResponse,
  passResponse,
  returnForCorrection,
  takeReviewAct,
} from '../../../server/contract/review.ts'
import {
  decideFindingSteps,
  type Occasion,
} from '../../../server/domains/responses/decide-finding-steps.ts'
import { keepEvaluated } from '../../../server/domains/responses/keep-findings.ts'
import {
  explanationCount,
  findingCase,
  findingCount,
} from '../../../server/domains/responses/tables.ts'
import { refuseInserts } from '../../support/refuse-inserts.ts'
import { noodleShop } from '../../support/responses.ts'
import { BEIGUAN_1 } from '../../support/small-city.ts'
import {
  createTown,
  explain,
  found,
  historyOf,
  report,
  SAID,
  SPACED,
  type Town,
  unitsIn,
} from './town-of-findings.ts'

describe('a finding through the revisions', () => {
  let town: Town
  beforeEach(async () => {
    town = await createTown(['shop'])
  })
  afterEach(() => town.app.close())
  const params = { responseId: 'shop.622.2023' }
  const acts = async () => (await historyOf(town, 'shop'))[0]!.steps.map(({ act }) => act)
  const accept = async () => {
    const { app, people } = town
    await app.call(passResponse, { params }, people.township)
    expect(await app.call(acceptResponse, { params }, people.county)).toMatchObject({ ok: true })
  }

  it('is open, explained, fixed: who, when, under which checks', async () => {
    await report(town, 'shop', 1)
    expect(await unitsIn(town, 'open')).toEqual(['shop'])
    await explain(town, 'shop', 2)
    expect(await unitsIn(town, 'explained')).toEqual(['shop'])
    await report(town, 'shop', 3, { answers: noodleShop })
    expect(await unitsIn(town, 'fixed')).toEqual(['shop'])
    const [{ finding, steps } = never(), ...others] = await historyOf(town, 'shop')
    expect(others).toEqual([])
    expect(finding).toMatchObject({
      ...{ findingId: 'shop.622.2023.1', rule: SPACED, severity: 'verify', state: 'fixed' },
      ...{ unitName: '老王面馆', reporter: '张普', fields: ['mainActivity1'] },
    })
    const by = { doneBy: '张普', doneAt: expect.stringMatching(/^2\d{3}-/) }
    expect(steps).toMatchObject([
      { act: 'raised', revisionId: 'shop-1', ruleVersion: '2023.1', ...by },
      { act: 'explained', revisionId: 'shop-2', reason: '99', text: SAID, ...by },
      { act: 'fixed', ...by },
    ])
  })

  it('is raised anew when it comes back, and explained anew in other words', async () => {
    await report(town, 'shop', 1)
    await report(town, 'shop', 2, { answers: noodleShop })
    await report(town, 'shop', 3)
    await explain(town, 'shop', 4)
    await explain(town, 'shop', 5, '营业执照上的经营范围就是这样写的')
    expect(await acts()).toEqual(['raised', 'fixed', 'raised', 'explained', 'explained'])
    // Nothing changed about it: no step.
    await explain(town, 'shop', 6, '营业执照上的经营范围就是这样写的')
    expect(await acts()).toHaveLength(5)
  })

  it('is accepted with its response, and open to a look again when that is taken back', async () => {
    await explain(town, 'shop', 1)
    await accept()
    expect(await unitsIn(town, 'accepted')).toEqual(['shop'])
    await town.app.call(
      takeReviewAct,
      { params, body: { act: 'withdraw-pass', reasonText: '验收后发现地址存疑' } },
      town.people.county,
    )
    expect(await unitsIn(town, 'explained')).toEqual(['shop'])
    const [{ steps } = never()] = await historyOf(town, 'shop')
    expect(steps.map(({ act, doneBy }) => [act, doneBy])).toEqual([
      ['raised', '张普'],
      ['explained', '张普'],
      ['accepted', '王县办'],
      ['acceptance-withdrawn', '王县办'],
    ])
  })

  it('is sent back by a return that names its cell, with the reason', async () => {
    await explain(town, 'shop', 1)
    const giveBack = (fields: string[]) =>
      town.app.call(
        returnForCorrection,
        { params, body: { reasonCode: '05', reasonText: '招牌照片上没有空格，请核实', fields } },
        town.people.township,
      )
    expect(await giveBack(['mainActivity1'])).toMatchObject({ ok: true })
    expect(await unitsIn(town, 'open')).toEqual(['shop'])
    const [{ steps } = never()] = await historyOf(town, 'shop')
    expect(steps.at(-1)).toMatchObject({
      act: 'sent-back',
      text: '招牌照片上没有空格，请核实',
    })
  })

  it('counts by place and state in the write that moves it, wherever its unit goes', async () => {
    await explain(town, 'shop', 1)
    const { app, people } = town
    const counted = async (area: string) => {
      const outcome = await app.call(countFindings, { query: { area } }, people.city)
      if (!outcome.ok) throw new Error(JSON.stringify(outcome.problem))
      return outcome.reply.checks.map(({ rule, counts }) => [rule, counts])
    }
    const one = [[SPACED, { open: 0, explained: 1, fixed: 0, accepted: 0 }]]
    expect(await counted('140602001')).toEqual(one)
    expect(await counted('140603')).toEqual([])
    await placeIn(town, 'shop', BEIGUAN_1)
    expect(await counted('1406')).toEqual(one)
    expect(await unitsIn(town, 'explained', { area: BEIGUAN_1.slice(0, 12) })).toEqual(['shop'])
    await expectKeptCounts(town)
    await report(town, 'shop', 2, { answers: noodleShop })
    expect(await counted('1406')).toEqual([
      [SPACED, { open: 0, explained: 0, fixed: 1, accepted: 0 }],
    ])
    await expectKeptCounts(town)
  })

  it('stays as it was when the write that changes it fails', async () => {
    await report(town, 'shop', 1)
    await refuseInserts(town.app.database, 'audit_entry', 'no more room')
    await expect(explain(town, 'shop', 2)).rejects.toThrow('internal')
    expect((await town.app.database.read.select().from(findingCase))[0]).toMatchObject({
      ...{ state: 'open', steps: 1, revisionId: 'shop-1' },
    })
  })

  it('is added by an evaluation under newer checks, which takes none away', async () => {
    const { app } = town
    await report(town, 'shop', 1)
    const newer = found({ rule: '622-901', fields: ['staffAtYearEnd'], message: '人数偏多' })
    const at = '2024-02-01T00:00:00.000Z'
    const evaluated = {
      ...{ revisionId: 'shop-1', basis: '', ruleVersion: '2023.1+1', neighbourSetId: null },
      findings: [newer],
    }
    await app.database.write((tx) => keepEvaluated(tx, app.context, [evaluated], at))
    const history = await historyOf(town, 'shop')
    expect(history.map(({ finding }) => [finding.rule, finding.state])).toEqual([
      [SPACED, 'open'],
      ['622-901', 'open'],
    ])
    expect(history[1]!.steps).toMatchObject([
      { act: 'raised', ruleVersion: '2023.1+1', doneAt: at, doneBy: '系统' },
    ])
    await expectKeptCounts(town)
  })
})

describe('reasons of explanations', () => {
  let town: Town
  beforeEach(async () => {
    town = await createTown(['a', 'b', 'c'])
  })
  afterEach(() => town.app.close())

  it('are counted by check, form and enumerator; what is explained no more is not', async () => {
    for (const unit of ['a', 'b']) await explain(town, unit, 1)
    await report(town, 'c', 1)
    const counted = async (by: string, who: keyof Town['people'] = 'county') => {
      const query = { by: by as 'check' }
      const outcome = await town.app.call(countExplanations, { query }, town.people[who])
      if (!outcome.ok) throw new Error(JSON.stringify(outcome.problem))
      return outcome.reply
    }
    const sum = { total: 2, reasons: { '99': 2 } }
    expect(await counted('check')).toMatchObject({
      ...{ total: 2, leftOut: 0, rows: [{ key: SPACED, formId: '622', ...sum }] },
    })
    expect(await counted('form')).toMatchObject({ rows: [{ key: '622', ...sum }] })
    const reporter = town.people.enumerator.account.id
    expect(await counted('enumerator')).toMatchObject({
      rows: [{ key: reporter, name: '张普', ...sum }],
    })
    expect(await counted('check', 'neighbour')).toMatchObject({ rows: [], total: 0 })
    await report(town, 'a', 2, { answers: noodleShop })
    expect(await counted('check')).toMatchObject({ total: 1 })
    expect(await unitsIn(town, 'explained', { reason: '99', reporter })).toEqual(['b'])
    await expectKeptCounts(town)
  })

  it('lists findings by form, check and place, page by page, and never those of a neighbour', async () => {
    for (const unit of ['a', 'b', 'c']) await report(town, unit, 1)
    expect(await unitsIn(town, 'open', { form: '622', rule: SPACED })).toEqual(['a', 'b', 'c'])
    expect(await unitsIn(town, 'open', { form: '621' })).toEqual([])
    expect(await unitsIn(town, 'open', { severity: 'mandatory' })).toEqual([])
    expect(await unitsIn(town, 'open', {}, 'neighbour')).toEqual([])
    await expect(unitsIn(town, 'open', { rule: SPACED })).rejects.toThrow('请同时选普查表')
    await expect(unitsIn(town, 'open', { area: '140602' }, 'neighbour')).rejects.toThrow(
      'not-found',
    )
  })
})

describe('what a judgement makes of the findings known', () => {
  const occasion: Occasion = {
    response: { responseId: 'r', unitId: 'u', formId: '622', areaCode: '', owed: true },
    ...{ revisionId: 'r-1', ruleVersion: '2023.1', reporter: 'z', doneAt: 'now', doneBy: 'z' },
  }
  const explained = { finding: found(), explanation: { reason: '99', text: SAID } }
  const accepted = () => {
    const { added } = decideFindingSteps([], [explained], occasion, true)
    return added.map((row) => ({ ...row, state: 'accepted' as const, batchId: 'b' }))
  }

  it('keeps what was accepted while it says the same, and opens it when the facts change', () => {
    const same = decideFindingSteps(accepted(), [explained], occasion, true)
    expect(same.changed).toMatchObject([{ state: 'accepted', batchId: 'b' }])
    expect(same.steps).toEqual([])
    const other = { ...explained, finding: found({ message: '现有两处空格' }) }
    const changed = decideFindingSteps(accepted(), [other], occasion, true)
    expect(changed.changed).toMatchObject([{ state: 'explained', batchId: null }])
    expect(changed.steps.map(({ act }) => act)).toEqual(['raised', 'explained'])
    const bare = { finding: found(), explanation: undefined }
    const fallen = decideFindingSteps(accepted(), [bare], occasion, true)
    expect(fallen.changed).toMatchObject([{ state: 'open', reasonCode: null }])
  })

  it('takes one check on the same cells once, and on other cells as another finding', () => {
    const other = { ...explained, finding: found({ fields: ['mainActivity2'] }) }
    const { added } = decideFindingSteps([], [explained, explained, other], occasion, true)
    expect(added.map(({ id }) => id)).toEqual(['r.1', 'r.2'])
  })
})

function never(): never {
  throw new Error('no finding')
}

async function placeIn({ app, people }: Town, unitId: string, blockCode: string): Promise<void> {
  const outcome = await app.call(
    placeUnit,
    { params: { unitId }, body: { blockCode, reason: '门牌在对面小区' } },
    people.county,
  )
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problem))
}

/** Counts kept by triggers are those of counting anew. */
async function expectKeptCounts({ app }: Town): Promise<void> {
  const cases = (await app.database.read.select().from(findingCase)).filter(({ owed }) => owed)
  const anew = new Map<string, number>()
  const add = (...key: string[]) => anew.set(key.join(' '), (anew.get(key.join(' ')) ?? 0) + 1)
  for (const row of cases) {
    const town = row.areaCode.slice(0, 9)
    add('finding', town, row.formId, row.rule, row.severity, row.state)
    if (row.reasonCode !== null && ['explained', 'accepted'].includes(row.state))
      add('reason', town, row.formId, row.rule, row.reasonCode, row.reporter)
  }
  const kept = new Map<string, number>()
  for (const row of await app.database.read.select().from(findingCount))
    kept.set(
      ['finding', row.town, row.formId, row.rule, row.severity, row.state].join(' '),
      row.findings,
    )
  for (const row of await app.database.read.select().from(explanationCount))
    kept.set(
      ['reason', row.town, row.formId, row.rule, row.reason, row.reporter].join(' '),
      row.findings,
    )
  expect(cases.length).toBeGreaterThan(0)
  expect(new Map([...kept].filter(([, findings]) => findings !== 0))).toEqual(anew)
}
