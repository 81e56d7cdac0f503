/** Why an outcome cannot be recorded yet, or undefined. The same rule as the server's. Pure. */
import type { FrameOutcome } from '../../../../server/contract/frame.ts'

const MIN_EVIDENCE_LENGTH = 4

export function outcomeRefusal(outcome: FrameOutcome | null, evidence: string): string | undefined {
  if (outcome === null) return '请先选择核查情况'
  if (outcome === 'normal') return undefined
  const length = [...evidence.trim()].length
  return length < MIN_EVIDENCE_LENGTH ? `请写明依据，至少 ${MIN_EVIDENCE_LENGTH} 个字` : undefined
}
