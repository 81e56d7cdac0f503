/** Recovery codes: ten one-use codes of 50 bits for the day the phone is gone; stored as hashes. */
import { createHash, randomInt } from 'node:crypto'
import type { Context } from '../../platform/context.ts'
import type { Executor } from '../../platform/database/database.ts'
import { replaceRecoveryCodes } from './factor-store.ts'

/** Crockford's alphabet: nothing that reads like something else. */
export const codeAlphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const CODES = 10

export function randomCode(length: number): string {
  return Array.from({ length }, () => codeAlphabet[randomInt(codeAlphabet.length)]).join('')
}

/** As typed → as issued: upper case, no dashes or blanks, and the letters it never uses read as meant. */
export function plainCode(text: string): string {
  return text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s-]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
}

/** Makes new codes and ends the old ones; they are shown once. */
export async function issueRecoveryCodes(
  tx: Executor,
  ctx: Context,
  accountId: string,
): Promise<string[]> {
  const createdAt = ctx.clock.now()
  const codes = Array.from({ length: CODES }, () => randomCode(10))
  const rows = codes.map((code) => ({
    ...{ id: ctx.newId(), accountId, codeHash: hashRecoveryCode(accountId, code), createdAt },
    usedAt: null,
  }))
  await replaceRecoveryCodes(tx, accountId, rows, createdAt)
  return codes.map((code) => `${code.slice(0, 5)}-${code.slice(5)}`)
}

export function hashRecoveryCode(accountId: string, code: string): string {
  return createHash('sha256')
    .update(`${accountId}:${plainCode(code)}`)
    .digest('hex')
}
