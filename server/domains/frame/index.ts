export {
  type AttributeRow,
  findLatestAttributeRecord,
  listAttributeRecords,
} from './attribute-store.ts'
export { carryUploads } from './carry-uploads.ts'
export { type BestKnown, changeBestKnown } from './change-best-known.ts'
export { countFrameInBlocks } from './count-frame-in-blocks.ts'
export {
  type AttributeChange,
  attributesOf,
  realChanges,
  statedAttributes,
  withAttributes,
} from './current-attributes.ts'
export { describeRecords } from './describe-records.ts'
export { answerDrafting, type DraftingQuestion } from './draft-list.ts'
export { enterEarlierLists } from './enter-earlier-lists.ts'
export { findKeptUnit, findKeptUnits } from './find-kept-units.ts'
export { findUnitPlaces, listOnlineUnits } from './find-unit-places.ts'
export { createBlockFollower, createBuildingFollower } from './follow-blocks.ts'
export {
  countCaptures,
  countRegisteredByVillage,
  countUnitsInBuildings,
  listedUnitsBelow,
  pageOfListedUnits,
} from './frame-figures.ts'
export { getLedger } from './get-ledger.ts'
export { getReachableUnit } from './get-reachable-unit.ts'
export { getUnit } from './get-unit.ts'
export { findMeaning, type Meaning } from './headings.ts'
export { importFrame } from './import-frame.ts'
export { listRecordsOf, type RecordRow } from './import-store.ts'
export { judgeCode } from './judge-code.ts'
export { judgeRefusedRow } from './judge-refused-row.ts'
export { openRecordsBelow, sumsAgree } from './ledger-store.ts'
export { listHandovers } from './list-handovers.ts'
export { listLedgerEntries } from './list-ledger-entries.ts'
export { listUnits } from './list-units.ts'
export { type FoundUnit, openUnitFromListing } from './open-unit-from-listing.ts'
export { placeUnit } from './place-unit.ts'
export { proveLedger } from './prove-ledger.ts'
export { type AttributeGround, recordAttributes } from './record-attributes.ts'
export { type OutcomeToRecord, recordOutcome } from './record-outcome.ts'
export { setHeadings } from './remember-headings.ts'
export { retained } from './retained.ts'
export { mountFrame } from './routes.ts'
export { searchFrame } from './search-frame.ts'
export { settleOutcome, withdrawOutcome } from './settle-outcome.ts'
export { getSource, LISTING_SOURCE_NAME, sourceName, sources } from './sources.ts'
export {
  countUnitsBelow,
  findUnit,
  findUnitIdsByCreditCode,
  findUnits,
  pageOfAllUnits,
  pageOfUnitsToLink,
  type UnitRow,
  unitIdsBelow,
  unitIdsInBlock,
  unitIdsMatching,
  unitsOpenedSince,
} from './store.ts'
export { summariseUnits } from './summarise-units.ts'

export type {
  FindResponsesOf,
  FollowPlacement,
  FrameOptions,
  OutcomeFollower,
  PrepareOutcomeFollower,
} from './unit-responses.ts'
export { recordsOfUnits } from './units-to-link.ts'
export { type ListingFindings, updateUnitFromListing } from './update-unit-from-listing.ts'
