/**
 * Seals the work for reporting. Pressing twice, a second window, or coming back after a reload finds
 * the revision that is already waiting: the same id, the same bytes, until their receipt.
 */
import type { DeviceDatabase, Draft, OutboxItem } from '../../outbox/database.ts'
import { hasUnsealedWork } from '../../outbox/drafts.ts'
import { sealDraft } from '../../outbox/seal.ts'
import { retryStuck } from '../../outbox/settle.ts'
import type { ReportDatabase } from '../device/report-database.ts'

/** The sealed revision that already holds this very work, if one waits. Pure. */
export function pendingSeal(
  draft: Draft | undefined,
  items: readonly OutboxItem[],
): OutboxItem | undefined {
  if (!draft || hasUnsealedWork(draft)) return undefined
  return items
    .filter((item) => item.responseId === draft.responseId && item.intent === 'submit')
    .sort((a, b) => b.sealedAt.localeCompare(a.sealedAt))[0]
}

export async function findPendingSeal(
  database: DeviceDatabase,
  responseId: string,
): Promise<OutboxItem | undefined> {
  const draft = await database.get('drafts', responseId)
  return pendingSeal(draft, await database.getAll('outbox'))
}

export async function sealForReporting(
  database: DeviceDatabase,
  reports: ReportDatabase,
  responseId: string,
): Promise<OutboxItem> {
  return oneAtATime(`jingpu-seal-${responseId}`, async () => {
    const pending = await findPendingSeal(database, responseId)
    if (pending) {
      if (pending.status === 'stuck') await retryStuck(database, pending.revisionId)
      return pending
    }
    const item = await sealDraft(
      database,
      responseId,
      'submit',
      crypto.randomUUID(),
      new Date().toISOString(),
    )
    await reports.put('sealed', {
      revisionId: item.revisionId,
      responseId,
      text: new TextDecoder().decode(item.content),
    })
    return item
  })
}

/** The last piece of work of each name in this window; other windows are kept apart by locks. */
const queues = new Map<string, Promise<unknown>>()

function oneAtATime<T>(name: string, work: () => Promise<T>): Promise<T> {
  const before = queues.get(name) ?? Promise.resolve()
  const turn = before.then(
    () => lockedAcrossWindows(name, work),
    () => lockedAcrossWindows(name, work),
  )
  queues.set(name, turn)
  return turn
}

function lockedAcrossWindows<T>(name: string, work: () => Promise<T>): Promise<T> {
  if (typeof navigator === 'undefined' || !navigator.locks) return work()
  return navigator.locks.request(name, work)
}
