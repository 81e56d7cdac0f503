/** Another person's sealed work carried on this device until the server has taken it in. */
import {
  type HandIn,
  type HandInReport,
  receiveHandIn,
} from '../../../server/contract/fieldwork.ts'
import { call } from '../../api/call.ts'
import type { DeviceDatabase } from '../database.ts'

const PREFIX = 'parcel:'

export async function keepParcel(database: DeviceDatabase, handIn: HandIn): Promise<void> {
  const savedAt = new Date().toISOString()
  await database.put('replies', { key: `${PREFIX}${handIn.seal}`, reply: handIn, savedAt })
}

export async function listParcels(database: DeviceDatabase): Promise<HandIn[]> {
  const kept = await database.getAll('replies')
  // Written by keepParcel alone.
  return kept.filter(({ key }) => key.startsWith(PREFIX)).map(({ reply }) => reply as HandIn)
}

/** Sends each; lets go of one only when the server told what became of every piece. */
export async function sendParcels(database: DeviceDatabase): Promise<HandInReport[]> {
  const reports: HandInReport[] = []
  for (const handIn of await listParcels(database)) {
    reports.push(await call(receiveHandIn, { body: handIn }))
    await database.delete('replies', `${PREFIX}${handIn.seal}`)
  }
  return reports
}
