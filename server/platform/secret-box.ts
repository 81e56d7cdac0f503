/**
 * Seals small secrets (the keys of authenticator apps and of tablets) with the installation's own key, so that a copy
 * of the database alone opens nothing. AES-256-GCM; `<what for>` is bound in, so that a sealed text
 * moved to another row does not open.
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

export const SECRET_KEY_BYTES = 32

export interface SecretBox {
  seal(text: string, whatFor: string): string
  /** Throws where key, text or purpose do not fit. */
  open(sealed: string, whatFor: string): string
  /** Whether `open` would not throw. */
  opens(sealed: string, whatFor: string): boolean
}

export function createSecretBox(key: Uint8Array): SecretBox {
  if (key.length !== SECRET_KEY_BYTES) throw new Error('密钥应为 32 字节')
  const box: SecretBox = {
    seal(text, whatFor) {
      const nonce = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(whatFor))
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url')
    },
    open(sealed, whatFor) {
      const bytes = Buffer.from(sealed, 'base64url')
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12))
        .setAAD(Buffer.from(whatFor))
        .setAuthTag(bytes.subarray(12, 28))
      return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')
    },
    opens(sealed, whatFor) {
      try {
        box.open(sealed, whatFor)
        return true
      } catch {
        return false
      }
    },
  }
  return box
}
