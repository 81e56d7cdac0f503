/** Refuses, in words, what may not be destroyed now. Pure. */
import { Problem } from '../../contract/problems.ts'
import { recordClassNames } from '../../contract/retention.ts'
import type { ClassStanding } from './read-retention.ts'

export interface Due {
  readonly ground: string
  readonly years: number
  readonly newestAt: string
  readonly newestOn: string
  readonly dueOn: string
}

export function requireDue(standing: ClassStanding): Due {
  const { recordClass, state, rule, newestAt, newestOn, dueOn } = standing
  const name = recordClassNames[recordClass]
  const refusals: Readonly<Record<typeof state, string | null>> = {
    'no-rule': `还没有录入${name}的保存期限，请市级普查办先录入`,
    empty: `${name}没有可销毁的资料`,
    held: `${name}暂停销毁，解除后才能办理`,
    'others-first': `其他各类资料销毁以后才能销毁${name}`,
    kept:
      dueOn === null
        ? `${name}的最近日期无从判断，不能销毁`
        : `${name}保存到 ${dueOn} 前一日，未到期不能销毁`,
    due: null,
  }
  const refusal = refusals[state]
  if (refusal !== null || !rule || newestAt === null || newestOn === null || dueOn === null) {
    throw new Problem('state-not-allowed', refusal ?? `${name}还不能销毁`)
  }
  return { ground: rule.ground, years: rule.years, newestAt, newestOn, dueOn }
}
