/**
 * 佐证材料 kept with what was reported, 催报 as they were made, and 报送线索: what arrived in a way that
 * must be looked into. Triggers refuse change and removal of evidence, reminders, their outcomes and
 * settlements; arrivals, sketches and signals are worked out from the trail and can be worked out again.
 */
import type {
  EvidenceKind,
  NoticeAudience,
  ReminderMeans,
  ReminderOutcomeKind,
  SignalFacts,
  SignalKind,
  SignalOutcome,
} from '../../contract/conduct.ts'
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

export const evidence = table(
  'evidence',
  {
    /** Made by the client. */
    id: text().primaryKey(),
    unitId: text().notNull(),
    /** Null: of the unit, not of one of its forms. */
    responseId: text(),
    kind: text().$type<EvidenceKind>().notNull(),
    fileName: text().notNull(),
    mediaType: text().notNull(),
    byteLength: integer().notNull(),
    contentHash: text().notNull(),
    note: text().notNull(),
    addedAt: text().notNull(),
    addedBy: text().notNull(),
    addedRole: text().notNull(),
  },
  (row) => [index('evidence_unit').on(row.unitId, row.addedAt)],
)

/** Apart from what is said of it, so that lists read no files. */
export const evidenceContent = table('evidence_content', {
  evidenceId: text()
    .primaryKey()
    .references(() => evidence.id),
  content: bytes().notNull(),
})

export const reminder = table(
  'reminder',
  {
    /** Made by the client. */
    id: text().primaryKey(),
    unitId: text().notNull(),
    /** Null: of everything the unit owes. */
    responseId: text(),
    /** As it was then; whose list it stands on. */
    areaCode: text().notNull(),
    /** When the respondent was reminded, by whoever did it. */
    remindedAt: text().notNull(),
    means: text().$type<ReminderMeans>().notNull(),
    /** Who was spoken to or written to. */
    recipient: text().notNull(),
    content: text().notNull(),
    recordedAt: text().notNull(),
    recordedBy: text().notNull(),
  },
  (row) => [
    index('reminder_unit').on(row.unitId, row.remindedAt),
    index('reminder_area').on(row.areaCode, row.id),
    index('reminder_recorded').on(row.recordedAt, row.id),
  ],
)

/** 送达 and 答复 of a reminder, in the order they were recorded. */
export const reminderOutcome = table(
  'reminder_outcome',
  {
    id: text().primaryKey(),
    reminderId: text()
      .notNull()
      .references(() => reminder.id),
    kind: text().$type<ReminderOutcomeKind>().notNull(),
    happenedAt: text().notNull(),
    note: text().notNull(),
    recordedAt: text().notNull(),
    recordedBy: text().notNull(),
  },
  (row) => [index('reminder_outcome_reminder').on(row.reminderId, row.recordedAt)],
)

/** 催报批次: letters written on one day for all that owe something in an area. Append-only, as its letters. */
export const noticeBatch = table(
  'notice_batch',
  {
    /** Made by the client. */
    id: text().primaryKey(),
    areaPrefix: text().notNull(),
    audience: text().$type<NoticeAudience>().notNull(),
    content: text().notNull(),
    /** Calendar date by which an answer is asked for. */
    replyBy: text().notNull(),
    letters: integer().notNull(),
    madeAt: text().notNull(),
    madeBy: text().notNull(),
  },
  (row) => [index('notice_batch_area').on(row.areaPrefix, row.madeAt)],
)

export const noticeLetter = table(
  'notice_letter',
  {
    batchId: text()
      .notNull()
      .references(() => noticeBatch.id),
    /** Of the letter in its batch, from 1. */
    number: integer().notNull(),
    /** A unit, or an account of the field. */
    recipientId: text().notNull(),
    recipientName: text().notNull(),
    /** What is asked for: forms, or blocks with how much they owe. */
    owed: json<readonly string[]>().notNull(),
    /** The unit's reminder; null for people of the field. */
    reminderId: text(),
  },
  (row) => [
    primaryKey({ columns: [row.batchId, row.number] }),
    index('notice_letter_recipient').on(row.recipientId),
  ],
)

/** 送达 and 答复 of letters to people of the field; those of units are outcomes of their reminders. */
export const noticeOutcome = table(
  'notice_outcome',
  {
    id: text().primaryKey(),
    batchId: text()
      .notNull()
      .references(() => noticeBatch.id),
    number: integer().notNull(),
    kind: text().$type<ReminderOutcomeKind>().notNull(),
    happenedAt: text().notNull(),
    note: text().notNull(),
    recordedAt: text().notNull(),
    recordedBy: text().notNull(),
  },
  (row) => [index('notice_outcome_letter').on(row.batchId, row.number, row.recordedAt)],
)

/** One revision that came in, as far as the way it came matters. */
export const arrival = table(
  'arrival',
  {
    /** Of its entry in the trail. */
    entry: integer().primaryKey(),
    responseId: text().notNull(),
    unitId: text().notNull(),
    formId: text().notNull(),
    areaCode: text(),
    accountId: text().notNull(),
    byRespondent: boolean().notNull(),
    /** Digest of network address and browser; empty where neither is known. */
    origin: text().notNull(),
    /** Server time; the tablet's own for work of the field, which is sent a day at once. */
    receivedAt: text().notNull(),
    /** Calendar date in Asia/Shanghai; what comes before five in the morning counts to the day before. */
    onDate: text().notNull(),
    /** Amounts of four digits and more in it, and how many of them end in two zeros. */
    amounts: integer().notNull(),
    roundAmounts: integer().notNull(),
  },
  (row) => [
    index('arrival_origin').on(row.onDate, row.origin),
    index('arrival_account').on(row.onDate, row.accountId),
    index('arrival_response').on(row.responseId),
  ],
)

/** A few digests of a response's amounts: responses that share one may be copies of each other. */
export const answerSketch = table(
  'answer_sketch',
  {
    responseId: text().notNull(),
    band: integer().notNull(),
    /** Form, county, band and digest in one. */
    key: text().notNull(),
  },
  (row) => [
    primaryKey({ columns: [row.responseId, row.band] }),
    index('answer_sketch_key').on(row.key),
  ],
)

export const signal = table(
  'signal',
  {
    /** Digest of kind, day and subject: the same matter on the same day is one signal that grows. */
    id: text().primaryKey(),
    kind: text().$type<SignalKind>().notNull(),
    /** Digits all its units' areas begin with: who sees it covers them all. */
    areaPrefix: text().notNull(),
    onDate: text().notNull(),
    facts: json<SignalFacts>().notNull(),
    units: integer().notNull(),
    raisedAt: text().notNull(),
    updatedAt: text().notNull(),
  },
  (row) => [index('signal_date').on(row.onDate, row.id)],
)

export const signalResponse = table(
  'signal_response',
  {
    signalId: text()
      .notNull()
      .references(() => signal.id),
    responseId: text().notNull(),
  },
  (row) => [
    primaryKey({ columns: [row.signalId, row.responseId] }),
    index('signal_response_response').on(row.responseId),
  ],
)

/** What looking into a signal came to. */
export const signalSettlement = table(
  'signal_settlement',
  {
    id: text().primaryKey(),
    signalId: text()
      .notNull()
      .references(() => signal.id),
    outcome: text().$type<SignalOutcome>().notNull(),
    note: text().notNull(),
    /** Units it showed when it was settled: grown since, it waits again. */
    units: integer().notNull(),
    settledAt: text().notNull(),
    settledBy: text().notNull(),
  },
  (row) => [index('signal_settlement_signal').on(row.signalId, row.settledAt)],
)
