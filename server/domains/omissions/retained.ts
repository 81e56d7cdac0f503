/** Which tables of this domain hold data of single respondents, by how long they are kept. */
import type { RetainedTables } from '../../platform/database/retained-table.ts'
import { omissionSignal, omissionStep } from './tables.ts'

export const retained: RetainedTables = {
  units: [
    { table: omissionStep, key: [omissionStep.sequence] },
    { table: omissionSignal, key: [omissionSignal.id], at: omissionSignal.lastFoundAt },
  ],
}
