/**
 * Makes a demonstration city: the same size and seed give the same city, byte for byte. Pure: reads
 * no clock, no file, no database.
 */
import { makeAccounts } from './accounts.ts'
import { areaRecords } from './area-records.ts'
import { buildStreets } from './build-streets.ts'
import type { City } from './city.ts'
import { makeDepartmentLists } from './department-lists.ts'
import { layOutAreas } from './lay-out-areas.ts'
import { makeResponses } from './make-responses.ts'
import { createRandom } from './random.ts'
import { makeUnits } from './units.ts'

interface CityOptions {
  /** How many units of all kinds, at least 100. */
  readonly units: number
  readonly seed: string
}

export function makeCity({ units: count, seed }: CityOptions): City {
  if (!Number.isInteger(count) || count < 100) {
    throw new RangeError('A demonstration city has at least 100 units')
  }
  const random = createRandom(seed)
  const { areas, blocks } = layOutAreas(areaRecords, random.fork('areas'))
  const { streets, buildings } = buildStreets(areas, blocks, random.fork('streets'))
  const units = makeUnits(count, { areas, blocks, buildings }, random.fork('units'))
  const accounts = makeAccounts(areas, blocks, units, random.fork('accounts'))
  return {
    synthetic: true,
    seed,
    areas,
    blocks,
    streets,
    buildings,
    units,
    accounts,
    responses: makeResponses({ units, buildings, accounts }, random.fork('responses')),
    lists: makeDepartmentLists(units, random.fork('lists')),
  }
}
