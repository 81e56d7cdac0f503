/** Begins the page anew for another of one's units. */
import { switchUnit } from '../../server/contract/activation.ts'
import { call } from '../api/call.ts'
import { useToast } from '../ui/toast.tsx'
import { useDevice } from './device/device.tsx'

export function useUnitSwitch(): (unitId: string) => Promise<void> {
  const { database } = useDevice()
  const toast = useToast()
  return async (unitId) => {
    try {
      await call(switchUnit, { body: { unitId } })
      // What was kept for reading without a network was the other unit's.
      const kept = await database.getAll('replies')
      await Promise.all(kept.map(({ key }) => database.delete('replies', key)))
      location.assign('/self-report/')
    } catch {
      toast({ title: '没有切换', description: '未连上服务器，请联网后再试', tone: 'verify' })
    }
  }
}
