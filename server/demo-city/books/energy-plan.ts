/**
 * What industry buys to burn and to drive its machines, in money: shares of cost by industry, and for
 * works that convert energy the fuel their output takes.
 */
import type { CityLegalUnit } from '../city.ts'
import { productOf, quantityMade } from './products-made.ts'

export interface Fuel {
  /** Code of the energy list. */
  readonly code: string
  /** Thousand yuan for one physical unit. */
  readonly price: number
  /** Tonnes of standard coal in one physical unit. */
  readonly coefficient: number
  /** Kept in a yard or a tank. */
  readonly stored: boolean
}

const fuels = {
  coal: { code: '04', price: 0.35, coefficient: 0.7143, stored: true },
  cleanCoal: { code: '06', price: 1.1, coefficient: 0.9, stored: true },
  gas: { code: '15', price: 28, coefficient: 12.15, stored: false },
  diesel: { code: '21', price: 7.6, coefficient: 1.4571, stored: true },
  power: { code: '33', price: 5.8, coefficient: 1.229, stored: false },
} as const satisfies Record<string, Fuel>

type FuelName = keyof typeof fuels

/** Shares of 制造成本, by the longest beginning of an industry's code. */
const shares: Readonly<Record<string, Partial<Record<FuelName, number>>>> = {
  '': { power: 0.04, diesel: 0.005 },
  '06': { power: 0.07, diesel: 0.02 },
  '1': { power: 0.03, gas: 0.01 },
  '2521': { power: 0.02 },
  '3011': { coal: 0.15, power: 0.12, diesel: 0.01 },
  '3021': { power: 0.015, diesel: 0.04 },
  '3031': { coal: 0.1, power: 0.06 },
  '307': { gas: 0.18, power: 0.07 },
  '4411': { power: 0.004 },
  '4415': { power: 0.02 },
  '4416': { power: 0.02 },
  '4430': { power: 0.05 },
  '4610': { power: 0.18 },
}

/** 加工转换: what goes in and what comes out. */
export interface Conversion {
  readonly fuel: Fuel
  readonly input: 'inputThermalPower' | 'inputHeating' | 'inputCoking'
  readonly output: { readonly code: string; readonly coefficient: number }
  /** Quantity of the output made in the year, in the energy list's unit. */
  readonly made: number
  /** Fuel that takes, in physical units. */
  readonly burnt: number
}

export function conversionOf(unit: CityLegalUnit, revenue: number): Conversion | undefined {
  const made = quantityMade(productOf(unit.industryCode, ''), revenue)
  switch (unit.industryCode) {
    case '4411':
      // 305 grams of standard coal for a kilowatt-hour.
      return {
        fuel: fuels.coal,
        input: 'inputThermalPower',
        output: { code: '33', coefficient: 1.229 },
        made,
        burnt: (made * 3.05) / fuels.coal.coefficient,
      }
    case '4430': {
      const heat = made * 10_000
      return {
        fuel: fuels.coal,
        input: 'inputHeating',
        output: { code: '32', coefficient: 0.0341 },
        made: heat,
        burnt: (heat * 0.0341) / 0.82 / fuels.coal.coefficient,
      }
    }
    case '2521':
      return {
        fuel: fuels.cleanCoal,
        input: 'inputCoking',
        output: { code: '09', coefficient: 0.9714 },
        made,
        burnt: made * 1.33,
      }
    default:
      return undefined
  }
}

export interface Purchase {
  readonly fuel: Fuel
  readonly amount: number
  /** Only lorries and loaders run on it. */
  readonly forTransport: boolean
}

/** 外购的能源, in the order of the energy list. */
export function energyPurchases(
  unit: CityLegalUnit,
  revenue: number,
  manufacturingCost: number,
): Purchase[] {
  const share = Object.entries(shares)
    .filter(([prefix]) => unit.industryCode.startsWith(prefix))
    .sort(([a], [b]) => b.length - a.length)[0]![1]
  const conversion = conversionOf(unit, revenue)
  return (Object.keys(fuels) as FuelName[])
    .map((name) => {
      const fuel = fuels[name]
      const burnt = conversion?.fuel.code === fuel.code ? conversion.burnt * fuel.price : 0
      return {
        fuel,
        amount: Math.round(manufacturingCost * (share[name] ?? 0) + burnt * 1.02),
        forTransport: name === 'diesel',
      }
    })
    .filter(({ amount }) => amount > 0)
}
