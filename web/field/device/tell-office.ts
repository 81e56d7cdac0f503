/**
 * After each sync an enrolled tablet tells its office how it is, at most every ten minutes: versions,
 * what waits, room, clock. It matters less than what was filled in: a failure is left for next time.
 */

import { loadCodeList } from '../../../forms/generated/code-lists.ts'
import { formSummaries } from '../../../forms/generated/registry.ts'
import { listBlocks } from '../../../server/contract/areas.ts'
import { type DeviceReport, reportDevice } from '../../../server/contract/devices.ts'
import type { ReplyOf } from '../../../server/contract/operation.ts'
import { CallFailure, call } from '../../api/call.ts'
import { findDeviceKey } from '../../api/device-key.ts'
import type { DeviceDatabase } from '../../outbox/database.ts'
import { hasUnsealedWork } from '../../outbox/drafts.ts'
import { appVersion } from './app-version.ts'

const EVERY_MS = 600_000
let toldAtMs = 0

/** When the office knew last, and whether the tablet was reported lost; null where it is not enrolled. */
export interface OfficeWord {
  readonly name: string
  readonly toldAt: string | null
  readonly revokedAt: string | null
}

let lastWord: OfficeWord | null = null

export function officeWord(): OfficeWord | null {
  return lastWord
}

export async function tellOffice(database: DeviceDatabase, accountId: string): Promise<void> {
  const key = await findDeviceKey(accountId)
  const sinceMs = Date.now() - toldAtMs
  // A clock set back since makes it negative: then it is told anew.
  if (!key || (sinceMs >= 0 && sinceMs < EVERY_MS)) return
  lastWord ??= { name: key.name, toldAt: null, revokedAt: null }
  try {
    const report = await describeDevice(database)
    const { revokedAt, serverTime } = await call(reportDevice, {
      params: { deviceId: key.deviceId },
      body: { deviceTime: new Date().toISOString(), report },
    })
    toldAtMs = Date.now()
    lastWord = { name: key.name, toldAt: serverTime, revokedAt }
  } catch (error) {
    if (!(error instanceof CallFailure)) throw error
  }
}

async function describeDevice(database: DeviceDatabase): Promise<DeviceReport> {
  const outbox = await database.count('outbox')
  const drafts = (await database.getAll('drafts')).filter(hasUnsealedWork).length
  const kept = await database.get('replies', `${listBlocks.id}:${JSON.stringify({ query: {} })}`)
  // Kept under this operation's id, hence of its reply's shape.
  const blocks = kept ? (kept.reply as ReplyOf<typeof listBlocks>).blocks.length : 0
  const { edition } = await loadCodeList('industry')
  const estimate = await navigator.storage?.estimate?.()
  return {
    appVersion,
    codeLists: { industry: edition },
    forms: Object.fromEntries(
      formSummaries
        .filter(({ audience }) => audience === 'enumerator')
        .map(({ id, version }) => [id, version]),
    ),
    ...{ blocks, waiting: outbox, drafts },
    persisted: (await navigator.storage?.persisted?.()) ?? null,
    storageUsedBytes: estimate?.usage ?? null,
    storageQuotaBytes: estimate?.quota ?? null,
  }
}
