/** Which tables of this domain hold data of single respondents, by how long they are kept. */
import type { RetainedTables } from '../../platform/database/retained-table.ts'
import { duplicateDecision, duplicatePair, duplicateUndo } from './tables.ts'

export const retained: RetainedTables = {
  units: [
    { table: duplicateUndo, key: [duplicateUndo.decisionId], at: duplicateUndo.undoneAt },
    {
      table: duplicateDecision,
      key: [duplicateDecision.sequence],
      at: duplicateDecision.decidedAt,
    },
    { table: duplicatePair, key: [duplicatePair.id], at: duplicatePair.decidedAt },
  ],
}
