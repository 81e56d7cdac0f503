export {
  type AttributeRow,
  findLatestAttributeRecord,
  listAttributeRecords,
} from './attribute-store.ts'
export { countFrameInBlocks } from './count-frame-in-blocks.ts'
export {
  type AttributeChange,
  attributesOf,
  statedAttributes,
  withAttributes,
} from './current-attributes.ts'
export { getUnit } from './get-unit.ts'
export { findMeaning, type Meaning } from './headings.ts'
export { type FrameFile, importFrame } from './import-frame.ts'
export { listUnits } from './list-units.ts'
export { type FoundUnit, openUnitFromListing } from './open-unit-from-listing.ts'
export { placeUnit } from './place-unit.ts'
export { type AttributeGround, recordAttributes } from './record-attributes.ts'
export { type OutcomeToRecord, recordOutcome } from './record-outcome.ts'
export { mountFrame } from './routes.ts'
export { searchFrame } from './search-frame.ts'
export { countUnitsByArea, findUnit, findUnits, type UnitRow, unitIdsMatching } from './store.ts'
export { summariseUnits } from './summarise-units.ts'
export type {
  FindResponsesOf,
  FollowPlacement,
  FrameOptions,
  PrepareOutcomeFollower,
} from './unit-responses.ts'
export { type ListingFindings, updateUnitFromListing } from './update-unit-from-listing.ts'
