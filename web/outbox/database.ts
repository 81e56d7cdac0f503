/**
 * What a person typed, kept on their own device until the server's receipt matches it: drafts,
 * the outbox of sealed revisions, the log of what was received, and replies cached for reading
 * without a network. One IndexedDB database per account, so that people who share a device do not
 * read each other's work.
 */
import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { Static } from 'typebox'
import type { KeptAside, MigrationReport } from '../../forms/engine/versions/migrate-answers.ts'
import type { Receipt, RevisionEnvelope } from '../../server/contract/responses.ts'
import type { Explanation } from '../../server/contract/shapes.ts'
import type { Failure } from '../api/call.ts'

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

interface Schema extends DBSchema {
  drafts: { key: string; value: Draft }
  outbox: { key: string; value: OutboxItem; indexes: { sealedAt: string } }
  sent: { key: string; value: SentItem; indexes: { settledAt: string } }
  replies: { key: string; value: CachedReply }
}

export type DeviceDatabase = IDBPDatabase<Schema>

export function openDeviceDatabase(accountId: string): Promise<DeviceDatabase> {
  return openDB<Schema>(`jingpu-${accountId}`, 1, {
    upgrade(database) {
      database.createObjectStore('drafts', { keyPath: 'responseId' })
      database
        .createObjectStore('outbox', { keyPath: 'revisionId' })
        .createIndex('sealedAt', 'sealedAt')
      database
        .createObjectStore('sent', { keyPath: 'revisionId' })
        .createIndex('settledAt', 'settledAt')
      database.createObjectStore('replies', { keyPath: 'key' })
    },
  })
}
