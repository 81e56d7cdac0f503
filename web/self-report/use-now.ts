/** The server's time as far as known, looked at again every minute. */
import { useEffect, useState } from 'react'
import { useSession } from '../shell/session.tsx'

const MINUTE_MS = 60_000

export function useNow(): Date {
  const { clockOffsetMs } = useSession()
  const [deviceMs, setDeviceMs] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setDeviceMs(Date.now()), MINUTE_MS)
    return () => clearInterval(timer)
  }, [])
  return new Date(deviceMs + (clockOffsetMs ?? 0))
}
