/** Reminders of an area or a unit, complete enough to be printed as they are. */
import type { listReminders as operation, Reminder } from '../../contract/conduct.ts'
import type { QueryOf, ReplyOf } from '../../contract/operation.ts'
import type { SignedInContext } from '../../platform/context.ts'
import type { Executor } from '../../platform/database/database.ts'
import { requireReach } from '../areas/index.ts'
import { findUnit, findUnits } from '../frame/index.ts'
import { coversArea, findDisplayNames, mayDo, requireRight } from '../identity/index.ts'
import { readPageKey, writePageKey } from '../responses/index.ts'
import { listReminderOutcomes, pageOfReminders, type ReminderRow } from './store.ts'

const DEFAULT_LIMIT = 50

export async function listReminders(
  ctx: SignedInContext,
  query: QueryOf<typeof operation>,
): Promise<ReplyOf<typeof operation>> {
  requireRight(ctx, 'reminder.record')
  const db = ctx.database.read
  const { scope } = ctx.actor
  const own = scope.kind === 'area' ? scope.areaPrefix : ''
  const areaPrefix = query.area ?? own
  if (query.unit !== undefined) {
    const unit = await findUnit(db, query.unit)
    await requireReach(db, ctx, 'reminder.record', unit && { ...unit, unitId: unit.id })
  } else if (!coversArea(scope, areaPrefix) || !mayDo(ctx.actor.role, 'reminder.list-area')) {
    return { reminders: [], next: null }
  }
  const limit = query.limit ?? DEFAULT_LIMIT
  const found = await pageOfReminders(
    db,
    { areaPrefix, ...(query.unit !== undefined && { unitId: query.unit }) },
    { after: query.after === undefined ? undefined : readPageKey(query.after), limit: limit + 1 },
  )
  const rows = found.slice(0, limit)
  const last = rows.at(-1)
  return {
    reminders: await asReminders(db, rows),
    next: found.length > limit && last ? writePageKey({ at: last.recordedAt, id: last.id }) : null,
  }
}

export async function asReminders(db: Executor, rows: readonly ReminderRow[]): Promise<Reminder[]> {
  const outcomes = await listReminderOutcomes(
    db,
    rows.map(({ id }) => id),
  )
  const units = await findUnits(
    db,
    rows.map(({ unitId }) => unitId),
  )
  const people = await findDisplayNames(db, [
    ...rows.map(({ recordedBy }) => recordedBy),
    ...outcomes.map(({ recordedBy }) => recordedBy),
  ])
  const nameOf = (id: string) => people.get(id) ?? id
  return rows.map(({ areaCode: _area, ...row }) => ({
    ...row,
    unitName: units.get(row.unitId)?.name ?? row.unitId,
    recordedBy: nameOf(row.recordedBy),
    outcomes: outcomes
      .filter(({ reminderId }) => reminderId === row.id)
      .map(({ kind, happenedAt, note, recordedAt, recordedBy }) => ({
        ...{ kind, happenedAt, note, recordedAt },
        recordedBy: nameOf(recordedBy),
      })),
  }))
}
