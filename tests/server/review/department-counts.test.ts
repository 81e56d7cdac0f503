import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { getDepartmentCounts } from '../../../server/contract/review.ts'
import { operations } from '../../../server/operations.ts'
import {
  addUnit,
  assign,
  buildEnvelope,
  createTownApp,
  receiptOf,
} from '../../support/responses.ts'
import { type People, signInEveryone } from '../../support/small-city.ts'
import type { TestApp } from '../../support/test-app.ts'
import { callsAbout, ids } from '../rights/calls.ts'

describe('L-01 a department', () => {
  let app: TestApp
  let people: People
  beforeEach(async () => {
    app = await createTownApp()
    people = await signInEveryone(app)
    for (let each = 1; each <= 6; each++) {
      await addUnit(app, { id: `shop-${each}`, name: `店${each}`, industryCode: '6210' })
      await assign(app, `shop-${each}`, '622')
    }
    await addUnit(app, { id: 'mine', industryCode: '0610' })
  }, 30_000)
  afterEach(() => app.close())

  const countsFor = async (...codes: string[]) => {
    const department = await app.signIn('department', { kind: 'industries', codes, name: '商务' })
    const outcome = await app.call(getDepartmentCounts, {}, department)
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.problem))
    return outcome.reply
  }
  const ofShuocheng = (reply: Awaited<ReturnType<typeof countsFor>>) =>
    reply.rows.find(({ areaCode }) => areaCode === '140602000000')?.counts

  it('sees how many units of its industries there are and how far they are', async () => {
    for (let each = 1; each <= 3; each++) {
      const envelope = buildEnvelope({ unitId: `shop-${each}`, revisionId: `revision-${each}` })
      await receiptOf(app, envelope, people.enumerator)
    }
    expect(ofShuocheng(await countsFor('H'))).toEqual({
      units: 6,
      reported: 3,
      accepted: 0,
      withMandatory: 0,
      withUnexplained: expect.any(Number),
    })
    expect((await countsFor('H')).total).toMatchObject({ units: 6, reported: 3 })
  })

  it('sees no count of one or two units', async () => {
    const reply = await countsFor('B')
    expect(ofShuocheng(reply)).toEqual({
      ...{ units: null, reported: null, accepted: null },
      ...{ withMandatory: null, withUnexplained: null },
    })
    expect(reply.total.units).toBeNull()
  })

  it('L-42 sees the others of an area where one measure is of few units', async () => {
    await receiptOf(app, buildEnvelope({ unitId: 'shop-1' }), people.enumerator)
    expect(ofShuocheng(await countsFor('H'))).toMatchObject({ units: 6, reported: null })
  })

  it('is answered 403 wherever records of units are, and that leaves a trace', async () => {
    const ofRecords = operations.filter(({ microdata }) => microdata !== undefined)
    expect(ofRecords.length).toBeGreaterThan(5)
    const calls = callsAbout(ids, '901')
    for (const shape of ofRecords.filter(({ method }) => method === 'GET')) {
      const response = await app.request(shape, calls[shape.id] ?? {}, people.department)
      expect([shape.id, response.status]).toEqual([shape.id, 403])
    }
    const { auditEntry } = await import('../../../server/domains/audit/tables.ts')
    const entries = await app.database.read.select().from(auditEntry)
    const refused = entries.filter(
      ({ action, actorId }) =>
        action === 'access.refuse' && actorId === people.department.account.id,
    )
    expect(refused.length).toBe(ofRecords.filter(({ method }) => method === 'GET').length)
  })
})
