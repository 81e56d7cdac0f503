/**
 * How records lie on the disk: as they are, or encrypted with the account's data key. Encryption is
 * synchronous (XChaCha20-Poly1305): an IndexedDB transaction ends while it waits for anything else, and
 * WebCrypto only answers later. Key and index of a record stay readable; they are random ids and times.
 */
import { xchacha20poly1305 } from '@noble/ciphers/chacha.js'
import type { DeviceStores, StoreName } from './database.ts'
import { storeShapes } from './database.ts'

export interface RecordCodec {
  close<Name extends StoreName>(name: Name, record: DeviceStores[Name]): object
  open<Name extends StoreName>(name: Name, stored: unknown): DeviceStores[Name]
  /** Stored otherwise than this codec stores: to be written anew. */
  isOlder(stored: unknown): boolean
}

export const plainRecords: RecordCodec = {
  close: (_, record) => record,
  open: (name, stored) => stored as DeviceStores[typeof name],
  isOlder: () => false,
}

interface Boxed {
  readonly box: Uint8Array
  /** The record's bytes (sealed content, a photograph), apart: they are no JSON. */
  readonly bytes?: Uint8Array
}

const NONCE_BYTES = 24

/** `dataKey`: 32 bytes. A record moved to another place does not open: store and key are bound in. */
export function encryptedRecords(dataKey: Uint8Array): RecordCodec {
  const box = (place: string, plain: Uint8Array): Uint8Array => {
    const nonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES))
    const sealed = xchacha20poly1305(dataKey, nonce, bytesOf(place)).encrypt(plain)
    const boxed = new Uint8Array(NONCE_BYTES + sealed.length)
    boxed.set(nonce)
    boxed.set(sealed, NONCE_BYTES)
    return boxed
  }
  const unbox = (place: string, boxed: Uint8Array): Uint8Array =>
    xchacha20poly1305(dataKey, boxed.subarray(0, NONCE_BYTES), bytesOf(place)).decrypt(
      boxed.subarray(NONCE_BYTES),
    )
  const placeOf = (name: StoreName, record: object) =>
    `${name}/${String((record as Record<string, unknown>)[storeShapes[name].key])}`

  return {
    close(name, record) {
      const { key, index, binary } = storeShapes[name]
      const members = record as unknown as Record<string, unknown>
      const place = placeOf(name, record)
      const { [binary ?? '']: bytes, ...rest } = members
      return {
        [key]: members[key],
        ...(index === null ? {} : { [index]: members[index] }),
        box: box(place, bytesOf(JSON.stringify(rest))),
        ...(binary === null ? {} : { bytes: box(`${place}/bytes`, bytes as Uint8Array) }),
      }
    },
    open(name, stored) {
      const { binary } = storeShapes[name]
      const boxed = stored as Boxed
      const place = placeOf(name, boxed)
      const rest: unknown = JSON.parse(new TextDecoder().decode(unbox(place, boxed.box)))
      const bytes =
        binary === null || boxed.bytes === undefined
          ? {}
          : { [binary]: unbox(`${place}/bytes`, boxed.bytes) }
      // Closed by this very codec: of the store's shape.
      return { ...(rest as object), ...bytes } as unknown as DeviceStores[typeof name]
    },
    isOlder: (stored) => !(stored as Partial<Boxed>).box,
  }
}

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}
