/**
 * What else decides which forms a unit owes: research, conversion of energy, investment, imports, being
 * chosen for the input-output survey. Drawn after the units, so that it shifts nothing else.
 */
import { isInUnitEnergyCatalogue } from './books/energy-tables.ts'
import { isInCatalogue } from './books/products-made.ts'
import type { CityLegalUnit, CitySelfEmployed, CityUnit, UnitTraits } from './city.ts'
import type { Random } from './random.ts'
import { isIndustrial } from './scale.ts'

const converters = ['2521', '4411', '4430']
const researchSections = /^(B|C|F)$/

export const noTraits: UnitTraits = {
  rdActivities: false,
  energyConversion: false,
  unitEnergyCatalogue: false,
  keyEnergyUser: false,
  catalogueProducts: false,
  fixedAssetInvestment: false,
  importsGoods: false,
  inputOutputSample: false,
}

/** Traits for every unit; those in `shown` get every trait their trade allows. */
export function drawTraits(
  units: readonly CityUnit[],
  shown: ReadonlySet<string>,
  random: Random,
): CityUnit[] {
  const sampled = new Set(
    [...new Set(units.map((unit) => unit.blockCode))].filter(() => random.chance(0.12)),
  )
  const firstSelfEmployed = units.find((unit) => unit.kind === 'selfEmployed')?.id
  return units.map((unit): CityUnit => {
    if (unit.kind === 'legalUnit') {
      const always = shown.has(unit.id)
      const chance = (share: number): boolean => random.chance(share) || always
      return { ...unit, traits: traitsOf(unit, chance) }
    }
    return unit.kind === 'selfEmployed'
      ? sampledUnit(unit, sampled, unit.id === firstSelfEmployed)
      : unit
  })
}

function traitsOf(unit: CityLegalUnit, chance: (share: number) => boolean): UnitTraits {
  const industry = isIndustrial(unit.industryCode)
  const works = unit.operatingStatus === '1'
  const drawn = {
    research: chance(0.3),
    investment: chance(unit.aboveScale ? 0.3 : 0.04),
    sample: chance(unit.aboveScale ? 0.1 : 0.012),
    imports: chance(0.1),
    energy: chance(0.08),
  }
  const inputOutputSample = works && drawn.sample
  return {
    rdActivities: unit.aboveScale && researchSections.test(unit.reportCategory) && drawn.research,
    energyConversion: unit.aboveScale && converters.includes(unit.industryCode),
    unitEnergyCatalogue: unit.aboveScale && isInUnitEnergyCatalogue(unit.industryCode),
    keyEnergyUser: unit.aboveScale && !industry && drawn.energy,
    catalogueProducts: unit.aboveScale && isInCatalogue(unit.industryCode),
    fixedAssetInvestment: works && drawn.investment,
    importsGoods: inputOutputSample && industry && drawn.imports,
    inputOutputSample,
  }
}

/** One household in eight sampled blocks stands for eight; large ones are all asked. */
const samplingWeight = 8.3333
const largeHousehold = 3_000

function sampledUnit(
  unit: CitySelfEmployed,
  blocks: ReadonlySet<string>,
  always: boolean,
): CitySelfEmployed {
  if (unit.operatingStatus === '4') return unit
  if (always || unit.revenueThousandYuan >= largeHousehold) {
    return { ...unit, sample: { stratum: '1' } }
  }
  return blocks.has(unit.blockCode)
    ? { ...unit, sample: { stratum: '2', blockCode: unit.blockCode, weight: samplingWeight } }
    : unit
}
