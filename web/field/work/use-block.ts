/** One block with everything in it, fetched or kept, and this device's own work over it. */
import { type Building, getBlock } from '../../../server/contract/areas.ts'
import { listVisits, type VisitFinding } from '../../../server/contract/fieldwork.ts'
import type { UnitSummary } from '../../../server/contract/frame.ts'
import { hasUnsealedWork } from '../../outbox/drafts.ts'
import { useDeviceData } from '../device/device.tsx'
import { useKeptQuery } from '../device/use-kept-query.ts'
import type { BuildingState } from '../map/block-map.tsx'
import { progressOf, type UnitProgress } from '../unit-progress.ts'
import { readLocalWork } from './block-facts.ts'
import {
  type FoundHere,
  foundHere,
  mergeBuildings,
  mergeUnits,
  mergeVisits,
} from './merge-local.ts'
import { useBlockUnits } from './use-block-units.ts'

export interface BlockWork {
  readonly name: string
  readonly areaNames: readonly string[]
  readonly outline: Building['geometry']
  readonly buildings: readonly Building[]
  readonly units: readonly UnitSummary[]
  readonly found: readonly FoundHere[]
  readonly visits: ReadonlyMap<string, VisitFinding>
  progressOf(unit: UnitSummary): UnitProgress
  stateOf(buildingCode: string): BuildingState
}

export type BlockQuery =
  | { readonly kind: 'pending' }
  | { readonly kind: 'failed'; readonly error: unknown; retry(): void }
  | { readonly kind: 'here'; readonly work: BlockWork }

export function useBlock(blockCode: string): BlockQuery {
  const block = useKeptQuery(getBlock, { params: { blockCode } })
  const listed = useBlockUnits(blockCode)
  const visited = useKeptQuery(listVisits, { params: { blockCode } })
  const local = useDeviceData(async (database) => ({
    work: await readLocalWork(database),
    acts: await database.getAllFromIndex('acts', 'madeAt'),
    drafts: await database.getAll('drafts'),
    unsent: new Set((await database.getAll('outbox')).map((item) => item.responseId)),
  }))
  const error = block.error ?? listed.error
  if (error) {
    const retry = () => {
      void block.refetch()
      void listed.refetch()
    }
    return { kind: 'failed', error, retry }
  }
  if (!block.data || !listed.data || !local) return { kind: 'pending' }

  const buildings = mergeBuildings(blockCode, block.data.buildings, local.acts)
  const units = mergeUnits(listed.data.units, local.work)
  const found = foundHere(blockCode, units, local.drafts)
  const visits = mergeVisits(visited.data?.visits ?? [], local.work)
  const begun = new Set(local.drafts.filter(hasUnsealedWork).map((draft) => draft.responseId))
  const progress = (unit: UnitSummary) => progressOf(unit, local.unsent, begun)
  return {
    kind: 'here',
    work: {
      name: block.data.block.name,
      areaNames: block.data.block.areaNames,
      outline: block.data.geometry,
      ...{ buildings, units, found, visits },
      progressOf: progress,
      stateOf(buildingCode) {
        const inside = units.filter((unit) => unit.buildingCode === buildingCode)
        const opened = found.filter((each) => each.buildingCode === buildingCode)
        const finding = visits.get(buildingCode)
        if (inside.length + opened.length === 0) {
          return finding === undefined || finding === 'no-access' ? 'unvisited' : 'empty'
        }
        const done = inside.every((unit) => progress(unit) === 'done')
        return done && opened.every(({ sealed }) => sealed) ? 'done' : 'open'
      },
    },
  }
}
