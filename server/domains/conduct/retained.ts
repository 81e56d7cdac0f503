/** Which tables of this domain hold data of single respondents, by how long they are kept. */
import type { RetainedTables } from '../../platform/database/retained-table.ts'
import {
  answerSketch,
  arrival,
  evidence,
  evidenceContent,
  noticeLetter,
  noticeOutcome,
  reminder,
  reminderOutcome,
  signal,
  signalResponse,
  signalSettlement,
} from './tables.ts'

export const retained: RetainedTables = {
  responses: [
    { table: signalSettlement, key: [signalSettlement.id], at: signalSettlement.settledAt },
    { table: signalResponse, key: [signalResponse.signalId, signalResponse.responseId] },
    { table: signal, key: [signal.id], at: signal.updatedAt },
    { table: answerSketch, key: [answerSketch.responseId, answerSketch.band] },
    { table: arrival, key: [arrival.entry], at: arrival.receivedAt },
  ],
  'field-material': [
    { table: evidenceContent, key: [evidenceContent.evidenceId] },
    { table: evidence, key: [evidence.id], at: evidence.addedAt },
  ],
  correspondence: [
    { table: reminderOutcome, key: [reminderOutcome.id], at: reminderOutcome.recordedAt },
    { table: noticeOutcome, key: [noticeOutcome.id], at: noticeOutcome.recordedAt },
    { table: noticeLetter, key: [noticeLetter.batchId, noticeLetter.number] },
    { table: reminder, key: [reminder.id], at: reminder.recordedAt },
  ],
}
