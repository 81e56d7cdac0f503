export { findLedgerFindings } from './find-ledger-findings.ts'
export { keepLedgerEntries } from './keep-ledger-entries.ts'
export { retained } from './retained.ts'
export { mountLedger } from './routes.ts'
