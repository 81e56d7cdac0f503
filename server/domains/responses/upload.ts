/** A sealed revision on its way through the server: what arrived, and what its judging found. */
import type { Finding, FormDefinition } from '../../../forms/engine/types.ts'
import type { UnitRow } from '../frame/index.ts'
import type { Gathered } from './gather-surroundings.ts'
import type { Judgement } from './judge-answers.ts'
import type { Envelope } from './read-envelope.ts'
import type { ResponseRow } from './store.ts'

export interface Upload {
  /** As it can be stored; `bytes` are what came. */
  readonly envelope: Envelope
  /** Tells of characters that could not be stored. */
  readonly dropped: Finding | undefined
  readonly bytes: Uint8Array
  /** SHA-256 of the bytes, hexadecimal. */
  readonly contentHash: string
  readonly receivedAt: string
  /** Collected at the door: reported only with the respondent's signature. */
  readonly needsRegistration: boolean
  /** Out of quarantine: an office answers for tablet and block. */
  readonly takenOver: boolean
  /** SHA-256 of what a valid signature is over, hexadecimal. */
  readonly signedHash: () => string
}

/** An upload whose form and unit are known. */
export interface JudgedUpload extends Judgement {
  readonly form: FormDefinition
  /** The unit as it is, or as it will be opened. */
  readonly unit: UnitRow
  readonly unitIsNew: boolean
  /** Undefined where this upload opens the response. */
  readonly response: ResponseRow | undefined
  readonly surroundings: Gathered
  /** Sealed for submission and free of blockers. */
  readonly submittable: boolean
  /** Edited from a revision that was submitted, while the response still is. */
  readonly editsSubmitted: boolean
}
