/**
 * The device's own side of the application: its encrypted database for this account, the sender that
 * empties the outbox, and what the browser says of its storage.
 */
import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react'
import { type DeviceDatabase, openDeviceDatabase } from '../../outbox/database.ts'
import { adoptTyping } from '../../outbox/drafts.ts'
import { encryptedRecords } from '../../outbox/record-codec.ts'
import { watchOpening } from '../../outbox/watch-opening.ts'
import { useSession } from '../../shell/session.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { StoreShut } from '../vault/store-shut.tsx'
import { useUnlocked } from '../vault/unlocked.tsx'
import { createPreparer, type Preparer, type PreparerState } from '../work/preparer.ts'
import { createSender, type Sender, type SenderState } from './sender.ts'
import { type StorageKeeping, useStorageState } from './use-storage-state.ts'

export interface Device {
  readonly database: DeviceDatabase
  readonly sender: Sender
  /** Fetches what a day without signal needs. */
  readonly preparer: Preparer
  readonly storage: StorageKeeping
}

const DeviceContext = createContext<Device | null>(null)

/** The device of this window. Only below DeviceProvider. */
export function useDevice(): Device {
  const device = useContext(DeviceContext)
  if (!device) throw new Error('useDevice outside DeviceProvider')
  return device
}

/** What the sender is doing now; changes also after each record sent. */
export function useSenderState(): SenderState {
  const { sender } = useDevice()
  return useSyncExternalStore(sender.subscribe, sender.state)
}

export function usePreparerState(): PreparerState {
  const { preparer } = useDevice()
  return useSyncExternalStore(preparer.subscribe, preparer.state)
}

/**
 * Reads again after every change the sender, the preparer or a screen tells. `key`: read anew when it
 * changes; `read` itself may be a new function each time.
 */
export function useDeviceData<T>(
  read: (database: DeviceDatabase) => Promise<T>,
  key = '',
): T | undefined {
  const { database } = useDevice()
  const { changes } = useSenderState()
  const { done } = usePreparerState()
  const [data, setData] = useState<{ readonly key: string; readonly value: T }>()
  const last = useRef<Promise<void>>(Promise.resolve())
  // biome-ignore lint/correctness/useExhaustiveDependencies: the signals to read again, not the function
  useEffect(() => {
    let current = true
    // One after another, and one for all that is told meanwhile: at a start much is told at once.
    const reading = last.current.then(async () => {
      if (!current) return
      const value = await read(database)
      setData({ key, value })
    })
    last.current = reading.catch(() => undefined)
    return () => {
      current = false
    }
  }, [database, key, changes, done])
  return data?.key === key ? data.value : undefined
}

export function DeviceProvider({ children }: { children: ReactNode }) {
  const { account } = useSession()
  const { key } = useUnlocked()
  const [opened, setOpened] = useState<Omit<Device, 'storage'>>()
  const [shut, setShut] = useState(false)
  const storage = useStorageState()

  useEffect(() => {
    let sender: Sender | undefined
    let preparer: Preparer | undefined
    let database: DeviceDatabase | undefined
    let current = true
    const opening = openDeviceDatabase(account.id, encryptedRecords(key.bytes)).then(
      async (found) => {
        // Where the device is full the notes stay, and opening the form tries once more.
        await adoptTyping(found).catch(() => undefined)
        return found
      },
    )
    const opened = watchOpening(opening, (isShut) => current && setShut(isShut))
    opened.then(
      (found) => {
        if (!current) return found.close()
        database = found
        sender = createSender(found, account.id)
        preparer = createPreparer(found, account.role === 'supervisor')
        setOpened({ database: found, sender, preparer })
        sender.start()
        preparer.start()
      },
      () => undefined, // said by StoreShut
    )
    return () => {
      current = false
      sender?.stop()
      preparer?.stop()
      // What is being saved ends first: IndexedDB closes after its last transaction.
      setTimeout(() => database?.close(), 2_000)
    }
  }, [account.id, account.role, key])

  const device = useMemo(() => (opened ? { ...opened, storage } : null), [opened, storage])
  if (shut) return <StoreShut />
  if (!device) return <Skeleton />
  return <DeviceContext value={device}>{children}</DeviceContext>
}
