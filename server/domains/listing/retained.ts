/** Which tables of this domain hold data of single respondents, by how long they are kept. */
import type { RetainedTables } from '../../platform/database/retained-table.ts'
import { listingSignature, listingUnit } from './tables.ts'

export const retained: RetainedTables = {
  units: [
    {
      table: listingUnit,
      key: [listingUnit.signatureId, listingUnit.place],
      at: listingSignature.signedAt,
    },
  ],
}
