/** The respondent's signature under a draft: made over its content as it lies on this device. */
import { type Registration, signedText } from '../../../server/contract/registration.ts'
import type { DeviceDatabase, Draft } from '../../outbox/database.ts'
import { saveRegistration } from '../../outbox/drafts.ts'
import { sha256 } from '../../outbox/hash.ts'

/** SHA-256 of what a valid signature of this draft is over, hexadecimal. */
export function signedHashOf(draft: Draft): Promise<string> {
  return sha256(new TextEncoder().encode(signedText(draft)))
}

/** `none`, `valid`, or `void` because something was changed after signing. */
export async function signatureStateOf(draft: Draft): Promise<'none' | 'valid' | 'void'> {
  const { signature } = draft.registration ?? {}
  if (!signature) return 'none'
  return signature.contentHash === (await signedHashOf(draft)) ? 'valid' : 'void'
}

/** Binds the strokes to the draft's content. The draft must be saved whole before. */
export async function signDraft(
  database: DeviceDatabase,
  responseId: string,
  registration: Omit<Registration, 'signature'>,
  signature: { readonly signer: string; readonly strokes: string },
  signedAt: string,
): Promise<void> {
  const draft = await database.get('drafts', responseId)
  if (!draft) throw new Error(`no draft of response ${responseId}`)
  const contentHash = await signedHashOf(draft)
  await saveRegistration(
    database,
    responseId,
    { ...registration, signature: { ...signature, signedAt, contentHash } },
    signedAt,
  )
}
