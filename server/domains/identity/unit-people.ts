/**
 * Who acts for a unit: 填报人 fills in, 单位负责人 confirms, each with an account of their own
 * (law.md L-25). The preparer invites both the person in charge and whoever takes over.
 */

import type { OneTimeLink } from '../../contract/accounts.ts'
import type { UnitPerson } from '../../contract/activation.ts'
import { Problem } from '../../contract/problems.ts'
import type { SignedInContext } from '../../platform/context.ts'
import type { Executor } from '../../platform/database/database.ts'
import { recordAudit } from '../audit/index.ts'
import { factsOfAccounts } from './account-list-store.ts'
import { openAccount } from './create-account.ts'
import { asPath } from './create-managed-account.ts'
import { findDisplayNames } from './find-display-names.ts'
import { issueLink } from './issue-sign-in-link.ts'
import { endSessionsOf, findAccount, updateSession, withdrawLinks } from './store.ts'
import { type AccountUnitRow, endAccountUnit, listAccountsOf, listUnitsOf } from './unit-store.ts'

export async function readUnitPeople(ctx: SignedInContext): Promise<{ people: UnitPerson[] }> {
  const { unitId } = requireEnterprise(ctx)
  const db = ctx.database.read
  const rows = await listAccountsOf(db, unitId)
  const ids = rows.map(({ accountId }) => accountId)
  const names = await findDisplayNames(db, ids)
  const facts = await factsOfAccounts(db, ids)
  return {
    people: rows.map((row) => ({
      accountId: row.accountId,
      displayName: names.get(row.accountId) ?? '',
      position: row.position,
      since: row.since,
      active: facts.hasPassword.has(row.accountId) || facts.lastSignInAt.has(row.accountId),
      self: row.accountId === ctx.actor.id,
      takesOver: row.takesOverFrom !== null,
    })),
  }
}

export async function invitePerson(
  ctx: SignedInContext,
  input: { displayName: string; as: 'person-in-charge' | 'successor' },
): Promise<{ link: OneTimeLink }> {
  const { unitId, name } = requirePreparer(ctx)
  return ctx.database.write(async (tx) => {
    const inviter = await findAccount(tx, ctx.actor.id)
    const invited = (await listAccountsOf(tx, unitId)).filter((row) =>
      input.as === 'successor' ? row.takesOverFrom !== null : row.position === 'person-in-charge',
    )
    // A second invitation takes the place of one nobody followed; an active person stays.
    for (const row of invited) await withdrawInvited(tx, ctx, row)
    const row = await openAccount(tx, ctx, {
      displayName: input.displayName.trim(),
      role: 'enterprise',
      scope: { kind: 'unit', unitId, name },
      areaPrefix: inviter?.areaPrefix ?? '',
      ...(input.as === 'successor'
        ? { position: 'preparer' as const, takesOverFrom: ctx.actor.id }
        : { position: 'person-in-charge' as const }),
    })
    return { link: asPath(await issueLink(tx, ctx, row.id)) }
  })
}

async function withdrawInvited(
  tx: Executor,
  ctx: SignedInContext,
  row: AccountUnitRow,
): Promise<void> {
  const facts = await factsOfAccounts(tx, [row.accountId])
  if (facts.hasPassword.has(row.accountId) || facts.lastSignInAt.has(row.accountId)) {
    throw new Problem(
      'account-not-acceptable',
      '单位负责人已启用账号，如要换人，请先移除原负责人再邀请',
    )
  }
  await endMembership(tx, ctx, row)
}

export async function withdrawPerson(
  ctx: SignedInContext,
  accountId: string,
): Promise<{ withdrawn: boolean }> {
  const { unitId } = requirePreparer(ctx)
  return ctx.database.write(async (tx) => {
    const row = (await listAccountsOf(tx, unitId)).find((each) => each.accountId === accountId)
    if (!row || accountId === ctx.actor.id) throw new Problem('not-found', '没有这个人')
    await endMembership(tx, ctx, row)
    return { withdrawn: true }
  })
}

async function endMembership(
  tx: Executor,
  ctx: SignedInContext,
  row: AccountUnitRow,
): Promise<void> {
  const now = ctx.clock.now()
  await endAccountUnit(tx, row.id, now)
  await endSessionsOf(tx, row.accountId, now)
  if ((await listUnitsOf(tx, row.accountId)).length === 0) {
    await withdrawLinks(tx, row.accountId, now)
  }
  await recordAudit(tx, ctx, {
    action: 'account.leave-unit',
    subjectKind: 'account',
    subjectId: row.accountId,
    before: { unitId: row.unitId, position: row.position },
  })
}

export async function switchUnit(
  ctx: SignedInContext,
  unitId: string,
  sessionId: string | null,
): Promise<{ unitId: string }> {
  return ctx.database.write(async (tx) => {
    const own = (await listUnitsOf(tx, ctx.actor.id)).find((each) => each.unitId === unitId)
    if (!own || sessionId === null) throw new Problem('not-found')
    await updateSession(tx, sessionId, { unitId })
    await recordAudit(tx, ctx, {
      action: 'session.switch-unit',
      subjectKind: 'session',
      subjectId: sessionId,
      after: { unitId },
    })
    return { unitId }
  })
}

function requireEnterprise(ctx: SignedInContext): { unitId: string; name: string } {
  const { role, scope } = ctx.actor
  if (role !== 'enterprise' || scope.kind !== 'unit') throw new Problem('not-allowed')
  return scope
}

function requirePreparer(ctx: SignedInContext): { unitId: string; name: string } {
  const unit = requireEnterprise(ctx)
  if (ctx.actor.position !== 'preparer') {
    throw new Problem('not-allowed', '人员由填报人邀请和移除')
  }
  return unit
}
