/** The data key of a tablet's vault, left by its owner and taken back by nobody else. */
import type * as contract from '../../contract/fieldwork.ts'
import type { ReplyOf } from '../../contract/operation.ts'
import { Problem } from '../../contract/problems.ts'
import type { SignedInContext } from '../../platform/context.ts'
import { recordAudit } from '../audit/index.ts'
import { requireRight } from '../identity/index.ts'
import { findKey, insertKey } from './store.ts'

export function depositKey(
  ctx: SignedInContext,
  keyId: string,
  dataKey: string,
): Promise<ReplyOf<typeof contract.depositKey>> {
  return ctx.database.write(async (tx) => {
    requireRight(ctx, 'fieldwork.act')
    const known = await findKey(tx, keyId)
    if (known) {
      if (known.accountId !== ctx.actor.id || known.dataKey !== dataKey) {
        throw new Problem('revision-id-taken', '这个密钥编号已被使用')
      }
      return { keyId, depositedAt: known.depositedAt }
    }
    const depositedAt = ctx.clock.now()
    await insertKey(tx, { id: keyId, accountId: ctx.actor.id, dataKey, depositedAt })
    await recordAudit(tx, ctx, {
      action: 'device-key.deposit',
      subjectKind: 'device-key',
      subjectId: keyId,
      after: { accountId: ctx.actor.id },
    })
    return { keyId, depositedAt }
  })
}

export function recoverKey(
  ctx: SignedInContext,
  keyId: string,
): Promise<ReplyOf<typeof contract.recoverKey>> {
  return ctx.database.write(async (tx) => {
    requireRight(ctx, 'fieldwork.act')
    const known = await findKey(tx, keyId)
    if (known?.accountId !== ctx.actor.id) throw new Problem('not-found')
    await recordAudit(tx, ctx, {
      action: 'device-key.recover',
      subjectKind: 'device-key',
      subjectId: keyId,
      after: { accountId: ctx.actor.id },
    })
    return { dataKey: known.dataKey }
  })
}
