/**
 * From what is known of one report to its score: suspicion, by how much it would move a total if it is
 * wrong, and the reasons. Numbers that decide stand at the top; they are design values. Pure.
 */
import type { SignalKind } from '../../contract/conduct.ts'
import { type CellSpread, distanceFrom } from './cell-spread.ts'
import { type Comparison, comparisonsOf, type Figure, indicatorNamed } from './key-figures.ts'

/** Distances to the quartile from which a ratio is far out; suspicion grows from there. */
const FAR = 4
/** 元 or 万元 taken for 千元 (quality.md Q-40): ratio to the year before. */
const WRONG_UNITS = [
  { as: '元', from: 900, to: 1_100 },
  { as: '万元', from: 0.09, to: 0.11 },
] as const
/** Anything may be wrong: the large before the small where nothing else is known. */
const AT_LEAST = 0.01
const OF_A_FINDING = { mandatory: 0.9, unexplained: 0.3, explained: 0.04, evaluated: 0.25 } as const
const OF_A_SIGNAL = 0.5
const ONE_AMOUNT = 0.6
const ALL_AMOUNTS = 0.95

const MILLION = 1_000_000

export type Reason =
  | {
      readonly kind: 'outlier'
      readonly measure: string
      readonly ratio: number
      readonly median: number
      readonly units: number
      /** In Chinese: whom it was compared with. */
      readonly group: string
      readonly distance: number
    }
  | { readonly kind: 'wrong-unit'; readonly as: '元' | '万元'; readonly amounts: number }
  | {
      readonly kind: 'mandatory' | 'unexplained' | 'explained' | 'evaluated'
      readonly count: number
    }
  | { readonly kind: 'signal'; readonly signal: SignalKind }

export interface KnownOfReport {
  readonly figures: readonly Figure[]
  /** Of any form of the unit. */
  readonly staff: number | null
  readonly cellOf: (
    measure: string,
  ) => { readonly spread: CellSpread; readonly group: string } | undefined
  readonly findings: {
    readonly mandatory: number
    readonly unexplained: number
    readonly explained: number
    /** Added by batch evaluation to those it came with. */
    readonly evaluated: number
  }
  readonly signals: readonly SignalKind[]
  /** What totals come to with this report in them; 0 where there are none. */
  readonly totals: (indicator: string) => { readonly county: number; readonly industry: number }
  /** How many reports of the form the county and the industry have. */
  readonly reports: { readonly county: number; readonly industry: number }
}

export interface Judged {
  readonly score: number
  readonly suspicion: number
  readonly countyEffect: number
  readonly industryEffect: number
  readonly indicator: string | null
  readonly shift: number
  readonly reasons: Reason[]
}

interface Weighed {
  readonly reason: Reason
  readonly weight: number
}

export function judgeAttention(known: KnownOfReport): Judged {
  const compared = comparisonsOf(known.figures, known.staff)
  const outliers = compared.flatMap((each) => outlierOf(each, known))
  const weighed = [
    ...outliers,
    ...wrongUnit(known.figures),
    ...findingsOf(known),
    ...known.signals.map((signal): Weighed => {
      return { reason: { kind: 'signal', signal }, weight: OF_A_SIGNAL }
    }),
  ].sort((a, b) => b.weight - a.weight)
  const suspicion = 1 - weighed.reduce((right, { weight }) => right * (1 - weight), 1 - AT_LEAST)
  const effect = effectOf(known, outliers, weighed.length > 0)
  return {
    score: Math.round(MILLION * suspicion * Math.max(effect.county, effect.industry)),
    suspicion: Math.round(MILLION * suspicion),
    countyEffect: Math.round(MILLION * effect.county),
    industryEffect: Math.round(MILLION * effect.industry),
    indicator: effect.indicator,
    shift: effect.shift,
    reasons: weighed.map(({ reason }) => reason),
  }
}

interface Outlier extends Weighed {
  readonly indicator: string
  /** Away from what units alike would have. */
  readonly shift: number
}

function outlierOf(compared: Comparison, { cellOf }: KnownOfReport): Outlier[] {
  const cell = cellOf(compared.measure)
  if (cell === undefined) return []
  const distance = distanceFrom(cell.spread, compared)
  const far = Math.abs(distance)
  if (far <= FAR) return []
  const { measure, indicator, value, base } = compared
  const { median, units } = cell.spread
  return [
    {
      ...{ indicator, shift: Math.round(Math.abs(value - median * base)), weight: 1 - FAR / far },
      reason: {
        ...{ kind: 'outlier', measure, ratio: value / base, median, units },
        ...{ group: cell.group, distance },
      },
    },
  ]
}

/** One and the same wrong unit for every amount that has a year before. */
function wrongUnit(figures: readonly Figure[]): Weighed[] {
  const ratios = figures.flatMap(({ indicator, value, previous }) =>
    indicatorNamed(indicator).unit === '千元' && previous !== null && previous > 0
      ? [value / previous]
      : [],
  )
  const found = WRONG_UNITS.find(
    ({ from, to }) => ratios.length > 0 && ratios.every((ratio) => ratio >= from && ratio <= to),
  )
  if (found === undefined) return []
  const weight = ratios.length > 1 ? ALL_AMOUNTS : ONE_AMOUNT
  return [{ reason: { kind: 'wrong-unit', as: found.as, amounts: ratios.length }, weight }]
}

function findingsOf({ findings }: KnownOfReport): Weighed[] {
  const kinds = ['mandatory', 'unexplained', 'evaluated', 'explained'] as const
  return kinds.flatMap((kind) => {
    const count = findings[kind]
    if (count <= 0) return []
    return [{ reason: { kind, count }, weight: 1 - (1 - OF_A_FINDING[kind]) ** count }]
  })
}

/**
 * Where a figure has an expected value, what it is away from it; else the whole figure may be wrong. Forms
 * without key figures count by the report: each moves the count by one. So do those whose figures are all
 * zero where something is doubtful: of a zero that stands for "not known" nothing else tells the size.
 */
function effectOf(
  { figures, totals, reports }: KnownOfReport,
  outliers: readonly Outlier[],
  doubtful: boolean,
) {
  const share = (part: number, of: number) => (of > 0 ? Math.min(1, part / of) : 0)
  const candidates = figures.map(({ indicator, value }) => {
    const away = outliers.filter((each) => each.indicator === indicator).map(({ shift }) => shift)
    const shift = away.length > 0 ? Math.max(...away) : Math.abs(value)
    const { county, industry } = totals(indicator)
    return { indicator, shift, county: share(shift, county), industry: share(shift, industry) }
  })
  // Where something is far out, it is that figure; one merely large counts where nothing is.
  const far = candidates.filter((each) => outliers.some((own) => own.indicator === each.indicator))
  const of = far.length > 0 ? far : candidates
  const largest = of.toSorted(
    (a, b) => Math.max(b.county, b.industry) - Math.max(a.county, a.industry),
  )[0]
  if (largest !== undefined && (largest.shift > 0 || !doubtful)) return largest
  return {
    ...{ indicator: null, shift: 1 },
    county: share(1, reports.county),
    industry: share(1, reports.industry),
  }
}
