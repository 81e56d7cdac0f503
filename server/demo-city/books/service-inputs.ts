/**
 * Form IO-2 投入构成 for everyone but industry: costs and expenses of the unit's own trade, item by
 * item. Its 开发成本 are those of the year, so these figures are for this form alone.
 */
import { apportion, itemLines } from './apportion.ts'
import { type BooksYear, divisionOf, type Figures, figure } from './books-year.ts'

export function serviceInputs(year: BooksYear, figures: Figures): Figures {
  const { unit } = year
  const of = (key: string): number => figure(figures, key)
  const cost = of('operatingCost')
  if (unit.amounts.keeps === 'expenditure')
    return governmentInputs(of('goodsAndServicesExpenditure'))
  switch (unit.reportCategory) {
    case 'C':
      return constructionInputs(
        cost,
        of('administrativeExpenses') + of('sellingExpenses') + of('financialExpenses'),
      )
    case 'E':
      return {
        tradeCosts: cost,
        tradeCostItems: itemLines(cost, {
          '01': 88,
          '02': 4,
          '03': 1,
          '06': 2,
          '07': 1,
          '08': 1,
          '09': 2,
          '10': 1,
        }),
      }
    case 'S':
      return {
        hospitalityCosts: cost,
        hospitalityCostItems: itemLines(cost, {
          '01': 38,
          '02': 8,
          '03': 5,
          '04': 9,
          '05': 2,
          '06': 8,
          '07': 3,
          '08': 4,
          '09': 15,
          '10': 6,
          '11': 2,
        }),
      }
    case 'X':
      return {
        developmentCosts: cost,
        developmentCostItems: itemLines(cost, {
          '01': 28,
          '02': 5,
          '03': 48,
          '04': 9,
          '05': 4,
          '06': 6,
        }),
      }
    default:
      return otherServices(year, of)
  }
}

function otherServices(year: BooksYear, of: (key: string) => number): Figures {
  const cost = of('operatingCost')
  const selling = {
    serviceSellingExpenses: of('sellingExpenses'),
    serviceSellingItems: itemLines(of('sellingExpenses'), {
      '01': 48,
      '02': 6,
      '08': 8,
      '10': 18,
      '14': 6,
      '90': 14,
    }),
  }
  const services = {
    serviceCosts: cost,
    serviceCostItems: itemLines(cost, {
      '01': 12,
      '02': 6,
      '03': 8,
      '05': 5,
      '06': 2,
      '07': 12,
      '08': 5,
      '09': 42,
      '10': 8,
    }),
    ...selling,
  }
  const division = divisionOf(year.unit)
  if (division === '65') {
    return {
      softwareMainBusinessCost: of('mainBusinessCost'),
      softwareCostItems: itemLines(of('mainBusinessCost'), {
        '01': 52,
        '02': 4,
        '03': 8,
        '07': 6,
        '14': 5,
        '20': 8,
        '21': 5,
        '23': 10,
        '90': 2,
      }),
      ...services,
    }
  }
  if (['66', '67', '68', '69'].includes(division)) {
    return {
      financeCosts: cost,
      financeCostItems: itemLines(cost, {
        '01': 45,
        '02': 8,
        '03': 6,
        '04': 6,
        '05': 8,
        '06': 6,
        '07': 5,
        '08': 16,
      }),
    }
  }
  if (division !== '54') return services
  const all = cost + of('sellingExpenses') + of('administrativeExpenses') + of('financialExpenses')
  return {
    ...services,
    transportCosts: all,
    transportCostItems: itemLines(all, {
      '0101': 24,
      '0102': 30,
      '0103': 6,
      '0104': 6,
      '0105': 8,
      '0106': 8,
      '0107': 4,
      '0201': 4,
      '0202': 8,
      '0203': 2,
    }),
  }
}

function constructionInputs(cost: number, periodExpenses: number): Figures {
  const [labour, materials, machinery, other] = apportion(cost, [27, 50, 8, 15])
  return {
    constructionLabourCost: labour!,
    constructionLabourItems: itemLines(labour!, { '01': 35, '02': 50, '03': 4, '04': 11 }),
    constructionMaterials: materials!,
    constructionMaterialItems: itemLines(materials!, {
      '01': 32,
      '02': 12,
      '03': 22,
      '04': 8,
      '05': 3,
      '09': 6,
      '10': 6,
      '11': 5,
      '12': 3,
      '90': 3,
    }),
    constructionMachineryCost: machinery!,
    constructionMachineryItems: itemLines(machinery!, {
      '01': 45,
      '02': 28,
      '03': 9,
      '04': 12,
      '05': 6,
    }),
    constructionOtherCosts: other!,
    constructionOtherItems: itemLines(other!, {
      '0101': 10,
      '0104': 6,
      '0201': 20,
      '0202': 6,
      '0301': 30,
      '0302': 28,
    }),
    constructionPeriodExpenses: periodExpenses,
    constructionPeriodItems: itemLines(periodExpenses, {
      '0101': 45,
      '0102': 12,
      '0103': 6,
      '0104': 9,
      '0106': 6,
      '0202': 4,
      '0301': 18,
    }),
  }
}

function governmentInputs(total: number): Figures {
  return {
    goodsAndServicesExpenditure: total,
    governmentItems: itemLines(total, {
      '30201': 18,
      '30202': 4,
      '30205': 3,
      '30206': 8,
      '30207': 4,
      '30208': 9,
      '30211': 6,
      '30213': 12,
      '30216': 4,
      '30226': 14,
      '30228': 5,
      '30229': 5,
      '30299': 8,
    }),
  }
}
