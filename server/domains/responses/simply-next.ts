/**
 * Whether an upload is simply the next revision of the one line of work there is, told without
 * reading the history: settling all revisions would make it the head. Where this cannot be told
 * from a few facts the answer is no, and the whole set is settled. Pure.
 */

export interface LineFacts {
  /** The revision that stands, a merge included; null where nothing was received yet. */
  readonly latestRevisionId: string | null
  readonly inConflict: boolean
  /** After a return a straggler may lie here that was edited from an upload still on its way. */
  readonly settledRevisionId: string | null
  /** What the first revision to arrive was edited from; null for a true first one. */
  readonly firstBaseId: string | null
}

export function isSimplyNext(baseRevisionId: string | null, facts: LineFacts): boolean {
  return (
    baseRevisionId !== null &&
    baseRevisionId === facts.latestRevisionId &&
    !facts.inConflict &&
    facts.settledRevisionId === null &&
    // Else the first to arrive overtook its base, which this upload might be.
    facts.firstBaseId === null
  )
}
