/** Which tables of this domain hold data of single respondents, by how long they are kept. */
import type { RetainedTables } from '../../platform/database/retained-table.ts'
import { progressStanding, responseReturn, reviewAct } from './tables.ts'

export const retained: RetainedTables = {
  responses: [
    {
      table: progressStanding,
      key: [progressStanding.unitId, progressStanding.county, progressStanding.industry],
    },
    { table: responseReturn, key: [responseReturn.id], at: responseReturn.returnedAt },
    { table: reviewAct, key: [reviewAct.id], at: reviewAct.actedAt },
  ],
}
