/** Which tables of this domain hold data of single respondents, by how long they are kept. */
import type { RetainedTables } from '../../platform/database/retained-table.ts'
import { attentionFigure, attentionLeft, responseAttention } from './tables.ts'

export const retained: RetainedTables = {
  responses: [
    { table: responseAttention, key: [responseAttention.responseId] },
    { table: attentionFigure, key: [attentionFigure.responseId, attentionFigure.indicator] },
    {
      table: attentionLeft,
      key: [attentionLeft.town, attentionLeft.awaiting, attentionLeft.formId, attentionLeft.band],
    },
  ],
}
