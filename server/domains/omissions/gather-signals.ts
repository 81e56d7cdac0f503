/** Reads the figures of an area and asks what in them says that something is missing. */
import type { FrameOutcome } from '../../contract/frame.ts'
import type { Executor } from '../../platform/database/database.ts'
import { latestFindingsBelow, listBlocksBelow, listBuildingsBelow } from '../areas/index.ts'
import { countUnitsInBuildings, listedUnitsBelow, sourceName } from '../frame/index.ts'
import {
  emptyBlocks,
  emptyBuildings,
  type ListedUnit,
  listedWithoutUnit,
  missingRelatives,
  type Signal,
  sparseBlocks,
  unlistedBranches,
} from './detect-signals.ts'
import { relativesBelow } from './relatives.ts'

/** Departments that deal with units every month: what they list is alive. */
const ALIVE = ['tax', 'electricity'] as const
/** Offices that register and strike off: a unit they have not struck off has not been 注销. */
const REGISTRARS = ['market-regulation', 'establishment-office', 'civil-affairs'] as const
const PREVIOUS = ['previous-census', 'statistics-register'] as const
const GONE: readonly FrameOutcome[] = ['deregistered', 'not-found', 'out-of-scope']
const STRUCK_OFF: readonly FrameOutcome[] = ['deregistered']
const NOT_HERE: readonly FrameOutcome[] = ['not-found', 'moved-out', 'out-of-scope']

export async function gatherSignals(db: Executor, areaPrefix: string): Promise<Signal[]> {
  const blocks = await listBlocksBelow(db, areaPrefix)
  const buildings = await listBuildingsBelow(db, areaPrefix)
  const findings = await latestFindingsBelow(db, areaPrefix)
  const counted = await countUnitsInBuildings(db, areaPrefix)
  const inBlock = sums(counted.map(({ blockCode, units }) => [blockCode, units]))
  const inBuilding = sums(counted.map(({ buildingCode, units }) => [buildingCode, units]))
  const buildingsIn = sums(buildings.map(({ blockCode }) => [blockCode, 1]))
  const figures = blocks.map(({ code, name }) => ({
    ...{ code, name },
    buildings: buildingsIn.get(code) ?? 0,
    units: inBlock.get(code) ?? 0,
  }))
  const alive = await listed(db, areaPrefix, ALIVE, GONE)
  const seen = new Set(alive.map(({ unitId }) => unitId))
  const registered = (await listed(db, areaPrefix, REGISTRARS, STRUCK_OFF)).filter(
    ({ unitId }) => !seen.has(unitId),
  )
  for (const { unitId } of registered) seen.add(unitId)
  const previous = await listed(db, areaPrefix, PREVIOUS, NOT_HERE)
  const relatives = await relativesBelow(db, areaPrefix)
  return [
    ...emptyBlocks(figures),
    ...emptyBuildings(
      buildings.map(({ code, blockCode, name }) => ({
        ...{ code, blockCode, name },
        units: inBuilding.get(code) ?? 0,
        finding: findings.get(code),
      })),
    ),
    ...sparseBlocks(figures),
    ...listedWithoutUnit(alive, 'list-without-unit'),
    ...listedWithoutUnit(registered, 'registered-alive'),
    ...listedWithoutUnit(
      previous.filter(({ unitId }) => !seen.has(unitId)),
      'previous-gone',
    ),
    ...missingRelatives(relatives.missing),
    ...unlistedBranches(relatives.unlisted),
  ]
}

function sums(pairs: readonly (readonly [string | null, number])[]): ReadonlyMap<string, number> {
  const all = new Map<string, number>()
  for (const [key, number] of pairs) if (key !== null) all.set(key, (all.get(key) ?? 0) + number)
  return all
}

async function listed(
  db: Executor,
  areaPrefix: string,
  sources: readonly string[],
  outcomes: readonly FrameOutcome[],
): Promise<ListedUnit[]> {
  const units = new Map<string, ListedUnit>()
  for (const row of await listedUnitsBelow(db, areaPrefix, sources, outcomes)) {
    const { unitId, areaCode, outcome, values, source } = row
    // The list itself says that it is gone.
    if (/注销|吊销|终止|销户/.test(values.registrationStatus ?? '')) continue
    if (areaCode === null || outcome === null) continue
    const before = units.get(unitId)?.sources ?? []
    const names = [...new Set([...before, sourceName(source)])]
    units.set(unitId, { ...row, areaCode, outcome, sources: names })
  }
  return [...units.values()]
}
