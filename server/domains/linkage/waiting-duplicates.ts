/** What the duplicates desk still owes an area, for the county that signs its listing. */
import { inBits } from '../../../forms/engine/linkage/explain-pair.ts'
import { JOIN_FROM } from '../../../forms/engine/linkage/link-records.ts'
import type { Executor } from '../../platform/database/database.ts'
import { prefixesOf, settingOf } from './settings.ts'
import { countWaitingPairs, findLatestRun } from './store.ts'

export interface WaitingDuplicates {
  /** When the area was last searched to the end; null: never. */
  readonly searchedAt: string | null
  /** Evidence from which a pair has to be decided, bits. */
  readonly fromBits: number
  readonly waiting: number
}

/** The threshold is the one the area set for accepting in bulk, else that from which the matcher joins. */
export async function waitingDuplicates(
  db: Executor,
  areaPrefix: string,
): Promise<WaitingDuplicates> {
  const { bulkFromBits } = await settingOf(db, areaPrefix)
  const fromBits = Math.min(bulkFromBits ?? Number.POSITIVE_INFINITY, inBits(JOIN_FROM))
  const run = await findLatestRun(db, prefixesOf(areaPrefix))
  const waiting = await countWaitingPairs(db, areaPrefix, Math.round(fromBits * 100))
  const searchedAt = run?.state === 'finished' ? run.startedAt : null
  return { searchedAt, fromBits, waiting }
}
