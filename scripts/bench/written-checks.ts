/** Checks of B603 as one would write them by hand: the yardstick for the compiled ones. */
import type { Answers } from '../../forms/engine/types.ts'

export interface WrittenFinding {
  readonly rule: string
  readonly message: string
}

/** Codes that may not be negative, by check. */
export const notNegative: Readonly<Record<string, string>> = {
  ...{ 'B603-060': 'inventoriesAtYearStart', 'B603-061': 'currentAssets' },
  ...{ 'B603-062': 'accountsReceivable', 'B603-063': 'inventoriesAtYearEnd' },
  ...{ 'B603-064': 'finishedGoods', 'B603-065': 'longTermEquityInvestment' },
  ...{ 'B603-066': 'fixedAssetsOriginalCost', 'B603-067': 'accumulatedDepreciation' },
  ...{ 'B603-068': 'depreciationOfYear', 'B603-069': 'fixedAssetsNet' },
  ...{ 'B603-070': 'constructionInProgress', 'B603-071': 'intangibleAssets' },
  ...{ 'B603-073': 'totalAssets', 'B603-074': 'currentLiabilities' },
  ...{ 'B603-075': 'accountsPayable', 'B603-076': 'nonCurrentLiabilities' },
  ...{ 'B603-077': 'totalLiabilities', 'B603-085': 'operatingRevenue' },
  ...{ 'B603-086': 'mainBusinessRevenue', 'B603-087': 'operatingCost' },
  ...{ 'B603-088': 'mainBusinessCost', 'B603-089': 'taxesAndSurcharges' },
}

export const writtenIds: readonly string[] = [
  ...['B603-001', 'B603-021', 'B603-025', 'B603-026', 'B603-014', 'B603-002'],
  ...['B603-004', 'B603-005', 'B603-006', 'B603-007', 'B603-008', 'B603-009', 'B603-020'],
  ...['B603-030', 'B603-011', 'B603-012', 'B603-015', 'B603-016', 'B603-017', 'B603-033'],
  ...['B603-034', 'B603-035', 'B603-036', 'B603-038', 'B603-053'],
  ...Object.keys(notNegative),
]

type Figure = number | undefined

