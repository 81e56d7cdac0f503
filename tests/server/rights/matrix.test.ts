import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { roles } from '../../../server/contract/identity.ts'
import type { OperationShape } from '../../../server/contract/operation.ts'
import { rightsOf } from '../../../server/domains/identity/rights.ts'
import { operations } from '../../../server/operations.ts'
import { createTownApp } from '../../support/responses.ts'
import type { TestApp } from '../../support/test-app.ts'
import { type Caller, type Callers, callers, signInCallers } from './callers.ts'
import { callsAbout, type Records } from './calls.ts'
import { type Answer, expectations } from './expectations.ts'
import { makeRecords } from './records.ts'

/** What belongs to unit-a and its neighbours in 朔城区, and must not be told next door. */
const NAMES = /老王面馆|19900001234|王建国|马邑路12号/
const OURS = new RegExp(`${NAMES.source}|unit-a`)

/** Changing a password ends other sessions, losing a tablet and signing out one's own. */
const places: Readonly<Record<string, number>> = { endOwnSession: -1, revokeDevice: 1, signOut: 2 }
const inOrder = [...operations].sort((a, b) => (places[a.id] ?? 0) - (places[b.id] ?? 0))

describe('L-51 who may call what', () => {
  let app: TestApp
  let people: Callers
  let records: Records
  let turn = 0
  beforeAll(async () => {
    app = await createTownApp()
    people = await signInCallers(app)
    records = await makeRecords(app, people)
  }, 60_000)
  afterAll(() => app.close())

  const ask = async (shape: OperationShape, caller: Caller) => {
    turn += 1
    const input = callsAbout(records, String(810 + turn))[shape.id]
    if (!input) throw new Error(`no call of ${shape.id} in calls.ts`)
    const who = caller === 'nobody' ? undefined : people[caller]
    const response = await app.request(shape, input, who)
    return { status: response.status, text: await response.text() }
  }
  const markOf = ({ status, text }: { status: number; text: string }): Answer => {
    // A second person's approval is asked for of those who are past the door.
    if (status === 403 && !text.includes('second-person-required')) return '3'
    if (status === 401 || status === 429) return '1'
    return status === 404 ? '4' : '+'
  }

  it('has a line for every operation there is, and none for others', () => {
    expect([...expectations.keys()].sort()).toEqual(operations.map(({ id }) => id).sort())
    expect(new Set(operations.map(({ id }) => id)).size).toBe(operations.length)
  })

  it('IDOR: asks every operation that takes an id about a record that somebody reaches', () => {
    const withId = operations.filter(({ path }) => path.includes('{'))
    expect(withId.length).toBeGreaterThan(60)
    const nobodys = withId.filter(
      ({ id }) => ![...(expectations.get(id)?.values() ?? [])].includes('+'),
    )
    expect(nobodys.map(({ id }) => id)).toEqual([])
  })

  it('IDOR: reaches no record of others under an id of one’s own', async () => {
    const response = { responseId: 'unit-b.622.2023', revisionId: 'revision-1' }
    const ledger = { unitId: 'unit-b', year: '2023' }
    const { entryId, fileId, pairId, decisionId, requestId } = records
    const under: readonly (readonly [string, Caller, object])[] = [
      ['getRevision', 'county next door', response],
      ['getRevision', 'enterprise next door', response],
      ['getSignedReceipt', 'county next door', response],
      ['getLedgerEntry', 'enterprise next door', { ...ledger, entryId }],
      ['putLedgerEntry', 'enterprise next door', { ...ledger, entryId }],
      ['getLedgerFile', 'enterprise next door', { ...ledger, fileId }],
      ['importLedgerFile', 'enterprise next door', { ...ledger, fileId }],
      ['undoDuplicateDecision', 'county', { pairId, decisionId }],
      ['viewEnforcementUnit', 'enforcement', { requestId, unitId: 'unit-a-2' }],
    ]
    for (const [id, caller, params] of under) {
      const shape = operations.find((each) => each.id === id)!
      const call = callsAbout(records, '1')[id]!
      const input = { ...call, params: params as never }
      const reply = await app.request(shape, input, people[caller as keyof Callers])
      expect([id, reply.status]).toEqual([id, 404])
      expect(await reply.text()).not.toMatch(NAMES)
    }
  })

  it('IDOR: a pair of units in two counties is for the city, and neither county is told of it', async () => {
    const { pairAcrossId: pairId } = records
    const callOf = (id: string) => callsAbout(records, '1')[id]!
    const reply = (id: string, caller: keyof Callers, input: object) =>
      app.request(operations.find((each) => each.id === id)!, input, people[caller])
    for (const caller of ['county', 'county next door'] as const) {
      for (const id of ['getDuplicate', 'decideDuplicate']) {
        const input = { ...callOf(id), params: { pairId, decisionId: 'across-1' } }
        const { status } = await reply(id, caller, input)
        expect([id, caller, status]).toEqual([id, caller, 404])
      }
      const listed = await reply('listDuplicates', caller, { query: {} })
      expect(listed.status).toBe(200)
      expect(await listed.text()).not.toContain(pairId)
    }
    const open = await reply('getDuplicate', 'city', { params: { pairId } })
    expect(open.status).toBe(200)
    expect(await open.text()).toMatch(/老王面馆.*平鲁小店/s)
    const listed = await reply('listDuplicates', 'city', { query: {} })
    expect(await listed.text()).toContain(pairId)
  })

  it.each(inOrder.map((shape) => [shape.id, shape] as const))('%s', async (id, shape) => {
    const found: Partial<Record<Caller, Answer>> = {}
    for (const caller of callers) {
      const reply = await ask(shape, caller)
      found[caller] = markOf(reply)
      // Under way for somebody else already: an answer, and no fault.
      const busy = reply.status === 503 && reply.text.includes('problem:busy')
      if (!busy) expect(reply.status, `${id} by ${caller}: ${reply.text}`).toBeLessThan(500)
      if (caller.endsWith('next door') || caller === 'nobody') {
        // An id that a caller sent may come back; nothing else of ours.
        const secret = ['issueActivationCodes', 'putRevision'].includes(id) ? NAMES : OURS
        expect(reply.text, `${id} told ${caller}`).not.toMatch(secret)
      }
    }
    expect(found).toEqual(Object.fromEntries(expectations.get(id) ?? []))
  })

  it('those who hold the trail hold nothing else, and nobody else holds it', () => {
    for (const role of roles) {
      const rights = rightsOf(role)
      const trail = rights.filter((right) => right.startsWith('trail.'))
      expect([role, trail.length > 0]).toEqual([role, role === 'audit-administrator'])
      if (trail.length > 0) expect(trail).toEqual(rights)
    }
  })

  it('L-10 offices and administrators hold no right to report', () => {
    const reporting = roles.filter((role) => rightsOf(role).includes('response.report'))
    expect(reporting).toEqual(['enumerator', 'supervisor', 'enterprise'])
  })
})
