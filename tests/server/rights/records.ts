/**
 * One real record of every kind an operation takes an id of, all of them about unit-a in 马邑, 朔城区: so that
 * 404 says "not yours" and never "no such thing".
 */
import { createHash } from 'node:crypto'
import { listTrailAlarms } from '../../../server/contract/audit.ts'
import { createCheckDraft } from '../../../server/contract/checks.ts'
import { putEvidence, recordReminder } from '../../../server/contract/conduct.ts'
import { createDeviceEnrolment, enrolDevice } from '../../../server/contract/devices.ts'
import { decideEnforcement, requestEnforcement } from '../../../server/contract/enforcement.ts'
import {
  announcePhoto,
  depositKey,
  putPhotoPart,
  setAsideHandIn,
} from '../../../server/contract/fieldwork.ts'
import type { RosterUnit } from '../../../server/contract/listing.ts'
import { putMessage } from '../../../server/contract/messages.ts'
import type { InputOf, OperationShape } from '../../../server/contract/operation.ts'
import { putPesSurvey } from '../../../server/contract/post-enumeration.ts'
import { getMyAccount } from '../../../server/contract/sign-in.ts'
import { putLedgerEntry, receiveLedgerFile } from '../../../server/contract/unit-ledger.ts'
import { putZone } from '../../../server/contract/zones.ts'
import { recordAudit } from '../../../server/domains/audit/index.ts'
import { insertAct } from '../../../server/domains/coding/store.ts'
import {
  addSignalResponses,
  insertNoticeBatch,
  saveSignal as saveConductSignal,
} from '../../../server/domains/conduct/store.ts'
import { insertBatch } from '../../../server/domains/findings/store.ts'
import { createAccount, issueSignInLink } from '../../../server/domains/identity/index.ts'
import * as linkage from '../../../server/domains/linkage/store.ts'
import * as listing from '../../../server/domains/listing/store.ts'
import { insertSignals } from '../../../server/domains/omissions/store.ts'
import * as attributeLists from '../../../server/domains/responses/attribute-list-store.ts'
import { insertCases } from '../../../server/domains/responses/cross-unit-store.ts'
import {
  crossUnitFinding,
  evaluationRun,
  quarantinedUpload,
} from '../../../server/domains/responses/tables.ts'
import { insertDestruction, insertHold } from '../../../server/domains/retention/store.ts'
import { insertSignOff } from '../../../server/domains/review/store.ts'
import { insertSample } from '../../../server/domains/self-employed/store.ts'
import {
  addUnit,
  assign,
  buildEnvelope,
  bytesOf,
  hashOf,
  receiptOf,
} from '../../support/responses.ts'
import { MAYI, MAYI_1, PINGLU_BLOCK } from '../../support/small-city.ts'
import type { SignedIn, TestApp } from '../../support/test-app.ts'
import { creditCode, csv, reportOf } from '../frame/lists.ts'
import type { Callers } from './callers.ts'
import {
  callsAbout,
  devicePublicKey,
  enforcementRequest,
  evidenceFile,
  handInOf,
  ids,
  pesSurvey,
  type Records,
  reminder,
} from './calls.ts'

const NOW = '2024-01-15T02:00:00.000Z'
const TOWN = '140602001'
const COUNTY = '140602'
const city = { kind: 'area', areaPrefix: '1406', name: '朔州市' } as const
const town = { kind: 'area', areaPrefix: TOWN, name: '北城街道' } as const

