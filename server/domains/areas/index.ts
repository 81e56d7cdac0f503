export { areaPrefixOf } from './area-code.ts'
export { assignBlock } from './assign-block.ts'
export type { BlockFigures, CountInBlocks } from './block-figures.ts'
export type { BlockFollower, BuildingFollower, Following } from './block-followers.ts'
export { correctBuilding } from './correct-building.ts'
export { findAreaName } from './find-area-name.ts'
export { type AreaNames, findAreaNames } from './find-area-names.ts'
export { getBlock } from './get-block.ts'
export { needsHandover, startHandover } from './handovers.ts'
export { loadAreas } from './load-areas.ts'
export { loadBlocks, type NewBlock } from './load-blocks.ts'
export { loadBuildings } from './load-buildings.ts'
export type { PlannedChange } from './partition/plan.ts'
export { latestVisits, recordVisit } from './record-visit.ts'
export { type AreasOptions, mountAreas } from './routes.ts'
export { findReachedBlock, requireStandingBlock, standingBlock } from './standing-block.ts'
export {
  type AreaRow,
  type BuildingRow,
  countBlocksOf,
  findBlockCode,
  findBlockOutline,
  findBuilding,
  handoversOfBlock,
  handoversOfUnits,
  latestFindingsBelow,
  listAllAreas,
  listAssignedBlocks,
  listAssignments,
  listBlockCodes,
  listBlockNames,
  listBlockOutlines,
  listBlocksBelow,
  listBuildingNames,
  listBuildingsBelow,
  unitIdsLeaving,
} from './store.ts'
export { takeBackBlock } from './take-back-block.ts'
export { isWithinReach, type PlacedColumns, requireReach, withinReach } from './within-reach.ts'
