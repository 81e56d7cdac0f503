/**
 * Where a form that adds up from a ledger says something else than the unit's ledger. Called when a
 * revision is judged; the portal shows the same beforehand. A unit without entries has no findings.
 */
import { addUp } from '../../../forms/engine/ledger/add-up.ts'
import { ledgerFindings } from '../../../forms/engine/ledger/compare-ledger.ts'
import { keepsLedger } from '../../../forms/engine/ledger/ledger-places.ts'
import type { Answers, Finding, FormDefinition } from '../../../forms/engine/types.ts'
import type { Executor } from '../../platform/database/database.ts'
import type { FormBook } from '../../platform/form-book.ts'
import { sumEntries } from './store.ts'

export async function findLedgerFindings(
  db: Executor,
  book: FormBook,
  form: FormDefinition,
  subject: { readonly unitId: string; readonly period: string },
  answers: Readonly<Record<string, unknown>>,
): Promise<readonly Finding[]> {
  if (!keepsLedger(form.id)) return []
  const sums = await sumEntries(db, { unitId: subject.unitId, year: subject.period })
  if (sums.length === 0) return []
  // The comparison reads numbers and codes and takes any JSON.
  return ledgerFindings(
    form,
    addUp(form, sums),
    answers as Answers,
    (list, code) => book.codeLists.item(list, code)?.name,
  )
}
