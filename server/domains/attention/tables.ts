/**
 * The order of review 审核重点, worked out from what was reported and workable-out again: figures with their
 * totals, cells of units alike, scores with their reasons. `attention_left` is kept by triggers on `response`,
 * written by hand in the migration; nothing else writes it. Codes not known are the empty string.
 */
import type { ReviewLevel } from '../../contract/response-state.ts'
import { index, integer, json, primaryKey, table, text } from '../../platform/database/columns.ts'
import type { CellSpread } from './cell-spread.ts'
import type { Reason } from './judge-attention.ts'

/** A key figure of the report that stands. */
export const attentionFigure = table(
  'attention_figure',
  {
    responseId: text().notNull(),
    indicator: text().notNull(),
    value: integer().notNull(),
    /** Of the same form a year before. */
    previous: integer(),
    unitId: text().notNull(),
    formId: text().notNull(),
    /** 6 digits. */
    county: text().notNull(),
    industryCode: text().notNull(),
    unitSize: text().notNull(),
  },
  (row) => [
    primaryKey({ columns: [row.responseId, row.indicator] }),
    index('attention_figure_unit').on(row.unitId),
    index('attention_figure_industry').on(row.industryCode, row.unitId),
  ],
)

/** Absolute amounts, so that losses and profits do not hide each other. */
export const attentionTotal = table(
  'attention_total',
  {
    formId: text().notNull(),
    indicator: text().notNull(),
    county: text().notNull(),
    /** 2 digits. */
    division: text().notNull(),
    total: integer().notNull(),
    responses: integer().notNull(),
  },
  (row) => [primaryKey({ columns: [row.formId, row.indicator, row.county, row.division] })],
)

/** Units alike, of the latest working-out. */
export const attentionCell = table(
  'attention_cell',
  {
    formId: text().notNull(),
    measure: text().notNull(),
    industry: text().notNull(),
    size: text().notNull(),
    spread: json<CellSpread>().notNull(),
  },
  (row) => [primaryKey({ columns: [row.formId, row.measure, row.industry, row.size] })],
)

export const responseAttention = table('response_attention', {
  responseId: text().primaryKey(),
  /** Millionths, as in `contract/attention.ts`. */
  score: integer().notNull(),
  suspicion: integer().notNull(),
  countyEffect: integer().notNull(),
  industryEffect: integer().notNull(),
  /** The indicator it would move, and by how much of its own unit. */
  indicator: text(),
  shift: integer().notNull(),
  reasons: json<Reason[]>().notNull(),
  scoredAt: text().notNull(),
})

/** What waits for review. */
export const attentionLeft = table(
  'attention_left',
  {
    /** 9 digits. */
    town: text().notNull(),
    awaiting: text().$type<ReviewLevel>().notNull(),
    formId: text().notNull(),
    /** Place in `attentionBands`. */
    band: integer().notNull(),
    responses: integer().notNull(),
    /** Suspicion times effect on the county’s total, in millionths. */
    effect: integer().notNull(),
  },
  (row) => [primaryKey({ columns: [row.town, row.awaiting, row.formId, row.band] })],
)
