/**
 * The omissions desk 查漏: signals that something is missing, and what was done about each. A signal
 * carries where it stands; steps are never changed or removed.
 */
import type { SignalKind, SignalState, TaskFinding } from '../../contract/omissions.ts'
import {
  index,
  integer,
  json,
  sequence,
  table,
  text,
  uniqueIndex,
} from '../../platform/database/columns.ts'

export const omissionSignal = table(
  'omission_signal',
  {
    /** Hash of kind and subject: every search finds the same signal under the same id. */
    id: text().primaryKey(),
    kind: text().$type<SignalKind>().notNull(),
    state: text().$type<SignalState>().notNull(),
    says: text().notNull(),
    /** 12 digits. */
    areaCode: text().notNull(),
    /** Where to look; null while nobody said. */
    blockCode: text(),
    buildingCode: text(),
    unitId: text(),
    /** Units that may be missing, in hundredths: the order of the queue. */
    weight: integer().notNull(),
    foundAt: text().notNull(),
    lastFoundAt: text().notNull(),
  },
  (row) => [
    index('omission_signal_queue').on(row.state, row.weight, row.id),
    index('omission_signal_area').on(row.areaCode),
    index('omission_signal_block').on(row.blockCode, row.state),
  ],
)

export const omissionStep = table(
  'omission_step',
  {
    sequence: sequence(),
    /** Made by the client, so that sending twice is harmless. */
    id: text().notNull(),
    signalId: text()
      .notNull()
      .references(() => omissionSignal.id),
    kind: text().$type<'task' | 'judge' | 'outcome' | 'reopen'>().notNull(),
    finding: text().$type<TaskFinding>(),
    note: text().notNull(),
    at: text().notNull(),
    by: text().notNull(),
  },
  (row) => [
    uniqueIndex('omission_step_id').on(row.id),
    index('omission_step_signal').on(row.signalId),
  ],
)

/** Every search for signals: over which area, and how many of each kind it found. Append-only. */
export const omissionSearch = table(
  'omission_search',
  {
    sequence: sequence(),
    areaPrefix: text().notNull(),
    /** Kinds that were looked for; a kind not named was not. */
    found: json<Partial<Record<SignalKind, number>>>().notNull(),
    at: text().notNull(),
    by: text().notNull(),
  },
  (row) => [index('omission_search_area').on(row.areaPrefix, row.at)],
)
