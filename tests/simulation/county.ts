/**
 * The county whose census is simulated, as it truly is: 4,000 units of one county of the demonstration
 * city with every form filled without a mistake, the departments' lists about them, and 40 enumerators
 * with their blocks. Pure: the same seed gives the same county.
 */
import { makeAccounts } from '../../server/demo-city/accounts.ts'
import { areaRecords } from '../../server/demo-city/area-records.ts'
import { buildStreets } from '../../server/demo-city/build-streets.ts'
import type {
  City,
  CityBlock,
  CityBuilding,
  CityResponse,
  CityUnit,
  DepartmentList,
} from '../../server/demo-city/city.ts'
import { makeDepartmentLists } from '../../server/demo-city/department-lists.ts'
import { layOutAreas } from '../../server/demo-city/lay-out-areas.ts'
import { makeSoundResponses } from '../../server/demo-city/make-responses.ts'
import { groupBy } from '../../server/demo-city/place-units.ts'
import { createRandom } from '../../server/demo-city/random.ts'
import { makeUnits } from '../../server/demo-city/units.ts'

export const COUNTY = '140602'
const ENUMERATORS = 40
/** So many times as many in the whole city, so that this county has somewhat more than the units wanted. */
const UNITS_OF_CITY = 3.575

export interface County {
  readonly areas: City['areas']
  readonly blocks: readonly CityBlock[]
  readonly buildings: readonly CityBuilding[]
  readonly units: readonly CityUnit[]
  /** True answers by unit, the listing form first. */
  readonly answers: ReadonlyMap<string, readonly CityResponse[]>
  readonly lists: readonly DepartmentList[]
  /** Nine digits. */
  readonly towns: readonly string[]
  readonly enumerators: readonly Walker[]
}

export interface Walker {
  readonly id: string
  readonly town: string
  readonly blocks: readonly string[]
}

export function makeCounty(seed: string, count: number): County {
  const random = createRandom(seed)
  const { areas, blocks } = layOutAreas(areaRecords, random.fork('areas'))
  const { buildings } = buildStreets(areas, blocks, random.fork('streets'))
  const all = makeUnits(
    Math.round(UNITS_OF_CITY * count),
    { areas, blocks, buildings },
    random.fork('units'),
  )
  const inCounty = all.filter(({ blockCode }) => blockCode.startsWith(COUNTY))
  const small = inCounty.filter(({ kind }) => kind === 'selfEmployed')
  const others = inCounty.filter(({ kind }) => kind !== 'selfEmployed')
  const units = [...others, ...small.slice(0, count - others.length)]
  if (units.length !== count)
    throw new Error(`the city gives the county ${units.length} units only`)
  const ids = new Set(units.map(({ id }) => id))
  // Parents and branches outside answer nothing here and are named by those who do.
  const kin = all.filter(
    (unit) =>
      !ids.has(unit.id) &&
      ((unit.kind === 'establishment' && ids.has(unit.parentId)) ||
        (unit.kind === 'legalUnit' && unit.branchIds.some((id) => ids.has(id)))),
  )
  const kinIds = new Set(kin.map(({ id }) => id))
  const siblings = kin.flatMap((unit) => (unit.kind === 'legalUnit' ? unit.branchIds : []))
  const far = all.filter(({ id }) => siblings.includes(id) && !kinIds.has(id) && !ids.has(id))
  const known = [...units, ...kin, ...far]
  const accounts = makeAccounts(areas, blocks, units, random.fork('accounts'))
  const responses = makeSoundResponses(
    { units: known, buildings, accounts },
    random.fork('responses'),
  )
  const here = blocks.filter(({ code }) => code.startsWith(COUNTY))
  return {
    areas,
    blocks: here,
    buildings: buildings.filter(({ blockCode }) => blockCode.startsWith(COUNTY)),
    units,
    answers: groupBy(
      responses.filter(({ unitId }) => ids.has(unitId)),
      ({ unitId }) => unitId,
    ),
    lists: makeDepartmentLists(units, random.fork('lists')),
    towns: [...new Set(here.map(({ code }) => code.slice(0, 9)))],
    enumerators: shareOut(here, units),
  }
}

/** Each town has one; the rest go where most units wait for each. Blocks of one person lie together. */
function shareOut(blocks: readonly CityBlock[], units: readonly CityUnit[]): Walker[] {
  const unitsIn = groupBy(units, ({ blockCode }) => blockCode)
  const load = (block: CityBlock) => 1 + (unitsIn.get(block.code)?.length ?? 0)
  const towns = [...groupBy(blocks, ({ code }) => code.slice(0, 9))].map(([town, own]) => ({
    town,
    own,
    people: 1,
    load: own.reduce((sum, block) => sum + load(block), 0),
  }))
  for (let left = ENUMERATORS - towns.length; left > 0; left--) {
    towns.sort((a, b) => b.load / b.people - a.load / a.people)[0]!.people++
  }
  return towns.flatMap(({ town, own, people, load: whole }) => {
    const walkers = Array.from({ length: people }, (_, index) => ({
      ...{ id: `walker-${town}-${index + 1}`, town },
      blocks: [] as string[],
    }))
    let done = 0
    for (const block of own) {
      walkers[Math.min(people - 1, Math.floor((done / whole) * people))]!.blocks.push(block.code)
      done += load(block)
    }
    return walkers
  })
}
