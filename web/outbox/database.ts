/**
 * What a person typed, kept on their own device until the server's receipt matches it: drafts,
 * the outbox of sealed revisions, acts and photographs, the log of what was received, and replies kept
 * for reading without a network. One IndexedDB database per account, so that people who share a device
 * do not read each other's work; on the tablet its records lie encrypted (`record-codec.ts`).
 */
import type { IDBPDatabase, IDBPTransaction } from 'idb'
import type { Static } from 'typebox'
import type { KeptAside, MigrationReport } from '../../forms/engine/versions/migrate-answers.ts'
import type { Registration } from '../../server/contract/registration.ts'
import type { Receipt, RevisionEnvelope } from '../../server/contract/responses.ts'
import type { Explanation } from '../../server/contract/shapes.ts'
import type { Failure } from '../api/call.ts'
import type { Act } from './acts/act.ts'
import type { JournalEntry } from './journal.ts'
import { openLasting } from './lasting-database.ts'
import type { PhotoRecord } from './photos/photo.ts'
import { plainRecords, type RecordCodec } from './record-codec.ts'

export interface Draft {
  readonly responseId: string
  readonly unitId: string
  readonly formId: string
  readonly formVersion: string
  /** Set for a unit that is in no list; travels with the first revision. */
  readonly newUnit?: RevisionEnvelope['newUnit']
  /** The server's revision this work starts from. */
  readonly baseRevisionId: string | null
  readonly answers: Readonly<Record<string, unknown>>
  readonly explanations: readonly Static<typeof Explanation>[]
  /** 原填报内容 of an earlier version of the form that has no place in this one. */
  readonly keptAside?: readonly KeptAside[]
  /** What moving to newer versions of the form changed; shown until it is reported. */
  readonly moved?: readonly MigrationReport[]
  /** How it is collected at the door, and the respondent's signature once there is one. */
  readonly registration?: Registration
  /** Grows with every change; tells whether work went on after sealing. */
  readonly edition: number
  /** The edition that was sealed last, or null. */
  readonly sealedEdition: number | null
  readonly savedAt: string
  /** Name of the unit, for lists without a network. */
  readonly title: string
  readonly blockCode: string | null
}

export interface OutboxItem {
  readonly revisionId: string
  readonly responseId: string
  readonly title: string
  readonly intent: RevisionEnvelope['intent']
  /** Exactly what is sent; the hash is over these bytes. */
  readonly content: Uint8Array<ArrayBuffer>
  /** SHA-256, hexadecimal. */
  readonly contentHash: string
  readonly sealedAt: string
  readonly attempts: number
  /** Not before this instant (milliseconds since 1970). */
  readonly nextAttemptMs: number
  /** `waiting` goes by itself; `stuck` needs a person, and can be saved as a file. */
  readonly status: 'waiting' | 'stuck'
  readonly failure: Failure | { readonly kind: 'hash-mismatch' } | null
}

export interface SentItem {
  readonly revisionId: string
  readonly responseId: string
  readonly title: string
  readonly receipt: Receipt
  readonly settledAt: string
}

export interface CachedReply {
  readonly key: string
  readonly reply: unknown
  readonly savedAt: string
}

/** What was typed and is not in its draft yet. */
export interface Typing {
  readonly responseId: string
  /** Who noted it, and as how manieth: a save takes away the note of its change, and of any before. */
  readonly mark: { readonly keeper: string; readonly turn: number }
  readonly start: Omit<Draft, 'answers' | 'explanations' | 'edition' | 'sealedEdition' | 'savedAt'>
  readonly answers: Draft['answers']
  readonly explanations: Draft['explanations']
  readonly typedAt: string
}

/** What each store holds. */
export interface DeviceStores {
  drafts: Draft
  typing: Typing
  outbox: OutboxItem
  sent: SentItem
  replies: CachedReply
  acts: Act
  photos: PhotoRecord
  journal: JournalEntry
}
export type StoreName = keyof DeviceStores

/** Key and indexes of each store: what stands outside the encrypted part of a record. */
export const storeShapes = {
  drafts: { key: 'responseId', index: null, binary: null },
  typing: { key: 'responseId', index: null, binary: null },
  outbox: { key: 'revisionId', index: 'sealedAt', binary: 'content' },
  sent: { key: 'revisionId', index: 'settledAt', binary: null },
  replies: { key: 'key', index: null, binary: null },
  acts: { key: 'id', index: 'madeAt', binary: 'content' },
  photos: { key: 'id', index: 'takenAt', binary: 'bytes' },
  journal: { key: 'id', index: 'at', binary: null },
} as const satisfies Record<
  StoreName,
  { readonly key: string; readonly index: string | null; readonly binary: string | null }
>

type IndexOf<Name extends StoreName> = NonNullable<(typeof storeShapes)[Name]['index']>

export interface DeviceStore<Name extends StoreName> {
  get(key: string): Promise<DeviceStores[Name] | undefined>
  getAll(): Promise<DeviceStores[Name][]>
  put(record: DeviceStores[Name]): Promise<void>
  delete(key: string): Promise<void>
}

/** Everything asked of it must be asked before anything but the database is waited for. */
export interface DeviceTransaction<Names extends StoreName> {
  readonly store: DeviceStore<Names>
  objectStore<Name extends Names>(name: Name): DeviceStore<Name>
  readonly done: Promise<void>
}