export async function makeRecords(app: TestApp, people: Callers): Promise<Records> {
  const done = <const O extends OperationShape>(shape: O, input: unknown, as?: SignedIn) =>
    mustDo(app, shape, input, as)

  await addUnit(app, { phone: '19900001234', legalRepresentative: '王建国' })
  await addUnit(app, { id: 'unit-a-2', name: '老王面馆二店' })
  const nextDoor = { areaCode: PINGLU_BLOCK.slice(0, 12), blockCode: PINGLU_BLOCK, address: '' }
  await addUnit(app, { id: 'unit-b', name: '平鲁小店', ...nextDoor })
  await assign(app, 'unit-a', '622')
  await assign(app, 'unit-b', '622')
  await receiptOf(app, buildEnvelope(), people.enumerator)
  const odd = buildEnvelope({ revisionId: 'odd', formVersion: '1999.9' })
  await receiptOf(app, odd, people.enumerator)
  const [quarantined] = await app.database.read.select().from(quarantinedUpload)
  const list = csv([
    [creditCode(1), '老王面馆总店'],
    ['不是代码', '老王面馆无照'],
  ])
  const { importId } = await reportOf(app, people.county, list)

  await app.database.write((tx) =>
    recordAudit(tx, app.context, {
      ...{ action: 'response.export', subjectKind: 'form', subjectId: '622' },
      after: { responses: 5_000 },
    }),
  )
  const { alarms } = await done(listTrailAlarms, {}, people.audit)
  const calls = callsAbout(ids, '801')
  const draft = await done(createCheckDraft, calls.createCheckDraft!, people.city)
  const request = await done(requestEnforcement, { body: enforcementRequest }, people.enforcement)
  // One approval is the matrix's to give.
  await done(
    decideEnforcement,
    { params: { requestId: request.id }, body: { decision: 'approve', note: '' } },
    await app.signIn('city-office', city, '另一人'),
  )
  const { id: accountId } = await createAccount(app.context, {
    ...{ displayName: '王建国', role: 'enumerator', scope: town },
  })
  const { id: personId } = await createAccount(app.context, {
    ...{ displayName: '王建国', role: 'enterprise', position: 'person-in-charge' },
    scope: { kind: 'unit', unitId: 'unit-a', name: '老王面馆' },
  })
  await done(
    putEvidence,
    {
      params: { evidenceId: ids.evidenceId },
      query: { unit: 'unit-a', kind: 'licence', fileName: '老王面馆执照.pdf' },
      body: evidenceFile,
    },
    people.enterprise,
  )
  await askForDestruction(app)
  const { reminderId } = ids
  await done(recordReminder, { params: { reminderId }, body: reminder }, people.township)
  const aboutUnit = { unitId: 'unit-a', messageId: ids.messageId }
  await done(putMessage, { params: aboutUnit, body: { text: '请核对地址' } }, people.enterprise)
  const zone = { ...calls.putZone!, params: { zoneId: ids.zoneId, version: '1' } }
  await done(putZone, zone, people.county)
  await raiseSignal(app)
  await sendPhoto(app, people)
  const { keyId } = ids
  await done(depositKey, { params: { keyId }, body: calls.depositKey!.body }, people.enumerator)
  const parcel = bytesOf(handInOf(people.enumerator.account.id, keyId))
  const aside = { params: { contentHash: hashOf(parcel) }, body: parcel }
  const { actId: setAsideId } = await done(setAsideHandIn, aside, people.enumerator)
  const entry = { ...calls.putLedgerEntry!, params: { unitId: 'unit-a', year: '2023', ...ids } }
  await done(putLedgerEntry, entry, people.enterprise)
  const { fileId } = await done(receiveLedgerFile, calls.receiveLedgerFile!, people.enterprise)
  await app.database.write((tx) =>
    insertAct(tx, {
      ...{ id: ids.codingActId, county: COUNTY, turn: 'first', phrase: '面馆', code: '6210' },
      ...{ codedAt: NOW, codedBy: people.county.account.id },
    }),
  )
  await app.database.write((tx) =>
    insertNoticeBatch(
      tx,
      {
        ...{ id: ids.batchId, areaPrefix: TOWN, audience: 'respondent', content: '请报送' },
        ...{ replyBy: '2024-02-01', letters: 1, madeAt: NOW, madeBy: people.township.account.id },
      },
      [
        {
          ...{ batchId: ids.batchId, number: 1, recipientId: 'unit-a', recipientName: '老王面馆' },
          ...{ owed: ['622'], reminderId },
        },
      ],
      [],
    ),
  )
  await done(putPesSurvey, { params: { surveyId: ids.surveyId }, body: pesSurvey }, people.city)
  await app.database.write((tx) =>
    insertSample(
      tx,
      {
        ...{ id: ids.sampleId, areaPrefix: COUNTY, seed: '20240601', algorithm: 'test' },
        ...{ frameHash: '', threshold: 1000, blocksAsked: 2 },
        ...{ drawnAt: NOW, drawnBy: people.county.account.id },
      },
      [],
      [],
    ),
  )
  await app.database.write((tx) =>
    insertBatch(
      tx,
      {
        ...{ id: ids.findingBatchId, areaPrefix: COUNTY, formId: '622', rule: '622-021' },
        ...{ reasonText: '执照上的写法，说明可信', seed: 'seed', state: 'looking', findings: 1 },
        ...{ sampled: 1, looked: 0, accepted: null, endedAt: null, endedBy: null },
        ...{ drawnAt: NOW, drawnBy: people.county.account.id },
      },
      [
        {
          ...{ batchId: ids.findingBatchId, findingId: 'unit-a.622.2023.1', steps: 1 },
          ...{ sampled: true, verdict: null, note: null, judgedAt: null, judgedBy: null },
        },
      ],
    ),
  )
  await storeWhatRunsFind(app, people)
  await storeSignatures(app, people)
  return {
    ...ids,
    ...{ uploadId: quarantined!.id, importId: importId!, draftId: draft.id, fileId },
    ...{ requestId: request.id, accountId, personId },
    alarmSequence: String(alarms[0]!.sequence),
    ownerId: people.enumerator.account.id,
    setAsideId,
    deviceId: await enrol(app, people),
    sessionId: await anotherSession(app, people.enumerator),
  }
}

