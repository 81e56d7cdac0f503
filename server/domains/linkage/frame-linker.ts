/**
 * Where the frames of areas are held for matching. Linking a county takes many seconds of a whole core,
 * so a server does it in a thread of its own (`server/cli/link-worker.ts`); commands and tests do it here.
 */
import {
  createLinkedUnits,
  type DecidedUnits,
  type LinkedUnits,
  type UnitMatch,
  type UnitPair,
  type UnitToLink,
} from '../../../forms/engine/linkage/linked-units.ts'
import type { ListRecord } from '../../../forms/engine/linkage/list-record.ts'
import { loadVocabulary } from '../../../forms/engine/linkage/load-vocabulary.ts'

export interface FrameLinker {
  /** Begins to take the units of an area; what is held of it answers until `link` is done. */
  begin(areaPrefix: string): Promise<void>
  add(areaPrefix: string, units: readonly UnitToLink[]): Promise<void>
  link(
    areaPrefix: string,
    decided: readonly DecidedUnits[],
    tell: (stage: string) => void,
  ): Promise<LinkedFrame>
  /** Only of an area that was linked. */
  match(areaPrefix: string, record: ListRecord, limit: number): Promise<readonly UnitMatch[]>
  include(areaPrefix: string, units: readonly UnitToLink[]): Promise<void>
  close(): Promise<void>
}

export interface LinkedFrame {
  readonly pairs: readonly UnitPair[]
}

export function createLinkerHere(): FrameLinker {
  const held = new Map<string, LinkedUnits>()
  const coming = new Map<string, LinkedUnits>()
  const get = (units: ReadonlyMap<string, LinkedUnits>, areaPrefix: string): LinkedUnits => {
    const found = units.get(areaPrefix)
    if (!found) throw new Error(`no frame of ${areaPrefix} is held`)
    return found
  }
  return {
    async begin(areaPrefix) {
      coming.set(areaPrefix, createLinkedUnits(await loadVocabulary()))
    },
    async add(areaPrefix, units) {
      get(coming, areaPrefix).add(units)
    },
    async link(areaPrefix, decided, tell) {
      const linked = get(coming, areaPrefix)
      const pairs = linked.link(decided, tell)
      coming.delete(areaPrefix)
      held.set(areaPrefix, linked)
      return { pairs }
    },
    async match(areaPrefix, record, limit) {
      return get(held, areaPrefix).match(record, limit)
    },
    async include(areaPrefix, units) {
      const linked = get(held, areaPrefix)
      for (const unit of units) linked.include(unit)
    },
    async close() {
      held.clear()
      coming.clear()
    },
  }
}
