/**
 * The books of a legal unit for the reference year and, where it reported then, the year before. What
 * one matter needs of another it takes from figures already there.
 */
import type { CityLegalUnit } from '../city.ts'
import type { Random } from '../random.ts'
import { isIndustrial } from '../scale.ts'
import { annualAccounts } from './annual-accounts.ts'
import type { BooksYear, Figures } from './books-year.ts'
import { figure } from './books-year.ts'
import { budget, nonprofit } from './budget.ts'
import { construction } from './construction.ts'
import { destinations } from './destinations.ts'
import { development } from './development.ts'
import { digital } from './digital.ts'
import { energyPurchases } from './energy-plan.ts'
import { energyTables } from './energy-tables.ts'
import { hospitality } from './hospitality.ts'
import { manufacturingCosts } from './income-statement.ts'
import { inputStructure } from './input-structure.ts'
import { imports, investment } from './investment.ts'
import { productsMade } from './products-made.ts'
import { research } from './research.ts'
import { serviceEnergy } from './service-energy.ts'
import { serviceInputs } from './service-inputs.ts'
import { staffAndWages } from './staff-and-wages.ts'
import { trade } from './trade.ts'

export interface Books {
  readonly figures: Figures
  /** For form IO-2 alone. */
  readonly serviceInputs: Figures
  /** Absent where the unit is too young, or too small to have reported. */
  readonly before: Figures | undefined
}

export function keepBooks(unit: CityLegalUnit, random: Random): Books {
  const growth = 0.88 + random.fork('growth').next() * 0.3
  const size = sizeOf(unit)
  const year = (grown: number, before: Figures | undefined): BooksYear => ({
    unit,
    revenue: Math.round(size.revenue / grown),
    assets: Math.round(size.assets / (1 + (grown - 1) / 2)),
    taxes: Math.round(size.taxes / grown),
    staff: grown === 1 ? unit.staff : Math.max(1, unit.staff - Math.floor(unit.staff * 0.04)),
    femaleStaff: grown === 1 ? unit.femaleStaff : Math.floor(unit.femaleStaff * 0.95),
    payLevel: grown === 1 ? 1 : 0.94,
    habit: (matter) => random.fork(matter),
    before,
  })
  const reported = unit.aboveScale && unit.established.year < 2022
  const before = reported ? figuresOf(year(growth, undefined)) : undefined
  const now = year(1, before)
  const figures = figuresOf(now)
  return { figures, serviceInputs: serviceInputs(now, figures), before }
}

/** Units that keep no revenue but owe an enterprise's form take in what they spend. */
function sizeOf({ amounts }: CityLegalUnit) {
  return amounts.keeps === 'revenue'
    ? {
        revenue: amounts.operatingRevenueThousandYuan,
        assets: amounts.totalAssetsThousandYuan,
        taxes: amounts.taxesAndSurchargesThousandYuan,
      }
    : {
        revenue: Math.round(amounts.expenditureThousandYuan * 1.05),
        assets: amounts.totalAssetsThousandYuan,
        taxes: 0,
      }
}

function figuresOf(year: BooksYear): Figures {
  const { unit } = year
  const staff = staffAndWages(year)
  const spent =
    unit.amounts.keeps === 'expenditure' ? unit.amounts.expenditureThousandYuan : undefined
  if (spent !== undefined && unit.accountingStandardCategory === '4') {
    return { ...staff, ...nonprofit(year, spent), ...investment(year) }
  }
  if (spent !== undefined && unit.institutionType !== '56') {
    return { ...staff, ...budget(year, spent), ...investment(year) }
  }
  return enterpriseFigures(year, staff)
}

function enterpriseFigures(year: BooksYear, staff: Figures): Figures {
  const accounts = annualAccounts(year)
  const common = {
    ...staff,
    ...accounts,
    ...investment(year),
    ...research(year, accounts),
    ...digital(year),
    ...trade(year, accounts),
    ...hospitality(year, accounts),
    ...construction(year, { ...staff, ...accounts }),
    ...development(year, accounts),
  }
  return isIndustrial(year.unit.industryCode)
    ? { ...common, ...industrialFigures(year, common) }
    : { ...common, ...serviceEnergy(year) }
}

function industrialFigures(year: BooksYear, common: Figures): Figures {
  const cost = figure(common, 'operatingCost') * 0.95
  const purchases = energyPurchases(year.unit, year.revenue, cost)
  const bought = purchases.reduce((sum, { amount }) => sum + amount, 0)
  const costs = manufacturingCosts(common, bought)
  const made = productsMade(year, common)
  const known = { ...common, ...costs, ...made }
  const inputs = inputStructure(year, known, purchases)
  const mines = year.unit.industryCode === '0610'
  return {
    ...costs,
    ...made,
    ...energyTables(year, purchases),
    ...inputs,
    ...imports(year, { ...known, ...inputs }),
    ...destinations(year, known),
    producesEnergyProducts: mines,
    ...(mines ? { rawCoalOutput: Math.round(year.revenue / 0.46) } : {}),
    producesQuicklime: false,
  }
}
