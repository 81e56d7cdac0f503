/**
 * Activation by an enterprise. Whatever is wrong — unknown credit code, wrong, used, withdrawn or expired
 * code — one query was asked, one entry written, and the words are the same.
 */
import { normaliseCreditCode } from '../../../forms/engine/credit-code.ts'
import { Problem } from '../../contract/problems.ts'
import type { Context, SignedInContext } from '../../platform/context.ts'
import type { Executor } from '../../platform/database/database.ts'
import { recordAudit } from '../audit/index.ts'
import type { AccountPorts } from './account-ports.ts'
import { hashActivation } from './activation-codes.ts'
import { type ActivationRow, findActivationCode, spendActivationCode } from './activation-store.ts'
import { carryPeople } from './carry-people.ts'
import { openAccount } from './create-account.ts'
import { savePassword } from './factor-store.ts'
import { hashPassword, requireStrongPassword } from './password.ts'
import { notBefore } from './redeem-sign-in-link.ts'
import { requireRight } from './rights.ts'
import { countAttempt, forgetAttempts, forgiveAttempt } from './sign-in-guard.ts'
import { type SignInOrigin, type StartedSession, startSession } from './start-session.ts'
import { insertAccountUnit, listUnitsOf } from './unit-store.ts'

export interface Letter {
  readonly creditCode: string
  readonly code: string
}

export async function checkActivation(
  ctx: Context,
  letter: Letter,
  origin: SignInOrigin,
): Promise<{ unitName: string }> {
  await countLetter(ctx, letter, origin)
  const found = await ctx.database.write(async (tx) => {
    const open = await findOpenCode(tx, ctx, letter)
    if (open) await forgiveAttempt(tx, { kind: 'address', what: origin.address })
    return open
  })
  if (!found) throw refused()
  return { unitName: found.unitName }
}

export interface NewPreparer extends Letter {
  readonly displayName: string
  readonly loginName: string
  readonly password: string
}

export async function activateAccount(
  ctx: Context,
  input: NewPreparer,
  origin: SignInOrigin,
  ports: Pick<AccountPorts, 'findKept'>,
): Promise<StartedSession> {
  const loginName = input.loginName.trim().toLowerCase()
  requireStrongPassword(input.password, [loginName, input.displayName])
  await countLetter(ctx, input, origin)
  const hash = await hashPassword(input.password)
  const started = await ctx.database.write(async (tx) => {
    const found = await findOpenCode(tx, ctx, input)
    if (!found) return undefined
    const row = await openAccount(tx, ctx, {
      displayName: input.displayName.trim(),
      role: 'enterprise',
      scope: { kind: 'unit', unitId: found.unitId, name: found.unitName },
      areaPrefix: found.areaCode,
      loginName,
    })
    await followMerge(tx, ctx, found.unitId, ports)
    const now = ctx.clock.now()
    await savePassword(tx, { accountId: row.id, hash, changedAt: now })
    await spendActivationCode(tx, found.id, row.id, now)
    await forgetAttempts(tx, { kind: 'credit-code', what: normaliseCreditCode(input.creditCode) })
    await forgiveAttempt(tx, { kind: 'address', what: origin.address })
    await recordAudit(tx, ctx, {
      action: 'activation.use',
      subjectKind: 'account',
      subjectId: row.id,
      after: { unitId: found.unitId },
    })
    return startSession(tx, ctx, row, origin, { owes: [], method: 'activation' })
  })
  if (!started) throw refused()
  return started
}

/** One more unit for the account that is signed in. */
export async function addUnit(
  ctx: SignedInContext,
  letter: Letter,
  origin: SignInOrigin,
  ports: Pick<AccountPorts, 'findKept'>,
) {
  requireRight(ctx, 'response.report')
  if (ctx.actor.role !== 'enterprise') throw new Problem('not-allowed')
  if (ctx.actor.position === 'person-in-charge') {
    throw new Problem('not-allowed', '单位由填报人添加；负责人由各单位的填报人邀请')
  }
  await countLetter(ctx, letter, origin)
  const units = await ctx.database.write(async (tx) => {
    const found = await findOpenCode(tx, ctx, letter)
    if (!found) return undefined
    const own = await listUnitsOf(tx, ctx.actor.id)
    const now = ctx.clock.now()
    await spendActivationCode(tx, found.id, ctx.actor.id, now)
    if (!own.some(({ unitId }) => unitId === found.unitId)) {
      await insertAccountUnit(tx, {
        ...{ id: ctx.newId(), accountId: ctx.actor.id, unitId: found.unitId },
        ...{ unitName: found.unitName, position: 'preparer', since: now },
        ...{ endedAt: null, takesOverFrom: null, carriedFrom: null },
      })
      await followMerge(tx, ctx, found.unitId, ports)
    }
    await recordAudit(tx, ctx, {
      action: 'activation.use',
      subjectKind: 'account',
      subjectId: ctx.actor.id,
      after: { unitId: found.unitId },
    })
    return listUnitsOf(tx, ctx.actor.id)
  })
  if (!units) throw refused()
  return {
    units: units.map(({ unitId, unitName, position }) => ({ unitId, name: unitName, position })),
  }
}

/** The letter may be older than the merge of its unit into another. */
async function followMerge(
  tx: Executor,
  ctx: Context,
  unitId: string,
  ports: Pick<AccountPorts, 'findKept'>,
): Promise<void> {
  const kept = await ports.findKept(tx, unitId)
  if (kept) await carryPeople(tx, ctx, { mergedId: unitId, kept })
}

async function countLetter(ctx: Context, { creditCode }: Letter, origin: SignInOrigin) {
  await countAttempt(ctx, [
    { kind: 'credit-code', what: normaliseCreditCode(creditCode) },
    { kind: 'address', what: origin.address },
  ])
}

/** The unused code, or undefined with an entry of the refusal. */
async function findOpenCode(
  tx: Executor,
  ctx: Context,
  letter: Letter,
): Promise<ActivationRow | undefined> {
  const found = await findActivationCode(tx, hashActivation(letter.creditCode, letter.code))
  const now = await notBefore(tx, ctx.clock.now())
  if (found && found.usedAt === null && found.withdrawnAt === null && found.expiresAt > now) {
    return found
  }
  await recordAudit(tx, ctx, {
    action: 'activation.refuse',
    subjectKind: 'activation-code',
    subjectId: 'unknown',
  })
  return undefined
}

function refused(): Problem {
  return new Problem('activation-refused', '请对照告知书核对；仍不行请联系告知书上的普查办重发')
}
