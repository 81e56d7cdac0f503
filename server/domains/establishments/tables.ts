/** What legal units say of their establishments, and that the list is complete. Append-only. */
import type { EstablishmentWordKind, ToldEstablishment } from '../../contract/establishments.ts'
import {
  index,
  integer,
  json,
  sequence,
  table,
  text,
  uniqueIndex,
} from '../../platform/database/columns.ts'

export const establishmentWord = table(
  'establishment_word',
  {
    sequence: sequence(),
    /** Made by the client. */
    id: text().notNull(),
    /** The legal unit that says it. */
    unitId: text().notNull(),
    kind: text().$type<EstablishmentWordKind>().notNull(),
    /** The unit it is about, or the word by which one was told; that word's own id for the latter. */
    subjectId: text().notNull(),
    closedOn: text(),
    reason: text().notNull(),
    told: json<ToldEstablishment>(),
    /** The lead the offices have of it; null where there is nothing for them to look into. */
    signalId: text(),
    saidAt: text().notNull(),
    saidBy: text().notNull(),
  },
  (row) => [
    uniqueIndex('establishment_word_id').on(row.id),
    index('establishment_word_unit').on(row.unitId),
  ],
)

export const establishmentDeclaration = table(
  'establishment_declaration',
  {
    sequence: sequence(),
    /** Made by the client. */
    id: text().notNull(),
    unitId: text().notNull(),
    /** SHA-256 over the lines below. */
    listHash: text().notNull(),
    /** The list as it stood. */
    lines: json<readonly (readonly (string | null)[])[]>().notNull(),
    establishments: integer().notNull(),
    declaredAt: text().notNull(),
    declaredBy: text().notNull(),
  },
  (row) => [
    uniqueIndex('establishment_declaration_id').on(row.id),
    index('establishment_declaration_unit').on(row.unitId),
  ],
)
