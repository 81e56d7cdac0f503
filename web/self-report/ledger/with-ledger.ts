/**
 * The form's checks with those against the unit's electronic ledger among them: where the two differ,
 * the sum is taken over or the difference explained, as the server will ask too.
 */
import type { AddedUp } from '../../../forms/engine/ledger/add-up.ts'
import { ledgerFindings } from '../../../forms/engine/ledger/compare-ledger.ts'
import type { Answers, FormDefinition } from '../../../forms/engine/types.ts'
import type { CodeListStore } from '../../form/code-list-store.ts'
import type { FormChecks } from '../../form/session/checking.ts'
import { withChecksBeside } from '../sheet/checks-beside.ts'

export interface BesideLedger {
  readonly form: FormDefinition
  readonly added: AddedUp
  readonly codeLists: CodeListStore
}

export function withLedger(checks: FormChecks, start: Answers, beside: BesideLedger): FormChecks {
  const { form, added, codeLists } = beside
  const labelOf = (list: string, code: string): string | undefined =>
    codeLists.list(list)?.items.find((item) => item.code === code)?.name
  return withChecksBeside(checks, start, (answers) => ledgerFindings(form, added, answers, labelOf))
}
