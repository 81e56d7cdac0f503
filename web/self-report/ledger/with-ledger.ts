/**
 * The form's checks with those against the unit's electronic ledger among them: where the two differ,
 * the sum is taken over or the difference explained, as the server will ask too.
 */
import type { AddedUp } from '../../../forms/engine/ledger/add-up.ts'
import { ledgerFindings } from '../../../forms/engine/ledger/compare-ledger.ts'
import type { Answers, Finding, FormDefinition } from '../../../forms/engine/types.ts'
import type { CodeListStore } from '../../form/code-list-store.ts'
import { withValue } from '../../form/path.ts'
import type { FormChecks } from '../../form/session/checking.ts'

export interface BesideLedger {
  readonly form: FormDefinition
  readonly added: AddedUp
  readonly codeLists: CodeListStore
}

export function withLedger(checks: FormChecks, start: Answers, beside: BesideLedger): FormChecks {
  const { form, added, codeLists } = beside
  const labelOf = (list: string, code: string): string | undefined =>
    codeLists.list(list)?.items.find((item) => item.code === code)?.name
  let current = start
  let found: readonly Finding[] = ledgerFindings(form, added, current, labelOf)
  /** Findings that stay keep their identity. */
  const look = (): { readonly appeared: Finding[]; readonly gone: Finding[] } => {
    const before = new Map(found.map((finding) => [keyOf(finding), finding]))
    const now = ledgerFindings(form, added, current, labelOf)
    found = now.map((finding) => before.get(keyOf(finding)) ?? finding)
    const kept = new Set(found)
    return {
      appeared: found.filter((finding) => !before.has(keyOf(finding))),
      gone: [...before.values()].filter((finding) => !kept.has(finding)),
    }
  }
  return {
    findings: () => [...found, ...checks.findings()],
    set(path, value) {
      const change = checks.set(path, value)
      current = withValue(current, path, value)
      for (const cell of change.computed ?? []) current = withValue(current, cell.path, cell.value)
      const { appeared, gone } = look()
      return {
        ...change,
        appeared: [...appeared, ...change.appeared],
        gone: [...gone, ...change.gone],
      }
    },
    replaceAll(context) {
      const told = checks.replaceAll(context)
      current = context.answers
      look()
      return told
    },
  }
}

function keyOf({ rule, fields, message }: Finding): string {
  return [rule, ...fields, message].join(' ')
}
