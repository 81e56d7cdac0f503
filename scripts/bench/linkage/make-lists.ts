/** Seven lists of an invented city with the truth of every row. Same size, seed and regime, same lists. */
import type { ListRecord } from '../../../forms/engine/linkage/list-record.ts'
import { createRandom } from '../../../server/demo-city/random.ts'
import { garbleRecord } from './garble-record.ts'
import { inventUnits } from './invent-units.ts'
import { type Regime, regimes } from './regimes.ts'
import { sources } from './sources.ts'

export interface LabelledLists {
  readonly records: ListRecord[]
  /** Unit of each record. */
  readonly unitOf: Int32Array
  /** What makes a unit hard to tell apart. */
  readonly difficultyOf: readonly string[]
}

export function makeLists(units: number, seed: string, regimeId: string): LabelledLists {
  const regime: Regime | undefined = regimes.find(({ id }) => id === regimeId)
  if (!regime) throw new RangeError(`No regime ${regimeId}`)
  const random = createRandom(`${seed}/${regimeId}`)
  const city = inventUnits(units, random.fork('units'))
  const records: ListRecord[] = []
  const truth: number[] = []
  for (const source of sources) {
    const draw = random.fork(source.id)
    for (const unit of city) {
      if (!draw.chance(source.coverage(unit))) continue
      const times = draw.chance(regime.repeated) ? 2 : 1
      for (let i = 0; i < times; i++) {
        records.push(garbleRecord(unit, source, regime, draw))
        truth.push(unit.id)
      }
    }
  }
  return {
    records,
    unitOf: Int32Array.from(truth),
    difficultyOf: city.map(({ difficulty }) => difficulty),
  }
}
