/**
 * Writes to the other side. The same message again changes nothing; an office's is refused where it
 * names a value to report, by the rule of returns. Writing marks what came before as read.
 */
import type { Message, putMessage as operation } from '../../contract/messages.ts'
import type { BodyOf } from '../../contract/operation.ts'
import { Problem } from '../../contract/problems.ts'
import type { SignedInContext } from '../../platform/context.ts'
import { recordAudit } from '../audit/index.ts'
import { getReachableResponse } from '../responses/index.ts'
import { requireSoundWords } from '../review/index.ts'
import { asMessages } from './list-messages.ts'
import { requireMessagesOf, sideOf } from './reachable-messages.ts'
import { findMessage, insertMessage, type MessageRow, saveMark } from './store.ts'

export function putMessage(
  ctx: SignedInContext,
  { unitId, messageId }: { readonly unitId: string; readonly messageId: string },
  asked: BodyOf<typeof operation>,
): Promise<Message> {
  const text = asked.text.trim()
  return ctx.database.write(async (tx) => {
    const unit = await requireMessagesOf(tx, ctx, unitId)
    if (asked.responseId !== undefined) {
      const response = await getReachableResponse(tx, ctx, asked.responseId)
      if (response.unitId !== unit.id) {
        throw new Problem('body-not-acceptable', '这份答卷不是这个单位的，请重新选择')
      }
    }
    const side = sideOf(ctx)
    if (side === 'office') requireSoundWords(text)
    else if (text === '') throw new Problem('reason-required', '请写下要说的话')
    const row: MessageRow = {
      ...{ id: messageId, unitId, responseId: asked.responseId ?? null, side, text },
      ...{ writtenAt: ctx.clock.now(), writtenBy: ctx.actor.id, writtenRole: ctx.actor.role },
    }
    const known = await findMessage(tx, messageId)
    if (known) {
      const same =
        known.writtenBy === row.writtenBy && known.unitId === unitId && known.text === text
      if (!same) throw new Problem('revision-id-taken', '这个编号已用于别的留言，请另编后重发')
      return asMessages(tx, ctx, [known]).then(only)
    }
    await insertMessage(tx, row, unit.areaCode ?? '')
    await saveMark(tx, { unitId, accountId: ctx.actor.id, readTo: row.writtenAt })
    await recordAudit(tx, ctx, {
      action: 'message.write',
      subjectKind: row.responseId === null ? 'unit' : 'response',
      subjectId: row.responseId ?? unitId,
      after: { messageId, side, length: [...text].length },
    })
    return asMessages(tx, ctx, [row]).then(only)
  })
}

function only(messages: readonly Message[]): Message {
  // One row in, one message out.
  return messages[0]!
}
