export { areaPrefixOf } from './area-code.ts'
export { assignBlock } from './assign-block.ts'
export { blocksDrawnAt } from './block-change-store.ts'
export type { BlockFigures, CountInBlocks } from './block-figures.ts'
export type { BlockFollower, BuildingFollower, Following } from './block-followers.ts'
export { correctBuilding } from './correct-building.ts'
export { findAreaName } from './find-area-name.ts'
export { type AreaNames, findAreaNames } from './find-area-names.ts'
export { getBlock } from './get-block.ts'
export { handoversOfBlock, handoversOfUnits, unitIdsLeaving } from './handover-store.ts'
export { acceptHandover, needsHandover, startHandover } from './handovers.ts'
export { listCounties } from './list-counties.ts'
export { loadAreas } from './load-areas.ts'
export { loadBlocks, type NewBlock } from './load-blocks.ts'
export { loadBuildings } from './load-buildings.ts'
export { type LoadedGround, loadGround } from './load-ground.ts'
export { middleOf, type PlannedChange } from './partition/plan.ts'
export { type FoundGround, readBlocks, readBuildings } from './read-ground.ts'
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
  latestFindingsBelow,
  listAllAreas,
  listAssignedBlocks,
  listAssignments,
  listBlockCodes,
  listBlockNames,
  listBlockOutlines,
  listBlocksBelow,
  listBuildingNames,
  listBuildings,
  listBuildingsBelow,
  unwalkedBlocks,
} from './store.ts'
export { takeBackBlock } from './take-back-block.ts'
export { isWithinReach, type PlacedColumns, requireReach, withinReach } from './within-reach.ts'
export { zonesHolding } from './zone-figures.ts'
export { listZonesOf } from './zone-store.ts'
