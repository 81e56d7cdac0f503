/** How answers that are not the respondents' own come in: rounded by one enumerator, at night, from one machine. */
import type { Answers, CityUnit } from '../../server/demo-city/city.ts'
import { groupBy } from '../../server/demo-city/place-units.ts'
import type { Random } from '../../server/demo-city/random.ts'
import type { County } from './county.ts'
import type { Ground } from './ground.ts'
import { type Mistake, makeMistake } from './mistakes.ts'
import { roundedHard } from './recipes.ts'

export const conductKinds = {
  heaped: '一名普查员的表全是整数',
  'late-night': '深夜集中代填',
  'one-device': '一台电脑代报多家企业',
} as const

export interface ConductPlan {
  /** Units whose enumerator makes up their forms on one day, and on one late evening. */
  readonly heaped: ReadonlySet<string>
  readonly night: ReadonlySet<string>
  /** Firms whose forms one bookkeeper sends. */
  readonly device: ReadonlySet<string>
}

const HEAPING_WALKERS = 2
const NIGHT_WALKERS = 2
/** What one of them makes up in one go. */
const TOGETHER = 14
const BOOKKEPT_FIRMS = 14

/** Adds the mistakes to `planned`; units in `spared` are left alone. */
export function planConduct(
  county: County,
  ground: Ground,
  random: Random,
  planned: Map<string, Mistake>,
  spared: ReadonlySet<string>,
): ConductPlan {
  const taken = new Set([...spared, ...[...planned.values()].map(({ unitId }) => unitId)])
  const answersOf = (unit: CityUnit, form: string) =>
    county.answers.get(unit.id)?.find((each) => each.form === form)
  const spoil = (
    unit: CityUnit,
    form: string,
    kind: keyof typeof conductKinds,
    change: (value: number) => number,
  ) => {
    const response = answersOf(unit, form)
    if (!response) return false
    const spoiled: Answers = Object.fromEntries(
      Object.entries(response.answers).flatMap(([key, value]) =>
        typeof value === 'number' && value !== 0 && change(value) !== value
          ? [[key, change(value)]]
          : [],
      ),
    )
    if (Object.keys(spoiled).length === 0) return false
    planned.set(
      response.id,
      makeMistake({
        ...{ kind, unitId: unit.id, form, cells: Object.keys(spoiled), spoiled },
        ...{ honest: false, copied: true, returnReason: '12' },
      }),
    )
    return true
  }
  const free = county.units.filter(({ id }) => !taken.has(id))
  const withBooks = free.filter((unit) => answersOf(unit, '611-3') !== undefined)
  const byWalker = [...groupBy(withBooks, ({ blockCode }) => ground.walkerOf.get(blockCode)!)]
    .filter(([, units]) => units.length >= TOGETHER)
    .map(([, units]) => units)
  // Large books first: small ones have too few amounts to be seen as rounded.
  for (const units of byWalker) units.sort((a, b) => b.staff - a.staff)
  const chosen = random.fork('walkers').shuffle(byWalker)
  const heaped = new Set<string>()
  for (const units of chosen.slice(0, HEAPING_WALKERS)) {
    for (const unit of units.slice(0, TOGETHER)) {
      if (spoil(unit, '611-3', 'heaped', roundedHard)) heaped.add(unit.id)
    }
  }
  const night = new Set<string>()
  for (const units of chosen.slice(HEAPING_WALKERS, HEAPING_WALKERS + NIGHT_WALKERS)) {
    // What lies together is made up together.
    for (const unit of units.slice(0, TOGETHER)) {
      const draw = random.fork(`night ${unit.id}`)
      const times = draw.chance(0.5) ? 0.6 + 0.2 * draw.next() : 1.3 + 0.4 * draw.next()
      if (spoil(unit, '611-3', 'late-night', (value) => Math.round(value * times)))
        night.add(unit.id)
    }
  }
  const device = new Set<string>()
  for (const unit of random.fork('firms').shuffle(free)) {
    if (device.size === BOOKKEPT_FIRMS) break
    const response = answersOf(unit, 'B603') ?? answersOf(unit, 'E603')
    const { previous } = response ?? {}
    if (!response || !previous) continue
    const spoiled = Object.fromEntries(
      Object.entries(previous).filter(
        ([key, value]) => typeof value === 'number' && response.answers[key] !== value,
      ),
    )
    planned.set(
      response.id,
      makeMistake({
        ...{
          kind: 'one-device',
          unitId: unit.id,
          form: response.form,
          cells: Object.keys(spoiled),
          spoiled,
        },
        ...{ honest: false, copied: true, returnReason: '12' },
      }),
    )
    device.add(unit.id)
  }
  return { heaped, night, device }
}
