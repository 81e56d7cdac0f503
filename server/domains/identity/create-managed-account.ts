/** Creates an account below the actor's own, with its one-time link: one at a time or a list of them. */
import type { AccountSummary, NewAccountBody, OneTimeLink } from '../../contract/accounts.ts'
import { roleNames, type Scope } from '../../contract/identity.ts'
import { Problem } from '../../contract/problems.ts'
import { isCalendarDate, shanghaiDate } from '../../platform/clock.ts'
import type { SignedInContext } from '../../platform/context.ts'
import type { Executor } from '../../platform/database/database.ts'
import type { AccountPorts } from './account-ports.ts'
import { openAccount } from './create-account.ts'
import { type IssuedLink, issueLink } from './issue-sign-in-link.ts'
import { managedRoles, manages, prefixDigits } from './manages.ts'
import { requireRight } from './rights.ts'
import { type AccountRow, findByLoginName } from './store.ts'
import { summariseAccounts } from './summarise-accounts.ts'

export async function createManagedAccount(
  ctx: SignedInContext,
  input: NewAccountBody,
  ports: AccountPorts,
): Promise<{ account: AccountSummary; link: OneTimeLink }> {
  requireRight(ctx, 'account.manage')
  return ctx.database.write(async (tx) => {
    const { row, link } = await openManaged(tx, ctx, input, ports)
    const [account] = await summariseAccounts(tx, [row], ctx.clock.now())
    // One row in, one summary out.
    return { account: account!, link }
  })
}

export async function openManaged(
  tx: Executor,
  ctx: SignedInContext,
  input: NewAccountBody,
  ports: AccountPorts,
): Promise<{ row: AccountRow; link: OneTimeLink }> {
  const placed = await judgeNewAccount(tx, ctx, input, ports)
  const row = await openAccount(tx, ctx, {
    displayName: input.displayName.trim(),
    role: input.role,
    ...placed,
    loginName: input.loginName ?? null,
    lastDate: input.lastDate ?? null,
  })
  return { row, link: asPath(await issueLink(tx, ctx, row.id)) }
}

/** The token stands behind the #, where no log and no proxy sees it. */
export function asPath({ token, expiresAt }: IssuedLink): OneTimeLink {
  return { path: `/sign-in/#${token}`, expiresAt }
}

/** The scope the account gets; throws with what is wrong and how to mend it. Writes nothing. */
export async function judgeNewAccount(
  db: Executor,
  ctx: SignedInContext,
  input: NewAccountBody,
  ports: AccountPorts,
): Promise<{ scope: Scope; areaPrefix: string }> {
  const placed = await placeOf(db, input, ports)
  if (input.displayName.trim() === '') throw fault('displayName', '没有姓名，请补上')
  if (!manages(ctx.actor, { role: input.role, areaPrefix: placed.areaPrefix })) {
    const own = ctx.actor.scope.name
    throw fault(
      managedRoles(ctx.actor.role).includes(input.role) ? 'areaPrefix' : 'role',
      `您不能建立这个账号：只能在${own}范围内，建立岗位低于本级的账号（${roleNames[input.role]}）`,
    )
  }
  const { lastDate, loginName } = input
  if (lastDate !== undefined && !isCalendarDate(lastDate)) {
    throw fault('lastDate', `有效期「${lastDate}」不是日期，请写成 2024-06-30 的样子`)
  }
  if (lastDate !== undefined && lastDate < shanghaiDate(ctx.clock.now())) {
    throw fault('lastDate', `有效期 ${lastDate} 已经过去，请改为今天或以后`)
  }
  if (loginName !== undefined && (await findByLoginName(db, loginName.toLowerCase()))) {
    throw new Problem('login-name-taken', `登录名「${loginName}」已有人用，请换一个`)
  }
  return placed
}

async function placeOf(
  db: Executor,
  input: NewAccountBody,
  ports: AccountPorts,
): Promise<{ scope: Scope; areaPrefix: string }> {
  if (input.role === 'enterprise') {
    const [unit] = await ports.findUnits(db, input.unitId === undefined ? [] : [input.unitId])
    if (!unit?.areaCode) throw fault('unitId', '没有这个单位，或它还没有落到区划，请先核对底册')
    return {
      scope: { kind: 'unit', unitId: unit.unitId, name: unit.name },
      areaPrefix: unit.areaCode,
    }
  }
  const areaPrefix = input.areaPrefix ?? ''
  const digits = prefixDigits(input.role)
  if (!digits.includes(areaPrefix.length)) {
    throw fault(
      'areaPrefix',
      `${roleNames[input.role]}的区划代码应为 ${digits.join(' 或 ')} 位，现在是 ${areaPrefix.length} 位`,
    )
  }
  const name = await ports.findAreaName(db, areaPrefix)
  if (name === undefined) throw fault('areaPrefix', `没有区划 ${areaPrefix}，请核对代码`)
  if (input.role !== 'department') return { scope: { kind: 'area', areaPrefix, name }, areaPrefix }
  const codes = input.industries ?? []
  if (codes.length === 0) throw fault('industries', '没有写明负责的行业，请填写行业门类或代码')
  const industriesName = input.industriesName?.trim() || `${name}行业主管部门`
  return { scope: { kind: 'industries', codes, name: industriesName }, areaPrefix }
}

function fault(field: string, message: string): Problem {
  return new Problem('account-not-acceptable', message, { field })
}
