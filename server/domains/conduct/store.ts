/** All SQL on evidence, reminders, arrivals and signals. */
import { and, asc, desc, eq, inArray, lt, ne, or, sql } from 'drizzle-orm'
import type { SignalKind } from '../../contract/conduct.ts'
import { hasCodePrefix } from '../../platform/database/conditions.ts'
import type { Executor } from '../../platform/database/database.ts'
import { inPieces } from '../../platform/database/in-pieces.ts'
import { insertRows } from '../../platform/database/insert-rows.ts'
import {
  answerSketch,
  arrival,
  evidence,
  evidenceContent,
  noticeBatch,
  noticeLetter,
  noticeOutcome,
  reminder,
  reminderOutcome,
  signal,
  signalResponse,
  signalSettlement,
} from './tables.ts'

export type EvidenceRow = typeof evidence.$inferSelect
export type ReminderRow = typeof reminder.$inferSelect
export type NoticeBatchRow = typeof noticeBatch.$inferSelect
export type NoticeLetterRow = typeof noticeLetter.$inferSelect
export type ReminderOutcomeRow = typeof reminderOutcome.$inferSelect
export type ArrivalRow = typeof arrival.$inferSelect
export type SignalRow = typeof signal.$inferSelect
export type SettlementRow = typeof signalSettlement.$inferSelect

/** The last row of a page, by the column the list is ordered by and its id. */
export interface PagePlace {
  readonly at: string
  readonly id: string
}

export async function insertEvidence(
  tx: Executor,
  row: EvidenceRow,
  content: Buffer,
): Promise<void> {
  await tx.insert(evidence).values(row)
  await tx.insert(evidenceContent).values({ evidenceId: row.id, content })
}

export async function findEvidence(db: Executor, id: string): Promise<EvidenceRow | undefined> {
  const [row] = await db.select().from(evidence).where(eq(evidence.id, id))
  return row
}

/** The unit that a piece of evidence is about. */
export async function evidenceUnit(db: Executor, id: string): Promise<string | undefined> {
  return (await findEvidence(db, id))?.unitId
}

export async function findEvidenceContent(db: Executor, id: string): Promise<Buffer | undefined> {
  const [row] = await db.select().from(evidenceContent).where(eq(evidenceContent.evidenceId, id))
  return row?.content
}

export async function listEvidenceOf(db: Executor, unitId: string): Promise<EvidenceRow[]> {
  return db
    .select()
    .from(evidence)
    .where(eq(evidence.unitId, unitId))
    .orderBy(desc(evidence.addedAt), desc(evidence.id))
}

export async function insertReminder(tx: Executor, row: ReminderRow): Promise<void> {
  await tx.insert(reminder).values(row)
}

export async function findReminder(db: Executor, id: string): Promise<ReminderRow | undefined> {
  const [row] = await db.select().from(reminder).where(eq(reminder.id, id))
  return row
}

export async function insertNoticeBatch(
  tx: Executor,
  row: NoticeBatchRow,
  letters: readonly NoticeLetterRow[],
  reminders: readonly ReminderRow[],
): Promise<void> {
  await tx.insert(noticeBatch).values(row)
  await insertRows(tx, reminder, reminders)
  await insertRows(tx, noticeLetter, letters)
}

export async function findNoticeBatch(
  db: Executor,
  id: string,
): Promise<NoticeBatchRow | undefined> {
  const [row] = await db.select().from(noticeBatch).where(eq(noticeBatch.id, id))
  return row
}

/** Newest first. */
export async function noticeBatchesBelow(
  db: Executor,
  areaPrefix: string,
): Promise<NoticeBatchRow[]> {
  return db
    .select()
    .from(noticeBatch)
    .where(hasCodePrefix(noticeBatch.areaPrefix, areaPrefix))
    .orderBy(desc(noticeBatch.madeAt), desc(noticeBatch.id))
    .limit(200)
}

export async function lettersOf(db: Executor, batchId: string): Promise<NoticeLetterRow[]> {
  return db
    .select()
    .from(noticeLetter)
    .where(eq(noticeLetter.batchId, batchId))
    .orderBy(asc(noticeLetter.number))
}

