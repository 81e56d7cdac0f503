/** Which tables of this domain hold data of single respondents, by how long they are kept. */
import type { RetainedTables } from '../../platform/database/retained-table.ts'
import { establishmentDeclaration, establishmentWord } from './tables.ts'

export const retained: RetainedTables = {
  units: [
    { table: establishmentWord, key: [establishmentWord.sequence], at: establishmentWord.saidAt },
    {
      table: establishmentDeclaration,
      key: [establishmentDeclaration.sequence],
      at: establishmentDeclaration.declaredAt,
    },
  ],
}
