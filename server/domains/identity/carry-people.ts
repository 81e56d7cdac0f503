/**
 * Two units turned out to be one: who acted for the one that was merged acts for the one that is kept, and
 * no more once the merge is taken back. What they reported before stays theirs to read.
 */
import type { Context, SignedInContext } from '../../platform/context.ts'
import type { Executor } from '../../platform/database/database.ts'
import { recordAudit } from '../audit/index.ts'
import { endSessionsAt, holdSessionsAt } from './store.ts'
import {
  type AccountUnitRow,
  endAccountUnit,
  insertAccountUnit,
  listAccountsOf,
  listCarriedFrom,
} from './unit-store.ts'

/**
 * Who of a merged unit's people also act for the kept one. Nobody where that has people of its own: what
 * one enterprise reports is not shown to another's on an office's word alone, which may be wrong. Pure.
 */
export function decideCarried(
  ofMerged: readonly AccountUnitRow[],
  ofKept: readonly AccountUnitRow[],
): readonly AccountUnitRow[] {
  const merged = new Set(ofMerged.map(({ accountId }) => accountId))
  if (ofKept.some(({ accountId }) => !merged.has(accountId))) return []
  return ofMerged.filter(({ accountId }) => !ofKept.some((each) => each.accountId === accountId))
}

export interface MergedUnit {
  readonly mergedId: string
  readonly kept: { readonly unitId: string; readonly name: string }
}

/** Inside the transaction that merges, or that makes an account for a unit that was merged before. */
export async function carryPeople(
  tx: Executor,
  ctx: Context,
  { mergedId, kept }: MergedUnit,
): Promise<void> {
  const ofMerged = await listAccountsOf(tx, mergedId)
  for (const row of decideCarried(ofMerged, await listAccountsOf(tx, kept.unitId))) {
    const { accountId, position, takesOverFrom } = row
    await insertAccountUnit(tx, {
      ...{ id: ctx.newId(), accountId, unitId: kept.unitId, unitName: kept.name, position },
      ...{ since: ctx.clock.now(), endedAt: null, takesOverFrom, carriedFrom: mergedId },
    })
    // A page that is open goes on showing the unit it was opened for.
    await holdSessionsAt(tx, accountId, mergedId)
    await recordAudit(tx, ctx, {
      action: 'account.carry-over',
      subjectKind: 'account',
      subjectId: accountId,
      before: { unitId: mergedId },
      after: { unitId: kept.unitId, position },
    })
  }
}

/** The merge is taken back: who came by it leaves again, also where later merges took them on. */
export async function returnPeople(
  tx: Executor,
  ctx: SignedInContext,
  mergedId: string,
): Promise<void> {
  for (const row of await listCarriedFrom(tx, mergedId)) await leave(tx, ctx, row)
}

async function leave(tx: Executor, ctx: SignedInContext, row: AccountUnitRow): Promise<void> {
  const { id, accountId, unitId, position, carriedFrom } = row
  const now = ctx.clock.now()
  await endAccountUnit(tx, id, now)
  await endSessionsAt(tx, accountId, unitId, now)
  await recordAudit(tx, ctx, {
    action: 'account.carry-back',
    subjectKind: 'account',
    subjectId: accountId,
    before: { unitId, position },
    after: { unitId: carriedFrom },
  })
  const still = (await listAccountsOf(tx, unitId)).some((each) => each.accountId === accountId)
  if (still) return
  for (const later of await listCarriedFrom(tx, unitId)) {
    if (later.accountId === accountId) await leave(tx, ctx, later)
  }
}
