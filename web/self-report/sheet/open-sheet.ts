/**
 * Everything the work on one form starts from: what the server says (or said, without a network), what
 * this browser holds, and whether a sealed revision waits for its receipt.
 */
import type { FormDefinition, UnitAttributes } from '../../../forms/engine/types.ts'
import { getResponse, type ResponseDetail } from '../../../server/contract/responses.ts'
import type { OutboxItem } from '../../outbox/database.ts'
import type { DraftStart } from '../../outbox/drafts.ts'
import { findFormInForce } from '../../outbox/form-in-force.ts'
import { callOrKept } from '../../outbox/replies.ts'
import type { Device } from '../device/device.tsx'
import { decideStart, type Start, serverWork } from './decide-start.ts'
import { isListing } from './group-forms.ts'
import { findPendingSeal } from './submit-sheet.ts'
import { sameContent, type Work } from './work.ts'
import { placeDraft } from './work-keeper.ts'

export interface OpenedSheet {
  readonly form: FormDefinition
  readonly detail: ResponseDetail
  readonly draftStart: DraftStart
  readonly start: Start
  /** Sealed and not received yet: nothing can be changed until it is. */
  readonly pending: OutboxItem | undefined
  /** This browser holds work that can no longer be reported, e.g. someone else reported first. */
  readonly leftOver: Work | undefined
  /** Why nothing can be filled in, or null. */
  readonly lockedBy: 'state' | 'pending' | 'elsewhere' | null
}

export async function openSheet(
  device: Device,
  responseId: string,
  elsewhere: boolean,
): Promise<OpenedSheet> {
  const { database, reports } = device
  const detail = await callOrKept(database, getResponse, { params: { responseId } })
  const { formId, formVersion } = detail.response
  const form = await findFormInForce(database, formId, formVersion)
  if (!form) throw new Error(`no form ${formId} ${formVersion} in this application`)
  const pending = await findPendingSeal(database, responseId)
  const draft = await database.get('drafts', responseId)
  // Answers in drafts are those the form's own session wrote.
  const local = draft && {
    answers: draft.answers as Work['answers'],
    explanations: draft.explanations,
  }
  const sheet = await reports.get('sheets', responseId)
  const closed = !detail.editable || isListing(formId)
  const lockedBy = pending ? 'pending' : closed ? 'state' : elsewhere ? 'elsewhere' : null
  const draftStart: DraftStart = {
    responseId,
    unitId: detail.unit.id,
    formId,
    formVersion,
    baseRevisionId: detail.latestRevisionId,
    title: detail.unit.name,
    blockCode: detail.unit.blockCode,
  }
  const common = { form, detail, draftStart, pending, lockedBy } as const
  if (lockedBy === 'state') {
    const standing = serverWork({ ...detail, draft: null })
    const start = decideStart({ ...detail, draft: null }, undefined, undefined)
    const leftOver = local && draft && sheet && differsFrom(local, standing) ? local : undefined
    return { ...common, start, leftOver }
  }
  const start = decideStart(detail, local, sheet)
  if (lockedBy === null && local) {
    await placeDraft(database, draftStart, start.merge.work, new Date().toISOString())
  }
  return { ...common, start, leftOver: undefined }
}

function differsFrom(local: Work, standing: Work): boolean {
  return !sameContent(local.answers, standing.answers)
}

/** What the form's checks may look at besides its answers. */
export function surroundingsOf(detail: ResponseDetail) {
  return {
    // Attributes carry the names of form 601, documents are those of their own forms, by contract.
    unit: detail.unitAttributes as UnitAttributes,
    others: detail.others as Readonly<Record<string, Work['answers']>>,
    previous: (detail.previous ?? undefined) as Work['answers'] | undefined,
  }
}

/** The office's items that stand in the form to be read: those the respondent's work does not hold. */
export function itemsToRead(opened: OpenedSheet): Work['answers'] {
  const { answers } = opened.start.merge.work
  const items = Object.entries(opened.detail.officeItems).filter(
    ([key]) => answers[key] === undefined || answers[key] === null,
  )
  return Object.fromEntries(items) as Work['answers'] // items of the form itself, by contract
}
