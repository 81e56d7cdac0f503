/**
 * The people who sign in: census offices of city, counties and towns, a supervisor a town,
 * enumerators with their blocks, and one preparer for every unit that reports online.
 */
import { shortCountyName } from './addresses.ts'
import type { CityAccount, CityArea, CityBlock, CityLegalUnit, CityUnit } from './city.ts'
import { createPeople, type People } from './people.ts'
import { groupBy } from './place-units.ts'
import type { Random } from './random.ts'

const cityAreaCode = '140600000000'
const blocksPerEnumerator = 12
/** Keeps the accounts' telephone numbers apart from those of units. */
const firstMobile = 5_000_000

export function makeAccounts(
  areas: readonly CityArea[],
  blocks: readonly CityBlock[],
  units: readonly CityUnit[],
  random: Random,
): CityAccount[] {
  const people = createPeople(random, firstMobile)
  const counties = areas.filter((area) => area.level === 'county')
  const towns = areas.filter((area) => area.level === 'town')
  const blocksOfTown = groupBy(blocks, (block) => block.code.slice(0, 9))
  return [
    office('city-office', cityAreaCode, '朔州市', people),
    // Checks are approved by a second person.
    { ...office('city-office', cityAreaCode, '朔州市', people), id: 'city-office-140600000-2' },
    ...counties.map((county) =>
      office('county-office', county.code, shortCountyName(county.name), people),
    ),
    ...towns.flatMap((town) => [
      office('township-office', town.code, town.name, people),
      office('supervisor', town.code, town.name, people),
      ...enumerators(town, blocksOfTown.get(town.code.slice(0, 9)) ?? [], people),
    ]),
    ...units.filter(reportsOnline).map((unit) => enterprise(unit, people)),
  ]
}

/** 一套表单位 report online, and so do the small units chosen for the input-output survey. */
export function reportsOnline(unit: CityUnit): unit is CityLegalUnit {
  return unit.kind === 'legalUnit' && (unit.aboveScale || unit.traits.inputOutputSample)
}

function office(
  role: 'city-office' | 'county-office' | 'township-office' | 'supervisor',
  areaCode: string,
  areaName: string,
  people: People,
): CityAccount {
  return {
    synthetic: true,
    id: `${role}-${areaCode.slice(0, 9)}`,
    role,
    personName: people.name(),
    mobile: people.mobile(),
    organisation: `${areaName}经济普查办公室`,
    areaCode,
    blockCodes: [],
  }
}

/** Blocks of a town in the order of their codes, so that one person's lie together. */
function enumerators(town: CityArea, blocks: readonly CityBlock[], people: People): CityAccount[] {
  const count = Math.ceil(blocks.length / blocksPerEnumerator)
  return Array.from({ length: count }, (_, index) => ({
    synthetic: true,
    id: `enumerator-${town.code.slice(0, 9)}-${String(index + 1).padStart(2, '0')}`,
    role: 'enumerator',
    personName: people.name(),
    mobile: people.mobile(),
    organisation: `${town.name}经济普查办公室`,
    areaCode: town.code,
    blockCodes: blocks
      .slice(
        Math.floor((index * blocks.length) / count),
        Math.floor(((index + 1) * blocks.length) / count),
      )
      .map((block) => block.code),
  }))
}

function enterprise(unit: CityLegalUnit, people: People): CityAccount {
  return {
    synthetic: true,
    id: `enterprise-${unit.id}`,
    role: 'enterprise',
    personName: people.name(),
    mobile: people.mobile(),
    organisation: unit.name,
    areaCode: unit.location.areaCode,
    blockCodes: [],
    unitId: unit.id,
  }
}
