/**
 * Writes entries and their versions, with one entry in the trail for the lot. What a hand wrote is told
 * from what a sheet said, so that reading the sheet again leaves the hand's word.
 */
import type { LedgerContent } from '../../contract/unit-ledger.ts'
import type { Context } from '../../platform/context.ts'
import type { Executor } from '../../platform/database/database.ts'
import { recordAudit } from '../audit/index.ts'
import { itemKeyOf, sortDateOf } from './judge-content.ts'
import type { LedgerOf } from './reachable-ledger.ts'
import { type EntryRow, saveEntries } from './store.ts'

export interface EntryToKeep {
  readonly id: string
  readonly content: LedgerContent
  readonly struck: boolean
  /** What stands, where it is a change. */
  readonly before: EntryRow | undefined
  /** The sheet and row it is read from; undefined for a hand's. */
  readonly from?: { readonly fileId: string; readonly row: number }
}

/** Returns the rows as they stand now. */
export async function keepLedgerEntries(
  tx: Executor,
  ctx: Context,
  of: LedgerOf,
  entries: readonly EntryToKeep[],
  act: { readonly action: 'unit-ledger.keep' | 'unit-ledger.import' | 'unit-ledger.place-items' },
): Promise<EntryRow[]> {
  if (entries.length === 0) return []
  const recordedAt = ctx.clock.now()
  const recordedBy = ctx.actor?.id ?? 'system'
  const rows = entries.map(({ id, content, struck, before, from }): EntryRow => {
    const { quantity, ...rest } = content
    return {
      ...{ id, ...of, version: (before?.version ?? 0) + 1, struck },
      ...rest,
      itemKey: itemKeyOf(content.itemText),
      sortDate: sortDateOf(content, of.year),
      quantityE4: quantity === null ? null : Math.round(quantity * 10_000),
      fileId: from?.fileId ?? before?.fileId ?? null,
      fileRow: from?.row ?? before?.fileRow ?? null,
      byHand: from === undefined,
      ...{ recordedAt, recordedBy },
    }
  })
  await saveEntries(
    tx,
    rows.filter(({ version }) => version === 1),
    rows.filter(({ version }) => version > 1),
    rows.map((row, at) => ({
      entryId: row.id,
      version: row.version,
      content: entries[at]!.content,
      struck: row.struck,
      fileId: entries[at]!.from?.fileId ?? null,
      ...{ recordedAt, recordedBy },
    })),
  )
  const [first] = rows
  // The entries themselves keep every version; the trail says who touched which ledger.
  await recordAudit(tx, ctx, {
    ...act,
    subjectKind: 'unit-ledger',
    subjectId: of.unitId,
    after: {
      year: of.year,
      entries: rows.length,
      struck: rows.filter(({ struck }) => struck).length,
      ...(rows.length === 1 ? { entryId: first!.id, version: first!.version } : {}),
    },
  })
  return rows
}

/** What an entry says, from its row. */
export function contentOf(row: EntryRow): LedgerContent {
  const { bookedOn, period, reference, itemText, place, code, measure, amountFen, origin } = row
  return {
    ...{ bookedOn, period, reference, itemText, place, code, measure, amountFen, origin },
    quantity: row.quantityE4 === null ? null : row.quantityE4 / 10_000,
  }
}

/** Equal in all an entry says. */
export function saysTheSame(a: LedgerContent, b: LedgerContent): boolean {
  const keys = Object.keys(a) as (keyof LedgerContent)[]
  return keys.every((key) => a[key] === b[key])
}
