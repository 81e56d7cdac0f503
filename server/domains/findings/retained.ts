/** Which tables of this domain hold data of single respondents, by how long they are kept. */
import type { RetainedTables } from '../../platform/database/retained-table.ts'
import { findingBatchItem } from './tables.ts'

export const retained: RetainedTables = {
  responses: [
    { table: findingBatchItem, key: [findingBatchItem.batchId, findingBatchItem.findingId] },
  ],
}
