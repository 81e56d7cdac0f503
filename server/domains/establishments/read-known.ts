/** Reads what is known of the establishments of legal units. */
import {
  type KnownEstablishment,
  tellsOfEstablishments,
} from '../../../forms/engine/establishments/compare-list.ts'
import type { Row } from '../../../forms/engine/types.ts'
import type { EstablishmentSource } from '../../contract/establishments.ts'
import type { Executor } from '../../platform/database/database.ts'
import { groupBy } from '../../platform/group-by.ts'
import { findUnits, type UnitRow } from '../frame/index.ts'
import { branchesOf } from '../linkage/index.ts'
import { type Known, knownList, type TiedUnit } from './known-list.ts'
import type { ReportedEstablishments } from './ports.ts'
import { type WordRow, wordsOf } from './store.ts'

export interface KnownAsked {
  readonly namedBy: ReportedEstablishments['namedBy']
  readonly rows: readonly Row[]
  readonly period: string | null
}

export async function readKnown(
  db: Executor,
  legalUnit: UnitRow,
  { namedBy, rows, period }: KnownAsked,
): Promise<Known[]> {
  const ties = await readTies(db, [legalUnit], new Map([[legalUnit.id, namedBy]]))
  return knownOf(legalUnit, ties, rows, period)
}

/** What a form's own rows are compared with; what only a row tells of is listed. */
export type KnownApart = (
  unitId: string,
  document: { readonly formId: string; readonly period: string },
) => readonly KnownEstablishment[]

/** The same for many legal units, read at once. `namedBy` by legal unit. */
export async function readKnownApart(
  db: Executor,
  legalUnits: readonly UnitRow[],
  namedBy: ReadonlyMap<string, ReportedEstablishments['namedBy']>,
): Promise<KnownApart> {
  const ties = await readTies(db, legalUnits, namedBy)
  const units = new Map(legalUnits.map((unit) => [unit.id, unit]))
  return (unitId, { formId, period }) => {
    const unit = units.get(unitId)
    if (unit?.kind !== 'legalUnit' || !tellsOfEstablishments(formId)) return []
    return knownOf(unit, ties, [], period)
      .filter(isApart)
      .map(({ id, name, creditCode, expected }) => ({ id, name, creditCode, expected }))
  }
}

export function isApart({ unit, toldBy }: Known): boolean {
  return unit !== null || toldBy !== null
}

interface Ties {
  tiedTo(unitId: string): readonly TiedUnit[]
  /** Oldest first. */
  wordsOf(unitId: string): readonly WordRow[]
}

async function readTies(
  db: Executor,
  legalUnits: readonly UnitRow[],
  namedBy: ReadonlyMap<string, ReportedEstablishments['namedBy']>,
): Promise<Ties> {
  const ids = legalUnits.map(({ id }) => id)
  const linked = groupBy(await branchesOf(db, ids), ({ legalUnitId }) => legalUnitId)
  const words = groupBy(await wordsOf(db, ids), ({ unitId }) => unitId)
  const units = await findUnits(db, [
    ...new Set([
      ...[...linked.values()].flatMap((pairs) => pairs.map(({ branchId }) => branchId)),
      ...[...namedBy.values()].flatMap((names) => names.map(({ unitId }) => unitId)),
    ]),
  ])
  return {
    tiedTo(ownerId) {
      const branches = new Set(linked.get(ownerId)?.map(({ branchId }) => branchId))
      const named = new Map(namedBy.get(ownerId)?.map(({ unitId, activity }) => [unitId, activity]))
      return [...new Set([...branches, ...named.keys()])]
        .flatMap((id): TiedUnit[] => {
          const unit = units.get(id)
          if (!unit || id === ownerId) return []
          const from: EstablishmentSource[] = []
          if (branches.has(id)) from.push('linked')
          if (named.has(id)) from.push('names-owner')
          return [{ unit, from, activity: named.get(id) ?? '' }]
        })
        .sort((a, b) => a.unit.name.localeCompare(b.unit.name, 'zh-CN'))
    },
    wordsOf: (unitId) => words.get(unitId) ?? [],
  }
}

function knownOf(
  legalUnit: UnitRow,
  ties: Ties,
  rows: readonly Row[],
  period: string | null,
): Known[] {
  return knownList({
    ...{ legalUnit, tied: ties.tiedTo(legalUnit.id), words: ties.wordsOf(legalUnit.id), rows },
    referenceDate: period === null ? null : `${period.slice(0, 4)}-12-31`,
  })
}
