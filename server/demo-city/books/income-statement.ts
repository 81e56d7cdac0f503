/**
 * 损益: revenue, costs and expenses down to 利润总额 by the forms' own formula, and for industry what
 * 制造成本 consists of.
 */
import { type BooksYear, divisionOf, type Figures, figure } from './books-year.ts'

interface Spending {
  /** 营业成本 as a share of revenue, and how far it varies. */
  readonly cost: readonly [from: number, spread: number]
  readonly selling: number
  readonly administrative: number
}

const usual: Spending = { cost: [0.62, 0.17], selling: 0.022, administrative: 0.051 }
const spendings: Readonly<Record<string, Spending>> = {
  C: { cost: [0.8, 0.06], selling: 0.004, administrative: 0.045 },
  E: { cost: [0.84, 0.06], selling: 0.03, administrative: 0.02 },
  S: { cost: [0.45, 0.12], selling: 0.2, administrative: 0.12 },
  X: { cost: [0.62, 0.1], selling: 0.03, administrative: 0.05 },
  F: { cost: [0.6, 0.16], selling: 0.03, administrative: 0.09 },
  U: { cost: [0.6, 0.16], selling: 0.03, administrative: 0.09 },
}
/** Power stations, coke and heat works: what they burn is most of what they sell. */
const fuelBurners: Spending = { cost: [0.8, 0.04], selling: 0.004, administrative: 0.02 }
/** What a firm keeps at least in a usual year. */
const leastMargin = 0.03

/** In yuan, like the balance sheet; what staff cost is a matter of people and comes from elsewhere. */
export function incomeStatement(year: BooksYear, balance: Figures): Figures {
  const { revenue, taxes } = year
  const spending = spendingOf(year)
  const part = (share: number): number => Math.round(revenue * share)
  const debt = figure(balance, 'totalLiabilities')
  const interestExpenses = revenue > 0 ? Math.round(Math.min(debt * 0.025, revenue * 0.05)) : 0
  const interestIncome = Math.round(interestExpenses * 0.08)
  const financialExpenses = interestExpenses - interestIncome + part(0.0005)
  const research = year.unit.traits.rdActivities ? 0.008 + year.habit('research').next() * 0.012 : 0
  const others =
    spending.selling + spending.administrative + research + (taxes + financialExpenses) / revenue
  const drawn = spending.cost[0] + year.habit('costs').next() * spending.cost[1]
  const costShare = Math.min(drawn, 1 - leastMargin - (revenue > 0 ? others : 0))
  const lines = {
    operatingRevenue: revenue,
    operatingCost: part(costShare),
    taxesAndSurcharges: taxes,
    sellingExpenses: part(spending.selling),
    administrativeExpenses: part(spending.administrative),
    researchAndDevelopmentExpenses: part(research),
    financialExpenses,
    assetImpairmentLoss: -part(0.0015),
    creditImpairmentLoss: -part(0.0008),
    otherIncome: part(0.002),
    investmentIncome: 0,
    netHedgingGain: 0,
    fairValueGain: 0,
    assetDisposalGain: part(0.0004),
  }
  const operatingProfit = profitOf(lines)
  const nonOperatingIncome = part(0.0012)
  const nonOperatingExpenses = part(0.0015)
  const totalProfit = operatingProfit + nonOperatingIncome - nonOperatingExpenses
  return {
    ...lines,
    mainBusinessRevenue: part(0.97),
    mainBusinessCost: Math.min(lines.operatingCost, part(costShare * 0.97)),
    interestIncome,
    interestExpenses,
    operatingProfit,
    nonOperatingIncome,
    governmentGrantsInNonOperatingIncome: 0,
    nonOperatingExpenses,
    totalProfit,
    incomeTaxExpense: totalProfit > 0 ? Math.round(totalProfit * 0.25) : 0,
    valueAddedTaxPayable: part(0.035),
    ...generalExpenses(year, part),
  }
}

function spendingOf(year: BooksYear): Spending {
  if (year.unit.traits.energyConversion) return fuelBurners
  return spendings[year.unit.reportCategory] ?? usual
}

/** The form's own formula for 营业利润; losses are entered with a minus sign and so are added. */
function profitOf(lines: Readonly<Record<string, number>>): number {
  const spent = [
    'operatingCost',
    'taxesAndSurcharges',
    'sellingExpenses',
    'administrativeExpenses',
    'researchAndDevelopmentExpenses',
    'financialExpenses',
  ]
  return Object.entries(lines).reduce(
    (profit, [key, amount]) => (spent.includes(key) ? profit - amount : profit + amount),
    0,
  )
}

/** Kinds of expense industry and services name among costs and expenses. */
function generalExpenses(year: BooksYear, part: (share: number) => number): Figures {
  if (year.unit.reportCategory === 'B') {
    return {
      nonTaxPaymentsToGovernment: part(0.001),
      taxesPaidInCosts: part(0.002),
      otherLabourRemuneration: 0,
      boardExpenses: part(0.0002),
      travelExpenses: part(0.001),
      managementFeesPaid: 0,
      staffEducationFunds: part(0.0004),
      tradeUnionFunds: part(0.0006),
      labourProtectionExpenses: part(0.001),
      transportExpenses: part(0.006),
    }
  }
  if (year.unit.reportCategory !== 'F') return {}
  return {
    administrativeFees: part(0.001),
    materialsAndFuelExpenses: part(divisionOf(year.unit) === '54' ? 0.25 : 0.06),
    operatingLeaseExpenses: part(0.02),
    transportExpenses: part(0.02),
    researchAndTestingExpenses: part(0.005),
    waterAndElectricityExpenses: part(0.012),
    postAndTelecommunicationExpenses: part(0.003),
    netServiceIncome: part(0.4),
  }
}

/** 制造成本 of industry: materials with the energy bought, labour, overheads. */
export function manufacturingCosts(income: Figures, purchasedEnergy: number): Figures {
  const manufacturingCost = Math.round(figure(income, 'operatingCost') * 0.95)
  const directMaterials = Math.max(
    Math.round(manufacturingCost * 0.6),
    Math.round(purchasedEnergy * 1.05),
  )
  const directLabour = Math.min(
    Math.round((manufacturingCost - directMaterials) * 0.4),
    Math.round(figure(income, 'employeeCompensation') * 0.6),
  )
  return {
    manufacturingCost,
    directMaterials,
    purchasedEnergy,
    directLabour,
    manufacturingOverheads: manufacturingCost - directMaterials - directLabour,
    waterAndElectricityExpenses: Math.round(purchasedEnergy * 0.04),
  }
}
