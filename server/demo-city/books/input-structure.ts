/** Form IO-1 投入构成（工业）: 制造成本, expenses and value added of B603 item by item. */
import { apportion, itemLines } from './apportion.ts'
import { type BooksYear, type Figures, figure } from './books-year.ts'
import type { Purchase } from './energy-plan.ts'

/** Kinds of materials by the longest beginning of an industry's code, with their weights. */
const materials: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  '': { '26048': 30, '31062': 30, '29053': 20, '33066': 20 },
  '06': { '31062': 40, '26048': 20, '35074': 40 },
  '1': { '01001': 35, '03003': 45, '29053': 10, '26048': 10 },
  '25': { '26048': 60, '33066': 40 },
  '30': { '10010': 60, '26048': 25, '22037': 15 },
  '4': { '26048': 50, '34070': 50 },
}
const names: Readonly<Record<string, string>> = {
  '01001': '粮食和饲草',
  '03003': '活畜和生鲜乳',
  '10010': '石料和黏土',
  '22037': '纸箱',
  '26048': '专用化学品',
  '29053': '塑料件',
  '31062': '钢材',
  '33066': '金属件',
  '34070': '泵和阀门备件',
  '35074': '采掘设备备件',
}
const powerCode = '33'

export function inputStructure(
  year: BooksYear,
  figures: Figures,
  purchases: readonly Purchase[],
): Figures {
  const of = (key: string): number => figure(figures, key)
  const power = purchases.find(({ fuel }) => fuel.code === powerCode)
  const purchasedPower = power?.amount ?? 0
  const purchasedFuels = of('purchasedEnergy') - purchasedPower
  const overheads = of('manufacturingOverheads')
  const [depreciation, supplies, repairs, leases, services] = apportion(
    overheads,
    [25, 20, 20, 3, 32],
  )
  const overheadDepreciation = Math.min(depreciation!, Math.floor(of('depreciationOfYear') * 0.8))
  const taxes = of('taxesAndSurcharges')
  const addedTax = of('valueAddedTaxPayable')
  const otherTaxes = Math.round(year.revenue * 0.001)
  const input = Math.round(of('directMaterials') * 0.13)
  return {
    directMaterialsExcludingEnergy: of('directMaterials') - of('purchasedEnergy'),
    materialInputs: materialLines(year, of('directMaterials') - of('purchasedEnergy')),
    purchasedFuels,
    fuelInputs: purchases
      .filter(({ fuel }) => fuel.code !== powerCode)
      .map(({ fuel, amount }) => ({
        energy: fuel.code,
        quantity: Math.round((amount / fuel.price) * 100) / 100,
        amount,
      })),
    purchasedPower,
    powerInputs: power
      ? [
          {
            item: '01',
            quantity: Math.round((power.amount / power.fuel.price) * 100) / 100,
            amount: power.amount,
          },
        ]
      : [],
    overheadDepreciation,
    overheadSupplies: supplies!,
    overheadRepairs: repairs!,
    overheadLeases: leases!,
    overheadServices: services!,
    overheadItems: [
      ...itemLines(supplies!, { '1001': 70, '1002': 20, '1003': 10 }),
      ...itemLines(repairs!, { '1101': 60, '1102': 40 }),
      ...itemLines(services!, {
        '1301': 8,
        '1302': 5,
        '1303': 12,
        '1304': 5,
        '1305': 6,
        '1306': 30,
        '1307': 8,
        '1308': 6,
        '1310': 20,
      }),
    ],
    sellingItems: itemLines(of('sellingExpenses'), {
      '01': 40,
      '04': 10,
      '05': 12,
      '09': 6,
      '10': 8,
      '13': 24,
    }),
    administrativeItems: itemLines(of('administrativeExpenses'), {
      '01': 48,
      '02': 5,
      '04': 4,
      '05': 4,
      '08': 8,
      '12': 2,
      '13': 3,
      '15': 5,
      '16': 4,
      '18': 3,
      '20': 4,
      '21': 7,
      '22': 3,
    }),
    researchItems: itemLines(of('researchAndDevelopmentExpenses'), {
      '01': 28,
      '02': 6,
      '03': 6,
      '06': 12,
      '07': 48,
    }),
    financialItems: itemLines(of('financialExpenses'), { '01': 94, '02': 6 }),
    productionTaxes: taxes + addedTax + otherTaxes,
    otherProductionTaxes: otherTaxes,
    labourRemuneration: of('employeeCompensation'),
    labourItems: itemLines(of('employeeCompensation'), { '01': 78, '02': 5, '03': 12, '04': 5 }),
    operatingSurplus: of('operatingProfit') - of('investmentIncome'),
    valueAddedTaxInput: input,
    valueAddedTaxOutput: input + addedTax,
  }
}

function materialLines({ unit }: BooksYear, total: number) {
  const weights = Object.entries(materials)
    .filter(([prefix]) => unit.industryCode.startsWith(prefix))
    .sort(([a], [b]) => b.length - a.length)[0]![1]
  return itemLines(total, weights).map(({ item, amount }) => ({
    product: item,
    productName: names[item]!,
    amount,
    fromOutsideProvince: Math.floor(amount * 0.3),
    imported: unit.traits.importsGoods && item === '26048' ? Math.floor(amount * 0.1) : 0,
  }))
}
