/** Creates an account with its one role and one scope. Called by commands and by the verbs that invite people. */
import type { Account, Position, Role, Scope } from '../../contract/identity.ts'
import { Problem } from '../../contract/problems.ts'
import type { Context } from '../../platform/context.ts'
import type { Executor } from '../../platform/database/database.ts'
import { recordAudit } from '../audit/index.ts'
import { type AccountRow, asAccount, findByLoginName, insertAccount } from './store.ts'
import { insertAccountUnit } from './unit-store.ts'

export interface NewAccount {
  readonly id?: string
  readonly displayName: string
  readonly role: Role
  readonly scope: Scope
  /** Last calendar date (Asia/Shanghai) on which hired staff may sign in. */
  readonly lastDate?: string | null
  /** 登录名; chosen at first sign-in where nobody gave one. */
  readonly loginName?: string | null
  /** Where a unit or a department belongs, for the offices that see the account. */
  readonly areaPrefix?: string
  /** Of an enterprise account; 填报人 unless said otherwise. */
  readonly position?: Position
  readonly takesOverFrom?: string
}

export function createAccount(ctx: Context, input: NewAccount): Promise<Account> {
  return ctx.database.write(async (tx) => asAccount(await openAccount(tx, ctx, input)))
}

/** The same inside a transaction. */
export async function openAccount(
  tx: Executor,
  ctx: Context,
  input: NewAccount,
): Promise<AccountRow> {
  const { scope } = input
  const loginName = input.loginName?.toLowerCase() ?? null
  if (loginName !== null && (await findByLoginName(tx, loginName)) !== undefined) {
    throw new Problem('login-name-taken', `登录名「${loginName}」已有人用，请换一个`)
  }
  const row: AccountRow = {
    id: input.id ?? ctx.newId(),
    displayName: input.displayName,
    role: input.role,
    scope,
    createdAt: ctx.clock.now(),
    lastDate: input.lastDate ?? null,
    disabledAt: null,
    loginName,
    areaPrefix: scope.kind === 'area' ? scope.areaPrefix : (input.areaPrefix ?? ''),
    createdBy: ctx.actor?.id ?? null,
  }
  await insertAccount(tx, row)
  if (scope.kind === 'unit') {
    await insertAccountUnit(tx, {
      ...{ id: ctx.newId(), accountId: row.id, unitId: scope.unitId, unitName: scope.name },
      ...{ position: input.position ?? 'preparer', since: row.createdAt, endedAt: null },
      ...{ takesOverFrom: input.takesOverFrom ?? null, carriedFrom: null },
    })
  }
  await recordAudit(tx, ctx, {
    action: 'account.create',
    subjectKind: 'account',
    subjectId: row.id,
    // Without the scope's name, which may be a respondent's: the trail outlives them (law.md L-65).
    after: { role: row.role, scope: { ...scope, name: undefined }, lastDate: row.lastDate },
  })
  return row
}
