/**
 * What was done about an alarm 处置 (law.md L-82): an entry of the trail, like everything an auditor does,
 * so that it can be read with the alarm and never be taken back. A later note stands before an earlier one.
 */
import type { TrailAlarm } from '../../contract/audit.ts'
import { Problem } from '../../contract/problems.ts'
import type { SignedInContext } from '../../platform/context.ts'
import { recordAudit } from '../audit/index.ts'
import { requireRight } from '../identity/index.ts'
import { alarmId, drawAlarms } from './list-trail-alarms.ts'

export function settleTrailAlarm(
  ctx: SignedInContext,
  { kind, sequence, words }: { kind: TrailAlarm['kind']; sequence: number; words: string },
): Promise<TrailAlarm> {
  requireRight(ctx, 'trail.view')
  const reason = words.trim()
  if (reason.length < 4) throw new Problem('body-not-acceptable', '请写明查了什么、怎样处置')
  return ctx.database.write(async (tx) => {
    const find = async () =>
      (await drawAlarms(tx, ctx.clock.now())).find(
        (alarm) => alarm.kind === kind && alarm.sequence === sequence,
      )
    if (!(await find())) throw new Problem('not-found')
    await recordAudit(tx, ctx, {
      action: 'trail.settle-alarm',
      subjectKind: 'alarm',
      subjectId: alarmId({ kind, sequence }),
      reason,
    })
    // It is still among those of thirty days: the clock stands within one transaction.
    return (await find())!
  })
}
