/** Revisions and returns of one form in one line of time, newest first. Pure. */
import type { ReturnRecord, RevisionSummary } from '../../../server/contract/responses.ts'

export type HistoryLine =
  | { readonly kind: 'revision'; readonly at: string; readonly revision: RevisionSummary }
  | { readonly kind: 'return'; readonly at: string; readonly by: string; readonly reason: string }

export function historyLines(
  revisions: readonly RevisionSummary[],
  returns: readonly ReturnRecord[],
): readonly HistoryLine[] {
  const lines: HistoryLine[] = [
    ...revisions.map((revision) => ({
      kind: 'revision' as const,
      at: revision.receivedAt,
      revision,
    })),
    ...returns.map((record) => ({
      kind: 'return' as const,
      at: record.returnedAt,
      by: record.returnedBy,
      reason: record.reasonText,
    })),
  ]
  return lines.sort((a, b) => b.at.localeCompare(a.at))
}
