/** Units, forms and sealed revisions for tests of responses: valid by default, tests state what matters. */
import { createHash } from 'node:crypto'
import { signedText } from '../../server/contract/registration.ts'
import { putRevision, type RevisionEnvelope } from '../../server/contract/responses.ts'
import { unit } from '../../server/domains/frame/tables.ts'
import { openForm } from '../../server/domains/instruments/index.ts'
import { setInstallation } from '../../server/platform/installation.ts'
import { assignForms } from './assign-forms.ts'
import { loadSmallCity, MAYI, MAYI_1 } from './small-city.ts'
import {
  createTestApp,
  type Outcome,
  type SignedIn,
  type TestApp,
  type TestAppOptions,
} from './test-app.ts'

export const VERSION = '2023.1'

/** The small city with every form open. */
export async function createTownApp(options: TestAppOptions = {}): Promise<TestApp> {
  const app = await createTestApp(options)
  await loadSmallCity(app)
  // Forms without an approval number open only in a demonstration.
  await app.database.write((tx) => setInstallation(tx, 'kind', 'demonstration'))
  for (const formId of ['601', '621', '622', 'B603']) {
    await openForm(app.context, {
      formId,
      formVersion: VERSION,
      opensOn: '2024-01-01',
      dueOn: '2024-04-30',
    })
  }
  return app
}

export async function addUnit(
  app: TestApp,
  over: Partial<typeof unit.$inferInsert> = {},
): Promise<string> {
  const row = {
    id: 'unit-a',
    kind: 'selfEmployed' as const,
    name: '老王面馆',
    unifiedSocialCreditCode: null,
    areaCode: MAYI,
    blockCode: MAYI_1,
    address: '马邑路12号',
    aboveScale: false,
    origin: 'frame' as const,
    openedAt: '2024-01-02T00:00:00.000Z',
    synthetic: true,
    ...over,
  }
  await app.database.write(async (tx) => {
    await tx.insert(unit).values(row)
  })
  return row.id
}

export async function assign(app: TestApp, unitId: string, formId: string): Promise<string> {
  await assignForms(app.context, [
    { unitId, formId, formVersion: VERSION, period: '2023', dueDate: '2024-04-30' },
  ])
  return `${unitId}.${formId}.2023`
}

/** A self-employed household without a licence, with nothing to find fault with. */
export const noodleShop: Readonly<Record<string, unknown>> = {
  hasLicence: false,
  selfEmployedName: '老王面馆',
  operatorName: '王建国',
  contactPhone: '19900001234',
  locationAddress: '北城街道马邑路12号',
  openedYear: 2019,
  openedMonth: 5,
  monthsOperated: 12,
  operatingStatus: '1',
  mainActivity1: '面条制作和餐饮服务',
  staffAtYearEnd: 3,
  femaleStaffAtYearEnd: 1,
  expectedAnnualRevenue: 180,
  businessFloorArea: 60,
}

export function buildEnvelope(over: Partial<RevisionEnvelope> = {}): RevisionEnvelope {
  const unitId = over.unitId ?? 'unit-a'
  const formId = over.formId ?? '622'
  return signed({
    responseId: `${unitId}.${formId}.2023`,
    revisionId: 'revision-1',
    baseRevisionId: null,
    formId,
    formVersion: VERSION,
    unitId,
    answers: { ...noodleShop },
    explanations: [],
    intent: 'submit',
    deviceTime: '2024-01-15T01:59:00.000Z',
    ...over,
  })
}

/** The same envelope confirmed at the door, unless the test says otherwise. */
export function signed(envelope: RevisionEnvelope): RevisionEnvelope {
  if (envelope.registration) return envelope
  const signature = {
    signer: '王建国',
    signedAt: envelope.deviceTime,
    strokes: 'M10 10L90 90',
    contentHash: hashOf(new TextEncoder().encode(signedText(envelope))),
  }
  const point = {
    ...{ longitude: 112.43, latitude: 39.33, accuracyMetres: 8 },
    takenAt: envelope.deviceTime,
  }
  return { ...envelope, registration: { method: 'on-site', point, photoIds: [], signature } }
}

export function bytesOf(envelope: unknown): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(JSON.stringify(envelope)))
}

export function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

export function send(
  app: TestApp,
  envelope: RevisionEnvelope,
  as: SignedIn,
): Promise<Outcome<typeof putRevision>> {
  return app.call(
    putRevision,
    {
      params: { responseId: envelope.responseId, revisionId: envelope.revisionId },
      body: bytesOf(envelope),
    },
    as,
  )
}

/** The receipt, or an error that shows the problem. */
export async function receiptOf(app: TestApp, envelope: RevisionEnvelope, as: SignedIn) {
  const outcome = await send(app, envelope, as)
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problem))
  return outcome.reply
}
