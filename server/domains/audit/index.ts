export { type AnchorFolder, openAnchorFolder } from './anchor-folder.ts'
export { canonicalJson } from './canonical-json.ts'
export { type CutSum, cutTrail } from './cut-trail.ts'
export { type AnchorKeeper, findLostAnchor, keepAnchored } from './keep-anchored.ts'
export { type Act, recordAudit } from './record-audit.ts'
export { isRefusal, recordRefusal } from './record-refusal.ts'
export { createViewRecorder, type ViewRecorder } from './record-view.ts'
export {
  type AuditEntry,
  countByAction,
  countByPersonAndHour,
  entriesOfAction,
  findEdges,
  findEntries,
  findHead,
  type PersonHour,
  type TrailFilter,
} from './store.ts'
export { type Anchor, type TrailReport, verifyTrail } from './verify-trail.ts'
