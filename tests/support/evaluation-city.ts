/** Units with standing revisions put straight into a database, for tests and measurements of batches. */
import { unit } from '../../server/domains/frame/tables.ts'
import { response, revision } from '../../server/domains/responses/tables.ts'
import type { Database } from '../../server/platform/database/database.ts'

export interface StandingDocument {
  readonly unitId: string
  readonly kind: 'legalUnit' | 'establishment' | 'selfEmployed'
  readonly formId: string
  readonly answers: Readonly<Record<string, unknown>>
  /** 140602001001 unless said otherwise. */
  readonly areaCode?: string
  readonly industryCode?: string
}

const AREA = '140602001001'
const AT = '2024-01-15T02:00:00.000Z'

export async function putStanding(
  database: Database,
  documents: readonly StandingDocument[],
): Promise<void> {
  const units = new Map(documents.map((each) => [each.unitId, each]))
  await database.write(async (tx) => {
    for (const { unitId, kind, areaCode = AREA, industryCode = null } of units.values()) {
      await tx.insert(unit).values({
        ...{ id: unitId, kind, name: `单位${unitId}`, unifiedSocialCreditCode: null },
        ...{ areaCode, industryCode, address: '马邑路', aboveScale: kind === 'legalUnit' },
        ...{ origin: 'frame', openedAt: AT, synthetic: true },
      })
    }
    for (const { unitId, formId, answers, areaCode = AREA } of documents) {
      const id = `${unitId}.${formId}.2023`
      const revisionId = `revision-${id}`
      const own = { formVersion: '2023.1', period: '2023' }
      await tx.insert(response).values({
        ...{ id, unitId, formId, ...own, state: 'submitted', areaCode },
        ...{ latestRevisionId: revisionId, revisions: 1, mandatoryFindings: 0 },
        ...{ verifyFindings: 0, advisoryFindings: 0, explainedFindings: 0 },
        ...{ createdAt: AT, updatedAt: AT },
      })
      await tx.insert(revision).values({
        ...{ id: revisionId, responseId: id, number: 1, intent: 'submit' },
        ...{ content: Buffer.from('{}'), contentHash: 'x', formVersion: '2023.1' },
        ...{ answers: { ...answers }, explanations: [], changed: [] },
        ...{ deviceTime: AT, receivedAt: AT, receivedBy: 'a', receivedRole: 'enumerator' },
        // Nobody asks for the receipt of a revision put in by hand.
        receipt: {} as never,
      })
    }
  })
}
