/**
 * Form B603 for above-scale industry: a balance sheet and an income statement that add up, for the
 * reference year and the year before, so that this year's opening stocks are last year's closing.
 * Amounts in thousand yuan.
 */
import { signature } from './basics-answers.ts'
import type { Answers, CityLegalUnit, CityResponse } from './city.ts'
import type { Random } from './random.ts'

type Amounts = Record<string, number>

export function financeResponse(
  unit: CityLegalUnit,
  statistician: string,
  random: Random,
): CityResponse {
  if (unit.amounts.keeps !== 'revenue') throw new TypeError(`${unit.id} keeps no revenue`)
  const growth = 0.88 + random.next() * 0.3
  const revenue = unit.amounts.operatingRevenueThousandYuan
  const assets = unit.amounts.totalAssetsThousandYuan
  const taxes = unit.amounts.taxesAndSurchargesThousandYuan
  const temper = drawTemper(random)
  const before = yearOf(unit, temper, {
    revenue: Math.round(revenue / growth),
    assets: Math.round(assets / (1 + (growth - 1) / 2)),
    taxes: Math.round(taxes / growth),
    openingStock: Math.round(assets * temper.currentShare * 0.2),
    payLevel: 0.94,
  })
  const now = yearOf(unit, temper, {
    revenue,
    assets,
    taxes,
    openingStock: before.inventoriesAtYearEnd ?? 0,
    payLevel: 1,
  })
  return {
    synthetic: true,
    id: `${unit.id}-B603`,
    unitId: unit.id,
    form: 'B603',
    version: '2023.1',
    period: '2023',
    answers: { ...now, ...signature(unit, statistician) },
    officeAnswers: { unifiedSocialCreditCode: unit.creditCode, unitName: unit.name },
    ...(unit.established.year < 2022 ? { previous: before satisfies Answers } : {}),
  }
}

/** How one firm runs: the same in both years. */
interface Temper {
  readonly currentShare: number
  readonly fixedShare: number
  readonly wornShare: number
  readonly debtShare: number
  readonly costShare: number
  readonly payPerHead: number
}

function drawTemper(random: Random): Temper {
  return {
    currentShare: 0.3 + random.next() * 0.18,
    fixedShare: 0.26 + random.next() * 0.12,
    wornShare: 0.25 + random.next() * 0.3,
    debtShare: 0.38 + random.next() * 0.4,
    costShare: 0.62 + random.next() * 0.2,
    payPerHead: 58 + random.next() * 60,
  }
}

interface YearSize {
  readonly revenue: number
  readonly assets: number
  readonly taxes: number
  readonly openingStock: number
  /** Pay per head against the reference year's. */
  readonly payLevel: number
}

function yearOf(unit: CityLegalUnit, temper: Temper, size: YearSize): Amounts {
  const employeeCompensation = Math.round(unit.staff * temper.payPerHead * size.payLevel)
  return {
    inventoriesAtYearStart: size.openingStock,
    ...assetsOf(temper, size.assets),
    ...fundingOf(unit, temper, size.assets),
    ...incomeOf(temper, size),
    ...costsOf(temper, size, employeeCompensation),
    employeeCompensation,
    valueAddedTaxPayable: Math.round(size.revenue * 0.035),
    averageStaff: averageStaffOf(unit.staff),
  }
}

