export { countFrameInBlocks } from './count-frame-in-blocks.ts'
export { type FrameFile, importFrame } from './import-frame.ts'
export { type FoundUnit, openUnitFromListing } from './open-unit-from-listing.ts'
export { mountFrame } from './routes.ts'
export { countUnitsByArea, findUnit, findUnits, type UnitRow, unitIdsMatching } from './store.ts'
export { summariseUnits } from './summarise-units.ts'
export {
  type FindResponsesOf,
  type FollowPlacement,
  type FrameOptions,
  withoutResponses,
} from './unit-responses.ts'
export { type ListingFindings, updateUnitFromListing } from './update-unit-from-listing.ts'
