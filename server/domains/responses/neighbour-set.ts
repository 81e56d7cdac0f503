/** 同类单位分位数: one set, by form and period. Pure. */
import type { GroupSpread } from '../../../forms/engine/neighbours/spread.ts'

export interface NeighbourSet {
  /** null: there is none. */
  readonly id: string | null
  of(formId: string, period: string): readonly GroupSpread[]
}

export function neighbourSetOf(id: string | null, spreads: readonly GroupSpread[]): NeighbourSet {
  const byForm = new Map<string, GroupSpread[]>()
  for (const spread of spreads) {
    const key = `${spread.formId}.${spread.period}`
    const known = byForm.get(key)
    if (known === undefined) byForm.set(key, [spread])
    else known.push(spread)
  }
  return { id, of: (formId, period) => byForm.get(`${formId}.${period}`) ?? [] }
}
