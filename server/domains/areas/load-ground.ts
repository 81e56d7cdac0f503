/**
 * The ground of an area as it was drawn elsewhere: blocks first, then their buildings. Where blocks were
 * drawn anew on the map since, the map is right and nothing comes in over it.
 */
import type { Building } from '../../contract/areas.ts'
import { Problem } from '../../contract/problems.ts'
import type { Context } from '../../platform/context.ts'
import { blocksDrawnAt } from './block-change-store.ts'
import { loadBlocks, type NewBlock } from './load-blocks.ts'
import { loadBuildings } from './load-buildings.ts'
import { shapeOf } from './partition/outline.ts'
import { findFaults } from './partition/prove.ts'

export interface Ground {
  readonly blocks: readonly NewBlock[]
  readonly buildings: readonly Building[]
}

export interface LoadedGround {
  readonly blocks: number
  readonly buildings: number
  /** Gaps and overlaps among the blocks of a village, in words; they come in all the same. */
  readonly notices: readonly string[]
}

/** Called by commands. Repeat-safe: a block or building already there is brought up to date. */
export async function loadGround(
  ctx: Context,
  { blocks, buildings }: Ground,
): Promise<LoadedGround> {
  const villages = new Map<string, NewBlock[]>()
  for (const block of blocks) {
    const village = block.code.slice(0, 12)
    villages.set(village, [...(villages.get(village) ?? []), block])
  }
  for (const village of villages.keys()) {
    if ((await blocksDrawnAt(ctx.database.read, village)) !== null) {
      const what = `普查区 ${village} 的小区已在地图上改画过，请在「普查区地图」里改，不再从文件载入`
      throw new Problem('body-not-acceptable', what)
    }
  }
  if (blocks.length > 0) await loadBlocks(ctx, blocks)
  if (buildings.length > 0) await loadBuildings(ctx, buildings)
  const notices = [...villages].flatMap(([village, inside]) =>
    findFaults(inside.map(({ code, geometry }) => ({ name: code, shape: shapeOf(geometry) }))).map(
      (fault) => `普查区 ${village}：${fault}`,
    ),
  )
  return { blocks: blocks.length, buildings: buildings.length, notices }
}
