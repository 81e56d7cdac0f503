/** A photograph taken at the door: kept here until every byte is on the server with the same hash. */
import type { PhotoDescription } from '../../../server/contract/fieldwork.ts'
import type { Failure } from '../../api/call.ts'

export interface PhotoRecord {
  readonly id: string
  readonly description: PhotoDescription
  /** JPEG, downscaled, without EXIF. */
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly takenAt: string
  /** How much the server has, as far as it said; sending goes on from there. */
  readonly sentBytes: number
  readonly attempts: number
  readonly nextAttemptMs: number
  readonly status: 'waiting' | 'stuck' | 'received'
  readonly failure: Failure | { readonly kind: 'hash-mismatch' } | null
}
