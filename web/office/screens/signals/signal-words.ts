/** What a signal says, in a line. Pure. */
import type { getSignal, Signal } from '../../../../server/contract/conduct.ts'
import type { ReplyOf } from '../../../../server/contract/operation.ts'
import { formatFullTime } from '../../../ui/format-time.ts'

/** From and to, to the minute: 02:10 至 02:40, with the day where it is another. */
export function spanWords({ firstAt, lastAt }: Signal['facts']): string {
  const [first, last] = [formatFullTime(firstAt), formatFullTime(lastAt)]
  const sameDay = first.slice(0, 10) === last.slice(0, 10)
  return `${first.slice(0, 16)} 至 ${sameDay ? last.slice(11, 16) : last.slice(0, 16)}`
}

export function whoWords({ facts, accountName }: Signal): string {
  if (facts.address !== null) {
    return accountName === null ? facts.address : `${facts.address}　${accountName}`
  }
  return accountName ?? '多个账号'
}

export function factWords({ kind, facts, units }: Signal): string {
  const percent = facts.share === null ? '' : `${Math.round(facts.share * 1_000) / 10}%`
  switch (kind) {
    case 'one-device':
    case 'one-account':
      return `1 小时内报送多家，共 ${units} 家`
    case 'late-night':
      return `23 时至 5 时报送 ${units} 家`
    case 'alike':
      return `${units} 家的金额至少 ${percent} 相同（比对 ${facts.of} 个）`
    case 'round-numbers':
      return `${facts.of} 个四位以上金额中 ${percent} 以 00 结尾`
    case 'round-growth':
      return `退回后改的 ${facts.of} 个指标恰为上年的整数增幅（${percent}）`
  }
}

type Concerned = ReplyOf<typeof getSignal>['responses'][number]

export interface ConcernedUnit {
  readonly unitId: string
  readonly unitName: string
  readonly formIds: readonly string[]
  readonly lastAt: string
}

/** One line a unit, in the order they came in. */
export function byUnit(responses: readonly Concerned[]): ConcernedUnit[] {
  const units = new Map<string, ConcernedUnit>()
  for (const { unitId, unitName, formId, receivedAt } of responses) {
    const before = units.get(unitId)
    units.set(unitId, {
      ...{ unitId, unitName },
      formIds: [...(before?.formIds ?? []), formId],
      lastAt: before && before.lastAt > receivedAt ? before.lastAt : receivedAt,
    })
  }
  return [...units.values()].toSorted((a, b) => (a.lastAt < b.lastAt ? -1 : 1))
}
