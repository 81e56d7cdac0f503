/**
 * What this browser keeps beside the shared drafts and outbox: which server draft the work builds on,
 * and the exact text of every sealed revision, so that its hash can be worked out again years later.
 * One database per account.
 */
import type { DBSchema, IDBPDatabase } from 'idb'
import { openLasting } from '../../outbox/lasting-database.ts'
import type { EntryFields } from '../ledger/entry-fields.ts'
import type { Work } from '../sheet/work.ts'

/** How the work on one response stands to the server's draft of it. */
export interface SheetRecord {
  readonly responseId: string
  /** Version of the server's draft that `known` is; 0 when there was none. */
  readonly serverVersion: number
  readonly latestRevisionId: string | null
  /** Version of the form of the works below; absent in records of before there were several. */
  readonly formVersion?: string
  /** What the server held then: the common ancestor when someone else saves. */
  readonly known: Work
  /** Sent and not answered yet: the server may hold one of them although we were not told. */
  readonly attempted: readonly Work[]
}

export interface SealedText {
  readonly revisionId: string
  readonly responseId: string
  readonly text: string
}

/** An entry of the ledger as it is being written, or finished and not received yet. */
export interface LedgerWork {
  readonly entryId: string
  readonly unitId: string
  readonly year: string
  /** Version it was edited from; 0 for a new one. */
  readonly baseVersion: number
  readonly fields: EntryFields
  readonly struck: boolean
  /** The person has finished it: it goes by itself. */
  readonly ready: boolean
  /** Why the server would not have it; the person mends it. */
  readonly refusal?: string
}

interface Schema extends DBSchema {
  sheets: { key: string; value: SheetRecord }
  sealed: { key: string; value: SealedText }
  ledger: { key: string; value: LedgerWork }
}

export type ReportDatabase = IDBPDatabase<Schema>

export function openReportDatabase(accountId: string): Promise<ReportDatabase> {
  return openLasting<Schema>(`jingpu-report-${accountId}`, 2, (database, from) => {
    if (from < 1) {
      database.createObjectStore('sheets', { keyPath: 'responseId' })
      database.createObjectStore('sealed', { keyPath: 'revisionId' })
    }
    database.createObjectStore('ledger', { keyPath: 'entryId' })
  })
}
