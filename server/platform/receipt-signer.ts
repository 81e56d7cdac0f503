/**
 * Signs receipts with an Ed25519 key that follows from the installation's own key, so that there is one
 * file to keep safe. Receipts of a replaced key go on verifying against the public key they carry.
 */
import {
  createHash,
  createPrivateKey,
  createPublicKey,
  hkdfSync,
  type KeyObject,
  sign,
} from 'node:crypto'
import { fingerprintOf } from '../contract/signed-receipt.ts'

export interface ReceiptSigner {
  /** 32 bytes, base64. */
  readonly publicKey: string
  readonly fingerprint: string
  /** Base64. The same text gives the same signature. */
  sign(text: string): string
}

/** What stands before the 32 bytes of an Ed25519 private key in PKCS #8 (RFC 8410). */
const PKCS8_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex')
/** Length of what stands before the 32 bytes of a public key in SPKI. */
const SPKI_HEAD_BYTES = 12

export function createReceiptSigner(installationKey: Uint8Array): ReceiptSigner {
  const seed = Buffer.from(hkdfSync('sha256', installationKey, '', 'jingpu receipt signing', 32))
  const key = Buffer.concat([PKCS8_HEAD, seed])
  const privateKey = createPrivateKey({ key, format: 'der', type: 'pkcs8' })
  const publicKey = rawPublicKey(privateKey)
  return {
    publicKey: publicKey.toString('base64'),
    fingerprint: fingerprintOf(createHash('sha256').update(publicKey).digest('hex')),
    sign: (text) => sign(null, Buffer.from(text), privateKey).toString('base64'),
  }
}

function rawPublicKey(privateKey: KeyObject): Buffer {
  return createPublicKey(privateKey)
    .export({ format: 'der', type: 'spki' })
    .subarray(SPKI_HEAD_BYTES)
}
