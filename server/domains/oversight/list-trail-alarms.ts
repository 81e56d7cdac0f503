/**
 * Alarms (law.md L-82): what of the trail somebody must look at. They are drawn from the trail each time,
 * so the list is kept as long as the trail and nobody can take one out.
 */
import type { AnchorState, TrailAlarm } from '../../contract/audit.ts'
import { shanghaiDate } from '../../platform/clock.ts'
import type { SignedInContext } from '../../platform/context.ts'
import {
  type AuditEntry,
  countByPersonAndHour,
  findEntries,
  type PersonHour,
} from '../audit/index.ts'
import { requireRight } from '../identity/index.ts'

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
  const from = new Date(Date.parse(asOf) - DAYS * 86_400_000).toISOString()
  const db = ctx.database.read
  const counted = (action: string) => countByPersonAndHour(db, { from, action })
  const entries = (action: string) => findEntries(db, { from, action }, { limit: MOST })
  const refused = [...(await counted('access.refuse')), ...(await counted('sign-in.refuse'))]
  const alarms: TrailAlarm[] = [
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
      alarmOf(entry, 'trail', `确认轨迹中断：${entry.reason ?? ''}`),
    ),
  ]
  alarms.sort((a, b) => b.sequence - a.sequence)
  return { alarms, anchor, asOf }
}

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

function largeExport(entry: AuditEntry): TrailAlarm[] {
  const responses = Number(member(entry, 'responses') ?? 0)
  return responses >= EXPORTED
    ? [alarmOf(entry, 'export', `一次导出答卷 ${responses} 份，用途：${entry.reason ?? '未写'}`)]
    : []
}

function failedCheck(entry: AuditEntry): TrailAlarm[] {
  const place = member(entry, 'firstBreak') ?? null
  return place === null ? [] : [alarmOf(entry, 'trail', `核对轨迹发现问题：第 ${String(place)} 条`)]
}

function member({ after }: AuditEntry, key: string): unknown {
  return (after as Readonly<Record<string, unknown>> | null)?.[key]
}

function alarmOf(entry: AuditEntry, kind: TrailAlarm['kind'], message: string): TrailAlarm {
  const { recordedAt, sequence, actorId } = entry
  return { kind, date: shanghaiDate(recordedAt), sequence, actorId, message }
}
