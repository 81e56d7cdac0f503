/** Hash, Ed25519 and zlib as Node has them, for verifying receipts. */
import { createHash, createPublicKey, verify } from 'node:crypto'
import { inflateSync } from 'node:zlib'
import { MOST_RECEIPT_BYTES, type ReceiptReader } from '../contract/receipt-file.ts'
import type { ReceiptCrypto } from '../contract/signed-receipt.ts'

/** What stands before the 32 bytes of an Ed25519 public key in SPKI (RFC 8410). */
const SPKI_HEAD = Buffer.from('302a300506032b6570032100', 'hex')

export const nodeCrypto: ReceiptCrypto = {
  utf8: (text) => Buffer.from(text, 'utf8'),
  fromBase64: (text) => Buffer.from(text, 'base64'),
  sha256: (bytes) => createHash('sha256').update(bytes).digest('hex'),
  verify(signature, message, publicKey) {
    try {
      const der = Buffer.concat([SPKI_HEAD, publicKey])
      const key = createPublicKey({ key: der, format: 'der', type: 'spki' })
      return verify(null, message, key, signature)
    } catch {
      return false
    }
  },
}

export const nodeReader: ReceiptReader = {
  text: (bytes, encoding) => new TextDecoder(encoding).decode(bytes),
  inflate: (bytes) => inflateSync(bytes, { maxOutputLength: MOST_RECEIPT_BYTES }),
}