export interface DeviceDatabase {
  get<Name extends StoreName>(name: Name, key: string): Promise<DeviceStores[Name] | undefined>
  getAll<Name extends StoreName>(name: Name): Promise<DeviceStores[Name][]>
  /** In the order of the store's index. */
  getAllFromIndex<Name extends StoreName>(
    name: Name,
    index: IndexOf<Name>,
  ): Promise<DeviceStores[Name][]>
  count(name: StoreName): Promise<number>
  /** Keys that begin so, in their order; no record is opened for it. */
  keysWith(name: StoreName, prefix: string): Promise<string[]>
  put<Name extends StoreName>(name: Name, record: DeviceStores[Name]): Promise<void>
  /**
   * Handed over to the browser, commit and all, before this function returns: a tab killed right after
   * loses nothing of it. `put` asks for the commit only once the browser has answered.
   */
  putAtOnce<Name extends StoreName>(name: Name, record: DeviceStores[Name]): Promise<void>
  delete(name: StoreName, key: string): Promise<void>
  transaction<Name extends StoreName>(
    names: Name | readonly Name[],
    mode: 'readonly' | 'readwrite',
  ): DeviceTransaction<Name>
  close(): void
}

export function databaseNameOf(accountId: string): string {
  return `jingpu-${accountId}`
}

/** From here on every record lies as its codec writes it. */
const FIRST_CODED_VERSION = 3
/** 4 brought `typing`. */
const VERSION = 4
/** What a person made, and nobody else has yet. */
const OWN_WORK: readonly StoreName[] = ['drafts', 'outbox', 'acts', 'photos']

/**
 * `codec`: how records lie on the disk; as they are where nothing else is said. What is asked of it while
 * the browser keeps it closed, as on a full disk, fails with an InvalidStateError.
 */
export async function openDeviceDatabase(
  accountId: string,
  codec: RecordCodec = plainRecords,
): Promise<DeviceDatabase> {
  const database = await openLasting<unknown>(
    databaseNameOf(accountId),
    VERSION,
    async (opened, oldVersion, _newVersion, tx) => {
      for (const [name, { key, index }] of Object.entries(storeShapes)) {
        if (opened.objectStoreNames.contains(name)) continue
        const store = opened.createObjectStore(name, { keyPath: key })
        if (index !== null) store.createIndex(index, index)
      }
      if (oldVersion > 0 && oldVersion < FIRST_CODED_VERSION) await rewriteOlderRecords(tx, codec)
    },
  )
  return over(database, codec)
}

/**
 * Records of before encryption are written anew, once, in the transaction that raises the version: reading
 * all of them at every opening would cost a tablet of 5,000 units seconds.
 */
async function rewriteOlderRecords(
  tx: IDBPTransaction<unknown, string[], 'versionchange'>,
  codec: RecordCodec,
): Promise<void> {
  for (const name of Object.keys(storeShapes) as StoreName[]) {
    const store = tx.objectStore(name)
    for (const stored of await store.getAll()) {
      if (!codec.isOlder(stored)) continue
      await store.put(codec.close(name, stored as DeviceStores[typeof name]))
    }
  }
}

function over(database: IDBPDatabase, codec: RecordCodec): DeviceDatabase {
  const open = <Name extends StoreName>(name: Name, stored: unknown) =>
    stored === undefined ? undefined : codec.open(name, stored)
  const openAll = <Name extends StoreName>(name: Name, stored: readonly unknown[]) =>
    stored.map((each) => codec.open(name, each))
  return {
    get: async (name, key) => open(name, await database.get(name, key)),
    getAll: async (name) => openAll(name, await database.getAll(name)),
    getAllFromIndex: async (name, index) =>
      openAll(name, await database.getAllFromIndex(name, index)),
    count: (name) => database.count(name),
    async keysWith(name, prefix) {
      const range = IDBKeyRange.bound(prefix, `${prefix}\uffff`)
      return (await database.getAllKeys(name, range)).map(String)
    },
    async put(name, record) {
      const tx = database.transaction(name, 'readwrite', durabilityOf([name]))
      await Promise.all([tx.store.put(codec.close(name, record)), tx.done])
    },
    async putAtOnce(name, record) {
      const tx = database.transaction(name, 'readwrite', durabilityOf([name]))
      const asked = tx.store.put(codec.close(name, record))
      tx.commit()
      await Promise.all([asked, tx.done])
    },
    async delete(name, key) {
      const tx = database.transaction(name, 'readwrite', durabilityOf([name]))
      await Promise.all([tx.store.delete(key), tx.done])
    },
    transaction(names, mode) {
      const list = typeof names === 'string' ? [names] : [...names]
      const tx = database.transaction(list, mode, durabilityOf(list))
      type Name = (typeof list)[number]
      const objectStore = <Each extends Name>(name: Each): DeviceStore<Each> => {
        const store = tx.objectStore(name)
        return {
          get: async (key) => open(name, await store.get(key)),
          getAll: async () => openAll(name, await store.getAll()),
          put: async (record) => void (await store.put?.(codec.close(name, record))),
          delete: async (key) => void (await store.delete?.(key)),
        }
      }
      return { store: objectStore(list[0]!), objectStore, done: tx.done }
    },
    close: () => database.close(),
  }
}

/**
 * A write of somebody's own work is done when it is on the disk; Chromium by itself waits for the system's
 * word only, and an empty battery takes what the system had not written yet.
 */
function durabilityOf(names: readonly StoreName[]): IDBTransactionOptions {
  return { durability: names.some((name) => OWN_WORK.includes(name)) ? 'strict' : 'relaxed' }
}
