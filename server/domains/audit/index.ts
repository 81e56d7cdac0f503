export { canonicalJson } from './canonical-json.ts'
export { type Act, recordAudit } from './record-audit.ts'
