/** Enumerators within the supervisor's or office's area, with the blocks they walk. */
import type * as contract from '../../contract/fieldwork.ts'
import type { ReplyOf } from '../../contract/operation.ts'
import type { SignedInContext } from '../../platform/context.ts'
import { listAssignedBlocks } from '../areas/index.ts'
import { listEnumeratorsWithin, requireRight } from '../identity/index.ts'

export async function listEnumerators(
  ctx: SignedInContext,
): Promise<ReplyOf<typeof contract.listEnumerators>> {
  requireRight(ctx, 'block.assign')
  const people = await listEnumeratorsWithin(ctx.database.read, ctx.actor.scope)
  const blocks = await listAssignedBlocks(
    ctx.database.read,
    people.map((each) => each.id),
  )
  return {
    enumerators: people.map(({ id, displayName }) => ({
      accountId: id,
      displayName,
      blockCodes: [...(blocks.get(id) ?? [])],
    })),
  }
}
