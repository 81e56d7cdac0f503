/**
 * Where the work on a form goes on: this browser's draft, the server's draft, or what stands. Pure.
 * A kept reply read without a network may be older than this browser's own work; it never takes
 * anything back.
 */
import type { ResponseDetail } from '../../../server/contract/responses.ts'
import type { SheetRecord } from '../device/report-database.ts'
import { type Merge, mergeWork } from './merge-work.ts'
import { sameWork, type Work } from './work.ts'

export interface Start {
  readonly merge: Merge
  /** What the server holds, as far as known; the ancestor of what is typed from here on. */
  readonly known: Work
  readonly serverVersion: number
  /** Saves of an earlier sitting whose replies never came. */
  readonly attempted: readonly Work[]
}

export function decideStart(
  detail: Pick<ResponseDetail, 'answers' | 'explanations' | 'draft' | 'latestRevisionId'>,
  local: Work | undefined,
  sheet: SheetRecord | undefined,
): Start {
  const theirs = serverWork(detail)
  const serverVersion = detail.draft?.version ?? 0
  const attempted = sheet?.attempted ?? []
  const asServed = { known: theirs, serverVersion, attempted }
  if (!local) return { merge: { work: theirs, choices: [] }, ...asServed }
  if (sheet && isOlder(detail, sheet)) {
    return {
      merge: { work: local, choices: [] },
      known: sheet.known,
      serverVersion: sheet.serverVersion,
      attempted,
    }
  }
  const known = ancestorFor(theirs, sheet)
  return { merge: mergeWork(known, local, theirs), ...asServed }
}

export function serverWork(
  detail: Pick<ResponseDetail, 'answers' | 'explanations' | 'draft'>,
): Work {
  // Answers on the wire are those the form's own schema describes.
  const { answers, explanations } = detail.draft ?? detail
  return { answers: answers as Work['answers'], explanations }
}

/** A save whose reply was lost is our own work come back, not another person's. */
export function ancestorFor(
  theirs: Work,
  sheet: Pick<SheetRecord, 'known' | 'attempted'> | undefined,
): Work {
  if (!sheet) return theirs
  return sheet.attempted.find((work) => sameWork(work, theirs)) ?? sheet.known
}

function isOlder(
  detail: Pick<ResponseDetail, 'draft' | 'latestRevisionId'>,
  sheet: SheetRecord,
): boolean {
  return (
    detail.latestRevisionId === sheet.latestRevisionId &&
    (detail.draft?.version ?? 0) < sheet.serverVersion
  )
}
