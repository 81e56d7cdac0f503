/** What the unit's ledger adds up to in the cells of a form, as the server knows it or was last heard. */
import { type AddedUp, addUp } from '../../../forms/engine/ledger/add-up.ts'
import { keepsLedger } from '../../../forms/engine/ledger/ledger-places.ts'
import type { FormDefinition } from '../../../forms/engine/types.ts'
import { getLedgerSums } from '../../../server/contract/unit-ledger.ts'
import type { DeviceDatabase } from '../../outbox/database.ts'
import { callOrKept } from '../../outbox/replies.ts'

/** Null for other forms, for a unit without entries, and while nothing is known of it. */
export async function findLedgerBeside(
  database: DeviceDatabase,
  form: FormDefinition,
  { unitId, period }: { readonly unitId: string; readonly period: string },
): Promise<AddedUp | null> {
  if (!keepsLedger(form.id)) return null
  const params = { unitId, year: period }
  try {
    const { entries, sums } = await callOrKept(database, getLedgerSums, { params })
    return entries === 0 ? null : addUp(form, sums)
  } catch {
    // The form goes on without; the server compares when it is reported.
    return null
  }
}
