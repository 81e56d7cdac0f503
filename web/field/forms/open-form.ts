/**
 * Everything a form on the tablet starts from: the draft on this device if there is one, else what
 * the server has, else an empty form with what the frame already says.
 */
import type { Answers, FormDefinition } from '../../../forms/engine/types.ts'
import { getUnit } from '../../../server/contract/frame.ts'
import { getResponse, type ResponseDetail } from '../../../server/contract/responses.ts'
import { CallFailure } from '../../api/call.ts'
import type { DeviceDatabase, Draft } from '../../outbox/database.ts'
import { type DraftStart, findDraft } from '../../outbox/drafts.ts'
import { findFormInForce } from '../../outbox/form-in-force.ts'
import { callOrKept } from '../../outbox/replies.ts'
import { LISTING_VERSION, partsOfResponseId, prefillFromFrame } from '../listing-form.ts'

export interface OpenedForm {
  readonly form: FormDefinition
  readonly start: DraftStart
  readonly answers: Answers
  readonly explanations: Draft['explanations']
  readonly prefill: Readonly<Record<string, { value: unknown; from: string }>>
  /** What the server knows of the response; null for one that has not been there. */
  readonly detail: ResponseDetail | null
}

export async function openForm(database: DeviceDatabase, responseId: string): Promise<OpenedForm> {
  const { unitId, formId } = partsOfResponseId(responseId)
  const [form, draft] = await Promise.all([
    findFormInForce(database, formId),
    findDraft(database, responseId),
  ])
  if (!form) throw new Error(`no form ${formId}`)
  const detail = draft?.newUnit ? null : await findDetail(database, responseId)
  if (draft) {
    const { answers, explanations, edition: _e, sealedEdition: _s, savedAt: _t, ...start } = draft
    return { form, start, answers: answers as Answers, explanations, prefill: {}, detail }
  }
  const blank = { responseId, unitId, formId, formVersion: LISTING_VERSION }
  if (detail) {
    return {
      form,
      start: {
        ...blank,
        baseRevisionId: detail.latestRevisionId,
        title: detail.unit.name,
        blockCode: detail.unit.blockCode,
      },
      answers: detail.answers as Answers,
      explanations: detail.explanations,
      prefill: detail.latestRevisionId === null ? prefillFromFrame(detail.unit) : {},
      detail,
    }
  }
  const { unit } = await callOrKept(database, getUnit, { params: { unitId } })
  return {
    form,
    start: { ...blank, baseRevisionId: null, title: unit.name, blockCode: unit.blockCode },
    answers: {},
    explanations: [],
    prefill: prefillFromFrame(unit),
    detail: null,
  }
}

async function findDetail(
  database: DeviceDatabase,
  responseId: string,
): Promise<ResponseDetail | null> {
  try {
    return await callOrKept(database, getResponse, { params: { responseId } })
  } catch (error) {
    if (!(error instanceof CallFailure)) throw error
    const { failure } = error
    if (failure.kind !== 'problem') return null // no network and never opened here: start empty
    if (failure.problem.type === 'urn:jingpu:problem:not-found') return null
    throw error
  }
}
