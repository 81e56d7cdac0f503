import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  acceptFindingBatch,
  countFindings,
  drawFindingBatch,
  getFindingBatch,
  judgeSampledFinding,
  listFindingBatches,
  listFindings,
} from '../../../server/contract/findings.ts'
import { returnForCorrection } from '../../../server/contract/review.ts'
import { auditEntry } from '../../../server/domains/audit/tables.ts'
import { drawSample } from '../../../server/domains/findings/draw-sample.ts'
import { findingCase, response } from '../../../server/domains/responses/tables.ts'
import { noodleShop } from '../../support/responses.ts'
import type { People } from '../../support/small-city.ts'
import {
  createTown,
  explain,
  historyOf,
  report,
  SPACED,
  type Town,
  unitsIn,
} from './town-of-findings.ts'

const shops = ['s1', 's2', 's3', 's4', 's5', 's6', 's7']
const reasonText = '店招写法，不影响行业编码'

describe('acceptance of findings in bulk', () => {
  let town: Town
  beforeEach(async () => {
    town = await createTown([...shops, 'unexplained'])
    for (const unit of shops) await explain(town, unit, 1)
  })
  afterEach(() => town.app.close())

  const draw = (over: object = {}, who: keyof People = 'county', batchId = 'batch') =>
    town.app.call(
      drawFindingBatch,
      {
        params: { batchId },
        body: { area: '140602', form: '622', rule: SPACED, reasonText, ...over },
      },
      town.people[who],
    )
  const drawn = async () => {
    const outcome = await draw()
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.problem))
    return outcome.reply
  }
  const judge = (findingId: string, verdict: 'sound' | 'unsound', note = '') =>
    town.app.call(
      judgeSampledFinding,
      { params: { batchId: 'batch' }, body: { findingId, verdict, note } },
      town.people.county,
    )
  const accept = (who: keyof People = 'county') =>
    town.app.call(acceptFindingBatch, { params: { batchId: 'batch' } }, town.people[who])
  const batch = async () => {
    const query = { params: { batchId: 'batch' } }
    const outcome = await town.app.call(getFindingBatch, query, town.people.county)
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.problem))
    return outcome.reply
  }

  it('draws a part with a kept seed, which anyone can draw again', async () => {
    const { batch: made, sample } = await drawn()
    expect(made).toMatchObject({
      ...{ state: 'looking', findings: 7, sampled: 5, looked: 0, accepted: null },
      ...{ reasonText, areaCode: '140602000000', areaName: expect.stringContaining('朔城区') },
      drawnBy: '王县办',
    })
    const ids = (await town.app.database.read.select().from(findingCase)).map(({ id }) => id)
    expect(new Set(sample.map(({ finding }) => finding.findingId))).toEqual(
      drawSample(made.seed, ids),
    )
    // Sent again, it is the same draw.
    expect(await drawn()).toEqual({ batch: made, sample })
    expect(
      drawSample(
        's',
        Array.from({ length: 400 }, (_, at) => `${at}`),
      ).size,
    ).toBe(20)
  })

  it('accepts the rest once all that were drawn hold; values and responses stay as they were', async () => {
    const before = await town.app.database.read.select().from(response)
    const { sample } = await drawn()
    for (const { finding } of sample.slice(1)) await judge(finding.findingId, 'sound')
    expect(await accept()).toMatchObject({
      ...{ ok: false, status: 409 },
      problem: { detail: '抽中的还有 1 条没有看，看完才能认可其余' },
    })
    await judge(sample[0]!.finding.findingId, 'sound')
    expect(await accept()).toMatchObject({
      ok: true,
      reply: { batch: { state: 'accepted', accepted: 7, looked: 5, endedBy: '王县办' } },
    })
    expect(await unitsIn(town, 'accepted')).toEqual(shops)
    expect((await historyOf(town, 's1'))[0]!.steps.at(-1)).toMatchObject({
      ...{ act: 'accepted', batchId: 'batch', text: reasonText, doneBy: '王县办' },
    })
    expect(await town.app.database.read.select().from(response)).toEqual(before)
    expect(await accept()).toMatchObject({ ok: false, status: 409 })
    const trail = await town.app.database.read
      .select()
      .from(auditEntry)
      .orderBy(auditEntry.sequence)
    const acts = trail.filter(({ subjectKind }) => subjectKind === 'finding-batch')
    expect(acts.map(({ action }) => action)).toEqual([
      'finding.draw',
      ...Array(5).fill('finding.judge'),
      'finding.accept',
    ])
  })

  it('is stopped by the first drawn finding whose explanation does not hold', async () => {
    const { sample } = await drawn()
    const [first, second] = sample.map(({ finding }) => finding.findingId)
    expect(await judge(first!, 'unsound')).toMatchObject({ ok: false, status: 422 })
    expect(await judge(first!, 'unsound', '请改为 3 人')).toMatchObject({
      problem: { type: 'urn:jingpu:problem:reason-names-target-value' },
    })
    expect(await judge(first!, 'unsound', '照片上的招牌没有空格')).toMatchObject({
      ok: true,
      reply: { batch: { state: 'stopped', looked: 1, endedBy: '王县办' } },
    })
    expect(await judge(second!, 'sound')).toMatchObject({ ok: false, status: 409 })
    expect(await accept()).toMatchObject({
      problem: { detail: '抽看中发现说明不成立，这一批已停止，请逐份处理' },
    })
    expect(await unitsIn(town, 'explained')).toEqual(shops)
    expect((await batch()).sample.find(({ verdict }) => verdict === 'unsound')).toMatchObject({
      ...{ note: '照片上的招牌没有空格', judgedBy: '王县办' },
    })
  })

  it('is not drawn again before it is looked at, nor past what did not hold', async () => {
    const { sample } = await drawn()
    const again = () => draw({}, 'county', 'again')
    expect(await again()).toMatchObject({
      ...{ ok: false, status: 409 },
      problem: { detail: expect.stringContaining('已抽过一批，还没有看完，不能重抽') },
    })
    // Nor by the city over the whole, nor in a part.
    expect(await draw({ area: '1406' }, 'city', 'again')).toMatchObject({ status: 409 })
    expect(await draw({ area: '140602001' }, 'county', 'again')).toMatchObject({ status: 409 })
    const { unitId, findingId, responseId } = sample[0]!.finding
    await judge(findingId, 'unsound', '照片上的招牌没有空格')
    expect(await again()).toMatchObject({
      ...{ ok: false, status: 409 },
      problem: { detail: expect.stringContaining('认定说明不成立的还有 1 条没有处理') },
    })
    await town.app.call(
      returnForCorrection,
      {
        params: { responseId },
        body: {
          reasonCode: '05',
          reasonText: '招牌照片与说明不符，请核实',
          fields: ['mainActivity1'],
        },
      },
      town.people.county,
    )
    const open = await town.app.call(listFindings, { query: { state: 'open' } }, town.people.county)
    expect(open).toMatchObject({ reply: { findings: [{ unitId, responseState: 'returned' }] } })
    expect(await again()).toMatchObject({ reply: { batch: { state: 'looking', findings: 6 } } })
  })

  it('tells who drew and who looked, and when that was one person', async () => {
    const { batch: fresh, sample } = await drawn()
    expect(fresh).toMatchObject({ lookedBy: [], onePerson: false })
    await judge(sample[0]!.finding.findingId, 'sound')
    expect((await batch()).batch).toMatchObject({ lookedBy: ['王县办'], onePerson: true })
    await town.app.call(
      judgeSampledFinding,
      {
        params: { batchId: 'batch' },
        body: { findingId: sample[1]!.finding.findingId, verdict: 'sound', note: '' },
      },
      town.people.city,
    )
    expect((await batch()).batch).toMatchObject({
      ...{ lookedBy: expect.arrayContaining(['王县办']), onePerson: false },
    })
  })

  it('leaves out what moved on since the draw, and says so of what was drawn', async () => {
    const { sample } = await drawn()
    const { unitId } = sample[0]!.finding
    await explain(town, unitId, 2, '营业执照上的经营范围就是这样写的')
    const moved = (await batch()).sample.filter(({ movedOn }) => movedOn)
    expect(moved.map(({ finding }) => finding.unitId)).toEqual([unitId])
    for (const { finding } of sample) await judge(finding.findingId, 'sound')
    expect(await accept()).toMatchObject({ reply: { batch: { findings: 7, accepted: 6 } } })
    expect(await unitsIn(town, 'explained')).toEqual([unitId])
  })

  it('takes no unexplained finding, and nothing without a reason or with a target value', async () => {
    await report(town, 'unexplained', 1)
    expect(await unitsIn(town, 'open')).toEqual(['unexplained'])
    expect(await draw()).toMatchObject({ reply: { batch: { findings: 7 } } })
    expect(await draw({ rule: '622-001' }, 'county', 'other')).toMatchObject({
      ...{ ok: false, status: 409 },
      problem: { type: 'urn:jingpu:problem:findings-not-acceptable' },
    })
    expect(await draw({ reasonText: '好' }, 'county', 'other')).toMatchObject({ status: 422 })
    expect(await draw({ reasonText: '都改为 100 元' }, 'county', 'other')).toMatchObject({
      problem: { type: 'urn:jingpu:problem:reason-names-target-value' },
    })
    expect(await draw({ area: '140603' }, 'county', 'other')).toMatchObject({ status: 404 })
    expect(await draw({}, 'township', 'other')).toMatchObject({ status: 403 })
    expect(await accept('neighbour')).toMatchObject({ ok: false, status: 404 })
    const listed = async (who: keyof People) => {
      const outcome = await town.app.call(listFindingBatches, { query: {} }, town.people[who])
      return outcome.ok && outcome.reply.batches.map(({ batchId }) => batchId)
    }
    expect(await listed('city')).toEqual(['batch'])
    expect(await listed('neighbour')).toEqual([])
  })
})

describe('checks listed for repair', () => {
  it('are those that fire often and are accepted nearly always as they stand', async () => {
    const units = Array.from({ length: 20 }, (_, at) => `u${at}`)
    const town = await createTown(units)
    const { app, people } = town
    for (const unit of units) await explain(town, unit, 1)
    const worth = async () => {
      const outcome = await app.call(countFindings, { query: {} }, people.county)
      return outcome.ok && outcome.reply.checks.map((check) => check.worthRepair)
    }
    expect(await worth()).toEqual([false])
    const params = { batchId: 'all' }
    const body = { area: '140602', form: '622', rule: SPACED, reasonText }
    const outcome = await app.call(drawFindingBatch, { params, body }, people.county)
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.problem))
    for (const { finding } of outcome.reply.sample) {
      const said = { findingId: finding.findingId, verdict: 'sound' as const, note: '' }
      await app.call(judgeSampledFinding, { params, body: said }, people.county)
    }
    await app.call(acceptFindingBatch, { params }, people.county)
    expect(await worth()).toEqual([true])
    for (const unit of units.slice(0, 4)) await report(town, unit, 2, { answers: noodleShop })
    expect(await worth()).toEqual([false])
    await app.close()
  })
})
