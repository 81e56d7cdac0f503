/** One block within reach: its figures, outline and buildings. */
import type { BlockSummary, Building, Polygons } from '../../contract/areas.ts'
import { Problem } from '../../contract/problems.ts'
import type { SignedInContext } from '../../platform/context.ts'
import type { CountInBlocks } from './block-figures.ts'
import { summariseBlocks } from './list-blocks.ts'
import { findBlock, listBuildings } from './store.ts'
import { requireReach } from './within-reach.ts'

export async function getBlock(
  ctx: SignedInContext,
  blockCode: string,
  counters: readonly CountInBlocks[],
): Promise<{ block: BlockSummary; geometry: Polygons; buildings: Building[] }> {
  const db = ctx.database.read
  const place = { areaCode: blockCode, blockCode, unitId: null }
  await requireReach(db, ctx, 'area.view', place)
  const row = await findBlock(db, blockCode)
  if (!row) throw new Problem('not-found')
  const [block] = await summariseBlocks(db, [row], counters)
  return { block: block!, geometry: row.geometry, buildings: await listBuildings(db, blockCode) }
}