export function checkByHand(answers: Answers): WrittenFinding[] {
  const found: WrittenFinding[] = []
  const say = (rule: string, message: string): void => {
    found.push({ rule, message })
  }
  const read = (key: string): Figure => {
    const value = answers[key]
    return typeof value === 'number' ? value : undefined
  }
  const currentAssets = read('currentAssets')
  const receivable = read('accountsReceivable')
  const inventories = read('inventoriesAtYearEnd')
  const finished = read('finishedGoods')
  const assets = read('totalAssets')
  const liabilities = read('totalLiabilities')
  const equity = read('ownersEquity')
  const original = read('fixedAssetsOriginalCost')
  const accumulated = read('accumulatedDepreciation')
  const depreciation = read('depreciationOfYear')
  const net = read('fixedAssetsNet')
  const current = read('currentLiabilities')
  const nonCurrent = read('nonCurrentLiabilities')
  const payable = read('accountsPayable')
  const revenue = read('operatingRevenue')
  const mainRevenue = read('mainBusinessRevenue')
  const cost = read('operatingCost')
  const mainCost = read('mainBusinessCost')
  const taxes = read('taxesAndSurcharges')
  const profit = read('operatingProfit')
  const income = read('nonOperatingIncome')
  const expenses = read('nonOperatingExpenses')
  const total = read('totalProfit')
  const incomeTax = read('incomeTaxExpense')
  const valueAdded = read('valueAddedTaxPayable')
  const staff = read('averageStaff')

  if (currentAssets !== undefined && receivable !== undefined && inventories !== undefined) {
    if (currentAssets < receivable + inventories - 1.5) {
      say('B603-001', `流动资产合计 ${currentAssets} 小于 ${receivable + inventories}`)
    }
  }
  if (finished !== undefined && inventories !== undefined && finished > inventories) {
    say('B603-021', `产成品 ${finished} 大于存货 ${inventories}`)
  }
  if (assets !== undefined && currentAssets !== undefined) {
    if (assets < currentAssets) say('B603-025', `资产总计 ${assets} 小于 ${currentAssets}`)
    if (assets > 0 && assets === currentAssets) say('B603-026', `都是 ${assets}`)
  }
  if (total !== undefined && profit !== undefined && income !== undefined) {
    if (expenses !== undefined && Math.abs(total - (profit + income - expenses)) > 2) {
      say('B603-014', `利润总额 ${total}，应为 ${profit + income - expenses}`)
    }
  }
  if (assets !== undefined && liabilities !== undefined && equity !== undefined) {
    if (Math.abs(assets - liabilities - equity) > 1.5) {
      say('B603-002', `资产 ${assets}，负债加权益 ${liabilities + equity}`)
    }
  }
  if (accumulated !== undefined && depreciation !== undefined && accumulated < depreciation) {
    say('B603-004', `累计折旧 ${accumulated} 小于本年折旧 ${depreciation}`)
  }
  if (original !== undefined && accumulated !== undefined) {
    if (original >= 0 && original < accumulated) {
      say('B603-005', `原价 ${original} 小于累计折旧 ${accumulated}`)
    }
    if (net !== undefined && net > original - accumulated + 1.5) {
      say('B603-006', `净值 ${net} 大于 ${original - accumulated}`)
    }
  }
  if (original !== undefined && depreciation !== undefined && original >= 1_000) {
    const rate = depreciation / original
    if (rate < 0.01 || rate > 0.3) say('B603-007', `折旧率 ${rate}`)
  }
  if (liabilities !== undefined && current !== undefined && nonCurrent !== undefined) {
    if (Math.abs(liabilities - current - nonCurrent) > 1.5) {
      say('B603-008', `负债 ${liabilities}，两项之和 ${current + nonCurrent}`)
    }
  }
  if (payable !== undefined && current !== undefined && payable > current) {
    say('B603-009', `应付账款 ${payable} 大于流动负债 ${current}`)
  }
  if (liabilities !== undefined && assets !== undefined && assets > 0) {
    const share = liabilities / assets
    if (share < 0 || share > 3) say('B603-020', `资产负债率 ${share}`)
  }
  if (equity !== undefined && equity < 0) say('B603-030', `所有者权益 ${equity}`)
  if (revenue !== undefined && mainRevenue !== undefined && revenue >= 0 && mainRevenue >= 0) {
    if (mainRevenue > revenue) say('B603-011', `主营 ${mainRevenue} 大于 ${revenue}`)
  }
  if (cost !== undefined && mainCost !== undefined && cost >= 0 && mainCost >= 0) {
    if (mainCost > cost) say('B603-012', `主营成本 ${mainCost} 大于 ${cost}`)
  }
  if (total !== undefined && total > 0 && incomeTax !== undefined && incomeTax > total * 0.4) {
    say('B603-015', `所得税 ${incomeTax}`)
  }
  if (revenue !== undefined && revenue > 0) {
    if (valueAdded !== undefined && valueAdded / revenue > 0.17) {
      say('B603-016', `增值税率 ${valueAdded / revenue}`)
    }
    if (cost !== undefined) {
      if (cost / revenue < 0.2 || cost / revenue > 1.2) say('B603-017', `成本率 ${cost / revenue}`)
      if (cost === 0) say('B603-033', '营业成本为 0')
    }
    if (taxes !== undefined && taxes / revenue > 0.3) say('B603-034', `税金率 ${taxes / revenue}`)
    if (profit !== undefined && profit > revenue)
      say('B603-035', `利润 ${profit} 大于收入 ${revenue}`)
  }
  if (total !== undefined && total < 0) say('B603-036', `利润总额 ${total}`)
  if (valueAdded !== undefined && valueAdded < 0) say('B603-038', `应交增值税 ${valueAdded}`)
  if (staff !== undefined && staff > 0 && revenue !== undefined && revenue / staff > 50_000) {
    say('B603-053', `人均收入 ${revenue / staff}`)
  }
  for (const [rule, key] of Object.entries(notNegative)) {
    const value = answers[key]
    if (typeof value === 'number' && value < 0) say(rule, `为负 ${value}`)
  }
  return found
}
