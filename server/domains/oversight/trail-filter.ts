/** An auditor's filter in the trail's own terms: calendar dates become instants. Pure. */
import { Problem } from '../../contract/problems.ts'
import { isCalendarDate } from '../../platform/clock.ts'
import type { TrailFilter } from '../audit/index.ts'

export interface AskedFilter {
  /** Calendar dates in Asia/Shanghai, both inclusive. */
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly actor?: string | undefined
  readonly action?: string | undefined
  readonly subject?: string | undefined
}

export function toTrailFilter({ from, to, actor, action, subject }: AskedFilter): TrailFilter {
  return {
    ...(from === undefined ? {} : { from: startOf(from, 0) }),
    ...(to === undefined ? {} : { until: startOf(to, 1) }),
    ...(actor === undefined ? {} : { actorId: actor }),
    ...(action === undefined ? {} : { action }),
    ...(subject === undefined ? {} : { subjectId: subject }),
  }
}

/** UTC instant at which the date, or the day `later` days after it, begins in Asia/Shanghai. */
function startOf(date: string, later: 0 | 1): string {
  if (!isCalendarDate(date)) {
    throw new Problem('parameter-not-acceptable', `没有「${date}」这一天，日期应写作 2024-01-31`)
  }
  return new Date(Date.parse(`${date}T00:00:00+08:00`) + later * 86_400_000).toISOString()
}
