/** The explanations given in this form, by finding. */

import type { Finding } from '../../../forms/engine/types.ts'
import type { CodeListStore } from '../code-list-store.ts'
import { type Explanation, type ExplanationText, findingKey, refusalText } from '../explanation.ts'
import { placeOf, tablePath } from '../path.ts'

export interface Explanations {
  all(): ReadonlyMap<string, Explanation>
  /** Why it is refused, or null when it was taken. */
  give(finding: Finding, explanation: ExplanationText): string | null
  withdraw(finding: Finding): boolean
  /** Cells go by other names; true when an explanation names one of them. */
  renameCells(rename: (path: string) => string | null): boolean
  /** A row left its table: what was said of it goes and is handed back, the rows below move up. */
  dropRow(table: string, gone: number): readonly Explanation[]
  /** It is there again, with what was said of it. */
  putBackRow(table: string, back: number, said: readonly Explanation[]): void
}

export function keepExplanations(
  given: readonly Explanation[],
  codeLists: CodeListStore,
): Explanations {
  /** While the list of reasons is on its way any choice counts; the server decides anyway. */
  const isReason = (code: string): boolean => {
    const reasons = codeLists.list('explanation-reasons')
    return reasons === undefined ? code !== '' : reasons.items.some((item) => item.code === code)
  }
  const renameCells = (rename: (path: string) => string | null): boolean => {
    let changed = false
    const next = new Map<string, Explanation>()
    for (const explanation of all.values()) {
      const names = explanation.fields.map(rename)
      const fields = names.filter((name) => name !== null)
      const same = fields.every((name, index) => name === explanation.fields[index])
      changed ||= !same || fields.length < names.length
      if (fields.length < names.length) continue
      const kept = same ? explanation : { ...explanation, fields }
      next.set(findingKey(kept), kept)
    }
    if (changed) all = next
    return changed
  }
  let all = new Map(given.map((explanation) => [findingKey(explanation), explanation]))
  return {
    all: () => all,
    renameCells,
    dropRow(table, gone) {
      const said = [...all.values()].filter(({ fields }) =>
        fields.some((path) => {
          const { property, row } = placeOf(path)
          return property === table && row === gone
        }),
      )
      renameCells((path) => {
        const { property, row, column } = placeOf(path)
        if (property !== table || row === null || column === null || row < gone) return path
        return row === gone ? null : tablePath(table, row - 1, column)
      })
      return said
    },
    putBackRow(table, back, said) {
      renameCells((path) => {
        const { property, row, column } = placeOf(path)
        if (property !== table || row === null || column === null || row < back) return path
        return tablePath(table, row + 1, column)
      })
      all = new Map([...all, ...said.map((each) => [findingKey(each), each] as const)])
    },
    give(finding, { reason, text }) {
      const refusal = refusalText({ reason, text }, isReason)
      if (refusal !== null) return refusal
      const { rule, fields } = finding
      all = new Map(all).set(findingKey(finding), {
        rule,
        fields: [...fields],
        reason,
        text: text.trim(),
      })
      return null
    },
    withdraw(finding) {
      const rest = new Map(all)
      const there = rest.delete(findingKey(finding))
      all = rest
      return there
    },
  }
}