function assetsOf(temper: Temper, totalAssets: number): Amounts {
  const part = (share: number): number => Math.floor(totalAssets * share)
  const currentAssets = part(temper.currentShare)
  const fixedAssetsNet = part(temper.fixedShare)
  const fixedAssetsOriginalCost = Math.round(fixedAssetsNet / (1 - temper.wornShare))
  const accumulatedDepreciation = fixedAssetsOriginalCost - fixedAssetsNet
  const inventoriesAtYearEnd = Math.floor(currentAssets * 0.24)
  const intangibleAssets = part(0.07)
  return {
    currentAssets,
    accountsReceivable: Math.floor(currentAssets * 0.33),
    inventoriesAtYearEnd,
    finishedGoods: Math.floor(inventoriesAtYearEnd * 0.4),
    longTermEquityInvestment: part(0.02),
    fixedAssetsOriginalCost,
    buildingsAndStructures: Math.floor(fixedAssetsOriginalCost * 0.4),
    machineryAndEquipment: Math.floor(fixedAssetsOriginalCost * 0.5),
    accumulatedDepreciation,
    depreciationOfYear: Math.min(
      accumulatedDepreciation,
      Math.round(fixedAssetsOriginalCost * 0.06),
    ),
    fixedAssetsNet,
    constructionInProgress: part(0.04),
    intangibleAssets,
    landUseRights: Math.floor(intangibleAssets * 0.7),
    totalAssets,
  }
}

function fundingOf(unit: CityLegalUnit, temper: Temper, totalAssets: number): Amounts {
  const totalLiabilities = Math.round(totalAssets * temper.debtShare)
  const currentLiabilities = Math.round(totalLiabilities * 0.7)
  const ownersEquity = totalAssets - totalLiabilities
  return {
    currentLiabilities,
    accountsPayable: Math.floor(currentLiabilities * 0.4),
    nonCurrentLiabilities: totalLiabilities - currentLiabilities,
    totalLiabilities,
    ownersEquity,
    ...capitalOf(unit, Math.round(ownersEquity * 0.6)),
  }
}

/** Paid-in capital by who put it in: two thirds the controlling owner, the rest other companies. */
function capitalOf(unit: CityLegalUnit, paidInCapital: number): Amounts {
  const controlling = Math.round((paidInCapital * 2) / 3)
  const owned = (control: string): number => (unit.controlType === control ? controlling : 0)
  return {
    paidInCapital,
    stateCapital: owned('1'),
    collectiveCapital: owned('2'),
    legalPersonCapital: paidInCapital - controlling,
    personalCapital: owned('3'),
    hmtCapital: owned('4'),
    foreignCapital: owned('5'),
  }
}

function incomeOf(temper: Temper, { revenue, assets, taxes }: YearSize): Amounts {
  const part = (share: number): number => Math.round(revenue * share)
  const operatingCost = part(temper.costShare)
  const interestExpenses = Math.round(assets * temper.debtShare * 0.025)
  const interestIncome = Math.round(interestExpenses * 0.08)
  const financialExpenses = interestExpenses - interestIncome + part(0.0005)
  const lines = {
    operatingRevenue: revenue,
    operatingCost,
    taxesAndSurcharges: taxes,
    sellingExpenses: part(0.022),
    administrativeExpenses: part(0.051),
    researchAndDevelopmentExpenses: part(0.008),
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
    mainBusinessCost: Math.min(operatingCost, part(temper.costShare * 0.97)),
    interestIncome,
    interestExpenses,
    operatingProfit,
    nonOperatingIncome,
    nonOperatingExpenses,
    totalProfit,
    incomeTaxExpense: totalProfit > 0 ? Math.round(totalProfit * 0.25) : 0,
  }
}

/** The form's own formula for 营业利润; losses are entered with a minus sign and so are added. */
function profitOf(lines: Amounts): number {
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

function costsOf(temper: Temper, { revenue }: YearSize, employeeCompensation: number): Amounts {
  const manufacturingCost = Math.round(revenue * temper.costShare * 0.95)
  const directMaterials = Math.round(manufacturingCost * 0.6)
  const directLabour = Math.min(
    Math.round(manufacturingCost * 0.15),
    Math.round(employeeCompensation * 0.7),
  )
  return {
    manufacturingCost,
    directMaterials,
    purchasedEnergy: Math.round(directMaterials * 0.2),
    directLabour,
    manufacturingOverheads: manufacturingCost - directMaterials - directLabour,
  }
}

/** An average over the months is rarely the number at the year's end. */
function averageStaffOf(staffAtYearEnd: number): number {
  return Math.max(1, staffAtYearEnd - 1 - Math.floor(staffAtYearEnd * 0.02))
}
