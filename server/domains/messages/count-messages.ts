/** The number beside 留言: what the respondent has not read, or how many units an office has to answer. */
import type { countMessages as operation } from '../../contract/messages.ts'
import type { ReplyOf } from '../../contract/operation.ts'
import type { SignedInContext } from '../../platform/context.ts'
import { requireRight } from '../identity/index.ts'
import { countUnread, countWaitingThreads, findMark } from './store.ts'

export async function countMessages(ctx: SignedInContext): Promise<ReplyOf<typeof operation>> {
  requireRight(ctx, 'message.exchange')
  const db = ctx.database.read
  const { scope } = ctx.actor
  if (scope.kind === 'area') {
    return { unread: await countWaitingThreads(db, scope.areaPrefix), ofForms: {} }
  }
  if (scope.kind !== 'unit') return { unread: 0, ofForms: {} }
  const { unitId } = scope
  const readTo = (await findMark(db, unitId, ctx.actor.id)) ?? ''
  const rows = await countUnread(db, { unitId, side: 'office', readTo })
  return {
    unread: rows.reduce((sum, { n }) => sum + n, 0),
    ofForms: Object.fromEntries(
      rows.flatMap(({ responseId, n }) => (responseId === null ? [] : [[responseId, n]])),
    ),
  }
}
