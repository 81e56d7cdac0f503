/** Which tables of this domain hold data of single respondents, by how long they are kept. */
import type { RetainedTables } from '../../platform/database/retained-table.ts'
import { pesFind, pesJudgement, pesSealedUnit, pesSurvey } from './tables.ts'

export const retained: RetainedTables = {
  units: [
    { table: pesJudgement, key: [pesJudgement.sequence], at: pesJudgement.judgedAt },
    { table: pesFind, key: [pesFind.sequence], at: pesFind.receivedAt },
    {
      table: pesSealedUnit,
      key: [pesSealedUnit.surveyId, pesSealedUnit.blockCode, pesSealedUnit.unitId],
      at: pesSurvey.sealedAt,
    },
  ],
}
