/** 个体经营户抽样: frame as it was sealed, what was drawn, what is marked, and moves since. Append-only. */
import type { HouseholdMove } from '../../contract/self-employed.ts'
import {
  boolean,
  index,
  integer,
  primaryKey,
  sequence,
  table,
  text,
  uniqueIndex,
} from '../../platform/database/columns.ts'

export const householdSample = table(
  'household_sample',
  {
    /** Made by the client. */
    id: text().primaryKey(),
    areaPrefix: text().notNull(),
    seed: text().notNull(),
    algorithm: text().notNull(),
    frameHash: text().notNull(),
    threshold: integer().notNull(),
    blocksAsked: integer().notNull(),
    drawnAt: text().notNull(),
    drawnBy: text().notNull(),
  },
  (row) => [index('household_sample_area').on(row.areaPrefix, row.drawnAt)],
)

export const sampleBlock = table(
  'sample_block',
  {
    sampleId: text()
      .notNull()
      .references(() => householdSample.id),
    blockCode: text().notNull(),
    stratum: text().notNull(),
    /** Households below the threshold in it. */
    households: integer().notNull(),
    drawn: boolean().notNull(),
  },
  (row) => [primaryKey({ columns: [row.sampleId, row.blockCode] })],
)

/** Every household of the frame. */
export const sampleHousehold = table(
  'sample_household',
  {
    sampleId: text()
      .notNull()
      .references(() => householdSample.id),
    unitId: text().notNull(),
    blockCode: text().notNull(),
    /** 1 at or above the threshold, 2 below it. */
    layer: integer().notNull(),
    /** Section of GB/T 4754; empty while not coded. */
    industry: text().notNull(),
    /** Of the listing, 千元 and people; 0 where it has none. */
    expectedRevenue: integer().notNull(),
    staff: integer().notNull(),
  },
  (row) => [
    primaryKey({ columns: [row.sampleId, row.unitId] }),
    index('sample_household_block').on(row.sampleId, row.blockCode),
  ],
)

/** How far marking has come: a plain counter of the work, not of the census. */
export const sampleMark = table(
  'sample_mark',
  {
    sampleId: text()
      .notNull()
      .references(() => householdSample.id),
    unitId: text().notNull(),
  },
  (row) => [primaryKey({ columns: [row.sampleId, row.unitId] })],
)

/** The latest of a household counts. */
export const householdMove = table(
  'household_move',
  {
    sequence: sequence(),
    /** Made by the client. */
    id: text().notNull(),
    sampleId: text()
      .notNull()
      .references(() => householdSample.id),
    unitId: text().notNull(),
    /** Where it was met. */
    blockCode: text().notNull(),
    industry: text().notNull(),
    move: text().$type<HouseholdMove>().notNull(),
    note: text().notNull(),
    recordedAt: text().notNull(),
    recordedBy: text().notNull(),
  },
  (row) => [
    uniqueIndex('household_move_id').on(row.id),
    index('household_move_sample').on(row.sampleId, row.sequence),
  ],
)
