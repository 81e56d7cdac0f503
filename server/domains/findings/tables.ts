/**
 * Batches 成批认可: findings of one check gathered for acceptance, and those drawn for a look. The findings
 * themselves belong to responses.
 */
import type { FindingBatchState, FindingVerdict } from '../../contract/findings.ts'
import {
  boolean,
  index,
  integer,
  primaryKey,
  table,
  text,
} from '../../platform/database/columns.ts'

export const findingBatch = table(
  'finding_batch',
  {
    /** Made by the client. */
    id: text().primaryKey(),
    /** 4 to 12 digits. */
    areaPrefix: text().notNull(),
    formId: text().notNull(),
    rule: text().notNull(),
    reasonText: text().notNull(),
    seed: text().notNull(),
    state: text().$type<FindingBatchState>().notNull(),
    findings: integer().notNull(),
    sampled: integer().notNull(),
    looked: integer().notNull(),
    accepted: integer(),
    drawnAt: text().notNull(),
    drawnBy: text().notNull(),
    endedAt: text(),
    endedBy: text(),
  },
  (row) => [index('finding_batch_area').on(row.areaPrefix, row.drawnAt)],
)

export const findingBatchItem = table(
  'finding_batch_item',
  {
    batchId: text()
      .notNull()
      .references(() => findingBatch.id),
    findingId: text().notNull(),
    /** Its steps when it was drawn: with more it has moved on. */
    steps: integer().notNull(),
    sampled: boolean().notNull(),
    verdict: text().$type<FindingVerdict>(),
    note: text(),
    judgedAt: text(),
    judgedBy: text(),
  },
  (row) => [primaryKey({ columns: [row.batchId, row.findingId] })],
)
