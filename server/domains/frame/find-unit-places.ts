/** Units as accounts and notices know them: id, name, place, credit code. */
import { and, asc, eq, gt, isNotNull, isNull, or, type SQL } from 'drizzle-orm'
import { normaliseCreditCode } from '../../../forms/engine/credit-code.ts'
import { containsText, hasCodePrefix, isTrueIn } from '../../platform/database/conditions.ts'
import type { Executor } from '../../platform/database/database.ts'
import { findUnits, type UnitRow } from './store.ts'
import { unit } from './tables.ts'

export interface UnitPlace {
  readonly unitId: string
  readonly name: string
  readonly areaCode: string | null
  readonly creditCode: string | null
}

export interface OnlineUnitsAsked {
  /** Part of a name, or a credit code. */
  readonly search?: string
  /** Id of the last one seen. */
  readonly after?: string
  readonly limit: number
}

export async function findUnitPlaces(
  db: Executor,
  unitIds: readonly string[],
): Promise<readonly UnitPlace[]> {
  const found = await findUnits(db, unitIds)
  return unitIds.flatMap((id) => {
    const row = found.get(id)
    return row ? [asPlace(row)] : []
  })
}

/**
 * Units of an area that report online, are at work and have a credit code, by id after `after`: 一套表单位
 * and those of the input-output sample. Looked for by name or credit code, any legal unit: an office may
 * let one below the scale report for itself.
 */
export async function listOnlineUnits(
  db: Executor,
  areaPrefix: string,
  { search, after, limit }: OnlineUnitsAsked,
): Promise<readonly UnitPlace[]> {
  const rows = await db
    .select()
    .from(unit)
    .where(
      and(
        hasCodePrefix(unit.areaCode, areaPrefix),
        search === undefined
          ? or(eq(unit.aboveScale, true), isTrueIn(unit.attributes, 'inputOutputSample'))
          : and(eq(unit.kind, 'legalUnit'), nameOrCode(search)),
        isNotNull(unit.unifiedSocialCreditCode),
        or(isNull(unit.outcome), eq(unit.outcome, 'normal')),
        after === undefined ? undefined : gt(unit.id, after),
      ),
    )
    .orderBy(asc(unit.id))
    .limit(limit)
  return rows.map(asPlace)
}

function nameOrCode(search: string): SQL | undefined {
  const code = normaliseCreditCode(search)
  return or(containsText(unit.name, search), eq(unit.unifiedSocialCreditCode, code))
}

export function asPlace(row: UnitRow): UnitPlace {
  return {
    unitId: row.id,
    name: row.name,
    areaCode: row.areaCode,
    creditCode: row.unifiedSocialCreditCode,
  }
}
