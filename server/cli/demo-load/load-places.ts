/** Areas from the code list, blocks and buildings as the demonstration draws them. */
import type { City } from '../../demo-city/city.ts'
import { loadAreas, loadBlocks, loadBuildings } from '../../domains/areas/index.ts'
import type { Context } from '../../platform/context.ts'

export async function loadPlaces(
  ctx: Context,
  city: City,
): Promise<{ areas: number; blocks: number; buildings: number }> {
  const { areas } = await loadAreas(ctx)
  const { blocks } = await loadBlocks(ctx, city.blocks)
  const { buildings } = await loadBuildings(ctx, city.buildings)
  return { areas, blocks, buildings }
}
