/**
 * Given for each place the characters that may stand there, the likeliest string of the vocabulary: each
 * pair of neighbours counts by how much the index knows it (a Viterbi walk).
 */
import { gramKey, type IndustryIndex } from './build-industry-index.ts'

export interface Choice {
  readonly character: string
  /** What choosing it costs, 0 for what was written. */
  readonly cost: number
}

interface Step {
  readonly cost: number
  readonly from: number
}

/** Cost of two characters side by side: little where the vocabulary has them often together. */
function pairCost(index: IndustryIndex, first: string, second: string): number {
  const found = index.postings.get(gramKey(first.charCodeAt(0), second.charCodeAt(0)))
  if (!found) return 7
  let mass = 0
  for (let i = 1; i < found.length; i += 2) mass += found[i]!
  return 5 - Math.min(4.5, Math.log(1 + mass * 4))
}

export function likeliestCharacters(
  index: IndustryIndex,
  places: readonly (readonly Choice[])[],
): string {
  const table: Step[][] = []
  for (const [at, choices] of places.entries()) {
    const before = places[at - 1]
    table.push(
      choices.map(({ character, cost }) => {
        if (!before) return { cost, from: -1 }
        let best: Step = { cost: Number.POSITIVE_INFINITY, from: -1 }
        for (const [from, previous] of before.entries()) {
          const total =
            table[at - 1]![from]!.cost + pairCost(index, previous.character, character) + cost
          if (total < best.cost) best = { cost: total, from }
        }
        return best
      }),
    )
  }
  let at = 0
  for (const [i, step] of (table.at(-1) ?? []).entries())
    if (step.cost < table.at(-1)![at]!.cost) at = i
  let text = ''
  for (let place = places.length - 1; place >= 0; place--) {
    text = places[place]![at]!.character + text
    at = table[place]![at]!.from
  }
  return text
}
