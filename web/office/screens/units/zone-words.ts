/** The zones a unit lies in, and by what it is taken to lie there. Pure. */
import type { ReplyOf } from '../../../../server/contract/operation.ts'
import type { getUnitZones } from '../../../../server/contract/zones.ts'

const grounds = { building: '按建筑物', point: '按坐标', block: '按小区中点' } as const

/** Null where it lies in none. */
export function zoneWords(answer: ReplyOf<typeof getUnitZones> | undefined): string | null {
  if (!answer || answer.zones.length === 0 || answer.by === null) return null
  return `${answer.zones.map(({ name }) => name).join('、')}（${grounds[answer.by]}）`
}
