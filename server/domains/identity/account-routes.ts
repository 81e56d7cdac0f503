/** Managed accounts over HTTP. */
import * as contract from '../../contract/accounts.ts'
import { type Mounting, mount } from '../../platform/mount.ts'
import type { AccountPorts } from './account-ports.ts'
import { changeManagedAccount, renewAccountLink } from './change-managed-account.ts'
import { createManagedAccount } from './create-managed-account.ts'
import { importAccounts } from './import-accounts.ts'
import { readManagedAccount, readManagedAccounts } from './list-managed-accounts.ts'

export function mountAccounts(mounting: Mounting, ports: AccountPorts): void {
  mount(mounting, contract.listManagedAccounts, (ctx, { query }) => readManagedAccounts(ctx, query))
  mount(mounting, contract.getManagedAccount, (ctx, { params }) =>
    readManagedAccount(ctx, params.accountId),
  )
  mount(mounting, contract.createManagedAccount, (ctx, { body }) =>
    createManagedAccount(ctx, body, ports),
  )
  mount(mounting, contract.importAccounts, (ctx, { query, body }) =>
    importAccounts(
      ctx,
      { fileName: query.fileName, bytes: body, dryRun: query.dryRun ?? false },
      ports,
    ),
  )
  mount(mounting, contract.renewAccountLink, (ctx, { params }) =>
    renewAccountLink(ctx, params.accountId),
  )
  mount(mounting, contract.changeManagedAccount, (ctx, { params, body }) =>
    changeManagedAccount(ctx, params.accountId, body),
  )
}
