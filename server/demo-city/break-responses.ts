/**
 * Spoils a small share of the responses on purpose, one fault each, so that checks have something to
 * find. Which, and what each check should say, is recorded with the response.
 */
import type { Answers, AnswerValue, CityResponse, FormId, ResponseFault } from './city.ts'
import type { Random } from './random.ts'

/** Share of the responses of each form that carry a fault; more of B603, where there are few. */
export const faultShares: Readonly<Record<FormId, number>> = {
  '621': 0.04,
  '622': 0.03,
  '601': 0.05,
  B603: 0.14,
}

interface FaultRecipe extends ResponseFault {
  readonly forms: readonly FormId[]
  /** What to change, or nothing if this response cannot carry the fault. */
  spoil(answers: Answers, previous: Answers | undefined): Answers | undefined
}

export function breakResponses(responses: readonly CityResponse[], random: Random): CityResponse[] {
  const used = new Map(recipes.map((recipe) => [recipe.kind, 0]))
  return responses.map((response) => {
    if (!random.chance(faultShares[response.form])) return response
    // The fault used least so far, so that every kind turns up even in a small city.
    const byUse = random.shuffle(recipes).sort((a, b) => used.get(a.kind)! - used.get(b.kind)!)
    for (const { forms, spoil, kind, severity, fields } of byUse) {
      const change = forms.includes(response.form)
        ? spoil(response.answers, response.previous)
        : undefined
      if (!change) continue
      used.set(kind, used.get(kind)! + 1)
      return {
        ...response,
        answers: { ...response.answers, ...change },
        fault: { kind, severity, fields },
      }
    }
    return response
  })
}

const recipes: readonly FaultRecipe[] = [
  {
    kind: 'female-over-total',
    severity: 'mandatory',
    forms: ['621', '622'],
    fields: ['femaleStaffAtYearEnd'],
    spoil: ({ staffAtYearEnd }) =>
      isAmount(staffAtYearEnd) && staffAtYearEnd > 0
        ? { femaleStaffAtYearEnd: staffAtYearEnd + 3 }
        : undefined,
  },
  {
    kind: 'opened-before-established',
    severity: 'verify',
    forms: ['621', '601'],
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
    forms: ['621', '601'],
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
    forms: ['B603'],
    fields: ['totalAssets', 'totalLiabilities', 'ownersEquity'],
    spoil: ({ ownersEquity }) =>
      isAmount(ownersEquity) ? { ownersEquity: ownersEquity + 900 } : undefined,
  },
  {
    kind: 'profit-not-adding-up',
    severity: 'mandatory',
    forms: ['B603'],
    fields: ['operatingProfit'],
    // Two neighbouring digits changed places: the gap is a round multiple of nine.
    spoil: ({ operatingCost }) =>
      isAmount(operatingCost) ? { operatingCost: operatingCost + 9_000 } : undefined,
  },
  {
    kind: 'parts-over-current-assets',
    severity: 'mandatory',
    forms: ['B603'],
    fields: ['currentAssets', 'accountsReceivable', 'inventoriesAtYearEnd'],
    spoil: ({ currentAssets }) =>
      isAmount(currentAssets) ? { accountsReceivable: currentAssets } : undefined,
  },
  {
    kind: 'whole-form-in-yuan',
    severity: 'verify',
    forms: ['B603'],
    fields: ['operatingRevenue', 'totalAssets'],
    spoil: (answers, previous) => (previous ? inYuan(answers) : undefined),
  },
]

function isAmount(value: AnswerValue | undefined): value is number {
  return typeof value === 'number'
}

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
