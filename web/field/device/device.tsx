/**
 * The device's own side of the application: its database for this account, the sender that empties
 * the outbox, and whether the browser promised to keep the data.
 */
import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useMemo,
  useState,
  useSyncExternalStore,
} from 'react'
import { type DeviceDatabase, openDeviceDatabase } from '../../outbox/database.ts'
import { useSession } from '../../shell/session.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { createSender, type Sender, type SenderState } from './sender.ts'

export interface Device {
  readonly database: DeviceDatabase
  readonly sender: Sender
  /** Whether the browser keeps the data for good; null where it does not say. */
  readonly persisted: boolean | null
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

/** Reads by the first `read` given, again after every change the sender or a screen tells. */
export function useDeviceData<T>(read: (database: DeviceDatabase) => Promise<T>): T | undefined {
  const { database } = useDevice()
  const { changes } = useSenderState()
  const [data, setData] = useState<T>()
  const [load] = useState(() => read)
  // biome-ignore lint/correctness/useExhaustiveDependencies: `changes` is the signal to read again
  useEffect(() => {
    let current = true
    void load(database).then((found) => {
      if (current) setData(found)
    })
    return () => {
      current = false
    }
  }, [database, load, changes])
  return data
}

export function DeviceProvider({ children }: { children: ReactNode }) {
  const { account } = useSession()
  const [opened, setOpened] = useState<{ database: DeviceDatabase; sender: Sender }>()
  const [persisted, setPersisted] = useState<boolean | null>(null)

  useEffect(() => {
    let sender: Sender | undefined
    let current = true
    void openDeviceDatabase(account.id).then((database) => {
      if (!current) return database.close()
      sender = createSender(database, account.id)
      setOpened({ database, sender })
      sender.start()
    })
    return () => {
      current = false
      sender?.stop()
    }
  }, [account.id])

  useEffect(() => {
    if (!navigator.storage?.persist) return
    void navigator.storage.persist().then(setPersisted)
  }, [])

  const device = useMemo(() => (opened ? { ...opened, persisted } : null), [opened, persisted])
  if (!device) return <Skeleton />
  return <DeviceContext value={device}>{children}</DeviceContext>
}
