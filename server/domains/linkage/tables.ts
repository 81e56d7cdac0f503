/**
 * The duplicates desk 疑似重复: runs over an area's frame, the pairs of units they found, and what
 * people decided of them. Decisions and their withdrawals are never changed or removed; a pair only
 * carries where it stands.
 */
import type {
  ChosenValues,
  DuplicateDecisionKind,
  DuplicateReason,
  DuplicateState,
} from '../../contract/duplicates.ts'
import {
  boolean,
  index,
  integer,
  json,
  sequence,
  table,
  text,
  uniqueIndex,
} from '../../platform/database/columns.ts'
import type { UnitChange } from './unit-change.ts'

export const duplicateRun = table(
  'duplicate_run',
  {
    id: text().primaryKey(),
    areaPrefix: text().notNull(),
    state: text().$type<'running' | 'finished' | 'failed'>().notNull(),
    units: integer().notNull(),
    records: integer().notNull(),
    /** Pairs found, and those of them nobody had seen before. */
    pairs: integer().notNull(),
    newPairs: integer().notNull(),
    /** Decisions that moved the weights. */
    decisions: integer().notNull(),
    startedAt: text().notNull(),
    startedBy: text().notNull(),
    finishedAt: text(),
  },
  (run) => [index('duplicate_run_area').on(run.areaPrefix, run.startedAt)],
)

export const duplicatePair = table(
  'duplicate_pair',
  {
    /** Hash of both unit ids: every run finds the same pair under the same id. */
    id: text().primaryKey(),
    /** Ids of units, the smaller first. */
    unitA: text().notNull(),
    unitB: text().notNull(),
    /** Evidence in hundredths of a bit. */
    weight: integer().notNull(),
    reasons: json<readonly DuplicateReason[]>().notNull(),
    /** Smallest unit id of the group the run put both in. */
    cluster: text(),
    /** The name of one says that it is a branch of the other. */
    branch: boolean().notNull(),
    /** What a wrong decision costs: one number to order by. */
    consequence: integer().notNull(),
    runId: text()
      .notNull()
      .references(() => duplicateRun.id),
    state: text().$type<DuplicateState>().notNull(),
    /** One of the units was merged into a third: nothing to decide while that stands. */
    absorbed: boolean().notNull(),
    /** The decision in force. */
    decisionId: text(),
    kind: text().$type<DuplicateDecisionKind>(),
    /** Surviving unit, parent, or the earlier one. */
    firstUnit: text(),
    decidedAt: text(),
    /** Accepted in bulk and drawn for a look by somebody else. */
    toCheck: boolean().notNull(),
  },
  (pair) => [
    index('duplicate_pair_weight').on(pair.state, pair.weight, pair.id),
    index('duplicate_pair_consequence').on(pair.state, pair.consequence, pair.id),
    index('duplicate_pair_unit_a').on(pair.unitA),
    index('duplicate_pair_unit_b').on(pair.unitB),
  ],
)

/** What one person said of a pair, and what it changed when it took effect. Append-only. */
export const duplicateDecision = table(
  'duplicate_decision',
  {
    sequence: sequence(),
    /** Made by the client, so that sending twice is harmless. */
    id: text().notNull(),
    pairId: text()
      .notNull()
      .references(() => duplicatePair.id),
    kind: text().$type<DuplicateDecisionKind>().notNull(),
    firstUnit: text(),
    chosen: json<ChosenValues>().notNull(),
    reason: text().notNull(),
    part: text().$type<'only' | 'first' | 'second' | 'referee' | 'bulk' | 'check'>().notNull(),
    /** Evidence as it was shown, in hundredths of a bit. */
    weight: integer().notNull(),
    takesEffect: boolean().notNull(),
    changes: json<readonly UnitChange[]>().notNull(),
    decidedAt: text().notNull(),
    decidedBy: text().notNull(),
  },
  (decision) => [
    uniqueIndex('duplicate_decision_id').on(decision.id),
    index('duplicate_decision_pair').on(decision.pairId),
  ],
)

/** A decision taken back, with what was restored and what had changed since and stayed. Append-only. */
export const duplicateUndo = table('duplicate_undo', {
  decisionId: text().primaryKey(),
  reason: text().notNull(),
  restored: json<readonly UnitChange[]>().notNull(),
  left: json<readonly UnitChange[]>().notNull(),
  undoneAt: text().notNull(),
  undoneBy: text().notNull(),
})

/** How an area's office wants its desk; every change is in the audit trail. */
export const duplicateSetting = table('duplicate_setting', {
  areaPrefix: text().primaryKey(),
  /** Two people, and a third where they differ. */
  twoClerks: boolean().notNull(),
  /** Accept in bulk from this evidence on, hundredths of a bit; null: never. */
  bulkFrom: integer(),
  /** One in so many of those accepted in bulk is drawn for a look. */
  checkOneIn: integer().notNull(),
})
