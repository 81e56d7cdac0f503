/** Hands a block to an enumerator. Called by commands (no actor) and by offices; a repeat changes nothing. */
import { Problem } from '../../contract/problems.ts'
import { type Context, requireSignedIn } from '../../platform/context.ts'
import { recordAudit } from '../audit/index.ts'
import { findDisplayNames, requireRight } from '../identity/index.ts'
import { findBlockCode, insertAssignment } from './store.ts'
import { isWithinReach } from './within-reach.ts'

export interface BlockAssignment {
  readonly blockCode: string
  readonly accountId: string
}

export function assignBlock(ctx: Context, input: BlockAssignment): Promise<void> {
  return ctx.database.write(async (tx) => {
    if (ctx.actor) {
      const signedIn = requireSignedIn(ctx)
      requireRight(signedIn, 'block.assign')
      const place = { areaCode: input.blockCode, blockCode: input.blockCode, unitId: null }
      if (!(await isWithinReach(tx, signedIn, place))) throw new Problem('not-found')
    }
    if ((await findBlockCode(tx, input.blockCode)) === undefined) throw new Problem('not-found')
    const names = await findDisplayNames(tx, [input.accountId])
    if (names.size === 0) throw new Problem('not-found', '没有这个账号')
    const added = await insertAssignment(tx, { ...input, assignedAt: ctx.clock.now() })
    if (!added) return
    await recordAudit(tx, ctx, {
      action: 'block.assign',
      subjectKind: 'block',
      subjectId: input.blockCode,
      after: { accountId: input.accountId },
    })
  })
}
