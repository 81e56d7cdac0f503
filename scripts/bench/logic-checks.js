/** The same checks as data for json-logic-engine. Not type-checked: it is not installed with the project. */
import { LogicEngine } from 'json-logic-engine'

const v = (key) => ({ var: key })

/** True where an operand is missing: the check does not apply. */
const unless = (keys, test) => ({ if: [{ missing: keys }, true, test] })
const near = (a, b, tolerance) => ({
  and: [{ '<=': [{ '-': [a, b] }, tolerance] }, { '<=': [{ '-': [b, a] }, tolerance] }],
})
const when = (condition, test) => ({ if: [condition, test, true] })
const between = (low, value, high) => ({ and: [{ '<=': [low, value] }, { '<=': [value, high] }] })
const positive = (key) => ({ '>': [v(key), 0] })

export function rulesOf(notNegative) {
  const share = (a, b) => ({ '/': [v(a), v(b)] })
  const rules = {
    'B603-001': unless(['currentAssets', 'accountsReceivable', 'inventoriesAtYearEnd'], {
      '>=': [
        v('currentAssets'),
        { '-': [{ '+': [v('accountsReceivable'), v('inventoriesAtYearEnd')] }, 1.5] },
      ],
    }),
    'B603-021': unless(['finishedGoods', 'inventoriesAtYearEnd'], {
      '<=': [v('finishedGoods'), v('inventoriesAtYearEnd')],
    }),
    'B603-025': unless(['totalAssets', 'currentAssets'], {
      '>=': [v('totalAssets'), v('currentAssets')],
    }),
    'B603-026': unless(
      ['totalAssets', 'currentAssets'],
      when(positive('totalAssets'), { '!==': [v('totalAssets'), v('currentAssets')] }),
    ),
    'B603-014': unless(
      ['totalProfit', 'operatingProfit', 'nonOperatingIncome', 'nonOperatingExpenses'],
      near(
        v('totalProfit'),
        {
          '-': [
            { '+': [v('operatingProfit'), v('nonOperatingIncome')] },
            v('nonOperatingExpenses'),
          ],
        },
        2,
      ),
    ),
    'B603-002': unless(
      ['totalAssets', 'totalLiabilities', 'ownersEquity'],
      near(v('totalAssets'), { '+': [v('totalLiabilities'), v('ownersEquity')] }, 1.5),
    ),
    'B603-004': unless(['accumulatedDepreciation', 'depreciationOfYear'], {
      '>=': [v('accumulatedDepreciation'), v('depreciationOfYear')],
    }),
    'B603-005': unless(
      ['fixedAssetsOriginalCost', 'accumulatedDepreciation'],
      when(
        { '>=': [v('fixedAssetsOriginalCost'), 0] },
        { '>=': [v('fixedAssetsOriginalCost'), v('accumulatedDepreciation')] },
      ),
    ),
    'B603-006': unless(['fixedAssetsNet', 'fixedAssetsOriginalCost', 'accumulatedDepreciation'], {
      '<=': [
        v('fixedAssetsNet'),
        { '+': [{ '-': [v('fixedAssetsOriginalCost'), v('accumulatedDepreciation')] }, 1.5] },
      ],
    }),
    'B603-007': unless(
      ['fixedAssetsOriginalCost', 'depreciationOfYear'],
      when(
        { '>=': [v('fixedAssetsOriginalCost'), 1000] },
        between(0.01, share('depreciationOfYear', 'fixedAssetsOriginalCost'), 0.3),
      ),
    ),
    'B603-008': unless(
      ['totalLiabilities', 'currentLiabilities', 'nonCurrentLiabilities'],
      near(
        v('totalLiabilities'),
        { '+': [v('currentLiabilities'), v('nonCurrentLiabilities')] },
        1.5,
      ),
    ),
    'B603-009': unless(['accountsPayable', 'currentLiabilities'], {
      '<=': [v('accountsPayable'), v('currentLiabilities')],
    }),
    'B603-020': unless(
      ['totalLiabilities', 'totalAssets'],
      when(positive('totalAssets'), between(0, share('totalLiabilities', 'totalAssets'), 3)),
    ),
    'B603-030': unless(['ownersEquity'], { '>=': [v('ownersEquity'), 0] }),
    'B603-011': unless(
      ['operatingRevenue', 'mainBusinessRevenue'],
      when(
        { and: [{ '>=': [v('operatingRevenue'), 0] }, { '>=': [v('mainBusinessRevenue'), 0] }] },
        { '<=': [v('mainBusinessRevenue'), v('operatingRevenue')] },
      ),
    ),
    'B603-012': unless(
      ['operatingCost', 'mainBusinessCost'],
      when(
        { and: [{ '>=': [v('operatingCost'), 0] }, { '>=': [v('mainBusinessCost'), 0] }] },
        { '<=': [v('mainBusinessCost'), v('operatingCost')] },
      ),
    ),
    'B603-015': unless(
      ['totalProfit', 'incomeTaxExpense'],
      when(positive('totalProfit'), {
        '<=': [v('incomeTaxExpense'), { '*': [v('totalProfit'), 0.4] }],
      }),
    ),
    'B603-016': unless(
      ['operatingRevenue', 'valueAddedTaxPayable'],
      when(positive('operatingRevenue'), {
        '<=': [share('valueAddedTaxPayable', 'operatingRevenue'), 0.17],
      }),
    ),
    'B603-017': unless(
      ['operatingRevenue', 'operatingCost'],
      when(
        positive('operatingRevenue'),
        between(0.2, share('operatingCost', 'operatingRevenue'), 1.2),
      ),
    ),
    'B603-033': unless(
      ['operatingRevenue', 'operatingCost'],
      when(positive('operatingRevenue'), { '!==': [v('operatingCost'), 0] }),
    ),
    'B603-034': unless(
      ['operatingRevenue', 'taxesAndSurcharges'],
      when(positive('operatingRevenue'), {
        '<=': [share('taxesAndSurcharges', 'operatingRevenue'), 0.3],
      }),
    ),
    'B603-035': unless(
      ['operatingRevenue', 'operatingProfit'],
      when(positive('operatingRevenue'), { '<=': [v('operatingProfit'), v('operatingRevenue')] }),
    ),
    'B603-036': unless(['totalProfit'], { '>=': [v('totalProfit'), 0] }),
    'B603-038': unless(['valueAddedTaxPayable'], { '>=': [v('valueAddedTaxPayable'), 0] }),
    'B603-053': unless(
      ['averageStaff', 'operatingRevenue'],
      when(positive('averageStaff'), { '<=': [share('operatingRevenue', 'averageStaff'), 50000] }),
    ),
  }
  for (const [id, key] of Object.entries(notNegative)) {
    rules[id] = unless([key], { '>=': [v(key), 0] })
  }
  return rules
}

/** Compiled by the library itself, which makes code of them. */
export function logicChecks(notNegative) {
  const engine = new LogicEngine()
  const built = Object.entries(rulesOf(notNegative)).map(([id, rule]) => [id, engine.build(rule)])
  return (answers) =>
    built.filter(([, test]) => test(answers) === false).map(([id]) => ({ rule: id, message: id }))
}
