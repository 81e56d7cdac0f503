/** The frame's figures of blocks, which areas lays beside those of other domains. */
import type { Executor } from '../../platform/database/database.ts'
import type { BlockFigures } from '../areas/index.ts'
import { countUnitsByBlock } from './store.ts'

export async function countFrameInBlocks(
  db: Executor,
  blockCodes: readonly string[],
): Promise<ReadonlyMap<string, Partial<BlockFigures>>> {
  const figures = new Map<
    string,
    { units: number; frameRecords: number; openFrameRecords: number }
  >()
  for (const row of await countUnitsByBlock(db, blockCodes)) {
    const block = figures.get(row.block) ?? { units: 0, frameRecords: 0, openFrameRecords: 0 }
    block.units += row.units
    if (row.fromFrame) block.frameRecords += row.units
    if (row.fromFrame && row.open) block.openFrameRecords += row.units
    figures.set(row.block, block)
  }
  return figures
}
