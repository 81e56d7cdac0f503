/**
 * Time-based codes of authenticator apps (RFC 6238: SHA-1, 6 digits, 30 s, the app world's defaults).
 * A code of the step before or after is taken, for clocks that are half a minute off.
 */
import { generateSecret, generateURI, verifySync } from 'otplib'

const STEP_SECONDS = 30

export function newTotpSecret(): string {
  return generateSecret()
}

export function totpUri(secret: string, label: string): string {
  return generateURI({ issuer: '经普', label, secret })
}

/** The time step whose code this is, or undefined. `now`: UTC instant. */
export function stepOfCode(secret: string, code: string, now: string): number | undefined {
  if (!/^\d{6}$/.test(code)) return undefined
  const epoch = Math.floor(Date.parse(now) / 1000)
  const result = verifySync({ secret, token: code, epoch, epochTolerance: STEP_SECONDS })
  return result.valid ? Math.floor(epoch / STEP_SECONDS) + result.delta : undefined
}
