/**
 * 清查验收: what a county signed, as it stood then. Neither a signature nor a unit of its snapshot is
 * ever changed or removed; signing anew makes another.
 */
import type { ListingCheck, Roster, RosterUnit } from '../../contract/listing.ts'
import {
  index,
  integer,
  json,
  primaryKey,
  table,
  text,
  uniqueIndex,
} from '../../platform/database/columns.ts'

export const listingSignature = table(
  'listing_signature',
  {
    /** Made by the client, so that sending twice is harmless. */
    id: text().primaryKey(),
    areaPrefix: text().notNull(),
    /** 1 for the first of an area. */
    edition: integer().notNull(),
    statement: text().notNull(),
    checks: json<readonly ListingCheck[]>().notNull(),
    units: integer().notNull(),
    /** SHA-256 over the snapshot's lines in their order, hexadecimal. */
    contentHash: text().notNull(),
    signedAt: text().notNull(),
    signedBy: text().notNull(),
  },
  (row) => [uniqueIndex('listing_signature_edition').on(row.areaPrefix, row.edition)],
)

export const listingUnit = table(
  'listing_unit',
  {
    signatureId: text()
      .notNull()
      .references(() => listingSignature.id),
    /** Place in the snapshot, from 1. */
    place: integer().notNull(),
    unitId: text().notNull(),
    roster: text().$type<Roster>().notNull(),
    areaCode: text().notNull(),
    values: json<RosterUnit>().notNull(),
  },
  (row) => [
    primaryKey({ columns: [row.signatureId, row.place] }),
    index('listing_unit_roster').on(row.signatureId, row.roster, row.place),
  ],
)
