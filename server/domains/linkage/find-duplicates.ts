/**
 * The verb behind "is this unit in the frame already": an index over records of the frame, and the
 * likeliest of them for one record, with reasons. Pure; the caller reads the frame and checks rights.
 */

import { linkRecords } from '../../../forms/engine/linkage/link-records.ts'
import type { ListRecord } from '../../../forms/engine/linkage/list-record.ts'
import {
  buildMatchIndex,
  type Match,
  type MatchIndex,
  matchRecord,
} from '../../../forms/engine/linkage/match-record.ts'
import type { Vocabulary } from '../../../forms/engine/linkage/records.ts'
import { addRecord, createRecords } from '../../../forms/engine/linkage/records.ts'

export interface FrameRecordToMatch extends ListRecord {
  /** Id of the frame's record or unit. */
  readonly id: string
}

export interface FrameIndex {
  readonly ids: string[]
  readonly index: MatchIndex
}

export interface Duplicate extends Omit<Match, 'row'> {
  readonly id: string
}

/** Weights are estimated from the records themselves, so the index is built from all there are. */
export function indexFrame(
  frame: Iterable<FrameRecordToMatch>,
  vocabulary: Vocabulary,
): FrameIndex {
  const records = createRecords(vocabulary)
  const ids: string[] = []
  for (const record of frame) {
    addRecord(records, record)
    ids.push(record.id)
  }
  const { estimate } = linkRecords(records)
  return { ids, index: buildMatchIndex(records, estimate.weights) }
}

/** The likeliest first; empty when nothing comes near. */
export function findDuplicates(
  { ids, index }: FrameIndex,
  record: ListRecord,
  limit = 5,
): Duplicate[] {
  return matchRecord(index, record, { limit }).map(({ row, bits, reasons }) => ({
    id: ids[row]!,
    bits,
    reasons,
  }))
}
