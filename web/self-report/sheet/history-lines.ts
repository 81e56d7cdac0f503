/** Revisions, returns and the unit's own sign-offs of one form in one line of time, newest first. Pure. */
import type { ReturnRecord, RevisionSummary } from '../../../server/contract/responses.ts'
import type { SignOff, SignOffAct } from '../../../server/contract/sign-off.ts'

export type HistoryLine =
  | { readonly kind: 'revision'; readonly at: string; readonly revision: RevisionSummary }
  | { readonly kind: 'return'; readonly at: string; readonly by: string; readonly reason: string }
  | {
      readonly kind: 'sign-off'
      readonly at: string
      readonly by: string
      readonly act: SignOffAct
      readonly note: string | null
      /** 第几版; 0 where the revision is not among those known. */
      readonly number: number
    }

export function historyLines(
  revisions: readonly RevisionSummary[],
  returns: readonly ReturnRecord[],
  signOffs: readonly SignOff[],
): readonly HistoryLine[] {
  const numbers = new Map(revisions.map(({ revisionId, number }) => [revisionId, number]))
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
    ...signOffs.map(({ act, at, by, note, revisionId }) => ({
      kind: 'sign-off' as const,
      ...{ act, at, by, note },
      number: numbers.get(revisionId) ?? 0,
    })),
  ]
  return lines.sort((a, b) => b.at.localeCompare(a.at))
}
