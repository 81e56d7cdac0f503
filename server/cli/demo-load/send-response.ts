/**
 * Sends a filled form as its respondent's device would: sealed bytes under a fresh revision id. Where
 * the server names findings to be explained, a second revision explains them.
 */
import { createHash } from 'node:crypto'
import { type Registration, signedText } from '../../contract/registration.ts'
import type { Receipt, RevisionEnvelope } from '../../contract/responses.ts'
import type { CityResponse } from '../../demo-city/city.ts'
import { receiveRevision } from '../../domains/responses/index.ts'
import type { SignedInContext } from '../../platform/context.ts'

export interface Sending {
  readonly unitId: string
  readonly newUnit?: RevisionEnvelope['newUnit']
  readonly response: CityResponse
  readonly intent: RevisionEnvelope['intent']
}

const EXPLANATION = {
  reason: '04',
  text: '演示说明：本单位为季节性经营，与同类单位相比有差异，凭证可查',
}

export async function sendResponse(ctx: SignedInContext, sending: Sending): Promise<Receipt> {
  const first = await seal(ctx, sending, null, [])
  const toExplain = first.blockers.filter((finding) => finding.severity === 'verify')
  const blocked = first.blockers.length > toExplain.length
  if (sending.intent === 'draft' || toExplain.length === 0 || blocked) return first
  const explanations = toExplain.map(({ rule, fields }) => ({ rule, fields, ...EXPLANATION }))
  return seal(ctx, sending, first.revisionId, explanations)
}

function seal(
  ctx: SignedInContext,
  { unitId, newUnit, response, intent }: Sending,
  baseRevisionId: string | null,
  explanations: RevisionEnvelope['explanations'],
): Promise<Receipt> {
  const responseId = `${unitId}.${response.form}.${response.period}`
  const revisionId = ctx.newId()
  const envelope: RevisionEnvelope = {
    responseId,
    revisionId,
    baseRevisionId,
    formId: response.form,
    formVersion: response.version,
    unitId,
    ...(newUnit ? { newUnit } : {}),
    answers: { ...response.answers },
    explanations,
    intent,
    deviceTime: ctx.clock.now(),
  }
  const atTheDoor = ctx.actor.role === 'enumerator' || ctx.actor.role === 'supervisor'
  const sealed = atTheDoor ? { ...envelope, registration: registrationOf(envelope) } : envelope
  return receiveRevision(ctx, {
    responseId,
    revisionId,
    bytes: new TextEncoder().encode(JSON.stringify(sealed)),
  })
}

/** As after a visit: a place, and the respondent's signature under this very content. */
function registrationOf(envelope: RevisionEnvelope): Registration {
  return {
    method: 'on-site',
    point: { longitude: 112.43, latitude: 39.33, accuracyMetres: 12, takenAt: envelope.deviceTime },
    photoIds: [],
    signature: {
      signer: '演示签字人',
      signedAt: envelope.deviceTime,
      strokes: 'M120 150L180 90L240 150M300 80L300 180M260 130L340 130',
      contentHash: createHash('sha256').update(signedText(envelope)).digest('hex'),
    },
  }
}

/** The same form half done: what stands first in it has been filled in. */
export function begunOnly(response: CityResponse): CityResponse {
  const cells = Object.entries(response.answers)
  return {
    ...response,
    answers: Object.fromEntries(cells.slice(0, Math.ceil(cells.length / 2))),
  }
}
