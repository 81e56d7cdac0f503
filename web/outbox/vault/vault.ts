/**
 * The key to one person's records on this device. The data key is random; it lies wrapped under a key
 * made of the person's PIN (PBKDF2) and a secret of this device that scripts cannot read out. Neither
 * the PIN nor the data key is ever stored; a guess costs time, and more of it after each failure.
 */
import type { DBSchema, IDBPDatabase } from 'idb'
import type { Account } from '../../../server/contract/identity.ts'
import { openLasting } from '../lasting-database.ts'

export interface Vault {
  readonly accountId: string
  /** Whom to greet on the lock screen, and who works when there is no network. */
  readonly account: Account
  /** Names the data key, here and where it is deposited. */
  readonly keyId: string
  readonly salt: Uint8Array<ArrayBuffer>
  readonly iterations: number
  readonly nonce: Uint8Array<ArrayBuffer>
  readonly wrapped: Uint8Array<ArrayBuffer>
  readonly createdAt: string
  /** Wrong PINs in a row. */
  readonly failures: number
  /** No attempt before this instant (milliseconds since 1970). */
  readonly closedUntilMs: number
}

interface Schema extends DBSchema {
  vaults: { key: string; value: Vault }
  secrets: { key: string; value: { id: string; key: CryptoKey } }
}

export type VaultDatabase = IDBPDatabase<Schema>

export type Unlocked =
  | { readonly kind: 'open'; readonly account: Account; readonly key: DataKey }
  | { readonly kind: 'wrong-pin'; readonly failures: number }
  | { readonly kind: 'closed'; readonly untilMs: number }

export const PIN_DIGITS = 6
const PBKDF2_ITERATIONS = 310_000
const FREE_ATTEMPTS = 4
const FIRST_PAUSE_MS = 30_000
const LONGEST_PAUSE_MS = 3_600_000

export function openVaultDatabase(): Promise<VaultDatabase> {
  return openLasting<Schema>(
    'jingpu-vaults',
    1,
    (database) => {
      database.createObjectStore('vaults', { keyPath: 'accountId' })
      database.createObjectStore('secrets', { keyPath: 'id' })
    },
    'read-first',
  )
}

/** Makes the person's vault, or makes it anew under another PIN around the same key. */
export async function createVault(
  database: VaultDatabase,
  account: Account,
  pin: string,
  createdAt: string,
  key: DataKey,
  iterations = PBKDF2_ITERATIONS,
): Promise<void> {
  const secret = await deviceSecret(database)
  const salt = crypto.getRandomValues(new Uint8Array(16))
  const nonce = crypto.getRandomValues(new Uint8Array(12))
  const wrapping = await wrappingKey(secret, pin, salt, iterations)
  const wrapped = new Uint8Array(
    await crypto.subtle.encrypt({ name: 'AES-GCM', iv: nonce }, wrapping, key.bytes),
  )
  await database.put('vaults', {
    ...{ accountId: account.id, account, keyId: key.id, salt, iterations, nonce, wrapped },
    ...{ createdAt, failures: 0, closedUntilMs: 0 },
  })
}

/** What a person's records on this device are encrypted with. */
export interface DataKey {
  readonly id: string
  /** 32 of them. */
  readonly bytes: Uint8Array<ArrayBuffer>
}

export function newDataKey(): DataKey {
  return { id: crypto.randomUUID(), bytes: crypto.getRandomValues(new Uint8Array(32)) }
}

export async function unlockVault(
  database: VaultDatabase,
  accountId: string,
  pin: string,
  nowMs: number,
): Promise<Unlocked> {
  const vault = await database.get('vaults', accountId)
  if (!vault) throw new Error(`no vault of account ${accountId}`)
  // A clock set back must not lengthen the pause beyond the longest one.
  if (vault.closedUntilMs > nowMs && vault.closedUntilMs - nowMs <= LONGEST_PAUSE_MS) {
    return { kind: 'closed', untilMs: vault.closedUntilMs }
  }
  const secret = await deviceSecret(database)
  const key = await wrappingKey(secret, pin, vault.salt, vault.iterations)
  try {
    const { nonce: iv, wrapped } = vault
    const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, wrapped)
    if (vault.failures > 0) {
      // On a full disk the failures stay noted; that keeps nobody from their records.
      await database
        .put('vaults', { ...vault, failures: 0, closedUntilMs: 0 })
        .catch(() => undefined)
    }
    const { account, keyId: id } = vault
    return { kind: 'open', account, key: { id, bytes: new Uint8Array(plain) } }
  } catch {
    const failures = vault.failures + 1
    const closedUntilMs = nowMs + pauseAfter(failures)
    await database.put('vaults', { ...vault, failures, closedUntilMs })
    return { kind: 'wrong-pin', failures }
  }
}

/** Milliseconds to wait after so many wrong PINs: none for a slip, then doubling to an hour. */
export function pauseAfter(failures: number): number {
  if (failures <= FREE_ATTEMPTS) return 0
  return Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (failures - FREE_ATTEMPTS - 1))
}

async function deviceSecret(database: VaultDatabase): Promise<CryptoKey> {
  const found = await database.get('secrets', 'device')
  if (found) return found.key
  const made = await crypto.subtle.generateKey({ name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
  const tx = database.transaction('secrets', 'readwrite')
  const meanwhile = await tx.store.get('device')
  if (!meanwhile) await tx.store.put({ id: 'device', key: made })
  await tx.done
  return meanwhile?.key ?? made
}

async function wrappingKey(
  secret: CryptoKey,
  pin: string,
  salt: Uint8Array<ArrayBuffer>,
  iterations: number,
): Promise<CryptoKey> {
  const text = new TextEncoder().encode(pin)
  const base = await crypto.subtle.importKey('raw', text, 'PBKDF2', false, ['deriveBits'])
  const params = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations }
  const stretched = await crypto.subtle.deriveBits(params, base, 256)
  const bound = await crypto.subtle.sign('HMAC', secret, stretched)
  return crypto.subtle.importKey('raw', bound, 'AES-GCM', false, ['encrypt', 'decrypt'])
}
