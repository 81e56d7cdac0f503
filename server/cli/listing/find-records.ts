/**
 * Every row of every list with where it stands, and each unit by the name of its first record; those of a merged
 * unit are records of the one that is kept.
 */
import type { LedgerEntry } from '../../contract/ledger.ts'
import { listLedgerEntries } from '../../domains/frame/index.ts'
import type { SignedInContext } from '../../platform/context.ts'

export interface ListRecords {
  readonly entries: ReadonlyMap<string, LedgerEntry>
  /** Unit id → names of its records, the first one naming the unit. */
  readonly recordsOf: ReadonlyMap<string, readonly string[]>
}

const AT_A_TIME = 2000

export async function findRecords(ctx: SignedInContext): Promise<ListRecords> {
  const all: LedgerEntry[] = []
  for (let after: string | undefined; ; ) {
    const page = await listLedgerEntries(ctx, {
      limit: AT_A_TIME,
      ...(after !== undefined && { after }),
    })
    all.push(...page.entries)
    if (page.next === null) break
    after = page.next
  }
  const entries = new Map<string, LedgerEntry>()
  const recordsOf = new Map<string, string[]>()
  for (const entry of all.sort(byPlace)) {
    const record = `${entry.fileName}:${entry.row}`
    entries.set(record, entry)
    if (entry.unit === null) continue
    const records = recordsOf.get(entry.unit.id)
    if (records) records.push(record)
    else recordsOf.set(entry.unit.id, [record])
  }
  return { entries, recordsOf }
}

function byPlace(a: LedgerEntry, b: LedgerEntry): number {
  return a.fileName === b.fileName ? a.row - b.row : a.fileName < b.fileName ? -1 : 1
}
