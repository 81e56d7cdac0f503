/** What the census had sealed of a block beside what the survey found there. Pure. */

import { nameKey } from '../../../forms/engine/name-key.ts'
import {
  type ComparedItem,
  comparedItems,
  type FoundUnit,
  type ItemVerdict,
  itemVerdicts,
  type PesJudgement,
  type SealedUnit,
  type SurveyedIndicator,
  surveyedIndicators,
  type Tolerance,
} from '../../contract/post-enumeration.ts'

export interface BlockMaterial {
  readonly sealed: readonly SealedUnit[]
  readonly found: readonly FoundUnit[]
  /** The latest of each key. */
  readonly judgements: ReadonlyMap<string, PesJudgement>
  readonly tolerance: Tolerance
}

export interface Difference {
  readonly key: string
  readonly item: ComparedItem
  readonly census: string | null
  readonly survey: string | null
  readonly judgement: PesJudgement | null
}

export interface Pair {
  readonly sealed: SealedUnit
  readonly found: FoundUnit
  readonly by: 'code' | 'name' | 'judgement'
  readonly items: readonly Difference[]
  readonly itemsCompared: number
}

export interface Named {
  readonly unitId: string
  readonly name: string
}

export interface BlockComparison {
  readonly pairs: readonly Pair[]
  readonly onlyFound: readonly {
    readonly key: string
    readonly found: FoundUnit
    readonly likely: readonly Named[]
    readonly judgement: PesJudgement | null
  }[]
  readonly onlySealed: readonly {
    readonly key: string
    readonly sealed: SealedUnit
    readonly doubleOf: readonly Named[]
    readonly judgement: PesJudgement | null
  }[]
  readonly undecided: number
}

const kinds: Readonly<Record<string, SealedUnit['kind']>> = {
  1: 'legalUnit',
  2: 'establishment',
  3: 'selfEmployed',
}
const kindNames: Readonly<Record<SealedUnit['kind'], string>> = {
  legalUnit: '法人单位',
  establishment: '产业活动单位',
  selfEmployed: '个体经营户',
}

/** One unit of the census is one unit found: by code, then by name, then as judged. */
export function compareBlock(material: BlockMaterial): BlockComparison {
  const { sealed, found, judgements, tolerance } = material
  const openSealed = new Map(sealed.map((unit) => [unit.unitId, unit]))
  const openFound = new Map(found.map((unit) => [unit.foundId, unit]))
  const pairs: Pair[] = []
  const pair = (one: SealedUnit, other: FoundUnit, by: Pair['by']) => {
    openSealed.delete(one.unitId)
    openFound.delete(other.foundId)
    pairs.push({ sealed: one, found: other, by, ...compareItems(one, other, material) })
  }
  // A judgement goes before what the platform would make of it.
  for (const each of found) {
    const judgement = judgements.get(foundKey(each))
    const unit = judgement?.unitId == null ? undefined : openSealed.get(judgement.unitId)
    if (judgement?.verdict === 'same-as' && unit) pair(unit, each, 'judgement')
  }
  const pairBy = (
    by: 'code' | 'name',
    keyOfSealed: (unit: SealedUnit) => string | null,
    keyOfFound: (unit: FoundUnit) => string | null,
  ) => {
    for (const each of [...openFound.values()]) {
      if (judgements.has(foundKey(each))) continue
      const key = keyOfFound(each)
      if (key === null) continue
      const match = [...openSealed.values()].find(
        (unit) => keyOfSealed(unit) === key && !judgements.has(unitKey(unit)),
      )
      if (match) pair(match, each, by)
    }
  }
  pairBy('code', (unit) => unit.unifiedSocialCreditCode || null, codeOf)
  pairBy(
    'name',
    (unit) => nameKey(unit.name) || null,
    (unit) => nameKey(nameOf(unit)) || null,
  )

  const likelyFor = (each: FoundUnit): Named[] =>
    [...openSealed.values()]
      .map((unit) => ({ unit, alike: likeness(nameKey(unit.name), nameKey(nameOf(each))) }))
      .filter(({ alike }) => alike >= LIKELY)
      .sort((a, b) => b.alike - a.alike)
      .slice(0, 5)
      .map(({ unit }) => named(unit))
  const doubles = (unit: SealedUnit): Named[] =>
    pairs
      .filter(
        ({ sealed: other }) =>
          (unit.unifiedSocialCreditCode !== null &&
            other.unifiedSocialCreditCode === unit.unifiedSocialCreditCode) ||
          likeness(nameKey(other.name), nameKey(unit.name)) >= DOUBLE,
      )
      .map(({ sealed: other }) => named(other))
  const onlyFound = [...openFound.values()].map((each) => ({
    ...{ key: foundKey(each), found: each, likely: likelyFor(each) },
    judgement: judgements.get(foundKey(each)) ?? null,
  }))
  const onlySealed = [...openSealed.values()].map((unit) => ({
    ...{ key: unitKey(unit), sealed: unit, doubleOf: doubles(unit) },
    judgement: judgements.get(unitKey(unit)) ?? null,
  }))
  const open = [
    ...pairs.flatMap(({ items }) => items),
    // `same-as` of a unit that is not there any more decides nothing.
    ...onlyFound.map(({ judgement }) => ({
      judgement: judgement?.verdict === 'same-as' ? null : judgement,
    })),
    ...onlySealed,
  ]
  const undecided = open.filter(({ judgement }) => judgement === null).length
  return { pairs, onlyFound, onlySealed, undecided }

  function compareItems(one: SealedUnit, other: FoundUnit, of: BlockMaterial) {
    const items: Difference[] = []
    let itemsCompared = 0
    for (const item of comparedItems) {
      const census = censusValue(one, item)
      const survey = surveyValue(other, item)
      // What neither knows was not asked; what the survey did not see is not held against the census.
      if (survey === null) continue
      itemsCompared += 1
      if (agree(census, survey, item, tolerance)) continue
      const key = `item:${one.unitId}:${item}`
      const judgement = of.judgements.get(key) ?? null
      items.push({ key, item, census: worded(census), survey: worded(survey), judgement })
    }
    return { items, itemsCompared }
  }
}

