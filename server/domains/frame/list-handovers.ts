/** Units on their way into or out of a block 移交, with their names. */
import type { Handover } from '../../contract/area-map.ts'
import type { SignedInContext } from '../../platform/context.ts'
import { handoversOfBlock, requireReach } from '../areas/index.ts'
import { findUnits } from './store.ts'

export async function listHandovers(
  ctx: SignedInContext,
  blockCode: string,
): Promise<{ handovers: Handover[] }> {
  const db = ctx.database.read
  await requireReach(db, ctx, 'area.view', { areaCode: blockCode, blockCode, unitId: null })
  const rows = await handoversOfBlock(db, blockCode)
  const units = await findUnits(
    db,
    rows.map(({ unitId }) => unitId),
  )
  return {
    handovers: rows.map(({ unitId, fromBlock, toBlock, reason, startedAt }) => ({
      ...{ unitId, fromBlock, toBlock, reason, startedAt },
      unitName: units.get(unitId)?.name ?? '',
    })),
  }
}
