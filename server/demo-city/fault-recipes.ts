/**
 * The faults that respondents really make, each with the forms it can be put into, what it changes and
 * how checks should take it.
 */
import type { Answers, FormId } from './city.ts'
import {
  above,
  changeLine,
  type FaultRecipe,
  inLedger,
  inLine,
  isAmount,
  moreInLastPeriod,
  raised,
} from './fault-shapes.ts'

const finance: readonly FormId[] = ['B603', 'C603', 'E603', 'S603', 'X603', 'F603']

export const faultRecipes: readonly FaultRecipe[] = [
  {
    kind: 'female-over-total',
    severity: 'mandatory',
    forms: ['621', '622', '602', '611-2', '613'],
    fields: ['femaleStaffAtYearEnd'],
    spoil: ({ staffAtYearEnd }) =>
      isAmount(staffAtYearEnd) && staffAtYearEnd > 0
        ? { femaleStaffAtYearEnd: staffAtYearEnd + 3 }
        : undefined,
  },
  {
    kind: 'opened-before-established',
    severity: 'verify',
    forms: ['621', '601', '611'],
    fields: ['openedYear', 'openedMonth'],
    spoil: ({ openedYear, establishedYear }) =>
      isAmount(openedYear) && isAmount(establishedYear)
        ? { openedYear: establishedYear - 2 }
        : undefined,
  },
  {
    kind: 'credit-code-typo',
    severity: 'mandatory',
    forms: ['621'],
    fields: ['unifiedSocialCreditCode'],
    spoil: ({ unifiedSocialCreditCode: code }) =>
      typeof code === 'string' ? { unifiedSocialCreditCode: mistypedLast(code) } : undefined,
  },
  {
    kind: 'amount-in-yuan',
    severity: 'verify',
    forms: ['621', '622'],
    fields: ['expectedAnnualRevenue'],
    // Only where the amount a head leaves no doubt; the poorest would still look possible.
    spoil: ({ expectedAnnualRevenue: revenue, staffAtYearEnd: staff }) =>
      isAmount(revenue) && isAmount(staff) && staff > 0 && revenue / staff > 30
        ? { expectedAnnualRevenue: revenue * 1000 }
        : undefined,
  },
  {
    kind: 'vague-activity',
    severity: 'verify',
    forms: ['621', '601', '611'],
    fields: ['mainActivity1'],
    spoil: ({ mainActivity1 }) => (mainActivity1 ? { mainActivity1: '销售各类商品' } : undefined),
  },
  {
    kind: 'nobody-works-there',
    severity: 'verify',
    forms: ['621'],
    fields: ['staffAtYearEnd', 'operatingStatus'],
    spoil: ({ operatingStatus, staffAtYearEnd, expectedAnnualRevenue }) =>
      operatingStatus === '1' && isAmount(staffAtYearEnd) && isAmount(expectedAnnualRevenue)
        ? { staffAtYearEnd: 0, femaleStaffAtYearEnd: 0 }
        : undefined,
  },
  {
    kind: 'balance-broken',
    severity: 'mandatory',
    forms: finance,
    fields: ['totalAssets', 'totalLiabilities', 'ownersEquity'],
    spoil: ({ ownersEquity }) =>
      isAmount(ownersEquity) ? { ownersEquity: ownersEquity + 900 } : undefined,
  },
  {
    kind: 'profit-not-adding-up',
    severity: 'mandatory',
    forms: finance,
    fields: ['operatingProfit'],
    // In a larger unit such a gap may be a group's finance business, and is asked about only.
    spoil: ({ operatingCost, totalAssets }) =>
      isAmount(operatingCost) && isAmount(totalAssets) && totalAssets < 50_000
        ? { operatingCost: operatingCost + 9_000 }
        : undefined,
  },
  {
    kind: 'parts-over-current-assets',
    severity: 'mandatory',
    forms: finance,
    fields: ['currentAssets', 'accountsReceivable', 'inventoriesAtYearEnd'],
    spoil: ({ currentAssets }) =>
      isAmount(currentAssets) ? { accountsReceivable: currentAssets } : undefined,
  },
  {
    kind: 'whole-form-in-yuan',
    severity: 'verify',
    forms: finance,
    fields: ['operatingRevenue', 'totalAssets'],
    spoil: (answers, previous) => (previous ? inYuan(answers) : undefined),
  },
  raised('staff-kinds-not-adding-up', ['602'], 'onPostStaffAtYearEnd', 'staffAtYearEnd', 5),
  inLine('more-from-outside-than-bought', ['605-1'], 'energyProducts', {
    column: 'purchasesFromOutsideProvince',
    beyond: 'purchases',
    // Only the last line but the total: sums of coal would show the fault a second time.
    at: (rows) => rows.findIndex((row) => row.energy === '33'),
  }),
  inLine('inputs-not-adding-up', ['605-2'], 'energyConversion', {
    column: 'inputBriquetting',
    beyond: 'conversionInput',
    at: (rows) => rows.findIndex((row) => row.energy === '40'),
  }),
  inLine('ten-times-the-energy', ['605-3'], 'unitEnergyConsumption', {
    column: 'energyPerUnit',
    beyond: 'energyPerUnit',
    times: 10,
    severity: 'verify',
  }),
  {
    kind: 'power-in-ten-thousand',
    severity: 'mandatory',
    forms: ['605-nonindustry'],
    fields: ['totalEnergyConsumption'],
    spoil: ({ totalEnergyConsumption: total }) =>
      isAmount(total) && total > 20 ? { totalEnergyConsumption: total * 10 } : undefined,
  },
  {
    kind: 'done-before-begun',
    severity: 'mandatory',
    forms: ['607-1'],
    fields: ['rdProjects[0].completionMonth', 'rdProjects[0].startMonth'],
    spoil: ({ rdProjects }) =>
      changeLine('rdProjects', rdProjects, 0, { startMonth: '202312', completionMonth: '202306' }),
  },
  above('full-time-over-all', ['607-2'], 'rdFullTimePersonnel', 'researchAndDevelopmentPersonnel'),
  {
    kind: 'none-and-some',
    severity: 'mandatory',
    forms: ['609'],
    fields: ['digitalTechnologies'],
    spoil: ({ digitalTechnologies }) =>
      digitalTechnologies ? { digitalTechnologies: ['1', '9'] } : undefined,
  },
  {
    kind: 'digital-over-revenue',
    severity: 'verify',
    forms: ['611-8'],
    fields: ['digitalTransformationRevenue'],
    spoil: ({ digitalTransformationRevenue: revenue }) =>
      isAmount(revenue) && revenue > 0
        ? { digitalTransformationRevenue: revenue * 100 }
        : undefined,
  },
  {
    kind: 'both-revenue-and-expenditure',
    severity: 'mandatory',
    forms: ['601-1', '611-1'],
    fields: [
      'establishments[1].establishmentRevenue',
      'establishments[1].establishmentExpenditure',
    ],
    spoil: ({ establishments }) =>
      changeLine('establishments', establishments, 1, { establishmentExpenditure: 40 }),
  },
  {
    kind: 'profit-over-revenue',
    severity: 'verify',
    forms: ['611-3', '611-4'],
    fields: ['operatingProfit'],
    spoil: ({ operatingRevenue }) =>
      isAmount(operatingRevenue) && operatingRevenue > 0
        ? { operatingProfit: operatingRevenue + 200 }
        : undefined,
  },
  above(
    'large-projects-over-all',
    ['611-5'],
    'largeProjectInvestmentCompleted',
    'investmentCompleted',
  ),
  raised('net-assets-broken', ['611-6', '611-7'], 'netAssets', 'totalLiabilities', 900),
  above('exports-over-sales', ['B604-1'], 'exportDeliveryValue', 'industrialSalesValue'),
  inLine('capacity-not-adding-up', ['B604-2'], 'productCapacities', {
    column: 'capacityAtYearEnd',
    beyond: 'capacityAtYearEnd',
    times: 1.2,
  }),
  raised(
    'contracts-not-adding-up',
    ['C604'],
    'constructionContractValue',
    'constructionContractValue',
    900,
  ),
  raised('sales-not-adding-up', ['E604'], 'wholesaleSales', 'goodsSales', 900),
  above('online-over-rooms', ['S604'], 'onlineRoomRevenue', 'roomRevenue'),
  above(
    'completed-over-built',
    ['X604'],
    'developmentFloorAreaCompleted',
    'developmentFloorAreaUnderConstruction',
  ),
  inLedger('labour-twice', ['IO-1'], 'directLabour', 'manufacturingCost'),
  inLedger('destination-forgotten', ['IO-3'], 'soldToOtherServices', 'destinationTotal'),
  inLedger('works-twice', ['IO-4'], 'constructionWorks', 'fixedAssetInvestmentCompleted'),
  raised('imports-not-adding-up', ['IO-5'], 'importsForIntermediateUse', 'importValue', 700),
  ...(
    [
      'constructionMaterials',
      'tradeCosts',
      'hospitalityCosts',
      'developmentCosts',
      'serviceCosts',
      'goodsAndServicesExpenditure',
    ] as const
  ).map(
    (key): FaultRecipe => ({
      kind: 'items-not-adding-up',
      severity: 'verify',
      forms: ['IO-2'],
      fields: [key],
      spoil: (answers) => moreInLastPeriod(answers, key, 900),
    }),
  ),
]

/** Every amount in yuan where thousand yuan were asked for; people stay people. */
function inYuan(answers: Answers): Answers {
  return Object.fromEntries(
    Object.entries(answers).map(([key, value]) => [
      key,
      isAmount(value) && key !== 'averageStaff' ? value * 1000 : value,
    ]),
  )
}

function mistypedLast(code: string): string {
  return code.slice(0, -1) + (code.endsWith('7') ? '2' : '7')
}
