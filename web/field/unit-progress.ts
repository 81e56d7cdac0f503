/** What is left to do for a unit, in one word. Pure. */
import type { UnitSummary } from '../../server/contract/frame.ts'

export type UnitProgress = 'open' | 'working' | 'returned' | 'waiting' | 'done'

export const unitProgressNames: Readonly<Record<UnitProgress, string>> = {
  open: '待核实',
  working: '填报中',
  returned: '已退回',
  waiting: '未发送',
  done: '已完成',
}

/** `unsent`: response ids that wait on this device; `drafts`: those with unsealed work. */
export function progressOf(
  unit: Pick<UnitSummary, 'outcome' | 'responses'>,
  unsent: ReadonlySet<string>,
  drafts: ReadonlySet<string>,
): UnitProgress {
  if (unit.responses.some((response) => response.state === 'returned')) return 'returned'
  if (unit.responses.some((response) => unsent.has(response.responseId))) return 'waiting'
  if (unit.responses.some((response) => drafts.has(response.responseId))) return 'working'
  if (unit.responses.some((response) => response.state === 'draft')) return 'working'
  return unit.outcome === null ? 'open' : 'done'
}
