/**
 * 催报: that a respondent was reminded, and what came of it (law.md L-27). A record for the authority
 * that acts by the law; the program draws no consequence from it.
 */
import type {
  recordReminderOutcome as outcomeOperation,
  Reminder,
  recordReminder as recordOperation,
} from '../../contract/conduct.ts'
import type { BodyOf } from '../../contract/operation.ts'
import { Problem } from '../../contract/problems.ts'
import type { SignedInContext } from '../../platform/context.ts'
import type { Executor } from '../../platform/database/database.ts'
import { requireReach } from '../areas/index.ts'
import { recordAudit } from '../audit/index.ts'
import { findUnit, type UnitRow } from '../frame/index.ts'
import { requireRight } from '../identity/index.ts'
import { getReachableResponse } from '../responses/index.ts'
import { asReminders } from './list-reminders.ts'
import { findReminder, insertReminder, insertReminderOutcome, type ReminderRow } from './store.ts'

export function recordReminder(
  ctx: SignedInContext,
  reminderId: string,
  asked: BodyOf<typeof recordOperation>,
): Promise<Reminder> {
  return ctx.database.write(async (tx) => {
    const unit = await reachUnit(tx, ctx, asked.unitId)
    if (asked.responseId !== undefined) {
      const response = await getReachableResponse(tx, ctx, asked.responseId)
      if (response.unitId !== unit.id) {
        throw new Problem('body-not-acceptable', '这份答卷不是这个单位的，请重新选择')
      }
    }
    const recordedAt = ctx.clock.now()
    requirePast(asked.remindedAt, recordedAt)
    const row: ReminderRow = {
      id: reminderId,
      unitId: unit.id,
      responseId: asked.responseId ?? null,
      areaCode: unit.areaCode ?? '',
      remindedAt: asked.remindedAt,
      means: asked.means,
      recipient: asked.recipient.trim(),
      content: asked.content.trim(),
      recordedAt,
      recordedBy: ctx.actor.id,
    }
    if (row.recipient === '') throw new Problem('body-not-acceptable', '请写明催报对象')
    if (row.content === '') throw new Problem('body-not-acceptable', '请写明催报内容')
    const known = await findReminder(tx, reminderId)
    if (known) {
      if (known.recordedBy !== ctx.actor.id || known.unitId !== unit.id) {
        throw new Problem('revision-id-taken', '这个编号已用于别的催报，请另编后重发')
      }
      return only(await asReminders(tx, [known]))
    }
    await insertReminder(tx, row)
    await recordAudit(tx, ctx, {
      action: 'reminder.record',
      subjectKind: 'unit',
      subjectId: unit.id,
      after: { reminderId, remindedAt: row.remindedAt, means: row.means, for: row.responseId },
    })
    return only(await asReminders(tx, [row]))
  })
}

export function recordReminderOutcome(
  ctx: SignedInContext,
  reminderId: string,
  { kind, happenedAt, note }: BodyOf<typeof outcomeOperation>,
): Promise<Reminder> {
  return ctx.database.write(async (tx) => {
    const row = await findReminder(tx, reminderId)
    requireRight(ctx, 'reminder.record')
    if (!row) throw new Problem('not-found')
    await reachUnit(tx, ctx, row.unitId)
    if (kind !== 'delivered' && note.trim() === '') {
      throw new Problem(
        'reason-required',
        kind === 'answered' ? '请写明答复内容' : '请写明未送达的原因',
      )
    }
    const recordedAt = ctx.clock.now()
    requirePast(happenedAt, recordedAt)
    await insertReminderOutcome(tx, {
      ...{ id: ctx.newId(), reminderId, kind, happenedAt, note: note.trim() },
      ...{ recordedAt, recordedBy: ctx.actor.id },
    })
    await recordAudit(tx, ctx, {
      action: 'reminder.outcome',
      subjectKind: 'unit',
      subjectId: row.unitId,
      after: { reminderId, kind, happenedAt },
    })
    return only(await asReminders(tx, [row]))
  })
}

async function reachUnit(db: Executor, ctx: SignedInContext, unitId: string): Promise<UnitRow> {
  const unit = await findUnit(db, unitId)
  return requireReach(db, ctx, 'reminder.record', unit && { ...unit, unitId: unit.id })
}

/** Clocks of offices differ by a little. */
const CLOCK_MS = 5 * 60_000

export function requirePast(at: string, now: string): void {
  if (Date.parse(at) > Date.parse(now) + CLOCK_MS) {
    throw new Problem('body-not-acceptable', '时间还没有到，请核对日期和钟点')
  }
}

function only(reminders: readonly Reminder[]): Reminder {
  // One row in, one reply out.
  return reminders[0]!
}
