/** The signed receipt of one revision: what was received, who confirmed it, under the installation's key. */

import { Problem } from '../../contract/problems.ts'
import type { SignedReceipt } from '../../contract/signed-receipt.ts'
import {
  RECEIPT_FORMAT,
  type ReceiptStatement,
  receiptText,
} from '../../contract/signed-receipt.ts'
import type { SignedInContext } from '../../platform/context.ts'
import { openFormBook } from '../../platform/form-book.ts'
import type { ReceiptSigner } from '../../platform/receipt-signer.ts'
import { findUnit } from '../frame/index.ts'
import { findDisplayNames } from '../identity/index.ts'
import { needsConfirmation } from './needs-confirmation.ts'
import { getReachableResponse } from './reachable-response.ts'
import { findRevisionWithContent } from './revision-store.ts'
import { listSignOffs } from './sign-off-store.ts'
import { isSubmittable } from './submittable.ts'

export async function getSignedReceipt(
  ctx: SignedInContext,
  signer: ReceiptSigner,
  input: { readonly responseId: string; readonly revisionId: string },
): Promise<SignedReceipt> {
  const db = ctx.database.read
  const response = await getReachableResponse(db, ctx, input.responseId)
  const revision = await findRevisionWithContent(db, input.revisionId)
  if (revision?.responseId !== response.id) throw new Problem('not-found')
  const unit = await findUnit(db, response.unitId)
  const book = await openFormBook()
  const confirmation = (await listSignOffs(db, response.id)).findLast(
    (each) => each.act === 'confirm' && each.revisionId === revision.id,
  )
  const ids = [revision.receivedBy, ...(confirmation ? [confirmation.doneBy] : [])]
  const names = await findDisplayNames(db, ids)
  // An enterprise's revision waits for the person in charge; what a tablet brought was signed at the door.
  const alone =
    revision.receivedRole !== 'enterprise' ||
    !unit ||
    !needsConfirmation({ role: 'enterprise' }, unit)
  const statement: ReceiptStatement = {
    format: RECEIPT_FORMAT,
    responseId: response.id,
    formId: response.formId,
    formVersion: revision.formVersion,
    formTitle: book.find(response.formId, revision.formVersion)?.title ?? response.formId,
    period: response.period,
    unitName: unit?.name ?? response.unitId,
    unifiedSocialCreditCode: unit?.unifiedSocialCreditCode ?? null,
    revisionId: revision.id,
    number: revision.number,
    contentHash: revision.contentHash,
    receivedAt: revision.receivedAt,
    preparedBy: names.get(revision.receivedBy) ?? '系统合并',
    confirmedBy: confirmation ? (names.get(confirmation.doneBy) ?? confirmation.doneBy) : null,
    confirmedAt: confirmation?.doneAt ?? null,
    standing: !isSubmittable(revision)
      ? 'kept'
      : alone || confirmation !== undefined
        ? 'reported'
        : 'waiting',
    counts: revision.receipt.counts,
  }
  return {
    statement,
    signature: signer.sign(receiptText(statement)),
    publicKey: signer.publicKey,
    content: Buffer.from(revision.content).toString('utf8'),
  }
}
