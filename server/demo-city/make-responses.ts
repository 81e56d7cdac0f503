/**
 * All filled forms of the city: a listing form for every unit, basics for the above-scale, finance
 * for above-scale industry; then a few spoiled on purpose.
 */
import { basicsResponse } from './basics-answers.ts'
import { breakResponses } from './break-responses.ts'
import type { City, CityLegalUnit, CityResponse } from './city.ts'
import { financeResponse } from './finance-answers.ts'
import { type ListingSources, listingResponse } from './listing-answers.ts'
import type { Random } from './random.ts'

export function makeResponses(
  city: Pick<City, 'units' | 'buildings' | 'accounts'>,
  random: Random,
): CityResponse[] {
  const sources = sourcesOf(city)
  const preparers = new Map(city.accounts.map((account) => [account.unitId, account.personName]))
  const finance = random.fork('finance')
  const sound = city.units.flatMap((unit) => [
    listingResponse(unit, sources),
    ...(unit.kind === 'legalUnit' && unit.aboveScale
      ? reported(unit, preparers.get(unit.id) ?? unit.headName, finance)
      : []),
  ])
  return breakResponses(sound, random.fork('faults'))
}

function reported(unit: CityLegalUnit, preparer: string, random: Random): CityResponse[] {
  const basics = basicsResponse(unit, preparer)
  return unit.reportCategory === 'B' ? [basics, financeResponse(unit, preparer, random)] : [basics]
}

function sourcesOf({ units, buildings }: Pick<City, 'units' | 'buildings'>): ListingSources {
  const unitById = new Map(units.map((unit) => [unit.id, unit]))
  const buildingByCode = new Map(buildings.map((building) => [building.code, building]))
  const found = <T>(one: T | undefined, key: string): T => {
    if (one === undefined) throw new RangeError(`${key} is not part of the city`)
    return one
  }
  return {
    unit: (id) => found(unitById.get(id), id),
    building: (code) => found(buildingByCode.get(code), code),
  }
}
