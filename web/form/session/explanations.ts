/** The explanations given in this form, by finding. */

import type { Finding } from '../../../forms/engine/types.ts'
import type { CodeListStore } from '../code-list-store.ts'
import { type Explanation, type ExplanationText, findingKey, refusalText } from '../explanation.ts'

export interface Explanations {
  all(): ReadonlyMap<string, Explanation>
  /** Why it is refused, or null when it was taken. */
  give(finding: Finding, explanation: ExplanationText): string | null
  withdraw(finding: Finding): boolean
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
  let all = new Map(given.map((explanation) => [findingKey(explanation), explanation]))
  return {
    all: () => all,
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
