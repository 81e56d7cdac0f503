/**
 * Sends finished entries of the ledger, oldest work first. What the server has received leaves this
 * browser; what it refuses stays, with the reason; without a network everything stays.
 */
import { putLedgerEntry } from '../../../server/contract/unit-ledger.ts'
import { CallFailure, call } from '../../api/call.ts'
import type { LedgerWork, ReportDatabase } from '../device/report-database.ts'
import { readFields } from './entry-fields.ts'

/** Whether anything was received. */
export async function sendEntries(reports: ReportDatabase): Promise<boolean> {
  let received = false
  for (const work of await reports.getAll('ledger')) {
    if (!work.ready) continue
    const read = readFields(work.fields)
    if ('faults' in read) continue
    const { entryId, unitId, year, baseVersion, struck } = work
    try {
      await call(putLedgerEntry, {
        params: { unitId, year, entryId },
        body: { baseVersion, content: read.content, struck },
      })
      received = true
      await letGo(reports, work)
    } catch (error) {
      const failure = error instanceof CallFailure ? error.failure : undefined
      if (failure?.kind !== 'problem' || failure.problem.retry === 'later') return received
      if (failure.problem.retry === 'after-sign-in') return received
      const { title, detail } = failure.problem
      await keepWork(reports, { ...work, ready: false, refusal: detail ?? title })
    }
  }
  return received
}

export async function keepWork(reports: ReportDatabase, work: LedgerWork): Promise<void> {
  await reports.put('ledger', work)
}

/** Only what was sent: work written on meanwhile stays. */
async function letGo(reports: ReportDatabase, sent: LedgerWork): Promise<void> {
  const transaction = reports.transaction('ledger', 'readwrite')
  const now = await transaction.store.get(sent.entryId)
  if (JSON.stringify(now) === JSON.stringify(sent)) await transaction.store.delete(sent.entryId)
  await transaction.done
}
