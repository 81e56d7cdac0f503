/** Notes that the reader has read up to a message. */
import type { markMessagesRead as operation } from '../../contract/messages.ts'
import type { BodyOf, ReplyOf } from '../../contract/operation.ts'
import { Problem } from '../../contract/problems.ts'
import type { SignedInContext } from '../../platform/context.ts'
import { recordAudit } from '../audit/index.ts'
import { otherSide, requireMessagesOf, sideOf } from './reachable-messages.ts'
import { countUnread, findMark, findMessage, saveMark } from './store.ts'

export function markMessagesRead(
  ctx: SignedInContext,
  unitId: string,
  { messageId }: BodyOf<typeof operation>,
): Promise<ReplyOf<typeof operation>> {
  return ctx.database.write(async (tx) => {
    await requireMessagesOf(tx, ctx, unitId)
    const message = await findMessage(tx, messageId)
    if (message?.unitId !== unitId) throw new Problem('not-found')
    const before = (await findMark(tx, unitId, ctx.actor.id)) ?? ''
    // Instants as texts of one shape: the later one is the greater.
    const [, readTo] = [before, message.writtenAt].sort() as [string, string]
    if (readTo !== before) {
      await saveMark(tx, { unitId, accountId: ctx.actor.id, readTo })
      await recordAudit(tx, ctx, {
        action: 'message.read',
        subjectKind: 'unit',
        subjectId: unitId,
        after: { messageId },
      })
    }
    const left = await countUnread(tx, { unitId, side: otherSide(sideOf(ctx)), readTo })
    return { unread: left.reduce((sum, { n }) => sum + n, 0) }
  })
}
