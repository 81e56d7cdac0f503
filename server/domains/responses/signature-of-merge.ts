/**
 * Who signed work that was made of several people's: whoever signed exactly what came of it, else nobody,
 * and then the respondent is asked to sign anew (law.md L-11). Pure.
 */
import { createHash } from 'node:crypto'
import { type Registration, type SignedContent, signedText } from '../../contract/registration.ts'
import type { RevisionFacts } from './revision-store.ts'

/** Whether revisions of this role are reported only with the respondent's signature. */
export function collectsAtTheDoor(role: string): boolean {
  return role === 'enumerator' || role === 'supervisor'
}

/** SHA-256 of what a valid signature is over, hexadecimal. */
export function signedHashOf(content: SignedContent): string {
  return createHash('sha256').update(signedText(content)).digest('hex')
}

/** The first of `registrations` whose signature covers the content; null where none does. */
export function registrationCovering(
  content: SignedContent,
  registrations: readonly (Registration | null | undefined)[],
): Registration | null {
  const hash = signedHashOf(content)
  return registrations.find((each) => each?.signature?.contentHash === hash) ?? null
}

/** Whether what stands was put together here from work of the door and nobody signed it. */
export function asksSignatureAnew(
  standing: Pick<RevisionFacts, 'mergedFrom' | 'registration'>,
  revisions: readonly Pick<RevisionFacts, 'receivedRole'>[],
): boolean {
  if (standing.mergedFrom === null || standing.registration !== null) return false
  return revisions.some(({ receivedRole }) => collectsAtTheDoor(receivedRole))
}
