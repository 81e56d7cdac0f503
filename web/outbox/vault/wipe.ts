/**
 * 交回平板: removes one person's records and vault from the device, and what all shared once nobody is
 * left. Only when everything was received; what is not is named instead.
 */
import { forgetDeviceKey } from '../../api/device-key.ts'
import { type DeviceDatabase, databaseNameOf } from '../database.ts'
import { hasUnsealedWork } from '../drafts.ts'
import { countParcels } from '../hand-in/parcels.ts'
import type { VaultDatabase } from './vault.ts'
import { forgetRecordsHere } from './was-here.ts'

export interface LeftOver {
  readonly revisions: number
  readonly acts: number
  readonly photos: number
  readonly drafts: number
  readonly parcels: number
}

export async function leftOnDevice(database: DeviceDatabase): Promise<LeftOver> {
  const unreceived = (each: { status: string }) => each.status !== 'received'
  return {
    revisions: await database.count('outbox'),
    acts: (await database.getAll('acts')).filter(unreceived).length,
    photos: (await database.getAll('photos')).filter(unreceived).length,
    drafts:
      (await database.getAll('drafts')).filter(hasUnsealedWork).length +
      (await database.count('typing')),
    parcels: await countParcels(database),
  }
}

export function isNothingLeft(left: LeftOver): boolean {
  return Object.values(left).every((count) => count === 0)
}

/** Throws, and removes nothing, while something is left. */
export async function wipeDevice(
  database: DeviceDatabase,
  vaults: VaultDatabase,
  accountId: string,
): Promise<void> {
  const left = await leftOnDevice(database)
  if (!isNothingLeft(left)) throw new Error(`not everything was received: ${JSON.stringify(left)}`)
  database.close()
  await deleteDatabase(databaseNameOf(accountId))
  await vaults.delete('vaults', accountId)
  await forgetDeviceKey(accountId)
  localStorage.removeItem('jingpu-account')
  forgetRecordsHere(accountId)
  if ((await vaults.count('vaults')) > 0) return
  await vaults.clear('secrets')
  await caches.delete('jingpu-rules')
}

function deleteDatabase(name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name)
    request.onsuccess = () => resolve()
    request.onerror = () => reject(request.error ?? new Error('the database was not deleted'))
  })
}
