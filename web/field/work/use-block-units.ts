/** All units of a block, fetched page after page or kept: a page alone never takes the place of the whole. */
import { useQuery } from '@tanstack/react-query'
import { listUnits } from '../../../server/contract/frame.ts'
import type { ReplyOf } from '../../../server/contract/operation.ts'
import { call } from '../../api/call.ts'
import { queryFor } from '../../api/queries.ts'
import type { DeviceDatabase } from '../../outbox/database.ts'
import { replyOrKept } from '../../outbox/replies.ts'
import { useDevice } from '../device/device.tsx'
import { blockUnitsInput } from './block-units-input.ts'

export function useBlockUnits(blockCode: string) {
  const { database } = useDevice()
  return useQuery({
    ...queryFor(listUnits, blockUnitsInput(blockCode)),
    queryFn: () => unitsOrKept(database, blockCode),
    networkMode: 'always',
  })
}

function unitsOrKept(
  database: DeviceDatabase,
  blockCode: string,
): Promise<ReplyOf<typeof listUnits>> {
  const input = blockUnitsInput(blockCode)
  return replyOrKept(database, listUnits, input, async () => {
    const units: ReplyOf<typeof listUnits>['units'] = []
    for (let after: string | null | undefined; after !== null; ) {
      const query = { ...input.query, ...(after === undefined ? {} : { after }) }
      const page: ReplyOf<typeof listUnits> = await call(listUnits, { query })
      units.push(...page.units)
      after = page.next
    }
    return { units, next: null }
  })
}
