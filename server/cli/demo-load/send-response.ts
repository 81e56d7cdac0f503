/**
 * Sends a filled form as its respondent's device would: sealed bytes under a fresh revision id. Where
 * the server names findings to be explained, a second revision explains them.
 */
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
  return receiveRevision(ctx, {
    responseId,
    revisionId,
    bytes: new TextEncoder().encode(JSON.stringify(envelope)),
  })
}

/** The same form half done: what stands first in it has been filled in. */
export function begunOnly(response: CityResponse): CityResponse {
  const cells = Object.entries(response.answers)
  return {
    ...response,
    answers: Object.fromEntries(cells.slice(0, Math.ceil(cells.length / 2))),
  }
}
