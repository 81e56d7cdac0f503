/**
 * What this browser keeps beside the shared drafts and outbox: which server draft the work builds on,
 * and the exact text of every sealed revision, so that its hash can be worked out again years later.
 * One database per account.
 */
import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
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

interface Schema extends DBSchema {
  sheets: { key: string; value: SheetRecord }
  sealed: { key: string; value: SealedText }
}

export type ReportDatabase = IDBPDatabase<Schema>

export function openReportDatabase(accountId: string): Promise<ReportDatabase> {
  return openDB<Schema>(`jingpu-report-${accountId}`, 1, {
    upgrade(database) {
      database.createObjectStore('sheets', { keyPath: 'responseId' })
      database.createObjectStore('sealed', { keyPath: 'revisionId' })
    },
  })
}
