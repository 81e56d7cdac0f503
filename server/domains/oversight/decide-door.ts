/** Whether the door for enforcement stands open. Pure. */
import { APPROVALS_NEEDED } from '../../contract/enforcement.ts'

export interface Decision {
  readonly decision: 'approve' | 'refuse'
  readonly decidedBy: string
  /** UTC instant. */
  readonly decidedAt: string
}

export interface Door {
  readonly state: 'waiting' | 'open' | 'refused' | 'over'
  /** When it shuts by itself; null before it was opened. */
  readonly openUntil: string | null
}

/** One refusal shuts it; two approvals by two people open it, for `hours` from the second on. */
export function decideDoor(decisions: readonly Decision[], hours: number, now: string): Door {
  if (decisions.some(({ decision }) => decision === 'refuse')) {
    return { state: 'refused', openUntil: null }
  }
  const approvedAt = new Map<string, string>()
  for (const { decidedBy, decidedAt } of decisions) {
    if (!approvedAt.has(decidedBy)) approvedAt.set(decidedBy, decidedAt)
  }
  const times = [...approvedAt.values()].sort()
  const opened = times[APPROVALS_NEEDED - 1]
  if (opened === undefined) return { state: 'waiting', openUntil: null }
  const openUntil = new Date(Date.parse(opened) + hours * 3_600_000).toISOString()
  // A clock set back to before the approval does not open it longer.
  return { state: now >= opened && now < openUntil ? 'open' : 'over', openUntil }
}
