/** 事后质量抽查: sealed frames, draws, finds, judgements and decisions. Append-only, every one of them. */
import type {
  Bars,
  PesAreaResult,
  PesVerdict,
  SealedUnit,
  Tolerance,
} from '../../contract/post-enumeration.ts'
import {
  boolean,
  index,
  integer,
  json,
  primaryKey,
  sequence,
  table,
  text,
  uniqueIndex,
} from '../../platform/database/columns.ts'

export const pesSurvey = table(
  'pes_survey',
  {
    /** Made by the client. */
    id: text().primaryKey(),
    areaPrefix: text().notNull(),
    name: text().notNull(),
    seed: text().notNull(),
    algorithm: text().notNull(),
    frameHash: text().notNull(),
    blocks: integer().notNull(),
    units: integer().notNull(),
    /** As asked for, and as drawn: two of each stratum may be more. */
    blocksAsked: integer().notNull(),
    blocksDrawn: integer().notNull(),
    sizeClasses: integer().notNull(),
    bars: json<Bars>().notNull(),
    tolerance: json<Tolerance>().notNull(),
    sealedAt: text().notNull(),
    sealedBy: text().notNull(),
    opensAt: text().notNull(),
  },
  (row) => [index('pes_survey_area').on(row.areaPrefix, row.sealedAt)],
)

/** Every block of the frame, drawn or not. */
export const pesBlock = table(
  'pes_block',
  {
    surveyId: text()
      .notNull()
      .references(() => pesSurvey.id),
    blockCode: text().notNull(),
    name: text().notNull(),
    stratum: text().notNull(),
    units: integer().notNull(),
    unitsHash: text().notNull(),
    drawn: boolean().notNull(),
  },
  (row) => [
    primaryKey({ columns: [row.surveyId, row.blockCode] }),
    index('pes_block_drawn').on(row.surveyId, row.drawn),
  ],
)

/** Units of the drawn blocks as the census had them when the frame was sealed. */
export const pesSealedUnit = table(
  'pes_sealed_unit',
  {
    surveyId: text()
      .notNull()
      .references(() => pesSurvey.id),
    blockCode: text().notNull(),
    unitId: text().notNull(),
    values: json<SealedUnit>().notNull(),
  },
  (row) => [primaryKey({ columns: [row.surveyId, row.blockCode, row.unitId] })],
)

/** The latest of a block counts. */
export const pesAssignment = table(
  'pes_assignment',
  {
    sequence: sequence(),
    surveyId: text()
      .notNull()
      .references(() => pesSurvey.id),
    blockCode: text().notNull(),
    accountId: text().notNull(),
    assignedAt: text().notNull(),
    assignedBy: text().notNull(),
  },
  (row) => [
    index('pes_assignment_block').on(row.surveyId, row.blockCode, row.sequence),
    index('pes_assignment_account').on(row.accountId),
  ],
)

/** A unit the surveyor found, as often as it was written down; the latest counts. */
export const pesFind = table(
  'pes_find',
  {
    sequence: sequence(),
    /** Of the act it came in. */
    actId: text().notNull(),
    surveyId: text()
      .notNull()
      .references(() => pesSurvey.id),
    blockCode: text().notNull(),
    foundId: text().notNull(),
    unit: json<Readonly<Record<string, unknown>>>().notNull(),
    figures: json<Readonly<Record<string, unknown>>>().notNull(),
    /** Written down by mistake. */
    removed: boolean().notNull(),
    madeAt: text().notNull(),
    receivedAt: text().notNull(),
    foundBy: text().notNull(),
  },
  (row) => [
    uniqueIndex('pes_find_act').on(row.actId),
    index('pes_find_block').on(row.surveyId, row.blockCode, row.sequence),
  ],
)

/** A block the surveyor has walked through; nothing is written down in it afterwards. */
export const pesReport = table(
  'pes_report',
  {
    surveyId: text()
      .notNull()
      .references(() => pesSurvey.id),
    blockCode: text().notNull(),
    actId: text().notNull(),
    note: text().notNull(),
    reportedAt: text().notNull(),
    reportedBy: text().notNull(),
  },
  (row) => [primaryKey({ columns: [row.surveyId, row.blockCode] })],
)

/** What a difference is; the latest of a key counts. */
export const pesJudgement = table(
  'pes_judgement',
  {
    sequence: sequence(),
    /** Made by the client. */
    id: text().notNull(),
    surveyId: text()
      .notNull()
      .references(() => pesSurvey.id),
    blockCode: text().notNull(),
    /** `found:<id>`, `unit:<id>` or `item:<unit>:<item>`. */
    key: text().notNull(),
    verdict: text().$type<PesVerdict>().notNull(),
    unitId: text(),
    evidence: text().notNull(),
    judgedAt: text().notNull(),
    judgedBy: text().notNull(),
  },
  (row) => [
    uniqueIndex('pes_judgement_id').on(row.id),
    index('pes_judgement_block').on(row.surveyId, row.blockCode, row.sequence),
  ],
)

export const pesDecision = table(
  'pes_decision',
  {
    id: text().primaryKey(),
    surveyId: text()
      .notNull()
      .references(() => pesSurvey.id),
    areaPrefix: text().notNull(),
    decision: text().$type<'accept' | 're-enumerate'>().notNull(),
    reason: text().notNull(),
    result: json<PesAreaResult>().notNull(),
    decidedAt: text().notNull(),
    decidedBy: text().notNull(),
  },
  (row) => [index('pes_decision_area').on(row.areaPrefix, row.decidedAt)],
)
