/** Form IO-3 产品使用去向: who bought what industry sold. */
import { apportion } from './apportion.ts'
import { type BooksYear, type Figures, figure } from './books-year.ts'
import { productOf, quantityMade, unitNameOf } from './products-made.ts'

/** Shares of domestic sales by the beginning of an industry's code. */
const buyers: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  '': {
    soldToIndustry: 45,
    soldToTradeAndHospitality: 20,
    soldToConstruction: 15,
    soldToOtherProvinces: 20,
  },
  '06': {
    soldToIndustry: 55,
    soldToTradeAndHospitality: 15,
    soldToHouseholds: 2,
    soldToOtherProvinces: 28,
  },
  '1': {
    soldToTradeAndHospitality: 50,
    soldToIndustry: 10,
    soldToHouseholds: 12,
    soldToOtherProvinces: 28,
  },
  '30': { soldToConstruction: 50, soldToTradeAndHospitality: 25, soldToOtherProvinces: 25 },
  '35': { soldToIndustry: 30, soldForFixedAssets: 50, soldToOtherProvinces: 20 },
  '4': {
    soldToIndustry: 60,
    soldToOtherServices: 15,
    soldToHouseholds: 15,
    soldToGovernment: 5,
    soldToAgriculture: 5,
  },
}
const all = [
  'usedInOwnProduction',
  'soldToAgriculture',
  'soldToIndustry',
  'soldToConstruction',
  'soldToTradeAndHospitality',
  'soldToOtherServices',
  'soldToHouseholds',
  'soldToGovernment',
  'soldForFixedAssets',
  'soldToOtherProvinces',
]

/** A product of the catalogue is one of the input-output products; the others go by their kind. */
const kinds: Readonly<Record<string, string>> = {
  '06': '06006',
  '10': '10010',
  '13': '13018',
  '14': '14022',
  '30': '30056',
  '33': '33066',
  '35': '35074',
  '44': '44100',
  '46': '46102',
}

export function destinations(year: BooksYear, figures: Figures): Figures {
  const { unit, revenue } = year
  const productSales = Math.round(figure(figures, 'mainBusinessRevenue') * 0.98)
  const exported = Math.min(figure(figures, 'exportDeliveryValue'), productSales)
  const shares = Object.entries(buyers)
    .filter(([prefix]) => unit.industryCode.startsWith(prefix))
    .sort(([a], [b]) => b.length - a.length)[0]![1]
  const parts = apportion(
    productSales - exported,
    all.map((key) => shares[key] ?? 0),
  )
  const uses = {
    productSales,
    ...Object.fromEntries(all.map((key, index) => [key, parts[index]!])),
    exported,
    finishedGoodsChange: 0,
    destinationTotal: productSales,
  }
  const product = productOf(unit.industryCode, unit.activities[0] ?? '')
  const output = quantityMade(product, revenue)
  const toIndustry = parts[all.indexOf('soldToIndustry')]!
  const [toPower, toOther] = apportion(toIndustry, [60, 40])
  return {
    ...uses,
    productDestinations: [
      {
        product: product.code === 'SZ999' ? kindOf(unit.industryCode) : product.code,
        ...(product.name ? { productName: product.name } : {}),
        measure: unitNameOf(product),
        output,
        salesVolume: Math.round(output * 99) / 100,
        ...uses,
      },
    ],
    buyers:
      toIndustry > 0
        ? [
            { buyerSector: '44100', amount: toPower! },
            { buyerSector: '30056', amount: toOther! },
          ]
        : [],
  }
}

function kindOf(industryCode: string): string {
  return kinds[industryCode.slice(0, 2)] ?? '41097'
}
