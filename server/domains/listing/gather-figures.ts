/** Counts what the checklist asks about, from the domains that own it. */
import type { Executor } from '../../platform/database/database.ts'
import {
  blocksDrawnAt,
  findAreaNames,
  latestFindingsBelow,
  listBlocksBelow,
  listBuildingsBelow,
} from '../areas/index.ts'
import { listRechecks } from '../fieldwork/index.ts'
import {
  countRegisteredByVillage,
  countUnitsInBuildings,
  findUnits,
  openRecordsBelow,
  sumsAgree,
} from '../frame/index.ts'
import { waitingDuplicates } from '../linkage/index.ts'
import { closedEmptyBlocks, countSignals, searchedKinds } from '../omissions/index.ts'
import type { ListingFigures } from './judge-listing.ts'

export async function gatherFigures(db: Executor, areaPrefix: string): Promise<ListingFigures> {
  const { records, newestListAt } = await openRecordsBelow(db, areaPrefix)
  const { open, task } = await countSignals(db, areaPrefix)
  return {
    openRecords: records,
    newestListAt,
    ledgerAgrees: await sumsAgree(db, areaPrefix),
    duplicates: await waitingDuplicates(db, areaPrefix),
    signals: { open, task, searched: await searchedKinds(db, areaPrefix) },
    blocksDrawnAt: await blocksDrawnAt(db, areaPrefix),
    blocks: await walkedBlocks(db, areaPrefix),
    ...(await rechecksBelow(db, areaPrefix)),
  }
}

/**
 * A block is walked when every building in it was entered or has a unit; one without buildings when it
 * has a unit, or somebody judged that it is rightly empty.
 */
async function walkedBlocks(db: Executor, areaPrefix: string): Promise<ListingFigures['blocks']> {
  const blocks = await listBlocksBelow(db, areaPrefix)
  const findings = await latestFindingsBelow(db, areaPrefix)
  const counted = await countUnitsInBuildings(db, areaPrefix)
  const settled = counted.filter(({ registered }) => registered > 0)
  const worked = new Set(settled.map(({ buildingCode }) => buildingCode))
  const inhabited = new Set(settled.map(({ blockCode }) => blockCode))
  const empty = new Set(await closedEmptyBlocks(db, areaPrefix))
  const buildings = new Map<string, string[]>()
  for (const { code, blockCode } of await listBuildingsBelow(db, areaPrefix)) {
    buildings.set(blockCode, [...(buildings.get(blockCode) ?? []), code])
  }
  const unvisited = blocks.filter(({ code }) => {
    if (empty.has(code)) return false
    const inside = buildings.get(code) ?? []
    if (inside.length === 0) return !inhabited.has(code)
    return inside.some((building) => {
      const finding = findings.get(building)
      return !worked.has(building) && (finding === undefined || finding === 'no-access')
    })
  })
  return {
    all: blocks.length,
    unvisited: unvisited.map(({ name }) => name),
  }
}

/** The latest word on each unit counts; whom nobody met was not re-checked. */
async function rechecksBelow(
  db: Executor,
  areaPrefix: string,
): Promise<Pick<ListingFigures, 'villages' | 'rechecked'>> {
  const rechecks = new Map(
    (await listRechecks(db))
      .filter(({ result }) => result !== 'not-met')
      .map((each) => [each.responseId.split('.')[0]!, each]),
  )
  const units = await findUnits(db, [...rechecks.keys()])
  const registered = await countRegisteredByVillage(db, areaPrefix)
  const inVillage = new Map<string, number>()
  const rechecked = { units: 0, wrongUnits: 0, items: 0, wrongItems: 0 }
  for (const [unitId, each] of rechecks) {
    const areaCode = units.get(unitId)?.areaCode
    if (!areaCode?.startsWith(areaPrefix)) continue
    inVillage.set(areaCode, (inVillage.get(areaCode) ?? 0) + 1)
    // A tablet that did not ask for numbers: 不一致 is then one indicator out of one.
    const differs = each.result === 'differs' ? 1 : 0
    rechecked.units++
    rechecked.wrongUnits += each.unitWrong === true ? 1 : 0
    rechecked.items += each.itemsChecked ?? 1
    rechecked.wrongItems += each.itemsWrong ?? differs
  }
  const names = await findAreaNames(
    db,
    registered.map(({ areaCode }) => areaCode),
  )
  return {
    rechecked,
    villages: registered.map(({ areaCode, units: all }) => ({
      name: names.get(areaCode)?.at(-1) ?? areaCode,
      registered: all,
      rechecked: inVillage.get(areaCode) ?? 0,
    })),
  }
}