export async function insertNoticeOutcome(
  tx: Executor,
  row: typeof noticeOutcome.$inferInsert,
): Promise<void> {
  await tx.insert(noticeOutcome).values(row)
}

export async function noticeOutcomesOf(db: Executor, batchId: string) {
  return db
    .select()
    .from(noticeOutcome)
    .where(eq(noticeOutcome.batchId, batchId))
    .orderBy(asc(noticeOutcome.recordedAt), asc(noticeOutcome.id))
}

export async function insertReminderOutcome(tx: Executor, row: ReminderOutcomeRow): Promise<void> {
  await tx.insert(reminderOutcome).values(row)
}

/** Newest recorded first. */
export async function pageOfReminders(
  db: Executor,
  { areaPrefix, unitId }: { readonly areaPrefix: string; readonly unitId?: string },
  { after, limit }: { readonly after: PagePlace | undefined; readonly limit: number },
): Promise<ReminderRow[]> {
  return db
    .select()
    .from(reminder)
    .where(
      and(
        unitId === undefined
          ? hasCodePrefix(reminder.areaCode, areaPrefix)
          : eq(reminder.unitId, unitId),
        after &&
          or(
            lt(reminder.recordedAt, after.at),
            and(eq(reminder.recordedAt, after.at), lt(reminder.id, after.id)),
          ),
      ),
    )
    .orderBy(desc(reminder.recordedAt), desc(reminder.id))
    .limit(limit)
}

export async function listReminderOutcomes(
  db: Executor,
  reminderIds: readonly string[],
): Promise<ReminderOutcomeRow[]> {
  if (reminderIds.length === 0) return []
  return db
    .select()
    .from(reminderOutcome)
    .where(inArray(reminderOutcome.reminderId, [...reminderIds]))
    .orderBy(asc(reminderOutcome.recordedAt), asc(reminderOutcome.id))
}

export async function insertArrivals(tx: Executor, rows: readonly ArrivalRow[]): Promise<void> {
  for (const piece of inPieces(rows, 12)) await tx.insert(arrival).values(piece)
}

/** A day's arrivals from one respondents' device. */
export async function arrivalsFrom(
  db: Executor,
  onDate: string,
  origin: string,
): Promise<ArrivalRow[]> {
  return db
    .select()
    .from(arrival)
    .where(
      and(eq(arrival.onDate, onDate), eq(arrival.origin, origin), eq(arrival.byRespondent, true)),
    )
}

/** A day's arrivals under one account. */
export async function arrivalsUnder(
  db: Executor,
  onDate: string,
  accountId: string,
): Promise<ArrivalRow[]> {
  return db
    .select()
    .from(arrival)
    .where(and(eq(arrival.onDate, onDate), eq(arrival.accountId, accountId)))
}

/** The sketch of a response is that of its latest amounts. */
export async function saveSketch(
  tx: Executor,
  responseId: string,
  keys: readonly string[],
): Promise<void> {
  await tx.delete(answerSketch).where(eq(answerSketch.responseId, responseId))
  if (keys.length === 0) return
  await tx.insert(answerSketch).values(keys.map((key, band) => ({ responseId, band, key })))
}

const MOST_CANDIDATES = 20

/** Other responses that share a digest: likely, not surely, alike. */
export async function findSketched(
  db: Executor,
  responseId: string,
  keys: readonly string[],
): Promise<string[]> {
  if (keys.length === 0) return []
  const rows = await db
    .selectDistinct({ responseId: answerSketch.responseId })
    .from(answerSketch)
    .where(and(inArray(answerSketch.key, [...keys]), ne(answerSketch.responseId, responseId)))
    .orderBy(asc(answerSketch.responseId))
    .limit(MOST_CANDIDATES)
  return rows.map((row) => row.responseId)
}

export async function findSignal(db: Executor, id: string): Promise<SignalRow | undefined> {
  const [row] = await db.select().from(signal).where(eq(signal.id, id))
  return row
}

export async function saveSignal(tx: Executor, row: SignalRow): Promise<void> {
  const { id: _id, kind: _kind, onDate: _date, raisedAt: _raised, ...set } = row
  await tx.insert(signal).values(row).onConflictDoUpdate({ target: signal.id, set })
}

