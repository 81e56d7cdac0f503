/** Whether a response has the findings the queue is narrowed to. Pure. */
import type { ResponseSummary } from '../../../../server/contract/responses.ts'
import type { ReviewSearch } from '../../read-search.ts'

export function hasFindings(
  { counts }: Pick<ResponseSummary, 'counts'>,
  wanted: ReviewSearch['findings'],
): boolean {
  switch (wanted) {
    case undefined:
      return true
    case 'mandatory':
      return counts.mandatory > 0
    case 'unexplained':
      return counts.verify > counts.explained
  }
}
