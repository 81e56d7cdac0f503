import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { unit } from '../../../server/domains/frame/tables.ts'
import {
  type Ask,
  answerQuestions,
  evaluateResponses,
} from '../../../server/domains/responses/index.ts'
import {
  crossUnitFinding,
  evaluation,
  evaluationFinding,
  evaluationRun,
} from '../../../server/domains/responses/tables.ts'
import { putStanding } from '../../support/evaluation-city.ts'
import { publishCheck } from '../../support/publish-check.ts'
import { noodleShop } from '../../support/responses.ts'
import { createTestApp, type TestApp } from '../../support/test-app.ts'

let app: TestApp

beforeEach(async () => {
  app = await createTestApp()
})
afterEach(() => app.close())

const broken = { ...noodleShop, femaleStaffAtYearEnd: 9 }
const household = (unitId: string, answers: Readonly<Record<string, unknown>>) =>
  ({ unitId, kind: 'selfEmployed', formId: '622', answers }) as const

function run(
  more: {
    readonly areaPrefix?: string
    readonly formId?: string
    readonly failAfter?: number
    readonly stopAfter?: number
  } = {},
) {
  let batches = 0
  const answer = answerQuestions(app.database.read)
  const ask: Ask = async (question) => {
    if ('judge' in question && batches++ === more.failAfter) throw new Error('the worker died')
    return answer(question)
  }
  return evaluateResponses(
    app.context,
    { areaPrefix: more.areaPrefix ?? '', formId: more.formId ?? null },
    { ask, ahead: 1, unitsPerBatch: 2, stopped: () => batches > (more.stopAfter ?? 99) },
  )
}

const rows = {
  evaluations: () => app.database.read.select().from(evaluation),
  findings: () => app.database.read.select().from(evaluationFinding),
  runs: () => app.database.read.select().from(evaluationRun),
  crossUnit: () => app.database.read.select().from(crossUnitFinding),
}

