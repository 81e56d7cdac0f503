/**
 * Totals of all households by county and industry. The layer above the threshold is counted, raised by what
 * did not answer; below it, the ratio of what drawn blocks reported to what their listing expected is put on
 * what the listing expected of the whole frame; households the frame did not have are added with the weight
 * of their block. Standard errors are those of whole blocks drawn within strata, by linearisation. Pure.
 */
import { estimateRatio, grouped, type StratumSize, symmetricInterval } from '../sampling/index.ts'

export interface FrameHousehold {
  readonly blockCode: string
  readonly stratum: string
  /** In a drawn block, or above the threshold. */
  readonly surveyed: boolean
  readonly layer: 1 | 2
  readonly county: string
  readonly industry: string
  /** Of the listing. */
  readonly x: number
  /** Reported, or 0 where it ceased; null where nothing came in. */
  readonly y: number | null
}

/** A household the frame did not have, found in a drawn block. */
export interface AddedHousehold {
  readonly blockCode: string
  readonly stratum: string
  readonly county: string
  readonly industry: string
  readonly y: number | null
}

export interface SampleMaterial {
  readonly strata: readonly StratumSize[]
  /** Drawn blocks, also those without a household. */
  readonly blocks: readonly { readonly blockCode: string; readonly stratum: string }[]
  readonly households: readonly FrameHousehold[]
  readonly added: readonly AddedHousehold[]
}

export interface CellEstimate {
  readonly county: string
  readonly industry: string
  readonly households: number
  readonly reported: number
  readonly total: number | null
  readonly standardError: number | null
  readonly lower: number | null
  readonly upper: number | null
  readonly merged: boolean
}

/** Households of a cell below which its own ratio is not used. */
export const FEWEST_REPORTED = 8
export const ALL_INDUSTRIES = '*'

/** Each county whole, then its industries; in the order of their codes. */
export function estimateCells(material: SampleMaterial): CellEstimate[] {
  const { households, added } = material
  const counties = [...new Set([...households, ...added].map(({ county }) => county))].sort()
  return counties.flatMap((county) => {
    const within = [...households, ...added].filter((each) => each.county === county)
    const industries = [...new Set(within.map(({ industry }) => industry))].sort()
    return [ALL_INDUSTRIES, ...industries].map((industry) =>
      estimateCell(material, county, industry),
    )
  })
}

function estimateCell(material: SampleMaterial, county: string, industry: string): CellEstimate {
  const ofCounty = material.households.filter((each) => each.county === county)
  const isOfCell = (each: { readonly county: string; readonly industry: string }) =>
    each.county === county && (industry === ALL_INDUSTRIES || each.industry === industry)
  const cell = ofCounty.filter(isOfCell)
  const added = material.added.filter(isOfCell)
  const full = cell.filter(({ layer }) => layer === 1)
  const answered = full.filter(({ y }) => y !== null)
  const sampled = cell.filter(({ layer, surveyed, y }) => layer === 2 && surveyed && y !== null)
  const reported = answered.length + sampled.length + added.filter(({ y }) => y !== null).length
  const bare = { county, industry, households: cell.length + added.length, reported }
  const below = cell.filter(({ layer }) => layer === 2)
  const merged = below.length > 0 && sampled.length < FEWEST_REPORTED && industry !== ALL_INDUSTRIES
  const basis = merged
    ? ofCounty.filter(({ layer, surveyed, y }) => layer === 2 && surveyed && y !== null)
    : sampled
  const unknown = { total: null, standardError: null, lower: null, upper: null, merged }
  if (full.length > 0 && answered.length === 0) return { ...bare, ...unknown }
  if (below.length > 0 && basis.length === 0) return { ...bare, ...unknown }
  // Where the listing says nothing of them, households count by their number.
  const byNumber = sum(below, ({ x }) => x) === 0 || sum(basis, ({ x }) => x) === 0
  const sizeOf = ({ x }: FrameHousehold) => (byNumber ? 1 : x)

  const ofBlock = grouped(basis, ({ blockCode }) => blockCode)
  const addedIn = grouped(added, ({ blockCode }) => blockCode)
  const clusters = material.blocks
    .filter(({ blockCode }) => blockCode.startsWith(county))
    .map(({ blockCode, stratum }) => ({
      stratum,
      y: sum(ofBlock.get(blockCode) ?? [], ({ y }) => y ?? 0),
      x: sum(ofBlock.get(blockCode) ?? [], sizeOf),
      more: sum(addedIn.get(blockCode) ?? [], ({ y }) => y ?? 0),
    }))
  const strata = material.strata.filter(({ stratum }) => stratum.startsWith(county))
  const { ratio, denominator, degrees } = estimateRatio(strata, clusters)
  const expected = sum(below, sizeOf)
  const raise = denominator === 0 ? 0 : expected / denominator
  // The linearised value of each block: what its ratio is off, put on the frame, and what was added.
  const linear = clusters.map(({ stratum, y, x, more }) => ({
    ...{ stratum, x: 0 },
    y: raise * (y - (ratio ?? 0) * x) + more,
  }))
  const { numeratorError } = estimateRatio(strata, linear)
  const additions = estimateRatio(
    strata,
    clusters.map(({ stratum, more }) => ({ stratum, y: more, x: 0 })),
  ).numerator
  const counted =
    answered.length === 0 ? 0 : (full.length / answered.length) * sum(answered, ({ y }) => y ?? 0)
  const total = counted + (ratio ?? 0) * expected + additions
  const interval = symmetricInterval(total, numeratorError, degrees)
  return {
    ...{ ...bare, total, standardError: numeratorError, merged },
    ...{ lower: interval?.lower ?? null, upper: interval?.upper ?? null },
  }
}

function sum<Item>(items: readonly Item[], pick: (item: Item) => number): number {
  return items.reduce((all, each) => all + pick(each), 0)
}
