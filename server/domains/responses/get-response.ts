/** One response as its respondent continues it and as an office reads it. */

import { Problem } from '../../contract/problems.ts'
import { levelOf, nextState, openSteps, type ResponseStep } from '../../contract/response-state.ts'
import type { ResponseDetail } from '../../contract/responses.ts'
import type { Actor, SignedInContext } from '../../platform/context.ts'
import type { Executor } from '../../platform/database/database.ts'
import { openFormBook } from '../../platform/form-book.ts'
import { findUnit, summariseUnits, type UnitRow } from '../frame/index.ts'
import { findDisplayNames, mayConfirm, mayReport } from '../identity/index.ts'
import { findFormInForce } from '../instruments/index.ts'
import { type DraftRow, findDraft } from './draft-store.ts'
import { findReporting } from './find-reporting.ts'
import { gatherSurroundings } from './gather-surroundings.ts'
import { asReply } from './judge-answers.ts'
import { measureOutside } from './measure-outside.ts'
import { needsConfirmation } from './needs-confirmation.ts'
import { officeItemsOf } from './office-items.ts'
import { hasReviewBegun, openReview } from './open-review.ts'
import { prefillOf } from './prefill.ts'
import { getReachableResponse } from './reachable-response.ts'
import { listFindings, listRevisions, type RevisionFacts } from './revision-store.ts'
import { findResponsesOf } from './serve-lower-domains.ts'
import { listSignOffs } from './sign-off-store.ts'
import { asksSignatureAnew, signedHashOf } from './signature-of-merge.ts'
import type { ResponseRow } from './store.ts'
import {
  type FindReceivedPhotos,
  type ResponsePorts,
  summariseResponses,
} from './summarise-responses.ts'
import { summariseRevisions } from './summarise-revisions.ts'

export async function getResponse(
  ctx: SignedInContext,
  responseId: string,
  { findReturns, findReviewActs, findReceivedPhotos }: ResponsePorts,
): Promise<ResponseDetail> {
  const db = ctx.database.read
  const row = await getReachableResponse(db, ctx, responseId)
  const unit = await findUnit(db, row.unitId)
  if (!unit) throw new Problem('not-found')
  const book = await openFormBook()
  const form = book.find(row.formId, row.formVersion)
  const inForce = await findFormInForce(db, row.formId, row.formVersion, ctx.clock.now())
  const gathered = await gatherSurroundings(db, book, unit, row, inForce)
  const revisions = await listRevisions(db, row.id)
  const standing = revisions.find((revision) => revision.id === row.latestRevisionId)
  const editable =
    row.fellAwayAt === null &&
    mayReport(ctx.actor) &&
    nextState(row.state, 'save-draft') !== undefined
  const draft = editable ? await findDraft(db, row.id) : undefined
  const [response] = await summariseResponses(db, [row], findReturns)
  const [unitSummary] = await summariseUnits(db, [unit], findResponsesOf)
  const returns = await findReturns(db, [row.id])
  const answers = standing?.answers ?? {}
  const worked = draft?.formVersion ?? row.formVersion
  const reporting = await findReporting(db, ctx, book.versionsOf(row.formId), worked)
  return {
    response: response!,
    unit: unitSummary!,
    ...stepsFor(ctx.actor, row, unit),
    reviewActs: [...(await findReviewActs(db, row.id))],
    editable,
    answers,
    explanations: standing?.explanations ?? [],
    keptAside: standing?.keptAside ?? [],
    ...reporting,
    draft: draft ? await draftReply(ctx, draft, row.formVersion) : null,
    findings: standing ? (await listFindings(db, standing.id)).map(asReply) : [],
    prefill: form
      ? prefillOf(form, draft?.answers ?? answers, {
          unit,
          period: row.period,
          others: gathered.others,
          previous: gathered.prior,
          titleOf: (formId) => book.forms.get(formId)?.title,
        })
      : {},
    others: { ...gathered.others },
    previous: gathered.previous === null ? null : { ...gathered.previous },
    unitAttributes: { ...gathered.unit },
    officeAreaPrefix: gathered.officeAreaPrefix ?? null,
    distributions: { ...gathered.neighbours.distributions },
    officeItems: form ? officeItemsOf(form, unit, gathered.others) : {},
    registration: standing ? await registrationReply(db, row, standing, findReceivedPhotos) : null,
    signatureAskedAnew: standing !== undefined && asksSignatureAnew(standing, revisions),
    ...(await signOffsOf(ctx, row, unit, standing)),
    reviewStartedAt: row.reviewStartedAt,
    revisions: await summariseRevisions(db, revisions),
    returns: [...(returns.get(row.id) ?? [])],
    latestRevisionId: row.latestRevisionId,
  }
}

