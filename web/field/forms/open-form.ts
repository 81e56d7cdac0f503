/**
 * Everything a form on the tablet starts from: the draft on this device if there is one, else what
 * the server has, else an empty form with what the frame already says.
 */
import type { Answers, FormDefinition } from '../../../forms/engine/types.ts'
import { moveWork } from '../../../forms/engine/versions/move-work.ts'
import { stepsBetween } from '../../../forms/engine/versions/steps-between.ts'
import { isFormId, loadVersions } from '../../../forms/generated/registry.ts'
import { getUnit } from '../../../server/contract/frame.ts'
import { getResponse, type ResponseDetail } from '../../../server/contract/responses.ts'
import { CallFailure } from '../../api/call.ts'
import { withHead } from '../../form/with-head.ts'
import type { DeviceDatabase, Draft } from '../../outbox/database.ts'
import { adoptTyping, type DraftStart, findDraft } from '../../outbox/drafts.ts'
import { withKnownRules } from '../../outbox/form-in-force.ts'
import { moveDraft } from '../../outbox/move-draft.ts'
import { callOrKept } from '../../outbox/replies.ts'
import { partsOfResponseId, prefillFromFrame } from '../listing-form.ts'
import { findVersion } from './find-version.ts'

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
  if (!isFormId(formId)) throw new Error(`no form ${formId}`)
  await adoptTyping(database, responseId)
  const found = await findDraft(database, responseId)
  const detail = found?.newUnit ? null : await findDetail(database, responseId)
  const standing = detail?.latestRevisionId ? detail.response.formVersion : null
  const { formVersion, head } = await findVersion(database, formId, found?.formVersion ?? standing)
  const versions = await loadVersions(formId)
  const plain = versions.find(({ version }) => version === formVersion)
  if (!plain) throw new Error(`no form ${formId} ${formVersion} in this application`)
  const form = withHead(await withKnownRules(database, plain), head)
  const draft =
    found &&
    (await moveDraft(database, responseId, versions, formVersion, new Date().toISOString()))
  if (draft) {
    const { answers, explanations, edition: _e, sealedEdition: _s, savedAt: _t, ...start } = draft
    return { form, start, answers: answers as Answers, explanations, prefill: {}, detail }
  }
  const blank = { responseId, unitId, formId, formVersion }
  if (detail) {
    const steps = stepsBetween(versions, standing ?? formVersion, formVersion) ?? []
    const { answers, explanations, keptAside, moved } = moveWork(
      { ...detail, keptAside: detail.keptAside ?? [] }, // replies kept by an older program have none
      steps,
    )
    return {
      form,
      start: {
        ...blank,
        ...{ keptAside, moved },
        baseRevisionId: detail.latestRevisionId,
        title: detail.unit.name,
        blockCode: detail.unit.blockCode,
      },
      answers: answers as Answers,
      explanations,
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
