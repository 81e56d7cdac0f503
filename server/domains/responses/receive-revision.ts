/**
 * Receives one sealed revision: kept as it came, judged, placed in its response; or kept whole in
 * quarantine. Safe to repeat: the same bytes under the same id give the same receipt.
 */
import { createHash } from 'node:crypto'
import type { FormDefinition } from '../../../forms/engine/types.ts'
import { Problem } from '../../contract/problems.ts'
import { signedText } from '../../contract/registration.ts'
import type { Receipt } from '../../contract/responses.ts'
import type { SignedInContext } from '../../platform/context.ts'
import type { Executor } from '../../platform/database/database.ts'
import { type FormBook, openFormBook } from '../../platform/form-book.ts'
import { type DeviceClaim, judgeDevice, requireReporter } from '../identity/index.ts'
import { findFormInForce } from '../instruments/index.ts'
import { decideRepeat, decideUpload, whyNotPlaced } from './decide-upload.ts'
import { judgeUpload } from './judge-upload.ts'
import { placeUpload } from './place-upload.ts'
import { quarantineUpload } from './quarantine-upload.ts'
import { type Envelope, readEnvelope } from './read-envelope.ts'
import { settleUpload } from './settle-upload.ts'
import { findDroppedCharacters, storable } from './storable-text.ts'
import { findQuarantined, findRevision, lockResponse } from './store.ts'
import { storeUpload } from './store-upload.ts'
import type { Upload } from './upload.ts'

export interface SealedRevision {
  readonly responseId: string
  readonly revisionId: string
  /** As they arrived; the hash in the receipt is over these. */
  readonly bytes: Uint8Array
  /** What the request says of the tablet it comes from. */
  readonly device?: DeviceClaim | undefined
}

export async function receiveRevision(
  ctx: SignedInContext,
  input: SealedRevision,
): Promise<Receipt> {
  requireReporter(ctx)
  const received = readEnvelope(input.bytes, input)
  const upload: Upload = {
    envelope: storableEnvelope(received),
    dropped: findDroppedCharacters(received),
    bytes: input.bytes,
    contentHash: createHash('sha256').update(input.bytes).digest('hex'),
    receivedAt: ctx.clock.now(),
    needsRegistration: ctx.actor.role === 'enumerator' || ctx.actor.role === 'supervisor',
    signedHash: createHash('sha256').update(signedText(received)).digest('hex'),
  }
  const book = await openFormBook()
  const { formId, formVersion } = upload.envelope
  const form = await findFormInForce(ctx.database.read, formId, formVersion, upload.receivedAt)
  const device = await judgeDevice(ctx.database.read, ctx.actor, input.device, {
    ...{ responseId: input.responseId, revisionId: input.revisionId },
    contentHash: upload.contentHash,
  })
  const formsInForce = await loadInForce(ctx, book, upload, form)
  return ctx.database.write(async (tx) => {
    await lockResponse(tx, input.responseId)
    const earlier = await findEarlier(tx, input.revisionId)
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
    const facts = {
      device: device === 'revoked' || device === 'not-enrolled' ? device : undefined,
      form: placement.formFact,
      unit: placement.unitFact,
      response: placement.responseFact,
      editsSubmitted: judged?.editsSubmitted ?? false,
      submittable: judged?.submittable ?? false,
      underReview:
        ctx.actor.role === 'enterprise' && typeof judged?.response?.reviewStartedAt === 'string',
    }
    const reason = whyNotPlaced(facts)
    // Nothing is judged only where form or unit are unknown, and then there is a reason.
    if (reason || !judged) {
      return quarantineUpload(tx, ctx, upload, placement, reason ?? 'unit-unknown')
    }
    const settled = await settleUpload(tx, book, formsInForce, upload, judged)
    const decision = decideUpload({ ...facts, history: settled.history })
    return storeUpload(tx, ctx, book, { upload, judged, settled, decision })
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
  revisionId: string,
): Promise<readonly { contentHash: string; receipt: Receipt }[]> {
  const stored = await findRevision(tx, revisionId)
  return stored ? [stored] : findQuarantined(tx, revisionId)
}