describe('evaluating everything received', () => {
  it('keeps the findings under the rules that raised them', async () => {
    await putStanding(app.database, [household('a', noodleShop), household('b', broken)])
    const report = await run()
    expect(report).toMatchObject({ finished: true, units: 2, responses: 2, findings: 1 })
    const [finding] = await rows.findings()
    expect(finding).toMatchObject({ revisionId: 'revision-b.622.2023', severity: 'mandatory' })
    const [first] = await rows.evaluations()
    expect(first!.ruleVersion).toBe('2023.1')
  })

  it('adds nothing the second time, and only what changed when another form arrives', async () => {
    await putStanding(app.database, [household('a', noodleShop), household('b', broken)])
    await run()
    expect(await run()).toMatchObject({ finished: true, units: 2, responses: 0, findings: 0 })
    expect(await rows.evaluations()).toHaveLength(2)
    await putStanding(app.database, [household('c', noodleShop)])
    expect(await run()).toMatchObject({ units: 3, responses: 1 })
    expect(await rows.evaluations()).toHaveLength(3)
  })

  it('goes on after the last batch written when a worker dies', async () => {
    const units = ['a', 'b', 'c', 'd', 'e'].map((id) => household(id, broken))
    await putStanding(app.database, units)
    await expect(run({ failAfter: 1 })).rejects.toThrow('the worker died')
    expect(await rows.evaluations()).toHaveLength(2)
    expect(await run()).toMatchObject({ resumed: true, finished: true, units: 5, findings: 5 })
    expect(await rows.evaluations()).toHaveLength(5)
    expect(await rows.runs()).toHaveLength(1)
  })

  it('stops when told to, with what it wrote, and is then resumed', async () => {
    await putStanding(
      app.database,
      ['a', 'b', 'c'].map((id) => household(id, broken)),
    )
    expect(await run({ stopAfter: 0 })).toMatchObject({ finished: false, units: 2 })
    expect(await run()).toMatchObject({ resumed: true, finished: true, units: 3 })
  })

  it('relates units judged before it was stopped to those judged after', async () => {
    const licensed = { ...noodleShop, unifiedSocialCreditCode: '92140602MA0GW7XY2K' }
    const units = ['a', 'b', 'c', 'd'].map((id) =>
      household(id, id === 'a' || id === 'd' ? licensed : noodleShop),
    )
    await putStanding(app.database, units)
    expect(await run({ stopAfter: 0 })).toMatchObject({ finished: false, units: 2 })
    expect(await run()).toMatchObject({ resumed: true, finished: true, crossUnit: 1 })
    expect(await rows.crossUnit()).toMatchObject([{ rule: 'CROSS-001', unitIds: ['a', 'd'] }])
  })

  it('looks at one area or one form only when asked', async () => {
    await putStanding(app.database, [household('a', broken)])
    expect(await run({ areaPrefix: '140603' })).toMatchObject({ units: 0 })
    expect(await run({ areaPrefix: '140602', formId: '601' })).toMatchObject({ responses: 0 })
    expect(await run({ areaPrefix: '140602', formId: '622' })).toMatchObject({ responses: 1 })
  })

  it('names the units of a relation between them, once', async () => {
    const licensed = { ...noodleShop, unifiedSocialCreditCode: '92140602MA0GW7XY2K' }
    await putStanding(app.database, [household('a', licensed), household('b', licensed)])
    expect(await run()).toMatchObject({ crossUnit: 1, newCrossUnit: 1 })
    expect(await run()).toMatchObject({ crossUnit: 1, newCrossUnit: 0 })
    expect(await rows.crossUnit()).toMatchObject([
      { rule: 'CROSS-001', kind: 'relation', unitIds: ['a', 'b'] },
    ])
  })

  it('evaluates again under checks published since, and keeps what the earlier ones said', async () => {
    await putStanding(app.database, [household('a', noodleShop)])
    await run()
    await publishCheck(app.database, app.context.clock.now())
    expect(await run()).toMatchObject({ resumed: false, responses: 1, findings: 1 })
    expect((await rows.evaluations()).map(({ ruleVersion }) => ruleVersion).sort()).toEqual([
      '2023.1',
      '2023.1+1',
    ])
    expect(await rows.findings()).toMatchObject([
      { rule: '622-900', severity: 'verify', message: '营业面积 60 平方米、3 人，人均偏大' },
    ])
    expect(await run()).toMatchObject({ responses: 0 })
  })

  it('asks for establishments that became known since a form was received, once', async () => {
    const code = '91140602MA0GW7XY2K'
    await putStanding(app.database, [
      {
        ...{ unitId: 'owner', kind: 'legalUnit', formId: '601' },
        answers: { hasEstablishments: false },
      },
      {
        ...{ unitId: 'other', kind: 'legalUnit', formId: '601' },
        answers: { hasEstablishments: false },
      },
    ])
    await app.database.write((tx) =>
      tx.update(unit).set({ unifiedSocialCreditCode: code }).where(eq(unit.id, 'owner')),
    )
    const asked = async () =>
      (await rows.findings())
        .filter(({ rule }) => rule.startsWith('establishment-'))
        .map(({ revisionId, severity, message }) => [revisionId, severity, message])
    await run()
    expect(await asked()).toEqual([])
    await putStanding(app.database, [
      {
        ...{ unitId: 'branch', kind: 'establishment', formId: '621' },
        answers: { owningUnitCreditCode: code },
      },
    ])
    // The branch's own form, and the one it puts in question.
    expect(await run()).toMatchObject({ responses: 2 })
    expect(await asked()).toEqual([
      [
        'revision-owner.601.2023',
        'verify',
        expect.stringContaining('填了没有下属产业活动单位，但已知有“单位branch”'),
      ],
    ])
    expect(await run()).toMatchObject({ responses: 0 })
  })

  it('leaves a publication alone until it takes effect', async () => {
    await putStanding(app.database, [household('a', noodleShop)])
    await publishCheck(app.database, '2099-01-01T00:00:00.000Z')
    expect(await run()).toMatchObject({ responses: 1, findings: 0 })
  })

  it('waits for what an office started', async () => {
    await putStanding(app.database, [household('a', broken)])
    await run({ formId: '601' })
    await app.database.write((tx) =>
      tx.update(evaluationRun).set({ startedBy: 'account-1', finishedAt: null }),
    )
    await expect(run()).rejects.toThrow('还没有结束')
  })

  it('never changes or removes a finding', async () => {
    await putStanding(app.database, [household('a', broken)])
    await run()
    const erase = app.database.write((tx) => tx.delete(evaluationFinding))
    await expect(erase).rejects.toThrow()
  })
})