export async function addSignalResponses(
  tx: Executor,
  signalId: string,
  responseIds: readonly string[],
): Promise<void> {
  for (const piece of inPieces(responseIds, 2)) {
    await tx
      .insert(signalResponse)
      .values(piece.map((responseId) => ({ signalId, responseId })))
      .onConflictDoNothing()
  }
}

export async function responsesOfSignal(db: Executor, signalId: string): Promise<string[]> {
  const rows = await db
    .select({ responseId: signalResponse.responseId })
    .from(signalResponse)
    .where(eq(signalResponse.signalId, signalId))
    .orderBy(asc(signalResponse.responseId))
  return rows.map((row) => row.responseId)
}

/** Ids of signals of a kind that some of the responses have already. */
export async function findSignalsWith(
  db: Executor,
  kind: SignalKind,
  responseIds: readonly string[],
): Promise<string[]> {
  const rows = await db
    .selectDistinct({ id: signal.id })
    .from(signalResponse)
    .innerJoin(signal, eq(signal.id, signalResponse.signalId))
    .where(and(eq(signal.kind, kind), inArray(signalResponse.responseId, [...responseIds])))
    .orderBy(asc(signal.id))
  return rows.map(({ id }) => id)
}

const waits = sql<boolean>`not exists (select 1 from ${signalSettlement} where ${signalSettlement.signalId} = ${signal.id} and ${signalSettlement.units} >= ${signal.units})`

/** Newest day first. */
export async function pageOfSignals(
  db: Executor,
  asked: {
    readonly areaPrefix: string
    readonly kind?: SignalKind
    readonly onDate?: string
    readonly waiting: boolean
  },
  { after, limit }: { readonly after: PagePlace | undefined; readonly limit: number },
): Promise<SignalRow[]> {
  return db
    .select()
    .from(signal)
    .where(
      and(
        hasCodePrefix(signal.areaPrefix, asked.areaPrefix),
        asked.kind === undefined ? undefined : eq(signal.kind, asked.kind),
        asked.onDate === undefined ? undefined : eq(signal.onDate, asked.onDate),
        asked.waiting ? waits : undefined,
        after &&
          or(
            lt(signal.onDate, after.at),
            and(eq(signal.onDate, after.at), lt(signal.id, after.id)),
          ),
      ),
    )
    .orderBy(desc(signal.onDate), desc(signal.id))
    .limit(limit)
}

/** Kinds of signals that wait to be looked into, by response. */
export async function waitingSignalsOf(
  db: Executor,
  responseIds: readonly string[],
): Promise<readonly { readonly responseId: string; readonly kind: SignalKind }[]> {
  const found: { responseId: string; kind: SignalKind }[] = []
  for (const piece of inPieces(responseIds)) {
    found.push(
      ...(await db
        .select({ responseId: signalResponse.responseId, kind: signal.kind })
        .from(signalResponse)
        .innerJoin(signal, eq(signal.id, signalResponse.signalId))
        .where(and(inArray(signalResponse.responseId, piece), waits))
        .orderBy(asc(signalResponse.responseId), asc(signal.kind))),
    )
  }
  return found
}

export async function insertSettlement(tx: Executor, row: SettlementRow): Promise<void> {
  await tx.insert(signalSettlement).values(row)
}

/** The newest settlement of each signal that has one. */
export async function latestSettlements(
  db: Executor,
  signalIds: readonly string[],
): Promise<ReadonlyMap<string, SettlementRow>> {
  if (signalIds.length === 0) return new Map()
  const rows = await db
    .select()
    .from(signalSettlement)
    .where(inArray(signalSettlement.signalId, [...signalIds]))
    .orderBy(asc(signalSettlement.settledAt), asc(signalSettlement.id))
  return new Map(rows.map((row) => [row.signalId, row]))
}

/** When each of the responses last came in, as the watch saw it. */
export async function lastArrivals(
  db: Executor,
  responseIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const last = new Map<string, string>()
  for (const piece of inPieces(responseIds)) {
    const rows = await db
      .select({ responseId: arrival.responseId, receivedAt: arrival.receivedAt })
      .from(arrival)
      .where(inArray(arrival.responseId, piece))
      .orderBy(asc(arrival.receivedAt))
    for (const row of rows) last.set(row.responseId, row.receivedAt)
  }
  return last
}