async function mustDo<const O extends OperationShape>(
  app: TestApp,
  shape: O,
  input: unknown,
  as?: SignedIn,
) {
  const outcome = await app.call(shape, input as Partial<InputOf<O>>, as)
  if (!outcome.ok) throw new Error(`${shape.id}: ${JSON.stringify(outcome.problem)}`)
  return outcome.reply
}

/** Of the enumerator, by a key nobody holds: it signs nothing. */
async function enrol(app: TestApp, { enumerator, township }: Callers): Promise<string> {
  const params = { accountId: enumerator.account.id }
  const { path } = await mustDo(app, createDeviceEnrolment, { params }, township)
  const body = { token: path.split('#')[1]!, name: '平板', publicKey: devicePublicKey }
  return (await mustDo(app, enrolDevice, { body })).deviceId
}

/** The same person signed in a second time. */
async function anotherSession(app: TestApp, { account, cookie }: SignedIn): Promise<string> {
  const { token } = await issueSignInLink(app.context, account.id)
  await app.fetch('/api/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token }),
  })
  const { sessions } = await mustDo(app, getMyAccount, {}, { account, cookie })
  return sessions.find(({ current }) => !current)!.sessionId
}

/** About unit-a, as the watch would raise it. */
async function raiseSignal(app: TestApp): Promise<void> {
  await app.database.write(async (tx) => {
    await saveConductSignal(tx, {
      ...{ id: ids.signalId, kind: 'late-night', areaPrefix: TOWN, onDate: '2024-01-15' },
      ...{ units: 5, raisedAt: NOW, updatedAt: NOW },
      facts: {
        ...{ accountId: null, address: null, device: null, share: null, of: null },
        ...{ firstAt: NOW, lastAt: NOW },
      },
    })
    await addSignalResponses(tx, ids.signalId, ['unit-a.622.2023'])
  })
}

async function sendPhoto(app: TestApp, { enumerator }: Callers): Promise<void> {
  const { photoId } = ids
  const bytes = new Uint8Array([0xff])
  const contentHash = createHash('sha256').update(bytes).digest('hex')
  const call = callsAbout(ids, '802').announcePhoto as unknown as { readonly body: object }
  const announced = { params: { photoId }, body: { ...call.body, contentHash } }
  await mustDo(app, announcePhoto, announced, enumerator)
  const part = { params: { photoId, offset: '0' }, body: bytes }
  const sent = await mustDo(app, putPhotoPart, part, enumerator)
  if (!sent.complete) throw new Error('the photograph is not there')
}

