/** Which tables of this domain hold data of single respondents, by how long they are kept. */
import type { RetainedTables } from '../../platform/database/retained-table.ts'
import { ledgerEntry, ledgerEntryVersion, ledgerFile, ledgerImport } from './tables.ts'

export const retained: RetainedTables = {
  'unit-ledgers': [
    {
      table: ledgerEntryVersion,
      key: [ledgerEntryVersion.entryId, ledgerEntryVersion.version],
      at: ledgerEntryVersion.recordedAt,
    },
    { table: ledgerEntry, key: [ledgerEntry.id], at: ledgerEntry.recordedAt },
    { table: ledgerImport, key: [ledgerImport.id], at: ledgerImport.importedAt },
    { table: ledgerFile, key: [ledgerFile.id], at: ledgerFile.receivedAt },
  ],
}
