export {
  type Duplicate,
  type FrameIndex,
  type FrameRecordToMatch,
  findDuplicates,
  indexFrame,
} from './find-duplicates.ts'
export { type LinkedLists, linkLists } from './link-lists.ts'
