/**
 * 核实说明 as a form on screen keeps them: one per finding. Whether one can be taken is decided by
 * the contract's rules, the same the server decides by (quality rule Q-81).
 */
import type { Finding } from '../../forms/engine/types.ts'
import {
  type ExplanationOf,
  explanationRefusalTexts,
  refuseExplanation,
} from '../../server/contract/explanation-rules.ts'

export type Explanation = ExplanationOf
export type ExplanationText = Pick<Explanation, 'reason' | 'text'>

/** Why the explanation is refused, in words; null when it can be taken. */
export function refusalText(
  explanation: ExplanationText,
  isReason: (code: string) => boolean,
): string | null {
  const refusal = refuseExplanation(explanation, isReason)
  return refusal === undefined ? null : explanationRefusalTexts[refusal]
}

/** One finding's identity: the same check at the same cells. */
export function findingKey(finding: Pick<Finding, 'rule' | 'fields'>): string {
  return `${finding.rule}@${finding.fields.join(',')}`
}
