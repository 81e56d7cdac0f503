/** Frame records for people: each with its source and the list it stands in. */
import type { Static } from 'typebox'
import type { FrameRecord } from '../../contract/frame.ts'
import type { Executor } from '../../platform/database/database.ts'
import { findLists, type RecordRow } from './import-store.ts'
import { sourceName } from './sources.ts'

export async function describeRecords(
  db: Executor,
  records: readonly RecordRow[],
): Promise<Static<typeof FrameRecord>[]> {
  const lists = await findLists(
    db,
    records.map(({ importId }) => importId),
  )
  return records.map(({ unitId: _, source, ...record }) => ({
    ...record,
    source: sourceName(source),
    // Records refer to their imports.
    ...lists.get(record.importId)!,
  }))
}
