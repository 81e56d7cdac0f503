/**
 * Another person's sealed work carried on this device until the server has taken it in. One the server
 * cannot place waits for a person, who sends it again or leaves it with the office, which keeps it whole.
 */
import { handInToSign } from '../../../server/contract/devices.ts'
import {
  type HandIn,
  type HandInReport,
  receiveHandIn,
  setAsideHandIn,
} from '../../../server/contract/fieldwork.ts'
import { CallFailure, call, type Failure } from '../../api/call.ts'
import { signRevision } from '../../api/device-key.ts'
import type { DeviceDatabase } from '../database.ts'
import { sha256 } from '../hash.ts'
import { needsPerson } from '../settle.ts'

const PREFIX = 'parcel:'
const REFUSED_PREFIX = 'refused-parcel:'

/** Why a parcel stays, and what a person decided of it. */
export interface ParcelRefusal {
  readonly failure: Failure | { readonly kind: 'unreadable-pieces'; readonly count: number }
  /** To be left with the office when the server is next reached. */
  readonly aside: boolean
}

export interface Parcel {
  readonly handIn: HandIn
  /** Null for one that goes by itself. */
  readonly refusal: ParcelRefusal | null
}

export async function keepParcel(database: DeviceDatabase, handIn: HandIn): Promise<void> {
  const savedAt = new Date().toISOString()
  await database.put('replies', { key: `${PREFIX}${handIn.seal}`, reply: handIn, savedAt })
}

/** By their keys: a tablet keeps thousands of replies, each encrypted. */
export async function listParcels(database: DeviceDatabase): Promise<Parcel[]> {
  const keys = await database.keysWith('replies', PREFIX)
  const kept = await Promise.all(keys.map((key) => database.get('replies', key)))
  const parcels: Parcel[] = []
  for (const each of kept) {
    if (!each) continue
    const handIn = each.reply as HandIn // Written by keepParcel alone.
    const refused = await database.get('replies', `${REFUSED_PREFIX}${handIn.seal}`)
    parcels.push({ handIn, refusal: (refused?.reply as ParcelRefusal | undefined) ?? null })
  }
  return parcels
}

/** After a person looked at a parcel that was not taken: it goes again. */
export async function retryParcel(database: DeviceDatabase, { seal }: HandIn): Promise<void> {
  await database.delete('replies', `${REFUSED_PREFIX}${seal}`)
}

/** 交普查办处理: it is left with the office as it is, at once or when the server is next reached. */
export async function setParcelAside(
  database: DeviceDatabase,
  { handIn, refusal }: Parcel,
): Promise<void> {
  if (refusal) await noteRefusal(database, handIn, { ...refusal, aside: true })
}

export interface ParcelsSent {
  readonly reports: readonly HandInReport[]
  /** Of parcels that stay, one failure each. */
  readonly failures: readonly CallFailure[]
  /** Left with the office. */
  readonly aside: number
}

/**
 * Sends each; lets go of one only when the server told what became of every piece, or keeps it whole. One
 * that fails stops no other; one that was refused goes again only after a person looked at it.
 */
export async function sendParcels(
  database: DeviceDatabase,
  /** Whose tablet brings them: it signs for them where it is enrolled. */
  accountId?: string,
): Promise<ParcelsSent> {
  const reports: HandInReport[] = []
  const failures: CallFailure[] = []
  let aside = 0
  for (const { handIn, refusal } of await listParcels(database)) {
    if (refusal && !refusal.aside) continue
    try {
      if (refusal) {
        if (!(await leaveWithOffice(handIn))) continue
        aside += 1
      } else {
        const headers =
          accountId === undefined ? {} : await signRevision(accountId, handInToSign(handIn))
        const report = await call(receiveHandIn, { body: handIn }, headers)
        reports.push(report)
        const count = report.faults.length
        if (count > 0) {
          const failure = { kind: 'unreadable-pieces', count } as const
          await noteRefusal(database, handIn, { failure, aside: false })
          continue
        }
      }
      await forgetParcel(database, handIn)
    } catch (error) {
      if (!(error instanceof CallFailure)) throw error
      failures.push(error)
      if (!refusal && needsPerson(error.failure)) {
        await noteRefusal(database, handIn, { failure: error.failure, aside: false })
      }
    }
  }
  return { reports, failures, aside }
}

/** Whether the receipt's hash is that of what was left; with another it stays, to be left again. */
async function leaveWithOffice(handIn: HandIn): Promise<boolean> {
  const body = new TextEncoder().encode(JSON.stringify(handIn))
  const contentHash = await sha256(body)
  const receipt = await call(setAsideHandIn, { params: { contentHash }, body })
  return receipt.contentHash === contentHash
}

async function noteRefusal(
  database: DeviceDatabase,
  { seal }: HandIn,
  refusal: ParcelRefusal,
): Promise<void> {
  const savedAt = new Date().toISOString()
  await database.put('replies', { key: `${REFUSED_PREFIX}${seal}`, reply: refusal, savedAt })
}

/** The parcel first: a refusal without one is nothing, a parcel without its refusal would go again. */
async function forgetParcel(database: DeviceDatabase, { seal }: HandIn): Promise<void> {
  await database.delete('replies', `${PREFIX}${seal}`)
  await database.delete('replies', `${REFUSED_PREFIX}${seal}`)
}

/** How many are carried. */
export async function countParcels(database: DeviceDatabase): Promise<number> {
  return (await database.keysWith('replies', PREFIX)).length
}
