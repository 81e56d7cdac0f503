/** What units do in their own words, who coded it how, and how two coders agree. */
import type { CodingTurn } from '../../contract/coding.ts'
import { index, integer, primaryKey, table, text } from '../../platform/database/columns.ts'

export const industryDescription = table(
  'industry_description',
  {
    unitId: text().primaryKey(),
    county: text().notNull(),
    phrase: text().notNull(),
    /** Levelled: identical ones are coded together. */
    phraseKey: text().notNull(),
    responseId: text().notNull(),
    /** The turn it waits for; null once it is coded. */
    turn: text().$type<CodingTurn>(),
    /** Codes and coders of the turns so far. */
    firstCode: text(),
    firstBy: text(),
    secondCode: text(),
    secondBy: text(),
    notedAt: text().notNull(),
  },
  (row) => [
    index('industry_description_waiting').on(row.turn, row.county, row.phraseKey, row.unitId),
    index('industry_description_pair').on(row.county, row.secondCode, row.firstCode),
  ],
)

/** Descriptions that wait for their first coding; moved by the writes that change them. */
export const descriptionTally = table(
  'description_tally',
  {
    county: text().notNull(),
    phraseKey: text().notNull(),
    phrase: text().notNull(),
    units: integer().notNull(),
  },
  (row) => [
    primaryKey({ columns: [row.county, row.phraseKey] }),
    index('description_tally_units').on(row.units, row.county, row.phraseKey),
  ],
)

/** Append-only. */
export const codingAct = table(
  'coding_act',
  {
    /** Made by the client. */
    id: text().primaryKey(),
    county: text().notNull(),
    turn: text().$type<CodingTurn>().notNull(),
    phrase: text().notNull(),
    code: text().notNull(),
    codedAt: text().notNull(),
    codedBy: text().notNull(),
  },
  (row) => [index('coding_act_county').on(row.county, row.codedAt)],
)

/** Append-only: one unit in one act. */
export const industryCoding = table(
  'industry_coding',
  {
    actId: text()
      .notNull()
      .references(() => codingAct.id),
    unitId: text().notNull(),
    phrase: text().notNull(),
    code: text().notNull(),
    /** What the unit had; null where it had none. */
    codeBefore: text(),
  },
  (row) => [
    primaryKey({ columns: [row.actId, row.unitId] }),
    index('industry_coding_unit').on(row.unitId),
  ],
)

/** Append-only. */
export const codingUndo = table('coding_undo', {
  actId: text()
    .primaryKey()
    .references(() => codingAct.id),
  restored: integer().notNull(),
  reason: text().notNull(),
  undoneAt: text().notNull(),
  undoneBy: text().notNull(),
})
