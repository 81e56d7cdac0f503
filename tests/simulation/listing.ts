/** 单位清查: forty enumerators walk their blocks, door by door, day by day. */
import { type FieldAct, putFieldAct } from '../../server/contract/fieldwork.ts'
import type { FrameOutcome } from '../../server/contract/frame.ts'
import type { CityUnit } from '../../server/demo-city/city.ts'
import { groupBy } from '../../server/demo-city/place-units.ts'
import { bytesOf } from '../support/responses.ts'
import type { SignedIn } from '../support/test-app.ts'
import type { Census } from './census.ts'
import { allUnits } from './frame.ts'
import type { Ground } from './ground.ts'
import type { Reporting } from './report.ts'
import type { Reports } from './reports.ts'

/** What one person does at one door. */
export type Door = (by: SignedIn) => Promise<void>

export interface Listing {
  readonly census: Census
  readonly ground: Ground
  readonly reporting: Reporting
  readonly reports: Reports
}

export async function act(census: Census, by: SignedIn, doing: FieldAct): Promise<void> {
  const actId = census.newId()
  const receipt = await census.must(
    putFieldAct,
    { params: { actId }, body: bytesOf({ ...doing, actId, madeAt: census.now() }) },
    by,
  )
  if (receipt.outcome !== 'applied') throw new Error(`${JSON.stringify(doing)}: ${receipt.message}`)
}

export function recordOutcome(
  census: Census,
  by: SignedIn,
  unitId: string,
  outcome: FrameOutcome,
  evidence: string,
): Promise<void> {
  return act(census, by, { kind: 'outcome', unitId, outcome, evidence })
}

/** Fills in the listing form of a unit met, one of the frame or a new one. */
export async function listUnit(
  { census, ground, reporting, reports }: Listing,
  by: SignedIn,
  unit: CityUnit,
): Promise<void> {
  const truth = census.county.answers.get(unit.id)![0]!
  const held = ground.frameOf.get(unit.id)
  const known = held !== undefined && ground.kindOf.get(held) === unit.kind ? held : undefined
  if (held !== undefined && known === undefined) {
    await recordOutcome(census, by, held, 'duplicate', '名录里的单位类型有误，已按实际类型另行登记')
  }
  const unitId = known ?? census.newId()
  const { kind, blockCode, buildingCode } = unit
  const sheet = reports.add({ unitId, truth })
  const respondent = {
    by,
    point: ground.buildingAt.get(buildingCode)!,
    ...(known === undefined ? { newUnit: { kind, blockCode, buildingCode } } : {}),
  }
  const { responseId } = await reporting.report(respondent, sheet)
  reports.keepRespondent(responseId, respondent)
  ground.frameOf.set(unit.id, unitId)
  ground.truthOf.set(unitId, unit.id)
  ground.kindOf.set(unitId, kind)
}

/** Every walker's doors in the order of their blocks; `doors` may put others in their place. */
export async function planDoors(
  listing: Listing,
  special: (unit: CityUnit) => Door | undefined,
  more: ReadonlyMap<string, readonly Door[]>,
): Promise<Map<string, Door[]>> {
  const { census, ground } = listing
  const { county } = census
  const truly = groupBy(county.units, ({ blockCode }) => blockCode)
  const standing = new Set(ground.frameOf.values())
  const others = groupBy(
    (await allUnits(census)).filter(({ id, outcome }) => !standing.has(id) && outcome === null),
    ({ blockCode }) => blockCode ?? '',
  )
  const buildings = groupBy(county.buildings, ({ blockCode }) => blockCode)
  const inhabited = new Set(county.units.map(({ buildingCode }) => buildingCode))
  return new Map(
    county.enumerators.map(({ id, blocks }) => [
      id,
      blocks.flatMap((blockCode): Door[] => [
        ...(truly.get(blockCode) ?? []).map(
          (unit): Door => special(unit) ?? ((by) => listUnit(listing, by, unit)),
        ),
        ...(others.get(blockCode) ?? []).map(
          (gone): Door =>
            (by) =>
              ground.truthOf.get(gone.id) === null
                ? recordOutcome(
                    census,
                    by,
                    gone.id,
                    'deregistered',
                    '门面已换，邻店证实该单位已注销',
                  )
                : recordOutcome(census, by, gone.id, 'duplicate', '与已登记的同一家单位重复'),
        ),
        ...(buildings.get(blockCode) ?? []).map(
          ({ code }): Door =>
            (by) =>
              act(census, by, {
                ...{ kind: 'building-visit', buildingCode: code, blockCode, note: '' },
                finding: inhabited.has(code) ? 'has-units' : 'no-units',
              }),
        ),
        ...(more.get(blockCode) ?? []),
      ]),
    ]),
  )
}

/** One day's share of each walker's doors, between nine and six. */
export async function walkDay(
  census: Census,
  doors: ReadonlyMap<string, readonly Door[]>,
  { day, of, date }: { readonly day: number; readonly of: number; readonly date: number },
): Promise<void> {
  for (const [walker, all] of doors) {
    const today = all.slice(
      Math.floor((all.length * (day - 1)) / of),
      Math.floor((all.length * day) / of),
    )
    for (const [turn, door] of today.entries()) {
      census.at(date, 9 * 60 + Math.floor((turn * 9 * 60) / today.length))
      await door(census.walkers.get(walker)!)
    }
  }
}
