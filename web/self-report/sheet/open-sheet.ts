/**
 * Everything the work on one form starts from: what the server says (or said, without a network), what
 * this browser holds, and whether a sealed revision waits for its receipt.
 */
import type { AddedUp } from '../../../forms/engine/ledger/add-up.ts'
import type { FormDefinition, UnitAttributes } from '../../../forms/engine/types.ts'
import { stepsBetween } from '../../../forms/engine/versions/steps-between.ts'
import { loadVersions } from '../../../forms/generated/registry.ts'
import type { EstablishmentList } from '../../../server/contract/establishments.ts'
import { getResponse, type ResponseDetail } from '../../../server/contract/responses.ts'
import { judgedBy } from '../../form/session/judged-by.ts'
import { withHead } from '../../form/with-head.ts'
import type { Draft, OutboxItem } from '../../outbox/database.ts'
import { adoptTyping, type DraftStart } from '../../outbox/drafts.ts'
import { withKnownRules } from '../../outbox/form-in-force.ts'
import { callOrKept } from '../../outbox/replies.ts'
import type { Device } from '../device/device.tsx'
import { findEstablishmentsBeside } from '../establishments/find-establishments-beside.ts'
import { findLedgerBeside } from '../ledger/find-ledger-beside.ts'
import { decideStart, type Start, serverWork } from './decide-start.ts'
import { isListing } from './group-forms.ts'
import { moveSheet } from './move-sheet.ts'
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
  /** What the unit's ledger adds up to, for forms that add up from one; null where it says nothing. */
  readonly ledger: AddedUp | null
  /** Known establishments, for forms that list them or say whether there are any. */
  readonly establishments: EstablishmentList | null
  /** Why nothing can be filled in, or null. */
  readonly lockedBy: 'state' | 'pending' | 'elsewhere' | null
}

export async function openSheet(
  device: Device,
  responseId: string,
  elsewhere: boolean,
): Promise<OpenedSheet> {
  const { database, reports } = device
  const served = await callOrKept(database, getResponse, { params: { responseId } })
  const { formId } = served.response
  await adoptTyping(database, responseId)
  const pending = await findPendingSeal(database, responseId)
  const draft = await database.get('drafts', responseId)
  const kept = await reports.get('sheets', responseId)
  const closed = !served.editable || isListing(formId)
  const lockedBy = pending ? 'pending' : closed ? 'state' : elsewhere ? 'elsewhere' : null
  const versions = await loadVersions(formId)
  const formVersion = versionToShow(served, draft, lockedBy, versions)
  const form = versions.find(({ version }) => version === formVersion)
  if (!form) throw new Error(`no form ${formId} ${formVersion} in this application`)
  const moved = moveSheet(
    served,
    draft,
    kept,
    (from) => stepsBetween(versions, from, formVersion) ?? [],
  )
  const { local, sheet } = moved
  const detail: ResponseDetail = { ...served, ...moved.detail }
  const draftStart: DraftStart = {
    responseId,
    unitId: detail.unit.id,
    formId,
    formVersion,
    baseRevisionId: detail.latestRevisionId,
    title: detail.unit.name,
    blockCode: detail.unit.blockCode,
    keptAside: moved.keptAside,
    moved: moved.moved,
  }
  // Replies kept by an older program have no heads.
  const headed = withHead(await withKnownRules(database, form), served.heads?.[formVersion])
  const ledger = await findLedgerBeside(database, headed, detail.response)
  const establishments = await findEstablishmentsBeside(database, formId, detail.unit.id)
  const beside = { ledger, establishments }
  const common = { form: headed, detail, draftStart, pending, lockedBy, ...beside } as const
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

/** What is sealed or closed is read in its own version; the rest goes on in the newest that is open. */
function versionToShow(
  { response, draft: saved, reportVersion }: ResponseDetail,
  draft: Draft | undefined,
  lockedBy: OpenedSheet['lockedBy'],
  versions: readonly FormDefinition[],
): string {
  if (lockedBy === 'state') return response.formVersion
  const held = draft?.formVersion
  if (lockedBy === 'pending' && held !== undefined) return held
  // Replies kept by an older program say nothing of versions.
  const wanted = [reportVersion ?? response.formVersion, held, saved?.formVersion]
  return versions.find(({ version }) => wanted.includes(version))?.version ?? response.formVersion
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
    ...judgedBy(detail),
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
