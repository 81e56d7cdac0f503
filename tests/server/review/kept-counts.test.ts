/** The counts that pages show are kept by the writes themselves: after anything, they are what counting anew gives. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { placeUnit, recordOutcome } from '../../../server/contract/frame.ts'
import {
  getPayStatement,
  getProgressBreakdown,
  getProgressMap,
  getProgressOutlook,
  getResponsibilityRoll,
  type ProgressDimension,
  setPay,
} from '../../../server/contract/progress.ts'
import { acceptedStates, reportedStates } from '../../../server/contract/response-state.ts'
import {
  acceptResponse,
  getProgress,
  passResponse,
  returnForCorrection,
  takeReviewAct,
} from '../../../server/contract/review.ts'
import { changeUnitAttributes } from '../../../server/contract/unit-attributes.ts'
import { attentionLeft } from '../../../server/domains/attention/tables.ts'
import { unit } from '../../../server/domains/frame/tables.ts'
import { response } from '../../../server/domains/responses/tables.ts'
import {
  progressDay,
  progressIndustry,
  progressPlace,
  progressTownDay,
  progressUnit,
} from '../../../server/domains/review/tables.ts'
import {
  addUnit,
  assign,
  buildEnvelope,
  createTownApp,
  noodleShop,
  receiptOf,
} from '../../support/responses.ts'
import {
  BEIGUAN_1,
  MAYI,
  MAYI_1,
  MAYI_2,
  type People,
  signInEveryone,
} from '../../support/small-city.ts'
import type { TestApp } from '../../support/test-app.ts'

describe('counts of progress', () => {
  let app: TestApp
  let people: People
  const units = ['unit-1', 'unit-2', 'unit-3', 'unit-4']
  const params = (unitId: string) => ({ responseId: `${unitId}.622.2023` })

  beforeAll(async () => {
    app = await createTownApp()
    people = await signInEveryone(app)
    for (const id of units) {
      await addUnit(app, { id })
      await assign(app, id, '622')
    }
    await receiptOf(app, buildEnvelope({ unitId: 'unit-1', revisionId: 'r-1' }), people.enumerator)
    const broken = { ...noodleShop, femaleStaffAtYearEnd: 9 }
    await receiptOf(
      app,
      buildEnvelope({ unitId: 'unit-2', revisionId: 'r-2', answers: broken }),
      people.enumerator,
    )
    await receiptOf(app, buildEnvelope({ unitId: 'unit-3', revisionId: 'r-3' }), people.enumerator)
    await app.call(passResponse, { params: params('unit-1') }, people.supervisor)
    await app.call(passResponse, { params: params('unit-1') }, people.township)
    await app.call(acceptResponse, { params: params('unit-1') }, people.county)
  })
  afterAll(() => app.close())

  /** Groups of rows that are not zero, by key. */
  const tally = <Row extends object>(
    rows: readonly Row[],
    key: (row: Row) => unknown[],
    counts: (row: Row) => number[],
  ) => {
    const found = new Map<string, number[]>()
    for (const row of rows) {
      const name = key(row).join('|')
      const before = found.get(name) ?? counts(row).map(() => 0)
      found.set(
        name,
        counts(row).map((count, at) => count + before[at]!),
      )
    }
    return Object.fromEntries(
      [...found].filter(([, each]) => each.some((count) => count !== 0)).sort(),
    )
  }

  const compare = async () => {
    const { read } = app.database
    const owed = (await read.select().from(response)).filter((row) => row.fellAwayAt === null)
    const frame = await read.select().from(unit)
    const findings = (row: (typeof owed)[number]) => [
      1,
      row.mandatoryFindings,
      row.verifyFindings - row.explainedFindings,
    ]
    const kept = (row: {
      responses: number
      mandatoryFindings: number
      unexplainedFindings: number
    }) => [row.responses, row.mandatoryFindings, row.unexplainedFindings]
    expect(
      tally(
        await read.select().from(progressPlace),
        (row) => [row.areaCode, row.blockCode, row.formId, row.state],
        kept,
      ),
    ).toEqual(
      tally(
        owed,
        (row) => [row.areaCode ?? '', row.blockCode ?? '', row.formId, row.state],
        findings,
      ),
    )
    const unitOf = new Map(frame.map((each) => [each.id, each]))
    expect(
      tally(
        await read.select().from(progressIndustry),
        (row) => [row.town, row.division, row.kind, row.formId, row.state],
        kept,
      ),
    ).toEqual(
      tally(
        owed,
        (row) => {
          const { industryCode, kind } = unitOf.get(row.unitId)!
          const division = industryCode?.slice(0, 2) ?? ''
          return [row.areaCode?.slice(0, 9) ?? '', division, kind, row.formId, row.state]
        },
        findings,
      ),
    )
    expect(
      tally(
        await read.select().from(progressUnit),
        (row) => [row.areaCode, row.blockCode, row.kind],
        (row) => [row.units, row.openFrameRecords],
      ),
    ).toEqual(
      tally(
        frame,
        (row) => [row.areaCode ?? '', row.blockCode ?? '', row.kind],
        (row) => [1, row.origin === 'frame' && row.outcome === null ? 1 : 0],
      ),
    )
    const isIn = (states: readonly string[], state: string) => (states.includes(state) ? 1 : 0)
    expect(
      tally(
        await read.select().from(progressDay),
        (row) => [row.town, row.reporter, row.formId],
        (row) => [row.reported, row.accepted],
      ),
    ).toEqual(
      tally(
        owed.filter((row) => isIn(reportedStates, row.state)),
        (row) => [row.areaCode?.slice(0, 9) ?? '', row.reportedBy ?? '', row.formId],
        (row) => [isIn(reportedStates, row.state), isIn(acceptedStates, row.state)],
      ),
    )
    expect(
      tally(
        await read.select().from(progressTownDay),
        (row) => [row.town, row.day],
        (row) => [row.reported, row.accepted],
      ),
    ).toEqual(
      tally(
        await read.select().from(progressDay),
        (row) => [row.town, row.day],
        (row) => [row.reported, row.accepted],
      ),
    )
    expect(
      tally(
        await read.select().from(attentionLeft),
        (row) => [row.town, row.awaiting, row.formId],
        (row) => [row.responses, row.effect],
      ),
    ).toEqual(
      tally(
        owed.filter((row) => row.awaiting !== null),
        (row) => [row.areaCode?.slice(0, 9) ?? '', row.awaiting, row.formId],
        (row) => [1, row.attentionCounty],
      ),
    )
  }

  it('are those of counting anew', () => compare())

  it('follow a return, a withdrawn acceptance and a new submission', async () => {
    const words = { reasonCode: '05', reasonText: '人数与规模不符，请核实', fields: [] }
    await app.call(returnForCorrection, { params: params('unit-3'), body: words }, people.county)
    await compare()
    const act = { act: 'withdraw-pass' as const, reasonText: '地址存疑，重新核对' }
    await app.call(takeReviewAct, { params: params('unit-1'), body: act }, people.county)
    await compare()
    await receiptOf(
      app,
      buildEnvelope({
        unitId: 'unit-3',
        revisionId: 'r-3b',
        baseRevisionId: 'r-3',
        answers: { ...noodleShop, staffAtYearEnd: 5 },
      }),
      people.enumerator,
    )
    await compare()
  })

  it('follow a unit to another block, an outcome and another industry', async () => {
    await app.call(
      placeUnit,
      { params: { unitId: 'unit-2' }, body: { blockCode: BEIGUAN_1, reason: '现场核对' } },
      people.county,
    )
    await compare()
    await app.call(
      recordOutcome,
      {
        params: { unitId: 'unit-4', outcomeId: 'outcome-4' },
        body: { outcome: 'suspended', evidence: '门上贴着停业通知' },
      },
      people.county,
    )
    await compare()
    const changed = await app.call(
      changeUnitAttributes,
      {
        params: { unitId: 'unit-1' },
        body: { changes: { industryCode: '6210' }, reason: '按主要业务活动编码' },
      },
      people.county,
    )
    expect(changed.ok).toBe(true)
    await compare()
  })

  it('agree on every page: areas, forms, industries, kinds, blocks, the map, the days', async () => {
    const query = { area: '140602001' }
    const areas = await app.call(getProgress, { query }, people.county)
    if (!areas.ok) throw new Error('progress')
    const owed = areas.reply.rows.reduce(
      (sum, row) => sum + Object.values(row.responses).reduce((a, b) => a + b, 0),
      0,
    )
    const outlook = await app.call(getProgressOutlook, { query }, people.county)
    expect(outlook).toMatchObject({ ok: true, reply: { total: { expected: owed } } })
    if (!outlook.ok) return
    const { total, days } = outlook.reply
    expect(days.reduce((sum, day) => sum + day.reported, 0)).toBe(total.reported)
    expect(days.reduce((sum, day) => sum + day.accepted, 0)).toBe(total.accepted)
    const dimensions: ProgressDimension[] = ['form', 'industry', 'kind', 'block', 'enumerator']
    for (const by of dimensions) {
      const found = await app.call(getProgressBreakdown, { query: { ...query, by } }, people.county)
      if (!found.ok) throw new Error(JSON.stringify(found.problem))
      expect(found.reply.total, by).toEqual(total)
      const added = found.reply.rows.reduce((sum, row) => sum + row.counts.expected, 0)
      expect(added, by).toBe(total.expected)
    }
    const map = await app.call(getProgressMap, { query }, people.county)
    if (!map.ok) throw new Error('map')
    expect(map.reply.blocks.map(({ code }) => code)).toEqual([MAYI_1, MAYI_2, BEIGUAN_1])
    expect(map.reply.blocks.reduce((sum, block) => sum + block.reported, 0)).toBe(total.reported)
  })

  it('look at industries by town, not by village', async () => {
    expect(
      await app.call(
        getProgressBreakdown,
        { query: { area: MAYI, by: 'industry' } },
        people.county,
      ),
    ).toMatchObject({ ok: false, status: 400 })
  })

  it('name who answers for each step in each block, and where nobody does', async () => {
    const roll = await app.call(getResponsibilityRoll, { query: { area: MAYI } }, people.county)
    expect(roll).toMatchObject({
      ok: true,
      reply: {
        rows: [
          { blockCode: MAYI_1, enumerators: ['张普'], county: ['王县办'] },
          { blockCode: MAYI_2, enumerators: [] },
        ],
      },
    })
  })

  it('pay for accepted work, borne three, four and three', async () => {
    const setting = { ratesFen: { '622': 501 }, shares: { province: 3, city: 4, county: 3 } }
    expect(await app.call(setPay, { body: setting }, people.county)).toMatchObject({ ok: true })
    const ask = () => app.call(getPayStatement, { query: {} }, people.county)
    expect(await ask()).toMatchObject({ ok: true, reply: { rows: [], totalFen: 0 } })
    await app.call(acceptResponse, { params: params('unit-1') }, people.county)
    expect(await ask()).toMatchObject({
      ok: true,
      reply: {
        rows: [{ name: '张普', accepted: { '622': 1 }, amountFen: 501 }],
        totalFen: 501,
        bornFen: { province: 150, city: 201, county: 150 },
      },
    })
    const none = { ratesFen: {}, shares: { province: 0, city: 0, county: 0 } }
    expect(await app.call(setPay, { body: none }, people.county)).toMatchObject({
      ok: false,
      problem: { type: 'urn:jingpu:problem:body-not-acceptable' },
    })
  })
})