function stepsFor(
  actor: Actor,
  row: ResponseRow,
  unit: UnitRow,
): Pick<ResponseDetail, 'steps' | 'acts'> {
  if (row.fellAwayAt !== null) return { steps: [], acts: [] }
  const level = levelOf(actor.role)
  const review = level ? openReview(level, row) : { steps: [], acts: [] }
  return { steps: [...unitSteps(actor, row, unit), ...review.steps], acts: [...review.acts] }
}

/** What the unit's own people may do now. */
function unitSteps(actor: Actor, row: ResponseRow, unit: UnitRow): ResponseStep[] {
  const twoSign = needsConfirmation(actor, unit)
  return openSteps(row.state).filter((step) => {
    switch (step) {
      case 'save-draft':
        return mayReport(actor)
      case 'submit':
        return mayReport(actor) && !twoSign
      case 'hand-to-confirm':
        return mayReport(actor) && twoSign && row.state !== 'submitted'
      case 'confirm':
      case 'send-back':
        return mayConfirm(actor)
      case 'withdraw':
        return mayReport(actor) && actor.role === 'enterprise' && !hasReviewBegun(row)
      default:
        return false
    }
  })
}

async function draftReply(ctx: SignedInContext, draft: DraftRow, formVersion: string) {
  const names = await findDisplayNames(ctx.database.read, [draft.savedBy])
  return {
    answers: draft.answers,
    explanations: draft.explanations,
    formVersion: draft.formVersion ?? formVersion,
    keptAside: draft.keptAside ?? [],
    version: draft.version,
    savedAt: draft.savedAt,
    savedBy: names.get(draft.savedBy) ?? draft.savedBy,
  }
}

/** What the unit's own people did, and whether a confirmation covers what stands. */
async function signOffsOf(
  ctx: SignedInContext,
  row: ResponseRow,
  unit: UnitRow,
  standing: RevisionFacts | undefined,
) {
  const rows = await listSignOffs(ctx.database.read, row.id)
  const names = await findDisplayNames(
    ctx.database.read,
    rows.map((each) => each.doneBy),
  )
  const signOffs = rows.map(({ act, revisionId, contentHash, note, doneAt, doneBy }) => ({
    ...{ act, revisionId, contentHash, note, at: doneAt, by: names.get(doneBy) ?? doneBy },
  }))
  const last = signOffs.at(-1)
  const holds =
    last?.act === 'confirm' &&
    last.revisionId === standing?.id &&
    last.contentHash === standing.contentHash
  return {
    needsConfirmation: needsConfirmation({ role: 'enterprise' }, unit),
    confirmation: holds ? last : null,
    signOffs,
  }
}

async function registrationReply(
  db: Executor,
  row: ResponseRow,
  standing: RevisionFacts,
  findReceivedPhotos: FindReceivedPhotos,
): Promise<ResponseDetail['registration']> {
  const { registration } = standing
  if (!registration) return null
  const { photoIds } = registration
  const received = await findReceivedPhotos(db, photoIds)
  return {
    ...registration,
    signatureHolds: signatureHolds(row, standing),
    metresOutside: await measureOutside(db, registration, row.blockCode),
    photosMissing: photoIds.filter((id) => !received.has(id)).length,
  }
}

/** Whether the respondent signed exactly what stands. */
function signatureHolds(response: ResponseRow, standing: RevisionFacts): boolean {
  const { formVersion, answers, explanations, registration } = standing
  const content = { responseId: response.id, formId: response.formId, formVersion }
  const hash = signedHashOf({ ...content, answers, explanations })
  return registration?.signature?.contentHash === hash
}
