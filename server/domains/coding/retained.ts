/** Which tables of this domain hold data of single respondents, by how long they are kept. */
import type { RetainedTables } from '../../platform/database/retained-table.ts'
import { codingAct, codingUndo, industryCoding, industryDescription } from './tables.ts'

export const retained: RetainedTables = {
  units: [
    { table: codingUndo, key: [codingUndo.actId], at: codingUndo.undoneAt },
    { table: industryCoding, key: [industryCoding.actId, industryCoding.unitId] },
    { table: codingAct, key: [codingAct.id], at: codingAct.codedAt },
    {
      table: industryDescription,
      key: [industryDescription.unitId],
      at: industryDescription.notedAt,
    },
  ],
}
