/**
 * The key of this tablet for one account: a P-256 pair whose private half cannot be taken out of the
 * browser, kept in IndexedDB beside the id under which the office knows the tablet.
 */
import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import {
  DEVICE_HEADER,
  type DeviceKey,
  SIGNATURE_HEADER,
  signedWords,
} from '../../server/contract/devices.ts'

interface StoredKey {
  readonly accountId: string
  readonly deviceId: string
  readonly name: string
  readonly privateKey: CryptoKey
}

interface Schema extends DBSchema {
  keys: { key: string; value: StoredKey }
}

const algorithm = { name: 'ECDSA', namedCurve: 'P-256' } as const

function open(): Promise<IDBPDatabase<Schema>> {
  return openDB<Schema>('jingpu-device', 1, {
    upgrade(database) {
      database.createObjectStore('keys', { keyPath: 'accountId' })
    },
  })
}

/** A new pair; its public half as the server takes it. Needs a secure context (HTTPS or localhost). */
export async function makeDeviceKey(): Promise<{ publicKey: DeviceKey; privateKey: CryptoKey }> {
  const pair = await crypto.subtle.generateKey(algorithm, false, ['sign'])
  const { x, y } = await crypto.subtle.exportKey('jwk', pair.publicKey)
  // Every key of this curve has both coordinates.
  return { publicKey: { kty: 'EC', crv: 'P-256', x: x!, y: y! }, privateKey: pair.privateKey }
}

export async function keepDeviceKey(key: StoredKey): Promise<void> {
  const database = await open()
  await database.put('keys', key)
  database.close()
}

/** The tablet is handed back: who uses it next is enrolled anew. */
export async function forgetDeviceKey(accountId: string): Promise<void> {
  const database = await open()
  await database.delete('keys', accountId)
  database.close()
}

/** The tablet as the office knows it for this account, or undefined where it was never enrolled. */
export async function findDeviceKey(accountId: string): Promise<StoredKey | undefined> {
  const database = await open()
  const key = await database.get('keys', accountId)
  database.close()
  return key
}

/** Headers that sign one revision as sent by this tablet; none where it is not enrolled. */
export async function signRevision(
  accountId: string,
  revision: Parameters<typeof signedWords>[0],
): Promise<Record<string, string>> {
  const key = await findDeviceKey(accountId)
  if (!key) return {}
  const words = new TextEncoder().encode(signedWords(revision))
  const signature = await crypto.subtle.sign(
    { name: 'ECDSA', hash: 'SHA-256' },
    key.privateKey,
    words,
  )
  return { [DEVICE_HEADER]: key.deviceId, [SIGNATURE_HEADER]: base64Url(signature) }
}

function base64Url(bytes: ArrayBuffer): string {
  const text = String.fromCharCode(...new Uint8Array(bytes))
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}
