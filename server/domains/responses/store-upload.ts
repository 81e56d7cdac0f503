/** Writes a decided upload: unit and response where they are new, revision, findings, state, audit. */
import { createHash } from 'node:crypto'
import { ruleVersionOf } from '../../../forms/engine/rule-set.ts'
import {
  awaitedLevel,
  nextState,
  type ResponseState,
  stateWithoutSignature,
} from '../../contract/response-state.ts'
import type { Receipt } from '../../contract/responses.ts'
import type { Actor, SignedInContext } from '../../platform/context.ts'
import type { Executor } from '../../platform/database/database.ts'
import type { FormBook } from '../../platform/form-book.ts'
import { canonicalJson, recordAudit } from '../audit/index.ts'
import { openUnitFromListing } from '../frame/index.ts'
import { type AnswerJson, changedCells } from './answer-cells.ts'
import type { UploadDecision } from './decide-upload.ts'
import { deleteDraftOf } from './draft-store.ts'
import { followAnswers } from './follow-answers.ts'
import { asReply } from './judge-answers.ts'
import { keepFindings, type StandingJudgement } from './keep-findings.ts'
import { needsConfirmation } from './needs-confirmation.ts'
import { newResponse } from './new-response.ts'
import { responseIdParts } from './read-envelope.ts'
import { findRevision, insertRevision, listExplained, listFindings } from './revision-store.ts'
import type { MergedRevision, SettledUpload } from './settle-upload.ts'
import { insertResponses, type ResponseRow, updateResponse } from './store.ts'
import type { JudgedUpload, Upload } from './upload.ts'

export interface DecidedUpload {
  readonly upload: Upload
  readonly judged: JudgedUpload
  readonly settled: SettledUpload
  readonly decision: UploadDecision
}

export async function storeUpload(
  tx: Executor,
  ctx: SignedInContext,
  book: FormBook,
  decided: DecidedUpload,
): Promise<Receipt> {
  const { upload, judged, settled, decision } = decided
  const { envelope, receivedAt } = upload
  if (judged.unitIsNew) await openUnit(tx, ctx, upload, judged)
  const before = judged.response ?? (await openResponse(tx, upload, judged))
  const state = stateAfter(ctx.actor, before, decided)
  const receipt = receiptFor(decided, state)

  await insertRevision(
    tx,
    {
      id: envelope.revisionId,
      responseId: before.id,
      number: before.revisions + 1,
      baseRevisionId: envelope.baseRevisionId,
      mergedFrom: null,
      intent: envelope.intent,
      content: Buffer.from(upload.bytes),
      contentHash: upload.contentHash,
      formVersion: envelope.formVersion,
      ruleVersion: ruleVersionOf(judged.form),
      neighbourSetId: judged.surroundings.neighbours.setId,
      answers: envelope.answers,
      explanations: envelope.explanations,
      keptAside: envelope.keptAside ?? null,
      registration: envelope.registration ?? null,
      changed: changedCells(settled.baseAnswers, settled.uploadAnswers),
      deviceTime: envelope.deviceTime,
      receivedAt,
      receivedBy: ctx.actor.id,
      receivedRole: ctx.actor.role,
      receipt,
    },
    judged.findings,
    judged.isExplained,
  )
  const merged = settled.merged?.isStored === false ? settled.merged : undefined
  if (merged) await storeMerged(tx, before, decided, merged, state)

  await updateResponse(tx, before.id, {
    state,
    formVersion: settled.formVersion,
    latestRevisionId: settled.standing,
    revisions: before.revisions + (merged ? 2 : 1),
    inConflict: decision.kind === 'conflict',
    ...(settled.standing === before.latestRevisionId ? {} : { reviewStartedAt: null }),
    mandatoryFindings: settled.counts.mandatory,
    verifyFindings: settled.counts.verify,
    advisoryFindings: settled.counts.advisory,
    explainedFindings: settled.counts.explained,
    updatedAt: receivedAt,
    updatedBy: ctx.actor.id,
    ...(settled.submitted ? reportedBy(ctx, before, state) : {}),
    ...(settled.signatureVoid ? { awaiting: null, heldBy: null, escalatedFrom: null } : {}),
  })
  if (settled.standing !== before.latestRevisionId) {
    await keepFindings(tx, ctx, before, await judgementStanding(tx, decided), receivedAt)
  }
  await deleteDraftOf(tx, before.id, ctx.actor.id)
  const reported = settled.submitted && state !== 'to-confirm'
  const answers = reported ? answersThatNowStand(decided) : undefined
  if (answers) {
    const submitted = { formId: judged.form.id, responseId: before.id, answers }
    await followAnswers(tx, ctx, book, judged.unit, submitted)
  }
  await recordAudit(tx, ctx, {
    action: 'response.receive',
    subjectKind: 'response',
    subjectId: before.id,
    before: { state: before.state, revisionId: before.latestRevisionId },
    after: {
      state,
      revisionId: envelope.revisionId,
      standing: settled.standing,
      contentHash: upload.contentHash,
      decision: decision.kind,
      reason: decision.reason,
      ...(settled.signatureVoid ? { signatureVoid: true } : {}),
      ...(settled.conflictFields.length > 0 ? { conflictFields: settled.conflictFields } : {}),
    },
  })
  return receipt
}

async function openUnit(
  tx: Executor,
  ctx: SignedInContext,
  { envelope, takenOver }: Upload,
  judged: JudgedUpload,
): Promise<void> {
  const { newUnit } = envelope
  if (!newUnit) return
  await openUnitFromListing(tx, ctx, {
    unitId: envelope.unitId,
    kind: newUnit.kind,
    blockCode: newUnit.blockCode,
    buildingCode: newUnit.buildingCode,
    name: judged.unit.name,
    officeAnswers: takenOver,
  })
}

