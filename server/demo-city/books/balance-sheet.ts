/**
 * 资产负债: assets with what they consist of, and what they are paid with. Parts never exceed their
 * whole, debts and equity make up the assets.
 */
import type { CityLegalUnit } from '../city.ts'
import type { BooksYear, Figures } from './books-year.ts'

interface Build {
  /** Share of assets that is current, and how far it varies. */
  readonly current: readonly [from: number, spread: number]
  readonly fixed: readonly [from: number, spread: number]
  /** Shares of current assets. */
  readonly stocks: number
  readonly receivable: number
}

const usual: Build = { current: [0.3, 0.18], fixed: [0.26, 0.12], stocks: 0.24, receivable: 0.33 }
const builds: Readonly<Record<string, Build>> = {
  C: { current: [0.6, 0.1], fixed: [0.1, 0.06], stocks: 0.15, receivable: 0.33 },
  E: { current: [0.6, 0.1], fixed: [0.1, 0.05], stocks: 0.4, receivable: 0.25 },
  X: { current: [0.72, 0.06], fixed: [0.04, 0.03], stocks: 0.62, receivable: 0.1 },
  S: { current: [0.2, 0.1], fixed: [0.4, 0.1], stocks: 0.1, receivable: 0.1 },
  F: { current: [0.35, 0.15], fixed: [0.24, 0.1], stocks: 0.05, receivable: 0.3 },
  U: { current: [0.35, 0.15], fixed: [0.24, 0.1], stocks: 0.08, receivable: 0.3 },
}

export function balanceSheet(year: BooksYear): Figures {
  const habit = year.habit('balance sheet')
  const build = builds[year.unit.reportCategory] ?? usual
  const currentShare = build.current[0] + habit.next() * build.current[1]
  const fixedShare = build.fixed[0] + habit.next() * build.fixed[1]
  const wornShare = 0.25 + habit.next() * 0.3
  const debtShare = 0.38 + habit.next() * 0.4
  return {
    ...assetsOf(year, build, { currentShare, fixedShare, wornShare }),
    ...fundingOf(year.unit, year.assets, debtShare),
  }
}

function assetsOf(
  { assets }: BooksYear,
  build: Build,
  shares: {
    readonly currentShare: number
    readonly fixedShare: number
    readonly wornShare: number
  },
): Figures {
  const part = (share: number): number => Math.floor(assets * share)
  const currentAssets = part(shares.currentShare)
  const fixedAssetsNet = part(shares.fixedShare)
  const fixedAssetsOriginalCost = Math.round(fixedAssetsNet / (1 - shares.wornShare))
  const accumulatedDepreciation = fixedAssetsOriginalCost - fixedAssetsNet
  const inventoriesAtYearEnd = Math.floor(currentAssets * build.stocks)
  const intangibleAssets = part(0.06)
  const ofFixed = (share: number): number => Math.floor(fixedAssetsOriginalCost * share)
  return {
    inventoriesAtYearStart: Math.round(inventoriesAtYearEnd * 0.93),
    currentAssets,
    cashAndBankBalances: Math.floor(currentAssets * 0.2),
    accountsReceivable: Math.floor(currentAssets * build.receivable),
    contractAssets: Math.floor(currentAssets * 0.12),
    inventoriesAtYearEnd,
    finishedGoods: Math.floor(inventoriesAtYearEnd * 0.4),
    developmentCosts: Math.floor(inventoriesAtYearEnd * 0.85),
    longTermEquityInvestment: part(0.02),
    fixedAssetsOriginalCost,
    buildingsAndStructures: ofFixed(0.4),
    machineryAndEquipment: ofFixed(0.35),
    transportEquipment: ofFixed(0.12),
    electronicEquipment: ofFixed(0.08),
    accumulatedDepreciation,
    depreciationOfYear: Math.min(accumulatedDepreciation, ofFixed(0.06)),
    fixedAssetsImpairmentAllowance: 0,
    fixedAssetsNet,
    constructionInProgress: part(0.04),
    intangibleAssets,
    landUseRights: Math.floor(intangibleAssets * 0.7),
    softwareUseRights: Math.floor(intangibleAssets * 0.2),
    totalAssets: assets,
  }
}

function fundingOf(unit: CityLegalUnit, assets: number, debtShare: number): Figures {
  const totalLiabilities = Math.round(assets * debtShare)
  const currentLiabilities = Math.round(totalLiabilities * 0.7)
  const ownersEquity = assets - totalLiabilities
  return {
    currentLiabilities,
    accountsPayable: Math.floor(currentLiabilities * 0.4),
    contractLiabilities: Math.floor(currentLiabilities * 0.1),
    nonCurrentLiabilities: totalLiabilities - currentLiabilities,
    totalLiabilities,
    ownersEquity,
    ...capitalOf(unit, Math.round(ownersEquity * 0.6)),
  }
}

/** Paid-in capital by who put it in: two thirds the controlling owner, the rest other companies. */
function capitalOf(unit: CityLegalUnit, paidInCapital: number): Figures {
  const controlling = Math.round((paidInCapital * 2) / 3)
  const owned = (control: string): number => (unit.controlType === control ? controlling : 0)
  const owners = {
    stateCapital: owned('1'),
    collectiveCapital: owned('2'),
    personalCapital: owned('3'),
    hmtCapital: owned('4'),
    foreignCapital: owned('5'),
  }
  const held = Object.values(owners).reduce((sum, capital) => sum + capital, 0)
  return { paidInCapital, ...owners, legalPersonCapital: paidInCapital - held }
}
