/**
 * Receives one sealed revision: kept as it came, judged, placed in its response; or kept whole in
 * quarantine. Safe to repeat: the same bytes under the same id give the same receipt.
 */

import { createHash } from 'node:crypto'
import type { FormDefinition } from '../../../forms/engine/types.ts'
import { Problem } from '../../contract/problems.ts'
import { quarantineReasons } from '../../contract/quarantine-reasons.ts'
import type { Receipt } from '../../contract/responses.ts'
import { shanghaiDate } from '../../platform/clock.ts'
import type { SignedInContext } from '../../platform/context.ts'
import type { Executor } from '../../platform/database/database.ts'
import { type FormBook, openFormBook } from '../../platform/form-book.ts'
import { recordAudit } from '../audit/index.ts'
import { type DeviceClaim, judgeDevice, requireReporter } from '../identity/index.ts'
import { findFormInForce, findStanding } from '../instruments/index.ts'
import { decideRepeat, decideUpload, type UploadFacts, whyNotPlaced } from './decide-upload.ts'
import { judgeUpload } from './judge-upload.ts'
import { type Placement, placeUpload } from './place-upload.ts'
import { findQuarantined } from './quarantine-store.ts'
import { quarantineUpload } from './quarantine-upload.ts'
import { type Envelope, readEnvelope } from './read-envelope.ts'
import { findRevision } from './revision-store.ts'
import { settleUpload } from './settle-upload.ts'
import { collectsAtTheDoor, signedHashOf } from './signature-of-merge.ts'
import { findDroppedCharacters, holdsNoEscape, storable } from './storable-text.ts'
import { lockResponse } from './store.ts'
import { storeUpload } from './store-upload.ts'
import type { Upload } from './upload.ts'

export interface SealedRevision {
  readonly responseId: string
  readonly revisionId: string
  /** As they arrived; the hash in the receipt is over these. */
  readonly bytes: Uint8Array
  /** What the request says of the tablet it comes from. */
  readonly device?: DeviceClaim | undefined
  /** Known by the seal of the vault it was made in, whatever brings it here: no tablet is asked for. */
  readonly sealed?: boolean
  /** An office takes it out of quarantine, answering for tablet and block. */
  readonly takenOver?: TakenOver | undefined
}

export interface TakenOver {
  readonly uploadId: string
  /** Why, in the office's words. */
  readonly reason: string
  readonly office: SignedInContext
}

export async function receiveRevision(
  ctx: SignedInContext,
  input: SealedRevision,
): Promise<Receipt> {
  requireReporter(ctx)
  const received = readEnvelope(input.bytes, input)
  const clean = holdsNoEscape(input.bytes)
  const upload: Upload = {
    envelope: clean ? received : storableEnvelope(received),
    dropped: clean ? undefined : findDroppedCharacters(received),
    bytes: input.bytes,
    contentHash: createHash('sha256').update(input.bytes).digest('hex'),
    receivedAt: ctx.clock.now(),
    needsRegistration: collectsAtTheDoor(ctx.actor.role),
    takenOver: input.takenOver !== undefined,
    signedHash: () => signedHashOf(received),
  }
  const book = await openFormBook()
  const { formId, formVersion } = upload.envelope
  const form = await findFormInForce(ctx.database.read, formId, formVersion, upload.receivedAt)
  const device = await deviceFact(ctx, input, upload.contentHash)
  const formsInForce = await loadInForce(ctx, book, upload, form)
  return ctx.database.write(async (tx) => {
    await lockResponse(tx, input.responseId)
    const earlier = await findEarlier(tx, input)
    const repeat = decideRepeat(
      earlier.map((each) => each.contentHash),
      upload.contentHash,
    )
    if (repeat?.kind === 'refused') {
      throw new Problem('revision-id-taken', '同一版本号已收到不同内容，请另编版本号后重发')
    }
    if (repeat?.kind === 'repeat') {
      return earlier.find((each) => each.contentHash === upload.contentHash)!.receipt
    }

    const placement = await placeUpload(tx, ctx, form, upload.envelope)
    const judged = await judgeUpload(tx, book, upload, placement)
    const today = shanghaiDate(ctx.clock.now())
    const facts = {
      device,
      form:
        input.takenOver && (await isReplaced(tx, book, upload, placement, today))
          ? ('open' as const)
          : placement.formFact,
      unit: input.takenOver ? withinReach(placement.unitFact) : placement.unitFact,
      response: placement.responseFact,
      editsSubmitted: judged?.editsSubmitted ?? false,
      submittable: judged?.submittable ?? false,
      underReview:
        ctx.actor.role === 'enterprise' && typeof judged?.response?.reviewStartedAt === 'string',
    }
    const reason = whyNotPlaced(facts)
    // Nothing is judged only where form or unit are unknown, and then there is a reason.
    if (input.takenOver && reason) {
      throw new Problem('upload-not-placeable', quarantineReasons[reason])
    }
    if (reason || !judged) {
      return quarantineUpload(tx, ctx, upload, placement, reason ?? 'unit-unknown')
    }
    const settled = await settleUpload(tx, book, formsInForce, upload, judged)
    const decision = decideUpload({ ...facts, history: settled.history })
    const receipt = await storeUpload(tx, ctx, book, { upload, judged, settled, decision })
    if (input.takenOver) await recordTakenOver(tx, input.takenOver, receipt)
    return receipt
  })
}

