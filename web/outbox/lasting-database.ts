/**
 * A connection to IndexedDB that lasts: the browser closes one by itself when the disk is full, and then
 * it is opened again once there is room.
 */
import { type DBSchema, type IDBPDatabase, type OpenDBCallbacks, openDB } from 'idb'
import { makeStoreSound, storeWasClosed, waitForRoom } from './sound-store.ts'

const OPEN_AGAIN_MS = 1_500

/**
 * Waits while the device is full. What is asked of it between closing and opening fails with an
 * InvalidStateError. `read-first`: a person reads for a while before anything is written; it is open the
 * sooner for it.
 */
export async function openLasting<Schema extends DBSchema | unknown>(
  name: string,
  version: number,
  upgrade: NonNullable<OpenDBCallbacks<Schema>['upgrade']>,
  use: 'write' | 'read-first' = 'write',
): Promise<IDBPDatabase<Schema>> {
  let ended = false
  const open = async (): Promise<IDBPDatabase<Schema>> => {
    await (use === 'write' ? makeStoreSound() : waitForRoom())
    const opening = openDB<Schema>(name, version, {
      upgrade,
      blocking: () => void opening.then((opened) => opened.close()), // another tab deletes or upgrades it
      terminated() {
        storeWasClosed()
        openAgain()
      },
    })
    return opening
  }
  const openAgain = (): void => {
    if (ended) return
    open().then(
      (opened) => {
        if (ended) opened.close()
        else current = opened
      },
      () => void setTimeout(openAgain, OPEN_AGAIN_MS),
    )
  }
  let current = await open()
  return new Proxy(current, {
    get(_, property) {
      if (property === 'close') {
        return () => {
          ended = true
          current.close()
        }
      }
      const value: unknown = Reflect.get(current, property)
      return typeof value === 'function' ? value.bind(current) : value
    },
  })
}
