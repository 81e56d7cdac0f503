export { findLedgerFindings } from './find-ledger-findings.ts'
export { keepLedgerEntries } from './keep-ledger-entries.ts'
export { mountLedger } from './routes.ts'
