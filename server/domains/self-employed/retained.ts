/** Which tables of this domain hold data of single respondents, by how long they are kept. */
import type { RetainedTables } from '../../platform/database/retained-table.ts'
import { householdMove, sampleHousehold, sampleMark } from './tables.ts'

export const retained: RetainedTables = {
  units: [
    { table: householdMove, key: [householdMove.sequence], at: householdMove.recordedAt },
    { table: sampleMark, key: [sampleMark.sampleId, sampleMark.unitId] },
    { table: sampleHousehold, key: [sampleHousehold.sampleId, sampleHousehold.unitId] },
  ],
}
