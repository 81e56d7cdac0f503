/** Units as accounts and notices know them: id, name, place, credit code. */
import { and, asc, eq, gt, isNotNull, isNull, or } from 'drizzle-orm'
import { hasCodePrefix } from '../../platform/database/conditions.ts'
import type { Executor } from '../../platform/database/database.ts'
import { findUnits, type UnitRow } from './store.ts'
import { unit } from './tables.ts'

export interface UnitPlace {
  readonly unitId: string
  readonly name: string
  readonly areaCode: string | null
  readonly creditCode: string | null
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

/** 一套表单位 of an area that are at work and have a credit code, by id after `after`. */
export async function listOnlineUnits(
  db: Executor,
  areaPrefix: string,
  after: string | undefined,
  limit: number,
): Promise<readonly UnitPlace[]> {
  const rows = await db
    .select()
    .from(unit)
    .where(
      and(
        hasCodePrefix(unit.areaCode, areaPrefix),
        eq(unit.aboveScale, true),
        isNotNull(unit.unifiedSocialCreditCode),
        or(isNull(unit.outcome), eq(unit.outcome, 'normal')),
        after === undefined ? undefined : gt(unit.id, after),
      ),
    )
    .orderBy(asc(unit.id))
    .limit(limit)
  return rows.map(asPlace)
}

function asPlace(row: UnitRow): UnitPlace {
  return {
    unitId: row.id,
    name: row.name,
    areaCode: row.areaCode,
    creditCode: row.unifiedSocialCreditCode,
  }
}