async function openResponse(
  tx: Executor,
  { envelope, receivedAt }: Upload,
  judged: JudgedUpload,
): Promise<ResponseRow> {
  const row = newResponse(judged.unit, {
    formId: envelope.formId,
    formVersion: envelope.formVersion,
    period: responseIdParts(envelope.responseId).period,
    dueDate: null,
    createdAt: receivedAt,
  })
  await insertResponses(tx, [row])
  return row
}

/** A correction that comes in while it is put aside or handed up stays where it lies. */
function reportedBy(ctx: SignedInContext, before: ResponseRow, state: ResponseState) {
  const { id, role } = ctx.actor
  const stays = before.state === 'submitted' && state === 'submitted'
  const awaiting = stays ? before.awaiting : awaitedLevel(state, role === 'enterprise')
  return { reportedBy: id, reportedRole: role, awaiting }
}

/**
 * Submitted once, it stays so: only an office's return, the unit's own withdrawal or a signature that
 * became void takes it back. What an enterprise's preparer reports waits for the person in charge, anew for each content (law.md L-25).
 */
function stateAfter(
  actor: Actor,
  { state, latestRevisionId, settledRevisionId }: ResponseRow,
  { judged, settled }: DecidedUpload,
): ResponseState {
  if (settled.signatureVoid) return stateWithoutSignature(state)
  // What was returned or withdrawn is reported by a new revision only, not by a straggler of before.
  const submitted = settled.submitted && settled.standing !== settledRevisionId
  if (!submitted) return nextState(state, 'save-draft') ?? state
  if (!needsConfirmation(actor, judged.unit)) return nextState(state, 'submit') ?? state
  const stands = settled.standing === latestRevisionId
  return (stands ? undefined : nextState(state, 'hand-to-confirm')) ?? state
}

function receiptFor({ upload, judged, decision }: DecidedUpload, state: ResponseState): Receipt {
  const outcome =
    decision.kind === 'merge' ? 'merged' : decision.kind === 'conflict' ? 'conflict' : 'stored'
  return {
    revisionId: upload.envelope.revisionId,
    responseId: upload.envelope.responseId,
    contentHash: upload.contentHash,
    receivedAt: upload.receivedAt,
    outcome,
    quarantineReason: null,
    state,
    counts: judged.counts,
    blockers: upload.envelope.intent === 'submit' ? judged.blockers.map(asReply) : [],
  }
}

async function storeMerged(
  tx: Executor,
  response: ResponseRow,
  { upload, judged, settled }: DecidedUpload,
  merged: MergedRevision,
  state: ResponseState,
): Promise<void> {
  const { mergedFrom, answers, explanations, keptAside } = merged
  const aside = keptAside.length > 0 ? { keptAside } : {}
  const content = Buffer.from(canonicalJson({ mergedFrom, answers, explanations, ...aside }))
  const contentHash = createHash('sha256').update(content).digest('hex')
  await insertRevision(
    tx,
    {
      id: merged.id,
      responseId: response.id,
      number: response.revisions + 2,
      baseRevisionId: null,
      mergedFrom: [...mergedFrom],
      intent: settled.submitted ? 'submit' : 'draft',
      content,
      contentHash,
      formVersion: merged.formVersion,
      ruleVersion: merged.ruleVersion,
      neighbourSetId: judged.surroundings.neighbours.setId,
      answers,
      explanations: [...explanations],
      keptAside: merged.keptAside.length > 0 ? [...merged.keptAside] : null,
      registration: merged.registration,
      changed: changedCells(settled.uploadAnswers, answers),
      deviceTime: merged.deviceTime,
      receivedAt: upload.receivedAt,
      receivedBy: 'system',
      receivedRole: 'system',
      receipt: {
        revisionId: merged.id,
        responseId: response.id,
        contentHash,
        receivedAt: upload.receivedAt,
        outcome: 'merged',
        quarantineReason: null,
        state,
        counts: merged.counts,
        blockers: [],
      },
    },
    merged.findings,
    merged.isExplained,
  )
}

async function judgementStanding(
  tx: Executor,
  { upload, judged, settled }: DecidedUpload,
): Promise<StandingJudgement> {
  const revisionId = settled.standing
  const { findings, isExplained } = judged
  if (revisionId === upload.envelope.revisionId) {
    const { explanations } = upload.envelope
    return {
      revisionId,
      ruleVersion: ruleVersionOf(judged.form),
      findings,
      explanations,
      isExplained,
    }
  }
  if (settled.merged?.id === revisionId) return { ...settled.merged, revisionId }
  // One received earlier stands again.
  const explained = await listExplained(tx, revisionId)
  const row = await findRevision(tx, revisionId)
  return {
    revisionId,
    ruleVersion: row?.ruleVersion ?? null,
    findings: await listFindings(tx, revisionId),
    explanations: row?.explanations ?? [],
    isExplained: (finding) => explained.has(JSON.stringify([finding.rule, finding.fields])),
  }
}

/** Undefined where an earlier revision goes on standing: it was followed when it came. */
function answersThatNowStand({ upload, settled }: DecidedUpload): AnswerJson | undefined {
  if (settled.merged?.id === settled.standing) return settled.merged.answers
  return settled.standing === upload.envelope.revisionId ? settled.uploadAnswers : undefined
}
