/** Takes a block back from an enumerator, with a reason; a repeat changes nothing. Work already sent stays. */
import { Problem } from '../../contract/problems.ts'
import type { SignedInContext } from '../../platform/context.ts'
import { recordAudit } from '../audit/index.ts'
import { requireRight } from '../identity/index.ts'
import type { BlockAssignment } from './assign-block.ts'
import { deleteAssignment } from './store.ts'
import { isWithinReach } from './within-reach.ts'

const SHORTEST_REASON = 2

export function takeBackBlock(
  ctx: SignedInContext,
  input: BlockAssignment & { readonly reason: string },
): Promise<void> {
  return ctx.database.write(async (tx) => {
    requireRight(ctx, 'block.assign')
    const { blockCode, accountId } = input
    const place = { areaCode: blockCode, blockCode, unitId: null }
    if (!(await isWithinReach(tx, ctx, place))) throw new Problem('not-found')
    const reason = input.reason.trim()
    if ([...reason].length < SHORTEST_REASON) {
      throw new Problem('reason-required', '请写明收回小区的原因')
    }
    if (!(await deleteAssignment(tx, { blockCode, accountId }))) return
    await recordAudit(tx, ctx, {
      action: 'block.take-back',
      subjectKind: 'block',
      subjectId: blockCode,
      reason,
      before: { accountId },
    })
  })
}
