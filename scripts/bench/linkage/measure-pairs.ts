/** Pairs found against pairs true: precision, recall, F1, over all and over those without a shared code. */

export interface PairFigures {
  readonly truePairs: number
  readonly foundPairs: number
  readonly right: number
  readonly precision: number
  readonly recall: number
  readonly f1: number
}

export function figures(truePairs: number, foundPairs: number, right: number): PairFigures {
  const precision = foundPairs === 0 ? 1 : right / foundPairs
  const recall = truePairs === 0 ? 1 : right / truePairs
  return {
    truePairs,
    foundPairs,
    right,
    precision,
    recall,
    f1: (2 * precision * recall) / (precision + recall || 1),
  }
}

/** Counts pairs of records that agree in `group`, and among them those `counts` accepts. */
export function pairsWithin(
  group: ArrayLike<number>,
  accepts: (a: number, b: number) => boolean,
  use: (a: number, b: number) => void,
): void {
  const members = new Map<number, number[]>()
  for (let row = 0; row < group.length; row++) {
    const list = members.get(group[row]!)
    if (list) list.push(row)
    else members.set(group[row]!, [row])
  }
  for (const list of members.values()) {
    for (let i = 1; i < list.length; i++) {
      for (let j = 0; j < i; j++) if (accepts(list[j]!, list[i]!)) use(list[j]!, list[i]!)
    }
  }
}

export function measure(
  unitOf: ArrayLike<number>,
  clusterOf: ArrayLike<number>,
  accepts: (a: number, b: number) => boolean = () => true,
): PairFigures {
  let truePairs = 0
  let foundPairs = 0
  let right = 0
  pairsWithin(unitOf, accepts, () => truePairs++)
  pairsWithin(clusterOf, accepts, (a, b) => {
    foundPairs++
    if (unitOf[a] === unitOf[b]) right++
  })
  return figures(truePairs, foundPairs, right)
}
