/** Whole numbers in given proportions that add up to their total exactly (largest remainders). */

export function apportion(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((whole, weight) => whole + weight, 0)
  if (sum === 0) return weights.map(() => 0)
  const exact = weights.map((weight) => (total * weight) / sum)
  const parts = exact.map(Math.floor)
  const left = total - parts.reduce((whole, part) => whole + part, 0)
  const order = exact
    .map((share, index) => ({ index, rest: share - Math.floor(share) }))
    .sort((a, b) => b.rest - a.rest || a.index - b.index)
  for (const { index } of order.slice(0, Math.round(left))) parts[index]! += 1
  return parts
}

/** Lines of an official table of items, `item` and `amount`; items that get nothing are left out. */
export function itemLines(
  total: number,
  weights: Readonly<Record<string, number>>,
): { readonly item: string; readonly amount: number }[] {
  const items = Object.keys(weights).sort()
  const amounts = apportion(
    total,
    items.map((item) => weights[item]!),
  )
  return items.flatMap((item, index) =>
    amounts[index] === 0 ? [] : [{ item, amount: amounts[index]! }],
  )
}

/** Two decimals, the accuracy of quantities. */
export function hundredths(quantity: number): number {
  return Math.round(quantity * 100) / 100
}
