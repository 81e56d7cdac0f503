/**
 * Brings in the same forms of an earlier period, read-only, for comparison and prefill. Called by
 * commands and the demonstration loader; what is there already stays.
 */
import type { Context } from '../../platform/context.ts'
import { recordAudit } from '../audit/index.ts'
import type { AnswerJson } from './answer-cells.ts'
import { insertPriorResponses } from './prior-response-store.ts'

export interface PriorResponse {
  readonly unitId: string
  readonly formId: string
  readonly period: string
  readonly answers: AnswerJson
  /** Where it comes from, e.g. `2022 年年报`. */
  readonly source: string
}

export function loadPriorResponses(
  ctx: Context,
  responses: readonly PriorResponse[],
): Promise<{ readonly loaded: number }> {
  return ctx.database.write(async (tx) => {
    await insertPriorResponses(tx, responses)
    await recordAudit(tx, ctx, {
      action: 'prior-response.load',
      subjectKind: 'prior-response',
      subjectId: `${responses.length} responses`,
      after: { responses: responses.length },
    })
    return { loaded: responses.length }
  })
}
