/** 批发零售: form E604 and the trade items of 611-3. Sales are with tax, revenue is without. */
import { apportion } from './apportion.ts'
import { type BooksYear, divisionOf, type Figures, figure } from './books-year.ts'
import { onlineShareOf } from './digital.ts'

/** What is traded: a class of goods and one of its sub-classes. */
const classes: Readonly<Record<string, readonly [main: string, sub?: string]>> = {
  '5123': ['01', '0104'],
  '5161': ['17'],
  '5165': ['22'],
  '5211': ['07'],
  '5212': ['01', '0101'],
  '5213': ['01', '0101'],
  '5223': ['01', '0105'],
  '5226': ['03'],
  '5232': ['04', '0401'],
  '5251': ['13', '1301'],
  '5261': ['24'],
  '5265': ['19'],
  '5274': ['16'],
  '5281': ['08'],
  '5292': ['01', '0101'],
}

export function trade(year: BooksYear, accounts: Figures): Figures {
  const { unit } = year
  if (!['51', '52'].includes(divisionOf(unit))) return {}
  const withTax = (amount: number): number => Math.round(amount * 1.1)
  const goodsSalesRevenue = Math.round(figure(accounts, 'mainBusinessRevenue') * 0.98)
  const goodsSales = withTax(goodsSalesRevenue)
  const wholesale = divisionOf(unit) === '51'
  const [wholesaleSales, retailSales] = apportion(goodsSales, wholesale ? [94, 6] : [4, 96])
  const onlineGoodsSales = Math.floor(goodsSales * onlineShareOf(year))
  const [main, sub] = classes[unit.industryCode] ?? ['27']
  const stockChange =
    figure(accounts, 'inventoriesAtYearEnd') - figure(accounts, 'inventoriesAtYearStart')
  const row = (commodityClass: string, share: number) => ({
    commodityClass,
    goodsSales: Math.floor(goodsSales * share),
    retailSales: Math.floor(retailSales! * share),
  })
  return {
    goodsSalesRevenue,
    goodsPurchases: Math.max(0, withTax(figure(accounts, 'mainBusinessCost') + stockChange)),
    importedGoodsPurchases: 0,
    goodsSales,
    onlineGoodsSales,
    wholesaleSales: wholesaleSales!,
    exportedGoodsSales: 0,
    retailSales: retailSales!,
    onlineRetailSales: Math.min(onlineGoodsSales, Math.floor(retailSales! * onlineShareOf(year))),
    goodsInventoryAtYearEnd: Math.round(figure(accounts, 'inventoriesAtYearEnd') * 1.05),
    serviceTurnover: 0,
    goodsSalesByClass: goodsSales > 0 ? [row(main, 1), ...(sub ? [row(sub, 0.6)] : [])] : [],
    ...retailByGroup(retailSales!, main),
  }
}

/** The five groups of 611-3. */
function retailByGroup(retailSales: number, mainClass: string): Figures {
  const groups = {
    retailSalesOfFood: ['01', '02', '03'],
    retailSalesOfClothing: ['04'],
    retailSalesOfAppliances: ['12', '16'],
    retailSalesOfFurnitureAndBuildingMaterials: ['08', '15', '22'],
    retailSalesOfOtherGoods: [],
  }
  const own =
    Object.entries(groups).find(([, codes]) => (codes as string[]).includes(mainClass))?.[0] ??
    'retailSalesOfOtherGoods'
  return Object.fromEntries(
    Object.keys(groups).map((group) => [group, group === own ? retailSales : 0]),
  )
}
