/** Reads the frame of an area into the linker, some hundred units at a time, and what people decided. */
import type { DecidedUnits, UnitToLink } from '../../../forms/engine/linkage/linked-units.ts'
import type { Context } from '../../platform/context.ts'
import type { Executor } from '../../platform/database/database.ts'
import { pageOfUnitsToLink, recordsOfUnits, type UnitRow } from '../frame/index.ts'
import type { FrameLinker } from './frame-linker.ts'
import { decisionsBelow } from './store.ts'

const UNITS_AT_A_TIME = 500

export async function readFrame(
  ctx: Context,
  linker: FrameLinker,
  areaPrefix: string,
  tell: (units: number, records: number) => void = () => {},
): Promise<{ units: number; records: number }> {
  const db = ctx.database.read
  const read = { units: 0, records: 0 }
  const survivors = await readSurvivors(db, areaPrefix)
  await linker.begin(areaPrefix)
  let after: { areaCode: string; id: string } | undefined
  for (;;) {
    const page = await pageOfUnitsToLink(db, areaPrefix, after, UNITS_AT_A_TIME)
    const known = page.filter(({ id, outcome }) => outcome !== 'duplicate' || survivors.has(id))
    const units = (await unitsToLink(db, known)).map((unit) => {
      const mergedInto = survivors.get(unit.id)
      return mergedInto === undefined ? unit : { ...unit, mergedInto }
    })
    await linker.add(areaPrefix, units)
    read.units += page.length
    read.records += units.reduce((sum, { records }) => sum + records.length, 0)
    tell(read.units, read.records)
    const last = page.at(-1)
    if (!last || page.length < UNITS_AT_A_TIME) return read
    // Units below an area have an area code.
    after = { areaCode: last.areaCode!, id: last.id }
    // Others are served in between: on SQLite every read above is done at once.
    await new Promise((resolve) => setImmediate(resolve))
  }
}

export async function unitsToLink(db: Executor, units: readonly UnitRow[]): Promise<UnitToLink[]> {
  const found = await recordsOfUnits(db, units)
  return found.map(({ unit, records }) => ({ id: unit.id, records }))
}

/** Unit merged at the desk → the one that is kept. */
async function readSurvivors(db: Executor, areaPrefix: string): Promise<Map<string, string>> {
  const survivors = new Map<string, string>()
  for (const { decision, undo, pair } of await decisionsBelow(db, areaPrefix)) {
    const { kind, takesEffect, firstUnit } = decision
    if (kind !== 'merge' || !takesEffect || undo || firstUnit === null) continue
    survivors.set(firstUnit === pair.unitA ? pair.unitB : pair.unitA, firstUnit)
  }
  return survivors
}

/** Decisions in force of people, not those accepted in bulk, which only repeat the matcher's own word. */
export async function readDecisions(db: Executor, areaPrefix: string): Promise<DecidedUnits[]> {
  const latest = new Map<string, DecidedUnits>()
  for (const { decision, undo, pair } of await decisionsBelow(db, areaPrefix)) {
    if (!decision.takesEffect || undo || decision.part === 'bulk') continue
    const { unitA, unitB } = pair
    latest.set(pair.id, { unitA, unitB, same: decision.kind === 'merge' })
  }
  return [...latest.values()]
}