const LIKELY = 0.4
const DOUBLE = 0.7

const foundKey = ({ foundId }: FoundUnit) => `found:${foundId}`
const unitKey = ({ unitId }: SealedUnit) => `unit:${unitId}`
const named = ({ unitId, name }: SealedUnit): Named => ({ unitId, name })

function codeOf({ unit }: FoundUnit): string | null {
  const code = unit.unifiedSocialCreditCode
  return typeof code === 'string' && code !== '' ? code : null
}

function nameOf({ unit }: FoundUnit): string {
  return typeof unit.unitName === 'string' ? unit.unitName : ''
}

function isFigure(item: ComparedItem): item is SurveyedIndicator {
  return (surveyedIndicators as readonly string[]).includes(item)
}

function censusValue(unit: SealedUnit, item: ComparedItem): string | number | null {
  if (isFigure(item)) return unit.figures[item] ?? null
  return item === 'kind' ? kindNames[unit.kind] : unit.unifiedSocialCreditCode
}

function surveyValue(found: FoundUnit, item: ComparedItem): string | number | null {
  if (isFigure(item)) {
    const value = found.figures[item]
    return typeof value === 'number' ? value : null
  }
  if (item === 'unifiedSocialCreditCode') return codeOf(found)
  const kind = kinds[String(found.unit.surveyedUnitKind)]
  return kind === undefined ? null : kindNames[kind]
}

/** Amounts agree within both tolerances; people, codes and words to the letter. */
function agree(
  census: string | number | null,
  survey: string | number,
  item: ComparedItem,
  tolerance: Tolerance,
): boolean {
  if (typeof census !== 'number' || typeof survey !== 'number') return census === survey
  if (item === 'staffAtYearEnd') return census === survey
  const gap = Math.abs(census - survey)
  const larger = Math.max(Math.abs(census), Math.abs(survey))
  return gap <= tolerance.amount && gap <= tolerance.relative * larger
}

function worded(value: string | number | null): string | null {
  return value === null ? null : String(value)
}

/** Share of pairs of characters two names have in common (Dice), between 0 and 1. */
function likeness(a: string, b: string): number {
  const pairsOf = (name: string) =>
    new Set(Array.from({ length: Math.max(0, name.length - 1) }, (_, at) => name.slice(at, at + 2)))
  const [one, other] = [pairsOf(a), pairsOf(b)]
  if (one.size + other.size === 0) return a === b ? 1 : 0
  let common = 0
  for (const each of one) if (other.has(each)) common += 1
  return (2 * common) / (one.size + other.size)
}

/** One block, counted: what the rates are made of. */
export interface BlockCounts {
  /** Units the census had registered in it. */
  readonly registered: number
  /** Units that should be registered in it, as the survey settled it. */
  readonly due: number
  readonly omissions: number
  readonly falseUnits: number
  readonly duplicates: number
  readonly itemsCompared: number
  readonly itemErrors: number
  readonly causes: Readonly<Record<ItemVerdict, number>>
  readonly sums: Readonly<
    Record<SurveyedIndicator, { census: number; survey: number; absolute: number }>
  >
}

export function countBlock({ pairs, onlyFound, onlySealed }: BlockComparison): BlockCounts {
  const found = (verdict: string) =>
    onlyFound.filter(({ judgement }) => judgement?.verdict === verdict).length
  const sealed = (verdict: string) =>
    onlySealed.filter(({ judgement }) => judgement?.verdict === verdict).length
  const omissions = found('omission')
  const differences = pairs.flatMap(({ items }) => items)
  const causes = Object.fromEntries(
    itemVerdicts.map((verdict) => [
      verdict,
      differences.filter(({ judgement }) => judgement?.verdict === verdict).length,
    ]),
  ) as Record<ItemVerdict, number> // one entry for each verdict, just above
  return {
    registered: pairs.length + onlySealed.length,
    due: pairs.length + sealed('correct') + omissions + found('registered-elsewhere'),
    omissions,
    falseUnits: sealed('false-unit'),
    duplicates: sealed('duplicate'),
    itemsCompared: pairs.reduce((sum, { itemsCompared }) => sum + itemsCompared, 0),
    itemErrors: differences.filter(
      ({ judgement }) => judgement !== null && judgement.verdict !== 'correct',
    ).length,
    causes,
    sums: sumsOf(pairs),
  }
}

/** Of units found again: what the census had, what stands after the survey, and how far apart. */
function sumsOf(pairs: readonly Pair[]): BlockCounts['sums'] {
  return Object.fromEntries(
    surveyedIndicators.map((item) => {
      const sums = { census: 0, survey: 0, absolute: 0 }
      for (const { sealed, found, items } of pairs) {
        const survey = surveyValue(found, item)
        if (typeof survey !== 'number') continue
        const census = sealed.figures[item] ?? 0
        const settled = items.find((each) => each.item === item)?.judgement?.verdict
        const right = settled === 'correct' ? census : survey
        sums.census += census
        sums.survey += right
        sums.absolute += Math.abs(right - census)
      }
      return [item, sums]
    }),
  ) as BlockCounts['sums'] // one entry for each indicator, just above
}
