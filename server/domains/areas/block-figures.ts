/**
 * What is left to do in a block. Areas is below the domains that know, so each of them hands in a
 * function and the figures are laid together here; a figure nobody gives is zero.
 */
import type { BlockSummary } from '../../contract/areas.ts'
import type { Executor } from '../../platform/database/database.ts'

export type BlockFigures = BlockSummary['counts']

/** Figures of these blocks by block code; each domain gives only the figures it owns. */
export type CountInBlocks = (
  db: Executor,
  blockCodes: readonly string[],
) => Promise<ReadonlyMap<string, Partial<BlockFigures>>>

const none: BlockFigures = {
  buildings: 0,
  frameRecords: 0,
  openFrameRecords: 0,
  units: 0,
  responsesDue: 0,
  responsesSubmitted: 0,
  responsesReturned: 0,
}

export async function figuresOf(
  db: Executor,
  blockCodes: readonly string[],
  counters: readonly CountInBlocks[],
): Promise<(blockCode: string) => BlockFigures> {
  const parts: ReadonlyMap<string, Partial<BlockFigures>>[] = []
  for (const count of counters) parts.push(await count(db, blockCodes))
  return (code) => Object.assign({ ...none }, ...parts.map((part) => part.get(code)))
}
