/**
 * Which unit of the frame stands for which unit that is truly there. Only the simulation knows all of it;
 * people in it know what they see at a door or read on a screen.
 */
import type { CityUnit } from '../../server/demo-city/city.ts'
import type { County } from './county.ts'

export interface Ground {
  readonly byId: ReadonlyMap<string, CityUnit>
  /** True unit → the unit of the frame that stands for it. */
  readonly frameOf: Map<string, string>
  /** Unit of the frame → the true unit it is about; null for one that is not there. */
  readonly truthOf: Map<string, string | null>
  /** Unit of the frame → its kind there, which lists may have wrong. */
  readonly kindOf: Map<string, CityUnit['kind']>
  readonly buildingAt: ReadonlyMap<string, readonly [number, number]>
  readonly walkerOf: ReadonlyMap<string, string>
}

export function createGround(county: County): Ground {
  return {
    byId: new Map(county.units.map((unit) => [unit.id, unit])),
    frameOf: new Map(),
    truthOf: new Map(),
    kindOf: new Map(),
    buildingAt: new Map(county.buildings.map(({ code, center }) => [code, [center[0], center[1]]])),
    walkerOf: new Map(
      county.enumerators.flatMap(({ id, blocks }) => blocks.map((code) => [code, id])),
    ),
  }
}
