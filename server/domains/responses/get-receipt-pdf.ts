/** The signed receipt of one revision as a PDF to keep and to verify. */
import { formHeading, formMark, tableHeading } from '../../../forms/form-words.ts'
import type { FileContent } from '../../contract/operation.ts'
import type { SignedInContext } from '../../platform/context.ts'
import { openFormBook } from '../../platform/form-book.ts'
import type { ReceiptSigner } from '../../platform/receipt-signer.ts'
import { getSignedReceipt } from './get-signed-receipt.ts'
import type { ReceiptPdfInput } from './receipt-pdf.ts'

/** Drawing takes a tenth of a second; this is for a thread that hangs. */
const LIMIT_MS = 30_000

export async function getReceiptPdf(
  ctx: SignedInContext,
  signer: ReceiptSigner,
  input: { readonly responseId: string; readonly revisionId: string },
): Promise<FileContent> {
  const signed = await getSignedReceipt(ctx, signer, input)
  const { formId, formVersion, formTitle, period, number } = signed.statement
  const form = (await openFormBook()).find(formId, formVersion)
  const question: ReceiptPdfInput = {
    signed,
    fingerprint: signer.fingerprint,
    heading: form
      ? tableHeading(form.layout.head.tableNumber, formTitle)
      : formHeading(formId, formTitle),
  }
  // The thread answers with the bytes of what it was asked to draw.
  const bytes = (await ctx.threads.ask(
    'receipt-worker',
    question,
    LIMIT_MS,
  )) as Uint8Array<ArrayBuffer>
  return {
    fileName: `报送回执-${formMark(formId)}-${period}-第${number}版.pdf`,
    mediaType: 'application/pdf',
    bytes,
  }
}
