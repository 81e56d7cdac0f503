/** A block as its person sees it: what was fetched, with what was done on this device since laid over. Pure. */
import type { Building } from '../../../server/contract/areas.ts'
import type { VisitFinding, VisitRecord } from '../../../server/contract/fieldwork.ts'
import type { UnitSummary } from '../../../server/contract/frame.ts'
import type { Act } from '../../outbox/acts/act.ts'
import type { Draft } from '../../outbox/database.ts'
import type { LocalWork } from './block-facts.ts'

/** Acts in the order they were made; a building added or corrected here is shown so at once. */
export function mergeBuildings(
  blockCode: string,
  buildings: readonly Building[],
  acts: readonly Act[],
): Building[] {
  const merged = new Map(buildings.map((building) => [building.code, building]))
  for (const { act, refusal } of acts) {
    if (act.kind !== 'building' || act.blockCode !== blockCode || refusal !== null) continue
    const before = merged.get(act.buildingCode)
    const geometry = act.geometry ?? before?.geometry
    if (!geometry) continue
    merged.set(act.buildingCode, {
      ...{ code: act.buildingCode, blockCode, name: act.name, address: act.address },
      ...{ kind: act.buildingKind, floors: act.floors, geometry },
    })
  }
  return [...merged.values()]
}

export function mergeVisits(
  visits: readonly VisitRecord[],
  local: LocalWork,
): ReadonlyMap<string, VisitFinding> {
  return new Map([
    ...visits.map(({ buildingCode, finding }) => [buildingCode, finding] as const),
    ...local.visits,
  ])
}

export function mergeUnits(units: readonly UnitSummary[], local: LocalWork): UnitSummary[] {
  return units.map((unit) => {
    const outcome = local.outcomes.get(unit.id)
    return outcome === undefined ? unit : { ...unit, outcome }
  })
}

/** A unit found on this device that the list does not hold yet. */
export interface FoundHere {
  readonly unitId: string
  readonly responseId: string
  readonly title: string
  readonly buildingCode: string | null
  readonly sealed: boolean
}

export function foundHere(
  blockCode: string,
  units: readonly UnitSummary[],
  drafts: readonly Draft[],
): FoundHere[] {
  const listed = new Set(units.map(({ id }) => id))
  return drafts
    .filter(({ newUnit, unitId }) => newUnit?.blockCode === blockCode && !listed.has(unitId))
    .map((draft) => ({
      unitId: draft.unitId,
      responseId: draft.responseId,
      title: draft.title || '未填名称的单位',
      buildingCode: draft.newUnit?.buildingCode ?? null,
      sealed: draft.sealedEdition === draft.edition,
    }))
}
