/** What waits on this device: revisions, acts and photographs not yet received, and drafts not yet sealed. */
import { hasUnsealedWork } from '../../outbox/drafts.ts'
import { useDeviceData } from './device.tsx'

export interface Unsent {
  readonly waiting: number
  readonly stuck: number
  readonly drafts: number
}

const NOTHING: Unsent = { waiting: 0, stuck: 0, drafts: 0 }

export function useUnsent(): Unsent {
  const unsent = useDeviceData(async (database) => {
    const items = await database.getAll('outbox')
    const drafts = await database.getAll('drafts')
    const others = [...(await database.getAll('acts')), ...(await database.getAll('photos'))]
    const unsent = [...items, ...others]
    return {
      waiting: unsent.filter((item) => item.status === 'waiting').length,
      stuck: unsent.filter((item) => item.status === 'stuck').length,
      drafts: drafts.filter(hasUnsealedWork).length,
    }
  })
  return unsent ?? NOTHING
}
