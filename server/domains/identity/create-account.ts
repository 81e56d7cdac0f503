/** Creates an account with its one role and one scope. Called by commands and by the demonstration. */
import type { Account, Role, Scope } from '../../contract/identity.ts'
import type { Context } from '../../platform/context.ts'
import { recordAudit } from '../audit/index.ts'
import { asAccount, insertAccount } from './store.ts'

export interface NewAccount {
  readonly id?: string
  readonly displayName: string
  readonly role: Role
  readonly scope: Scope
  /** Last calendar date (Asia/Shanghai) on which hired staff may sign in. */
  readonly lastDate?: string
}

export function createAccount(ctx: Context, input: NewAccount): Promise<Account> {
  return ctx.database.write(async (tx) => {
    const row = {
      id: input.id ?? ctx.newId(),
      displayName: input.displayName,
      role: input.role,
      scope: input.scope,
      createdAt: ctx.clock.now(),
      lastDate: input.lastDate ?? null,
      disabledAt: null,
    }
    await insertAccount(tx, row)
    await recordAudit(tx, ctx, {
      action: 'account.create',
      subjectKind: 'account',
      subjectId: row.id,
      after: { role: row.role, scope: row.scope },
    })
    return asAccount(row)
  })
}
