/** Ledgers over HTTP. */
import * as contract from '../../contract/unit-ledger.ts'
import { type Mounting, mount } from '../../platform/mount.ts'
import { exportLedger } from './export-ledger.ts'
import { importLedgerFile } from './import-ledger-file.ts'
import { placeLedgerItems } from './place-ledger-items.ts'
import { putLedgerEntry } from './put-ledger-entry.ts'
import {
  getLedgerEntry,
  getLedgerFile,
  getLedgerSums,
  listUnitLedgerEntries,
} from './read-ledger.ts'
import { receiveLedgerFile } from './receive-ledger-file.ts'

export function mountLedger(mounting: Mounting): void {
  mount(mounting, contract.getLedgerSums, (ctx, { params }) => getLedgerSums(ctx, params))
  mount(mounting, contract.listUnitLedgerEntries, (ctx, { params, query }) =>
    listUnitLedgerEntries(ctx, params, query),
  )
  mount(mounting, contract.exportLedger, (ctx, { params }) => exportLedger(ctx, params))
  mount(mounting, contract.getLedgerEntry, (ctx, { params }) => getLedgerEntry(ctx, params))
  mount(mounting, contract.putLedgerEntry, (ctx, { params, body }) =>
    putLedgerEntry(ctx, { ...params, ...body }),
  )
  mount(mounting, contract.placeLedgerItems, (ctx, { params, body }) =>
    placeLedgerItems(ctx, { ...params, ...body }),
  )
  mount(mounting, contract.receiveLedgerFile, (ctx, { params, query, body }) =>
    receiveLedgerFile(ctx, { ...params, fileName: query.fileName, bytes: body }),
  )
  mount(mounting, contract.getLedgerFile, (ctx, { params }) => getLedgerFile(ctx, params))
  mount(mounting, contract.importLedgerFile, (ctx, { params, body }) =>
    importLedgerFile(ctx, { ...params, ...body }),
  )
}