/** Two pairs of the duplicates desk, a matter between units and a sign that something is missing. */
async function storeWhatRunsFind(app: TestApp, { county, city: cityOffice }: Callers) {
  const by = county.account.id
  await app.database.write(async (tx) => {
    await linkage.insertRun(tx, {
      ...{ id: 'duplicates-1', areaPrefix: COUNTY, state: 'finished', units: 2, records: 2 },
      ...{ pairs: 2, newPairs: 2, decisions: 0, startedAt: NOW, startedBy: by, finishedAt: NOW },
    })
    const undecided = {
      ...{ decisionId: null, kind: null, firstUnit: null, decidedAt: null, toCheck: false },
    }
    const pair = {
      ...{ unitA: 'unit-a', unitB: 'unit-a-2', weight: 100, reasons: [], cluster: 'unit-a' },
      ...{ branch: false, consequence: 1, runId: 'duplicates-1', absorbed: false, ...undecided },
    }
    const { pairId: id, decidedPairId, decisionId } = ids
    const decided = { decisionId, kind: 'not-same', decidedAt: NOW, toCheck: true } as const
    await linkage.insertPairs(tx, [
      { ...pair, id, state: 'open' },
      { ...pair, id: decidedPairId, state: 'decided', ...decided },
      // One of its units lies in the county next door.
      { ...pair, id: ids.pairAcrossId, unitB: 'unit-b', state: 'open' },
    ])
    await linkage.insertDecision(tx, {
      ...{ id: decisionId, pairId: decidedPairId, kind: 'not-same', firstUnit: null, chosen: {} },
      ...{ reason: '', part: 'bulk', weight: 100, takesEffect: true, changes: [] },
      ...{ decidedAt: NOW, decidedBy: cityOffice.account.id },
    })
    await tx.insert(evaluationRun).values({
      ...{ id: ids.runId, areaPrefix: COUNTY, ruleVersion: '', startedAt: NOW, finishedAt: NOW },
      ...{ afterUnitId: '', units: 2, responses: 1, findings: 0, startedBy: by },
    })
    const { caseId, findingId } = ids
    await tx.insert(crossUnitFinding).values({
      ...{ id: findingId, runId: ids.runId, rule: 'cross-001', kind: 'relation' },
      ...{ severity: 'verify', unitIds: ['unit-a', 'unit-a-2'], raisedAt: NOW },
      message: '老王面馆与老王面馆二店合计不符',
    })
    await insertCases(tx, [
      {
        ...{ id: caseId, rule: 'cross-001', findingId, areaPrefix: TOWN, state: 'open' },
        ...{ reopened: 0, raisedAt: NOW, seenAt: NOW, seenRunId: ids.runId, settlementId: null },
      },
    ])
    await insertSignals(tx, [
      {
        ...{ id: ids.omissionId, kind: 'list-without-unit', state: 'open', areaCode: MAYI },
        ...{ says: '老王面馆有税有电没有登记', blockCode: MAYI_1, buildingCode: null },
        ...{ unitId: 'unit-a', weight: 100, foundAt: NOW, lastFoundAt: NOW },
      },
    ])
  })
}

/** What the county signed, what the town signed and took back, and a list the county loaded. */
async function storeSignatures(app: TestApp, { county, township }: Callers): Promise<void> {
  const by = county.account.id
  await app.database.write(async (tx) => {
    const { signatureId, signOffId, listId } = ids
    await listing.insertSignature(tx, {
      ...{ id: signatureId, areaPrefix: COUNTY, edition: 1, statement: '同意上报', checks: [] },
      ...{ units: 1, contentHash: '0'.repeat(64), signedAt: NOW, signedBy: by },
    })
    const values: RosterUnit = {
      ...{ unitId: 'unit-a', kind: 'selfEmployed', name: '老王面馆', areaCode: MAYI },
      ...{ unifiedSocialCreditCode: null, blockCode: MAYI_1, buildingCode: null },
      ...{ address: '马邑路12号', industryCode: null, aboveScale: false, outcome: 'normal' },
    }
    await listing.insertListingUnits(tx, [
      { signatureId, place: 1, unitId: 'unit-a', roster: 'tablet', areaCode: MAYI, values },
    ])
    await insertSignOff(tx, {
      ...{ id: signOffId, areaPrefix: TOWN, level: 'township', statement: '同意验收' },
      counts: {
        ...{ units: 1, openFrameRecords: 0, responses: 1, passed: 1, notReported: 0 },
        ...{ notPassed: 0, unexplainedFindings: 0 },
      },
      ...{ signedAt: NOW, signedBy: township.account.id },
      ...{ withdrawnAt: NOW, withdrawnBy: township.account.id, withdrawReason: '重新核对' },
    })
    await attributeLists.insertAttributeList(tx, {
      ...{ id: listId, name: '一套表单位名录', areaPrefix: COUNTY, fileName: '老王面馆.csv' },
      ...{ content: Buffer.from(''), importedAt: NOW, importedBy: by },
    })
    await attributeLists.insertAttributeListReport(tx, {
      listId,
      report: {
        ...{ name: '一套表单位名录', fileName: '老王面馆.csv', encoding: 'utf8' },
        ...{ importedAt: NOW, rows: 0, accepted: 0, changed: 0, unchanged: 0, opened: 0 },
        ...{ fellAway: 0, countsAgain: 0, rejected: [], notices: [], columns: [] },
      },
    })
  })
}

/** As a system administrator would, years later. */
async function askForDestruction(app: TestApp): Promise<void> {
  const at = { newestAt: NOW, newestOn: '2024-01-15', dueOn: '2026-01-16', requestedAt: NOW }
  await app.database.write(async (tx) => {
    await insertHold(tx, {
      ...{ id: ids.holdId, recordClass: 'lists', reason: '案件查办' },
      ...{ placedBy: 'somebody', placedAt: NOW },
    })
    await insertDestruction(tx, {
      ...{ id: ids.destructionId, recordClass: 'lists', reason: '期满', ground: '', years: 2 },
      ...{ ...at, tables: [], requestedBy: 'somebody' },
    })
  })
}
