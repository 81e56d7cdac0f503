/**
 * All filled forms of the city: for each unit those it owes, copied from its books; then a few spoiled
 * on purpose.
 */
import { breakResponses } from './break-responses.ts'
import type { City, CityEstablishment, CityResponse, CityUnit, FormId } from './city.ts'
import { fillForms } from './fill-forms.ts'
import { formsOwedBy } from './forms-owed.ts'
import { type ListingSources, listingResponse } from './listing-answers.ts'
import type { Random } from './random.ts'

const listingForms: readonly FormId[] = ['621', '622']

type Respondents = Pick<City, 'units' | 'buildings' | 'accounts'>

export function makeResponses(city: Respondents, random: Random): CityResponse[] {
  return breakResponses(makeSoundResponses(city, random), random.fork('faults'))
}

/** What every respondent would report who makes no mistake. */
export function makeSoundResponses(city: Respondents, random: Random): CityResponse[] {
  const sources = sourcesOf(city)
  const preparers = new Map(city.accounts.map((account) => [account.unitId, account.personName]))
  return city.units.flatMap((unit) => [
    listingResponse(unit, sources),
    ...fillForms(
      unit,
      formsOwedBy(unit).filter((form) => !listingForms.includes(form)),
      {
        statistician: preparers.get(unit.id) ?? unit.headName,
        ...kinOf(unit, sources),
        random: random.fork(`books/${unit.id}`),
      },
    ),
  ])
}

/** A branch answers with its legal unit in view, a legal unit with its branches. */
function kinOf(unit: CityUnit, sources: ListingSources) {
  switch (unit.kind) {
    case 'legalUnit':
      return { branches: unit.branchIds.map((id) => sources.unit(id) as CityEstablishment) }
    case 'establishment':
      return { branches: [], parent: sources.unit(unit.parentId) }
    case 'selfEmployed':
      return { branches: [] }
  }
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
