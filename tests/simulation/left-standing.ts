/**
 * What truly is wrong in the accepted county, block by block: the ground held against the units that are
 * registered and the figures that were last sent. The survey after the census knows nothing of it.
 */
import type { UnitSummary } from '../../server/contract/frame.ts'
import { surveyedIndicators } from '../../server/contract/post-enumeration.ts'
import type { Answers, CityUnit } from '../../server/demo-city/city.ts'
import { groupBy } from '../../server/demo-city/place-units.ts'
import { allUnits } from './frame.ts'
import type { Listing } from './listing.ts'
import { LISTING_FORMS } from './registration.ts'

/** 运营状态 under which a unit is listed and then leaves the census. */
const CEASED = ['6', '7']

export interface BlockTruth {
  readonly blockCode: string
  readonly registered: number
  readonly due: number
  readonly omissions: number
  readonly falseUnits: number
  readonly duplicates: number
  readonly itemsCompared: number
  readonly itemErrors: number
  /** True units of which an item is wrong. */
  readonly wrongUnits: readonly string[]
}

/** How a registered unit stands to what is there. */
type Standing = 'own' | 'duplicate' | 'elsewhere' | 'false-unit'

export interface LeftStanding {
  readonly blocks: readonly BlockTruth[]
  /** Units a perfect surveyor meets in a block. */
  readonly dueIn: (blockCode: string) => readonly CityUnit[]
  /** Unit of the frame that stands for a true one in its own block. */
  readonly ownOf: (unit: CityUnit) => string | undefined
  readonly isRegistered: (unit: CityUnit) => boolean
  readonly standingOf: (frameId: string, blockCode: string) => Standing
}

export async function whatStands(
  listing: Listing,
  lastSent: ReadonlyMap<string, Answers>,
): Promise<LeftStanding> {
  const { census, ground } = listing
  const registered = (await allUnits(census)).filter(
    ({ outcome }) => outcome === 'normal' || outcome === 'suspended',
  )
  const truthOf = (frameId: string) => {
    const unit = ground.byId.get(ground.truthOf.get(frameId) ?? '')
    return unit && !CEASED.includes(unit.operatingStatus) ? unit : undefined
  }
  const byTruth = groupBy(registered, ({ id }) => truthOf(id)?.id ?? '')
  const byBlock = groupBy(registered, ({ blockCode }) => blockCode ?? '')
  const due = groupBy(
    census.county.units.filter(({ operatingStatus }) => !CEASED.includes(operatingStatus)),
    ({ blockCode }) => blockCode,
  )
  const sent = groupBy([...lastSent], ([responseId]) => responseId.split('.')[0]!)
  const registeredIn = (unit: CityUnit) =>
    (byTruth.get(unit.id) ?? []).filter(({ blockCode }) => blockCode === unit.blockCode)
  const kept = (unit: CityUnit) => {
    const own = registeredIn(unit)
    return own.find(({ id }) => id === ground.frameOf.get(unit.id)) ?? own[0]
  }
  const standingOf = (frameId: string, blockCode: string): Standing => {
    const unit = truthOf(frameId)
    if (!unit) return 'false-unit'
    if (unit.blockCode !== blockCode) {
      return ground.frameOf.get(unit.id) === frameId ? 'elsewhere' : 'false-unit'
    }
    return kept(unit)?.id === frameId ? 'own' : 'duplicate'
  }
  const blockOf = (blockCode: string): BlockTruth => {
    const here = byBlock.get(blockCode) ?? []
    const home = due.get(blockCode) ?? []
    const standings = here.map(({ id }) => standingOf(id, blockCode))
    const count = (wanted: Standing) => standings.filter((each) => each === wanted).length
    const checks = home.flatMap((unit) => {
      const held = kept(unit)
      return held ? [{ unit, right: checkItems(listing, unit, held, sent.get(held.id) ?? []) }] : []
    })
    const wrong = checks.flatMap(({ right }) => right).filter((each) => !each)
    return {
      ...{ blockCode, registered: here.length, due: home.length + count('elsewhere') },
      omissions: home.filter(({ id }) => !byTruth.has(id)).length,
      ...{ falseUnits: count('false-unit'), duplicates: count('duplicate') },
      itemsCompared: checks.reduce((sum, { right }) => sum + right.length, 0),
      itemErrors: wrong.length,
      wrongUnits: checks.flatMap(({ unit, right }) => (right.includes(false) ? [unit.id] : [])),
    }
  }
  return {
    blocks: census.county.blocks.map(({ code }) => blockOf(code)),
    dueIn: (blockCode) => due.get(blockCode) ?? [],
    ownOf: (unit) => kept(unit)?.id,
    isRegistered: ({ id }) => byTruth.has(id),
    standingOf,
  }
}

/** Item by item, whether the census has what is true. */
function checkItems(
  listing: Listing,
  unit: CityUnit,
  held: UnitSummary,
  sent: readonly (readonly [string, Answers])[],
): boolean[] {
  const figures = figuresOf(
    sent.map(([responseId, answers]) => ({ form: responseId.split('.')[1]!, answers })),
  )
  const truth = trueFigures(listing, unit)
  return [
    ...(unit.creditCode === undefined ? [] : [held.unifiedSocialCreditCode === unit.creditCode]),
    held.kind === unit.kind,
    ...surveyedIndicators.flatMap((item) =>
      truth[item] === undefined ? [] : [figures[item] === truth[item]],
    ),
  ]
}

/** Of each indicator what the unit's books say, by the first form that asks: listing forms come last. */
export function trueFigures({ census }: Listing, unit: CityUnit): Answers {
  return figuresOf(census.county.answers.get(unit.id)!)
}

function figuresOf(forms: readonly { readonly form: string; readonly answers: Answers }[]) {
  const inOrder = forms.toSorted((a, b) => rank(a.form) - rank(b.form))
  const figures: Record<string, number> = {}
  for (const item of surveyedIndicators) {
    const value = inOrder.map(({ answers }) => answers[item]).find(isNumber)
    if (value !== undefined) figures[item] = value
  }
  return figures
}

const isNumber = (value: unknown): value is number => typeof value === 'number'
const rank = (form: string) => (LISTING_FORMS.includes(form) ? 1 : 0)
