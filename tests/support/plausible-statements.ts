/**
 * Statements of accounts as enterprises truthfully hold them, for forms of the 603 kind: composed in yuan
 * so that the laws of accounting hold exactly, then every cell rounded to thousand yuan by itself. Among
 * them are negative equity, parents without revenue, finance subsidiaries, reversals, refunds, companies
 * that have nothing beside one item, and cells left empty where the form lets them. Pure.
 */

/** By official code; thousand yuan. */
export type Statement = Readonly<Record<string, number>>

export interface PlausibleStatement {
  readonly traits: readonly string[]
  readonly answers: Statement
}

const OPTIONAL = ['208', '207', '207-1', '216', '308', '318', '206', '226', '227']

const TRAITS = {
  'negative equity': 0.08,
  'without revenue': 0.05,
  'finance subsidiary': 0.06,
  'expenses below zero': 0.06,
  'surcharges below zero': 0.04,
  'other income below zero': 0.03,
  'revenue below zero': 0.01,
  'tax below zero': 0.08,
  'impairment reversed': 0.1,
  'profit above revenue': 0.05,
  loss: 0.2,
  'nothing beside': 0.12,
  'tiny amounts': 0.06,
  'optional cells empty': 0.3,
} as const

type Trait = keyof typeof TRAITS

/** `random`: numbers in [0, 1). */
export function plausibleStatement(random: () => number): PlausibleStatement {
  const traits = (Object.keys(TRAITS) as Trait[]).filter((each) => random() < TRAITS[each])
  const has = (trait: Trait): boolean => traits.includes(trait)
  // From a workshop of 100,000 yuan to a group of a trillion.
  const size = has('tiny amounts') ? 10 ** (3 + 2 * random()) : 10 ** (5 + 7 * random())
  const yuan = (share: number): number => Math.round(size * share * random())
  const seldom = (share: number, often: number): number => (random() < often ? yuan(share) : 0)
  /** Parts of a whole: with nothing beside, one part is all of it. */
  const part = (whole: number): number =>
    has('nothing beside') ? whole : Math.round(whole * random())

  const balance = balanceSheet()
  const profit = profitAndLoss(balance['213'] ?? 0)
  const inYuan: Record<string, number> = { ...balance, ...profit }
  if (has('optional cells empty')) {
    for (const code of OPTIONAL) if (inYuan[code] === 0 || random() < 0.3) delete inYuan[code]
  }
  const answers = Object.fromEntries(
    Object.entries(inYuan).map(([code, amount]) => [code, Math.round(amount / 1_000) + 0]),
  )
  return { traits, answers }

  function balanceSheet(): Record<string, number> {
    const [receivable, inventories] = [yuan(0.4), seldom(0.5, 0.8)]
    const current = receivable + inventories + (has('nothing beside') ? 0 : yuan(0.8))
    const original = seldom(1, 0.85)
    const depreciation = part(original)
    const net = original - depreciation - (random() < 0.2 ? part(original - depreciation) : 0)
    const intangible = seldom(0.4, 0.5)
    const [longTerm, building] = [seldom(0.6, 0.3), seldom(0.3, 0.3)]
    const rest = has('nothing beside') ? 0 : yuan(0.3)
    const assets = current + net + intangible + longTerm + building + rest
    const liabilities = Math.round(assets * (has('negative equity') ? 1 + random() : random()))
    const currentLiabilities = part(liabilities)
    const capitals = Array.from({ length: 6 }, () => seldom(0.3, 0.4))
    const buildings = part(original)
    return {
      ...{ '101': seldom(0.5, 0.8), '201': current, '202': receivable, '205': inventories },
      ...{ '206': part(inventories), '208': longTerm, '209': original, '210': depreciation },
      ...{ '211': Math.round(depreciation * random()), '250': net, '212': building },
      ...{ '207': intangible, '207-1': part(intangible), '213': assets },
      ...{ '214': currentLiabilities, '215': part(currentLiabilities) },
      ...{ '216': liabilities - currentLiabilities, '217': liabilities },
      ...{ '218': assets - liabilities },
      ...{ '219': capitals.reduce((sum, each) => sum + each, 0) },
      ...Object.fromEntries(capitals.map((each, index) => [String(220 + index), each])),
      ...{ '226': buildings, '227': part(original - buildings) },
    }
  }

  function profitAndLoss(assets: number): Record<string, number> {
    const sign = (trait: Trait): number => (has(trait) ? -1 : 1)
    const revenue = has('without revenue') ? 0 : yuan(2) * sign('revenue below zero')
    const cost = Math.round(
      Math.abs(revenue) * (has('loss') ? 0.8 + random() : 0.3 + 0.6 * random()),
    )
    const reversed = sign('impairment reversed')
    const items: Record<string, number> = {
      ...{ '301': revenue, '307': cost, '309': seldom(0.03, 0.9) * sign('surcharges below zero') },
      ...{ '312': seldom(0.1, 0.7), '313': yuan(0.2), '331': seldom(0.1, 0.5) },
      // Interest earned exceeds interest paid where money lies idle.
      ...{ '317': seldom(0.05, 0.9) - seldom(0.03, 0.5) },
      ...{ '320': -reversed * seldom(0.02, 0.4), '333': -reversed * seldom(0.02, 0.6) },
      ...{ '330': seldom(0.02, 0.6) * sign('other income below zero') },
      ...{ '322': has('profit above revenue') ? size * 3 : seldom(0.1, 0.4) - seldom(0.05, 0.2) },
      ...{ '334': seldom(0.01, 0.05), '321': seldom(0.02, 0.2) - seldom(0.02, 0.2) },
      ...{ '335': seldom(0.01, 0.3) - seldom(0.01, 0.3) },
    }
    const of = (code: string): number => Math.round(items[code] ?? 0)
    // Interest, fees and premiums stand outside the form.
    // A parent of less than 50 million yuan cannot found a finance company.
    const outside = has('finance subsidiary') && assets >= 50_000_000 ? yuan(0.3) - yuan(0.2) : 0
    const operating =
      ['301', '320', '333', '330', '322', '334', '321', '335'].reduce(
        (sum, at) => sum + of(at),
        0,
      ) -
      ['307', '309', '312', '313', '331', '317'].reduce((sum, at) => sum + of(at), 0) +
      outside
    const [gained, paid] = [seldom(0.02, 0.6), seldom(0.02, 0.6) * sign('expenses below zero')]
    const interest = seldom(0.05, 0.7)
    return {
      ...Object.fromEntries(Object.keys(items).map((code) => [code, of(code)])),
      ...{ '302': revenue < 0 ? revenue : part(revenue), '308': part(cost) },
      ...{
        '318': seldom(0.03, 0.5),
        '319': interest,
        '323': operating,
        '325': gained,
        '326': paid,
      },
      ...{ '327': operating + gained - paid, '328': yuan(0.05) * sign('tax below zero') },
      ...{ '401': yuan(0.3), '402': seldom(0.1, 0.8) - seldom(0.05, 0.2) },
    }
  }
}
