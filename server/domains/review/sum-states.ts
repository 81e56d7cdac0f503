/**
 * The one definition of what is counted: expected 应报 are responses owed; reported 已报 those their
 * respondent has reported and nobody has sent back; accepted 已验收 those a county or the city accepted. Pure.
 */

import type { ProgressCounts } from '../../contract/progress.ts'
import {
  acceptedStates,
  type ResponseState,
  reportedStates,
} from '../../contract/response-state.ts'
import type { StateCount } from './progress-store.ts'

const isReported: ReadonlySet<ResponseState> = new Set(reportedStates)
const isAccepted: ReadonlySet<ResponseState> = new Set(acceptedStates)

export function emptyCounts(): ProgressCounts {
  return {
    expected: 0,
    reported: 0,
    accepted: 0,
    returned: 0,
    mandatoryFindings: 0,
    unexplainedFindings: 0,
  }
}

export function addStates(counts: ProgressCounts, row: Omit<StateCount, 'key'>): void {
  counts.expected += row.responses
  if (isReported.has(row.state)) counts.reported += row.responses
  if (isAccepted.has(row.state)) counts.accepted += row.responses
  if (row.state === 'returned') counts.returned += row.responses
  counts.mandatoryFindings += row.mandatoryFindings
  counts.unexplainedFindings += row.unexplainedFindings
}

export function sumByKey(rows: readonly StateCount[]): Map<string, ProgressCounts> {
  const found = new Map<string, ProgressCounts>()
  for (const row of rows) {
    const counts = found.get(row.key) ?? emptyCounts()
    found.set(row.key, counts)
    addStates(counts, row)
  }
  return found
}

export function sumAll(rows: readonly Omit<StateCount, 'key'>[]): ProgressCounts {
  const counts = emptyCounts()
  for (const row of rows) addStates(counts, row)
  return counts
}

export function addCounts(some: readonly ProgressCounts[]): ProgressCounts {
  const total = emptyCounts()
  for (const each of some) {
    total.expected += each.expected
    total.reported += each.reported
    total.accepted += each.accepted
    total.returned += each.returned
    total.mandatoryFindings += each.mandatoryFindings
    total.unexplainedFindings += each.unexplainedFindings
  }
  return total
}
