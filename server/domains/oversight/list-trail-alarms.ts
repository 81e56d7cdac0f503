/**
 * Alarms (law.md L-82): what of the trail somebody must look at. They are drawn from the trail each time,
 * so the list is kept as long as the trail and nobody can take one out.
 */
import type { AnchorState, TrailAlarm } from '../../contract/audit.ts'
import { shanghaiDate } from '../../platform/clock.ts'
import type { SignedInContext } from '../../platform/context.ts'
import type { Executor } from '../../platform/database/database.ts'
import {
  type AuditEntry,
  countByPersonAndHour,
  findEntries,
  type PersonHour,
} from '../audit/index.ts'
import { findDisplayNames, requireRight } from '../identity/index.ts'

const DAYS = 30
/** In one day by one person from one address: more than slips of the hand. */
const REFUSALS = 10
/** Single units' data looked at in one day by one person: more than a day's work of review. */
const LOOKS = 300
/** Responses in one file. */
const EXPORTED = 1_000
/** Acts of one kind looked through at most; far more than 30 days bring. */
const MOST = 10_000

export async function listTrailAlarms(ctx: SignedInContext, anchor: AnchorState) {
  requireRight(ctx, 'trail.view')
  const asOf = ctx.clock.now()
  return { alarms: await drawAlarms(ctx.database.read, asOf), anchor, asOf }
}

/** What an entry that settles an alarm is about. */
export const alarmId = ({ kind, sequence }: Pick<TrailAlarm, 'kind' | 'sequence'>) =>
  `${kind}.${sequence}`

/** Newest first, each with what was last noted of it. */
export async function drawAlarms(db: Executor, asOf: string): Promise<TrailAlarm[]> {
  const from = new Date(Date.parse(asOf) - DAYS * 86_400_000).toISOString()
  const counted = (action: string) => countByPersonAndHour(db, { from, action })
  const entries = (action: string) => findEntries(db, { from, action }, { limit: MOST })
  const refused = [...(await counted('access.refuse')), ...(await counted('sign-in.refuse'))]
  const raised: Raised[] = [
    ...daysAbove(refused, REFUSALS).map((day) => ({
      ...{ kind: 'refused' as const, date: day.date, sequence: day.last, actorId: day.actorId },
      message: `一天内被拒 ${day.count} 次（越权访问或登录失败），地址 ${day.address ?? '不明'}`,
    })),
    ...daysAbove(await counted('microdata.view'), LOOKS).map((day) => ({
      ...{ kind: 'looks' as const, date: day.date, sequence: day.last, actorId: day.actorId },
      message: `一天内查看单位资料 ${day.count} 次，地址 ${day.address ?? '不明'}`,
    })),
    ...(await entries('response.export')).flatMap((entry) => largeExport(entry)),
    ...(await entries('trail.verify')).flatMap((entry) => failedCheck(entry)),
    ...(await entries('trail.accept-break')).map((entry) =>
      raisedBy(entry, 'trail', `确认轨迹中断：${entry.reason ?? ''}`),
    ),
  ]
  raised.sort((a, b) => b.sequence - a.sequence)
  // Oldest first, so that the last word stands.
  const notes = (await entries('trail.settle-alarm')).reverse()
  const noteOf = new Map(notes.map((entry) => [entry.subjectId, entry]))
  const names = await findDisplayNames(
    db,
    notes.map(({ actorId }) => actorId),
  )
  return raised.map((alarm) => {
    const note = noteOf.get(alarmId(alarm))
    const settled = note && {
      ...{ words: note.reason ?? '', by: names.get(note.actorId) ?? '', at: note.recordedAt },
    }
    return { ...alarm, settled: settled ?? null }
  })
}

type Raised = Omit<TrailAlarm, 'settled'>

interface PersonDay extends Omit<PersonHour, 'hour'> {
  readonly date: string
}

/** Hours added up to days in Asia/Shanghai; those with `limit` or more. */
function daysAbove(hours: readonly PersonHour[], limit: number): PersonDay[] {
  const days = new Map<string, PersonDay>()
  for (const { hour, ...rest } of hours) {
    const date = shanghaiDate(`${hour}:00:00.000Z`)
    const key = JSON.stringify([date, rest.actorId, rest.address])
    const known = days.get(key)
    days.set(key, {
      ...{ ...rest, date },
      count: rest.count + (known?.count ?? 0),
      last: Math.max(rest.last, known?.last ?? 0),
    })
  }
  return [...days.values()].filter(({ count }) => count >= limit)
}

function largeExport(entry: AuditEntry): Raised[] {
  const responses = Number(member(entry, 'responses') ?? 0)
  return responses >= EXPORTED
    ? [raisedBy(entry, 'export', `一次导出答卷 ${responses} 份，用途：${entry.reason ?? '未写'}`)]
    : []
}

function failedCheck(entry: AuditEntry): Raised[] {
  const place = member(entry, 'firstBreak') ?? null
  return place === null
    ? []
    : [raisedBy(entry, 'trail', `核对轨迹发现问题：第 ${String(place)} 条`)]
}

function member({ after }: AuditEntry, key: string): unknown {
  return (after as Readonly<Record<string, unknown>> | null)?.[key]
}

function raisedBy(entry: AuditEntry, kind: Raised['kind'], message: string): Raised {
  const { recordedAt, sequence, actorId } = entry
  return { kind, date: shanghaiDate(recordedAt), sequence, actorId, message }
}
