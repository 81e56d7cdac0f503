/** Rows of progress added up to the line of numbers above them. Pure. */

import type { ResponseState } from '../../../../server/contract/response-state.ts'
import type { Progress } from '../../../../server/contract/review.ts'

export type ProgressRow = Progress['rows'][number]

export interface ProgressFigures {
  readonly units: number
  readonly openFrameRecords: number
  readonly mandatoryFindings: number
  readonly unexplainedFindings: number
  readonly byState: Readonly<Record<ResponseState, number>>
}

export function sumProgress(rows: readonly ProgressRow[]): ProgressFigures {
  const total = (count: (row: ProgressRow) => number) =>
    rows.reduce((sum, row) => sum + count(row), 0)
  const inState = (state: ResponseState) => total((row) => countIn(row, state))
  return {
    units: total((row) => row.units),
    openFrameRecords: total((row) => row.openFrameRecords),
    mandatoryFindings: total((row) => row.mandatoryFindings),
    unexplainedFindings: total((row) => row.unexplainedFindings),
    byState: {
      assigned: inState('assigned'),
      draft: inState('draft'),
      'to-confirm': inState('to-confirm'),
      submitted: inState('submitted'),
      'passed-supervisor': inState('passed-supervisor'),
      'passed-township': inState('passed-township'),
      'accepted-county': inState('accepted-county'),
      'accepted-city': inState('accepted-city'),
      returned: inState('returned'),
    },
  }
}

export function countIn(row: ProgressRow, state: ResponseState): number {
  return row.responses[state] ?? 0
}
