/** Forms 609 and 611-8: computers, networks, what is sold over them. */
import { type BooksYear, divisionOf, type Figures } from './books-year.ts'

/** Trades that sell to people over the network, and the share of revenue it makes. */
const onlineShares: Readonly<Record<string, number>> = { '52': 0.2, '61': 0.3, '62': 0.15 }

export function onlineShareOf(year: BooksYear): number {
  if (year.unit.industryCode === '5292') return 0.9
  return onlineShares[divisionOf(year.unit)] ?? 0
}

export function digital(year: BooksYear): Figures {
  const { revenue, staff, unit } = year
  const online = Math.round(revenue * onlineShareOf(year) * 0.8)
  const hasEcommerce = online > 0
  const goods = divisionOf(unit) === '52' ? online : 0
  const transformed = unit.aboveScale || unit.reportCategory === 'B1'
  return {
    computersAtYearEnd: Math.max(1, Math.round(staff * 0.4)),
    ictSpecialistsAtYearEnd: Math.floor(staff * 0.03),
    ictExpenditure: Math.max(1, Math.round(revenue * 0.002)),
    usesInternet: true,
    internetAccess: ['1'],
    websitesAtYearEnd: staff >= 50 ? 1 : 0,
    digitalFinancialManagement: true,
    digitalSupplyManagement: true,
    digitalProductionManagement: ['B', 'C', 'B1'].includes(unit.reportCategory) && staff >= 50,
    digitalLogisticsManagement: divisionOf(unit) === '54',
    digitalCustomerManagement: hasEcommerce,
    digitalHumanResourcesManagement: staff >= 50,
    digitalTechnologies: transformed ? ['1', '4'] : ['9'],
    hasEcommerce,
    ...(hasEcommerce
      ? {
          ecommerceSales: online,
          ecommerceSalesToBusinesses: 0,
          ecommerceSalesToConsumers: online,
          ecommerceGoodsSales: goods,
          ecommerceServiceSales: online - goods,
          ecommerceSalesAbroad: 0,
          ecommercePurchases: Math.round(revenue * 0.05),
          ecommercePurchasesFromAbroad: 0,
          ecommercePlatforms: ['2'],
        }
      : {}),
    usesIct: true,
    digitalTransformationMethods: transformed && revenue > 0 ? ['1'] : ['9'],
    digitalTransformationRevenue: transformed && revenue > 0 ? Math.ceil(revenue * 0.05) : 0,
  }
}
