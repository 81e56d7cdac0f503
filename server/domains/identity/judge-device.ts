/**
 * Whether a revision comes from a tablet that may send for this account. Nothing is refused for it:
 * what comes from elsewhere is kept apart for the office to look at.
 */
import { createPublicKey, verify } from 'node:crypto'
import { DEVICE_HEADER, SIGNATURE_HEADER, signedWords } from '../../contract/devices.ts'
import type { Actor } from '../../platform/context.ts'
import type { Executor } from '../../platform/database/database.ts'
import { type DeviceRow, findDevice, hasAnyDevice } from './device-store.ts'

/** What the request says of its device. */
export interface DeviceClaim {
  readonly deviceId: string
  readonly signature: string
}

export function deviceClaimIn(headers: Headers): DeviceClaim | undefined {
  const deviceId = headers.get(DEVICE_HEADER)
  return deviceId === null
    ? undefined
    : { deviceId, signature: headers.get(SIGNATURE_HEADER) ?? '' }
}

/** `unbound`: the account has no tablet enrolled, so none is asked for. */
export type DeviceStanding = 'enrolled' | 'unbound' | 'revoked' | 'not-enrolled'

export async function judgeDevice(
  db: Executor,
  actor: Actor,
  claim: DeviceClaim | undefined,
  revision: { responseId: string; revisionId: string; contentHash: string },
): Promise<DeviceStanding> {
  if (actor.role !== 'enumerator' && actor.role !== 'supervisor') return 'unbound'
  if (!claim) return (await hasAnyDevice(db, actor.id)) ? 'not-enrolled' : 'unbound'
  const row = await findDevice(db, claim.deviceId)
  if (!row || row.accountId !== actor.id || !signatureFits(row, claim, signedWords(revision))) {
    return 'not-enrolled'
  }
  return row.revokedAt === null ? 'enrolled' : 'revoked'
}

function signatureFits(row: DeviceRow, claim: DeviceClaim, words: string): boolean {
  try {
    return verify(
      'sha256',
      Buffer.from(words),
      {
        key: createPublicKey({ key: row.publicKey, format: 'jwk' }),
        dsaEncoding: 'ieee-p1363',
      },
      Buffer.from(claim.signature, 'base64url'),
    )
  } catch {
    return false // a point that is not on the curve
  }
}
