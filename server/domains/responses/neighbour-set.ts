/** 同类单位分位数: one set as it is worked out, handed to worker threads and read back. Pure. */
import type { GroupSpread } from '../../../forms/engine/neighbours/spread.ts'

export interface NeighbourSet {
  /** null: there is none. */
  readonly id: string | null
  of(formId: string, period: string): readonly GroupSpread[]
}

/** Text, so that it reaches a worker as one piece of memory however often it is sent. */
export function writeNeighbours(id: string | null, spreads: readonly GroupSpread[]): string {
  return JSON.stringify({ id, spreads })
}

let last: { readonly text: string; readonly set: NeighbourSet } | undefined

/** What `writeNeighbours` wrote; the same text again costs nothing. */
export function readNeighbours(text: string): NeighbourSet {
  if (last?.text === text) return last.set
  const { id, spreads } = JSON.parse(text) as {
    readonly id: string | null
    readonly spreads: readonly GroupSpread[]
  }
  const byForm = new Map<string, GroupSpread[]>()
  for (const spread of spreads) {
    const key = `${spread.formId}.${spread.period}`
    const known = byForm.get(key)
    if (known === undefined) byForm.set(key, [spread])
    else known.push(spread)
  }
  const set: NeighbourSet = {
    id,
    of: (formId, period) => byForm.get(`${formId}.${period}`) ?? [],
  }
  last = { text, set }
  return set
}
