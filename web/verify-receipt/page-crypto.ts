/**
 * Hash and Ed25519 in plain JavaScript: browsers without WebCrypto's Ed25519, and pages opened from a
 * file, verify alike.
 */
import { ed25519 } from '@noble/curves/ed25519.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import type { ReceiptCrypto } from '../../server/contract/signed-receipt.ts'

export const pageCrypto: ReceiptCrypto = {
  utf8: (text) => new TextEncoder().encode(text),
  fromBase64(text) {
    try {
      return Uint8Array.from(atob(text), (char) => char.charCodeAt(0))
    } catch {
      return new Uint8Array()
    }
  },
  sha256: (bytes) => bytesToHex(sha256(bytes)),
  verify(signature, message, publicKey) {
    try {
      return ed25519.verify(signature, message, publicKey)
    } catch {
      return false
    }
  },
}
