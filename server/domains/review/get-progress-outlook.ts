/** How far an area is, day by day, and how far it will be by the deadline. */
import type { ProgressOutlook } from '../../contract/progress.ts'
import { shanghaiDate } from '../../platform/clock.ts'
import type { SignedInContext } from '../../platform/context.ts'
import { listDueDates, openingsNotOver } from '../instruments/index.ts'
import { areaAsked } from './area-asked.ts'
import { forecast } from './forecast.ts'
import { countByArea, countByDay, countUnits } from './progress-store.ts'
import { sumAll } from './sum-states.ts'

export async function getProgressOutlook(
  ctx: SignedInContext,
  asked: string | undefined,
): Promise<ProgressOutlook> {
  const { prefix, area } = await areaAsked(ctx, asked)
  const db = ctx.database.read
  const now = ctx.clock.now()
  const today = shanghaiDate(now)
  const total = sumAll(await countByArea(db, prefix, prefix.length))
  const [units] = await countUnits(db, prefix, prefix.length)
  // A village has no days of its own: they are kept by town.
  const days = prefix.length > 9 ? [] : await countByDay(db, prefix)
  const open = [...(await openingsNotOver(db, today)).values()].flatMap(({ dueOn }) => dueOn ?? [])
  const all = open.length > 0 ? open : [...(await listDueDates(db)).values()]
  const deadline = all.sort().at(-1) ?? null
  const outlook =
    prefix.length > 9
      ? { because: '村居一级不推算，请看所在乡镇' }
      : deadline === null
        ? { because: '没有设定填报截止日期' }
        : deadline < today
          ? { because: `填报已于 ${deadline} 截止` }
          : forecast({ today, deadline, expected: total.expected, reported: total.reported, days })
  const because = 'because' in outlook ? outlook.because : null
  return {
    area,
    total,
    units: units?.units ?? 0,
    openFrameRecords: units?.openFrameRecords ?? 0,
    deadline,
    days: days.filter((each) => each.reported !== 0 || each.accepted !== 0),
    forecast: 'because' in outlook ? null : outlook,
    noForecastBecause: because,
    asOf: now,
  }
}
