/**
 * The respondents' electronic ledgers 统计电子台账: what stands, every version of it, the sheets it came
 * from and how they were read. Nothing is removed: an entry taken out is struck.
 */
import type { Period } from '../../../forms/engine/types.ts'
import type {
  LedgerContent,
  LedgerImportReport,
  LedgerMapping,
  Origin,
} from '../../contract/unit-ledger.ts'
import {
  boolean,
  bytes,
  index,
  integer,
  json,
  primaryKey,
  table,
  text,
} from '../../platform/database/columns.ts'

/** A firm's own sheet as it was received. Append-only. */
export const ledgerFile = table(
  'unit_ledger_file',
  {
    id: text().primaryKey(),
    unitId: text().notNull(),
    year: text().notNull(),
    fileName: text().notNull(),
    contentHash: text().notNull(),
    content: bytes().notNull(),
    receivedAt: text().notNull(),
    receivedBy: text().notNull(),
  },
  (row) => [index('unit_ledger_file_unit').on(row.unitId, row.year, row.receivedAt)],
)

/** How a sheet was read, and what came of it; the newest of a unit is remembered. Append-only. */
export const ledgerImport = table(
  'unit_ledger_import',
  {
    id: text().primaryKey(),
    fileId: text()
      .notNull()
      .references(() => ledgerFile.id),
    /** Headings of the sheet, as they are compared. */
    headings: text().notNull(),
    mapping: json<LedgerMapping>().notNull(),
    report: json<LedgerImportReport>().notNull(),
    importedAt: text().notNull(),
    importedBy: text().notNull(),
  },
  (row) => [index('unit_ledger_import_file').on(row.fileId)],
)

/** What stands: the newest version of each entry. */
export const ledgerEntry = table(
  'unit_ledger_entry',
  {
    /** Made by the client, or from what tells a line of a sheet apart. */
    id: text().primaryKey(),
    unitId: text().notNull(),
    year: text().notNull(),
    version: integer().notNull(),
    struck: boolean().notNull(),
    /** Where it stands in the order of the ledger: its date, or the last day of its period. */
    sortDate: text().notNull(),
    bookedOn: text(),
    period: text().$type<Period>().notNull(),
    reference: text().notNull(),
    itemText: text().notNull(),
    /** The words as they are compared. */
    itemKey: text().notNull(),
    place: text(),
    code: text().notNull(),
    /** In ten-thousandths of the measure. */
    quantityE4: integer(),
    measure: text().notNull(),
    amountFen: integer(),
    origin: text().$type<Origin>().notNull(),
    /** The sheet and row it came from. */
    fileId: text(),
    fileRow: integer(),
    /** The newest version was written by hand: a sheet read again leaves it. */
    byHand: boolean().notNull(),
    recordedAt: text().notNull(),
    recordedBy: text().notNull(),
  },
  (row) => [
    index('unit_ledger_entry_order').on(row.unitId, row.year, row.sortDate, row.id),
    index('unit_ledger_entry_item').on(row.unitId, row.itemKey, row.recordedAt),
  ],
)

/** Every version of every entry. Append-only. */
export const ledgerEntryVersion = table(
  'unit_ledger_entry_version',
  {
    entryId: text().notNull(),
    version: integer().notNull(),
    content: json<LedgerContent>().notNull(),
    struck: boolean().notNull(),
    fileId: text(),
    recordedAt: text().notNull(),
    recordedBy: text().notNull(),
  },
  (row) => [primaryKey({ columns: [row.entryId, row.version] })],
)