async function deviceFact(
  ctx: SignedInContext,
  input: SealedRevision,
  contentHash: string,
): Promise<UploadFacts['device']> {
  if (input.sealed || input.takenOver) return undefined
  const { responseId, revisionId } = input
  const standing = await judgeDevice(ctx.database.read, ctx.actor, input.device, {
    ...{ responseId, revisionId, contentHash },
  })
  return standing === 'revoked' || standing === 'not-enrolled' ? standing : undefined
}

/** Closed because the form goes on in another version: an office may still take what was signed in it. */
async function isReplaced(
  tx: Executor,
  book: FormBook,
  { envelope: { formId, formVersion } }: Upload,
  { formFact }: Placement,
  today: string,
): Promise<boolean> {
  if (formFact !== 'closed') return false
  for (const other of book.versionsOf(formId)) {
    if (other.version === formVersion) continue
    const { reporting } = await findStanding(tx, other, today)
    if (reporting === 'open') return true
  }
  return false
}

function withinReach(unit: UploadFacts['unit']): UploadFacts['unit'] {
  if (unit === 'out-of-reach') return 'within-reach'
  return unit === 'new-out-of-reach' ? 'new' : unit
}

async function recordTakenOver(
  tx: Executor,
  { office, uploadId, reason }: TakenOver,
  { responseId, revisionId, outcome, state }: Receipt,
): Promise<void> {
  await recordAudit(tx, office, {
    action: 'upload.take-over',
    subjectKind: 'quarantined-upload',
    subjectId: uploadId,
    reason,
    after: { responseId, revisionId, outcome, state },
  })
}

/** Every version of the upload's form by its version: a merge may be judged by a newer one. */
async function loadInForce(
  ctx: SignedInContext,
  book: FormBook,
  { envelope: { formId }, receivedAt }: Upload,
  uploaded: FormDefinition | undefined,
): Promise<ReadonlyMap<string, FormDefinition>> {
  const forms = new Map<string, FormDefinition>()
  if (uploaded) forms.set(uploaded.version, uploaded)
  for (const { version } of book.versionsOf(formId)) {
    if (forms.has(version)) continue
    const form = await findFormInForce(ctx.database.read, formId, version, receivedAt)
    if (form) forms.set(version, form)
  }
  return forms
}

/** What people typed; ids and codes have patterns, and an unknown version is no known one misspelt. */
function storableEnvelope(envelope: Envelope): Envelope {
  const { answers, explanations, keptAside, newUnit, registration } = envelope
  return {
    ...envelope,
    answers: storable(answers),
    explanations: storable(explanations),
    ...(keptAside && { keptAside: storable(keptAside) }),
    ...(newUnit && { newUnit: storable(newUnit) }),
    ...(registration && { registration: storable(registration) }),
  }
}

async function findEarlier(
  tx: Executor,
  { revisionId, takenOver }: SealedRevision,
): Promise<readonly { contentHash: string; receipt: Receipt }[]> {
  const stored = await findRevision(tx, revisionId)
  if (stored) return [stored]
  return takenOver ? [] : findQuarantined(tx, revisionId)
}
