import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createCheckDraft } from '../../../server/contract/checks.ts'
import { putEvidence, recordReminder } from '../../../server/contract/conduct.ts'
import { createDeviceEnrolment, enrolDevice } from '../../../server/contract/devices.ts'
import { decideEnforcement, requestEnforcement } from '../../../server/contract/enforcement.ts'
import { announcePhoto, putPhotoPart } from '../../../server/contract/fieldwork.ts'
import { roles } from '../../../server/contract/identity.ts'
import type { OperationShape } from '../../../server/contract/operation.ts'
import { addSignalResponses, saveSignal } from '../../../server/domains/conduct/store.ts'
import { createAccount } from '../../../server/domains/identity/index.ts'
import { rightsOf } from '../../../server/domains/identity/rights.ts'
import { quarantinedUpload } from '../../../server/domains/responses/tables.ts'
import { operations } from '../../../server/operations.ts'
import {
  addUnit,
  assign,
  buildEnvelope,
  createTownApp,
  receiptOf,
} from '../../support/responses.ts'
import type { TestApp } from '../../support/test-app.ts'
import { creditCode, csv, reportOf } from '../frame/lists.ts'
import { type Caller, type Callers, callers, signInCallers } from './callers.ts'
import {
  callsAbout,
  devicePublicKey,
  enforcementRequest,
  evidenceFile,
  type Records,
  reminder,
} from './calls.ts'
import { type Answer, expectations } from './expectations.ts'

/** What belongs to unit-a and its neighbours in 朔城区, and must not be told next door. */
const NAMES = /老王面馆|19900001234|王建国|马邑路12号/
const OURS = new RegExp(`${NAMES.source}|unit-a`)

const city = { kind: 'area', areaPrefix: '1406', name: '朔州市' } as const

const nothing: Records = {
  ...{ importId: '', draftId: '', requestId: '', accountId: '', deviceId: '', listId: '' },
  uploadId: '',
  ...{ evidenceId: '', reminderId: '', signalId: '', photoId: '' },
}

/** Operations that end what the others need come last. */
const inOrder = [...operations].sort(
  (a, b) => Number(a.id === 'signOut') - Number(b.id === 'signOut'),
)

/** About unit-a, as the watch would raise it. */
async function raiseSignal(app: TestApp): Promise<string> {
  const [id, at] = ['signal-1', '2024-01-15T02:00:00.000Z']
  await app.database.write(async (tx) => {
    await saveSignal(tx, {
      ...{ id, kind: 'late-night', areaPrefix: '140602001', onDate: '2024-01-15', units: 5 },
      ...{ raisedAt: at, updatedAt: at },
      facts: {
        ...{ accountId: null, address: null, device: null, share: null, of: null },
        ...{ firstAt: at, lastAt: at },
      },
    })
    await addSignalResponses(tx, id, ['unit-a.622.2023'])
  })
  return id
}

async function sendPhoto(app: TestApp, people: Callers): Promise<string> {
  const photoId = 'photo-of-unit-a'
  const bytes = new Uint8Array([0xff])
  const contentHash = createHash('sha256').update(bytes).digest('hex')
  const call = callsAbout(nothing, '802').announcePhoto as unknown as { readonly body: object }
  const announced = { params: { photoId }, body: { ...call.body, contentHash } }
  await app.call(announcePhoto, announced as never, people.enumerator)
  const part = { params: { photoId, offset: '0' }, body: bytes }
  const sent = await app.call(putPhotoPart, part, people.enumerator)
  if (!sent.ok || !sent.reply.complete) throw new Error('the photograph is not there')
  return photoId
}

describe('L-51 who may call what', () => {
  let app: TestApp
  let people: Callers
  let records: Records
  let turn = 0
  beforeAll(async () => {
    app = await createTownApp()
    people = await signInCallers(app)
    await addUnit(app, { phone: '19900001234', legalRepresentative: '王建国' })
    await assign(app, 'unit-a', '622')
    await receiptOf(app, buildEnvelope(), people.enumerator)
    await receiptOf(
      app,
      buildEnvelope({ revisionId: 'odd', formVersion: '1999.9' }),
      people.enumerator,
    )
    const imported = await reportOf(app, people.county, csv([[creditCode(1), '老王面馆总店']]))
    const draft = await app.call(
      createCheckDraft,
      callsAbout(nothing, '801').createCheckDraft as never,
      people.city,
    )
    if (!draft.ok) throw new Error(JSON.stringify(draft.problem))
    const opened = await app.call(
      requestEnforcement,
      { body: enforcementRequest },
      people.enforcement,
    )
    if (!opened.ok) throw new Error(JSON.stringify(opened.problem))
    const requestId = opened.reply.id
    const approval = { params: { requestId }, body: { decision: 'approve', note: '' } } as const
    // One approval is the matrix's to give.
    await app.call(decideEnforcement, approval, await app.signIn('city-office', city, '另一人'))
    const area = { kind: 'area', areaPrefix: '140602001', name: '北城街道' } as const
    const { id: accountId } = await createAccount(app.context, {
      ...{ displayName: '王建国', role: 'enumerator', scope: area },
    })
    const enrolment = await app.call(
      createDeviceEnrolment,
      { params: { accountId } },
      people.township,
    )
    if (!enrolment.ok) throw new Error(JSON.stringify(enrolment.problem))
    const enrolled = await app.call(enrolDevice, {
      body: {
        token: enrolment.reply.path.split('#')[1]!,
        ...{ name: '平板', publicKey: devicePublicKey },
      },
    })
    if (!enrolled.ok) throw new Error(JSON.stringify(enrolled.problem))
    const { deviceId } = enrolled.reply
    const evidence = await app.call(
      putEvidence,
      {
        params: { evidenceId: 'evidence-1' },
        query: { unit: 'unit-a', kind: 'licence', fileName: '老王面馆执照.pdf' },
        body: evidenceFile,
      },
      people.enterprise,
    )
    if (!evidence.ok) throw new Error(JSON.stringify(evidence.problem))
    const reminded = await app.call(
      recordReminder,
      { params: { reminderId: 'reminder-1' }, body: reminder },
      people.township,
    )
    if (!reminded.ok) throw new Error(JSON.stringify(reminded.problem))
    const signalId = await raiseSignal(app)
    const [quarantined] = await app.database.read.select().from(quarantinedUpload)
    records = {
      uploadId: quarantined!.id,
      importId: imported.importId!,
      draftId: draft.reply.id,
      ...{ requestId, accountId, deviceId, signalId },
      ...{ listId: 'none', evidenceId: 'evidence-1', reminderId: 'reminder-1' },
      photoId: await sendPhoto(app, people),
    }
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
