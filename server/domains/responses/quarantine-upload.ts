/** Keeps an upload that cannot be placed: whole, with its reason, for the office to see. */

import { type QuarantineReason, quarantineReasons } from '../../contract/quarantine-reasons.ts'
import type { Receipt } from '../../contract/responses.ts'
import type { SignedInContext } from '../../platform/context.ts'
import type { Executor } from '../../platform/database/database.ts'
import { recordAudit } from '../audit/index.ts'
import type { Placement } from './place-upload.ts'
import { insertQuarantined } from './quarantine-store.ts'
import type { Upload } from './upload.ts'

export async function quarantineUpload(
  tx: Executor,
  ctx: SignedInContext,
  upload: Upload,
  placement: Placement,
  reason: QuarantineReason,
): Promise<Receipt> {
  const { envelope, contentHash, receivedAt } = upload
  const receipt: Receipt = {
    revisionId: envelope.revisionId,
    responseId: envelope.responseId,
    contentHash,
    receivedAt,
    outcome: 'quarantined',
    quarantineReason: reason,
    state: null,
    counts: { mandatory: 0, verify: 0, advisory: 0, explained: 0 },
    blockers: [],
  }
  const id = ctx.newId()
  await insertQuarantined(tx, {
    id,
    revisionId: envelope.revisionId,
    responseId: envelope.responseId,
    areaCode: placement.areaCode,
    receivedAt,
    receivedBy: ctx.actor.id,
    reason,
    message: quarantineReasons[reason],
    contentHash,
    content: Buffer.from(upload.bytes),
    receipt,
  })
  await recordAudit(tx, ctx, {
    action: 'upload.quarantine',
    subjectKind: 'quarantined-upload',
    subjectId: id,
    reason,
    after: { responseId: envelope.responseId, revisionId: envelope.revisionId, contentHash },
  })
  return receipt
}
