/** What an office does to an account below it: ends, resumes or prolongs it, helps after a loss. */
import type { AccountChange, AccountSummary, OneTimeLink } from '../../contract/accounts.ts'
import { Problem } from '../../contract/problems.ts'
import { isCalendarDate } from '../../platform/clock.ts'
import type { SignedInContext } from '../../platform/context.ts'
import type { Executor } from '../../platform/database/database.ts'
import { recordAudit } from '../audit/index.ts'
import { asPath } from './create-managed-account.ts'
import { deleteTotp, removePasskeysOf, replaceRecoveryCodes } from './factor-store.ts'
import { issueLink } from './issue-sign-in-link.ts'
import { getManagedRow } from './managed-account.ts'
import { forgetAttempts } from './sign-in-guard.ts'
import { type AccountRow, endSessionsOf, updateAccount, withdrawLinks } from './store.ts'
import { summariseAccounts } from './summarise-accounts.ts'

export function changeManagedAccount(
  ctx: SignedInContext,
  accountId: string,
  change: AccountChange,
): Promise<AccountSummary> {
  return ctx.database.write(async (tx) => {
    const row = await getManagedRow(tx, ctx, accountId)
    await apply(tx, ctx.clock.now(), row, change)
    await recordAudit(tx, ctx, {
      action: `account.${change.change}`,
      subjectKind: 'account',
      subjectId: accountId,
      reason: change.reason.trim(),
      before: { lastDate: row.lastDate, disabledAt: row.disabledAt },
      ...(change.change === 'set-last-date' && { after: { lastDate: change.lastDate ?? null } }),
    })
    const [account] = await summariseAccounts(
      tx,
      [await getManagedRow(tx, ctx, accountId)],
      ctx.clock.now(),
    )
    // One row in, one summary out.
    return account!
  })
}

async function apply(
  tx: Executor,
  now: string,
  { id, loginName }: AccountRow,
  { change, lastDate }: AccountChange,
): Promise<void> {
  switch (change) {
    case 'disable':
      await updateAccount(tx, id, { disabledAt: now })
      await withdrawLinks(tx, id, now)
      await endSessionsOf(tx, id, now)
      return
    case 'resume':
      await updateAccount(tx, id, { disabledAt: null })
      if (loginName !== null) await forgetAttempts(tx, { kind: 'login-name', what: loginName })
      return
    case 'set-last-date':
      if (lastDate !== null && lastDate !== undefined && !isCalendarDate(lastDate)) {
        throw new Problem('account-not-acceptable', `有效期「${lastDate}」不是日期`)
      }
      return updateAccount(tx, id, { lastDate: lastDate ?? null })
    case 'reset-factors':
      await deleteTotp(tx, id)
      await removePasskeysOf(tx, id, now)
      await replaceRecoveryCodes(tx, id, [], now)
      await forgetAttempts(tx, { kind: 'factor', what: id })
      await endSessionsOf(tx, id, now)
      return
    case 'end-sessions':
      await endSessionsOf(tx, id, now)
  }
}

/** A fresh one-time link; the one before ends, and so does a lock. */
export function renewAccountLink(ctx: SignedInContext, accountId: string): Promise<OneTimeLink> {
  return ctx.database.write(async (tx) => {
    const { loginName } = await getManagedRow(tx, ctx, accountId)
    if (loginName !== null) await forgetAttempts(tx, { kind: 'login-name', what: loginName })
    return asPath(await issueLink(tx, ctx, accountId))
  })
}
