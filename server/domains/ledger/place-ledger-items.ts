/**
 * Gives the entries of one item text that have no line yet a line 归类. Entries that already have one
 * stay; later sheets of the unit follow the newest.
 */
import { Problem } from '../../contract/problems.ts'
import type { SignedInContext } from '../../platform/context.ts'
import { requireReporter } from '../identity/index.ts'
import { itemKeyOf, judgeContent } from './judge-content.ts'
import { contentOf, keepLedgerEntries } from './keep-ledger-entries.ts'
import { openLedgerBook } from './ledger-book.ts'
import { type LedgerOf, requireOwnLedger } from './reachable-ledger.ts'
import { findUnplaced, lockLedger } from './store.ts'

export async function placeLedgerItems(
  ctx: SignedInContext,
  input: LedgerOf & { readonly itemText: string; readonly place: string; readonly code: string },
): Promise<{ placed: number; left: number }> {
  requireReporter(ctx)
  const book = await openLedgerBook()
  const of = { unitId: input.unitId, year: input.year }
  const { place, code } = input
  return ctx.database.write(async (tx) => {
    await lockLedger(tx, of)
    await requireOwnLedger(tx, ctx, of)
    const rows = await findUnplaced(tx, of, itemKeyOf(input.itemText))
    const by = { year: of.year, places: book.places, codeLists: book.forms.codeLists }
    const judged = rows.map((row) => {
      const content = { ...contentOf(row), place, code }
      return { row, content, faults: judgeContent(content, by) }
    })
    const fitting = judged.filter(({ faults }) => faults.length === 0)
    const [refused] = judged.filter(({ faults }) => faults.length > 0)
    if (fitting.length === 0 && refused) {
      const [fault] = refused.faults
      throw new Problem('ledger-entry-not-acceptable', fault!.message, { faults: refused.faults })
    }
    await keepLedgerEntries(
      tx,
      ctx,
      of,
      fitting.map(({ row, content }) => ({ id: row.id, content, struck: false, before: row })),
      { action: 'unit-ledger.place-items' },
    )
    return { placed: fitting.length, left: judged.length - fitting.length }
  })
}
