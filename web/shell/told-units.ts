/**
 * Which units this device has told, kept in its local storage until the server has it: a tablet tells at
 * doors without a signal.
 */
import { acknowledgeNotice } from '../../server/contract/legal-notice.ts'
import { CallFailure, call } from '../api/call.ts'

export interface Told {
  readonly noticeId: string
  readonly edition: number
  /** UTC instant of the device's clock. */
  readonly toldAt: string
  readonly sent: boolean
}

const KEY = 'jingpu-told-units'

export function readTold(storage: Storage): Readonly<Record<string, Told>> {
  // Written by this very module.
  return JSON.parse(storage.getItem(KEY) ?? '{}') as Record<string, Told>
}

export function rememberTold(storage: Storage, unitId: string, told: Told): void {
  storage.setItem(KEY, JSON.stringify({ ...readTold(storage), [unitId]: told }))
}

/** Sends what the server does not have; what it does not know yet waits for the next time. */
export async function sendTold(storage: Storage): Promise<void> {
  for (const [unitId, told] of Object.entries(readTold(storage))) {
    if (told.sent) continue
    const { noticeId, edition, toldAt } = told
    try {
      await call(acknowledgeNotice, { params: { unitId, noticeId }, body: { edition, toldAt } })
      rememberTold(storage, unitId, { ...told, sent: true })
    } catch (error) {
      if (error instanceof CallFailure && error.failure.kind !== 'problem') return
    }
  }
}
