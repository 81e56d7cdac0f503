/** This browser's side of the application: its databases for this account, and the sender. */
import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useState,
  useSyncExternalStore,
} from 'react'
import { type DeviceDatabase, openDeviceDatabase } from '../../outbox/database.ts'
import { watchOpening } from '../../outbox/watch-opening.ts'
import { useSession } from '../../shell/session.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { openReportDatabase, type ReportDatabase } from './report-database.ts'
import { createSending, type Sending } from './sending.ts'

export interface Device {
  readonly accountId: string
  readonly database: DeviceDatabase
  readonly reports: ReportDatabase
  readonly sending: Sending
}

const DeviceContext = createContext<Device | null>(null)

/** Only below DeviceProvider. */
export function useDevice(): Device {
  const device = useContext(DeviceContext)
  if (!device) throw new Error('useDevice outside DeviceProvider')
  return device
}

/** Reads from the browser's databases, again after every attempt to send. */
export function useDeviceData<T>(read: (device: Device) => Promise<T>): T | undefined {
  const device = useDevice()
  const changes = useSyncExternalStore(device.sending.subscribe, device.sending.changes)
  const [data, setData] = useState<T>()
  const [load] = useState(() => read)
  // biome-ignore lint/correctness/useExhaustiveDependencies: `changes` is the signal to read again
  useEffect(() => {
    let current = true
    void load(device).then((found) => {
      if (current) setData(found)
    })
    return () => {
      current = false
    }
  }, [device, load, changes])
  return data
}

export function DeviceProvider({ children }: { children: ReactNode }) {
  const { account } = useSession()
  const [device, setDevice] = useState<Device | null>(null)
  const [shut, setShut] = useState<'waiting' | 'refused' | null>(null)

  useEffect(() => {
    let opened: Device | undefined
    let current = true
    const opening = Promise.all([openDeviceDatabase(account.id), openReportDatabase(account.id)])
    watchOpening(opening, (isShut) => current && setShut(isShut ? 'waiting' : null)).then(
      ([database, reports]) => {
        if (!current) {
          database.close()
          reports.close()
          return
        }
        const sending = createSending(database, account.id)
        opened = { accountId: account.id, database, reports, sending }
        sending.start()
        setDevice(opened)
      },
      () => current && setShut('refused'),
    )
    return () => {
      current = false
      opened?.sending.stop()
    }
  }, [account.id])

  if (shut) {
    return (
      <main className="shell-gate">
        {shut === 'waiting' ? (
          <EmptyState title="本机数据暂时打不开">
            这台电脑的磁盘可能已满。已存的内容还在：请腾出至少 20 MB
            空间，会自动继续；不要清除浏览器数据。
          </EmptyState>
        ) : (
          <EmptyState title="浏览器不允许保存数据">
            填报需要先存在本机。请关闭浏览器的无痕模式，或换一个浏览器，再用登录链接进入。
          </EmptyState>
        )}
      </main>
    )
  }
  if (!device) return <Skeleton />
  return <DeviceContext value={device}>{children}</DeviceContext>
}
