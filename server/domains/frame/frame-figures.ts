/** SQL on units for the omissions desk, which is above: what stands in buildings, and which lists know whom. */
import { and, asc, count, eq, inArray, sql } from 'drizzle-orm'
import type { FrameOutcome } from '../../contract/frame.ts'
import { hasCodePrefix } from '../../platform/database/conditions.ts'
import type { Executor } from '../../platform/database/database.ts'
import { frameRecord, mergedUnit, unit } from './tables.ts'

/** Units of an area by block and building, merged ones left out; `registered` are those 正常填表. */
export async function countUnitsInBuildings(db: Executor, areaPrefix: string) {
  const registered = sql<number>`sum(case when ${unit.outcome} = 'normal' then 1 else 0 end)`
  const rows = await db
    .select({
      blockCode: unit.blockCode,
      buildingCode: unit.buildingCode,
      units: count(),
      registered,
    })
    .from(unit)
    .where(
      and(
        hasCodePrefix(unit.areaCode, areaPrefix),
        sql`${unit.blockCode} is not null`,
        sql`coalesce(${unit.outcome}, '') <> 'duplicate'`,
      ),
    )
    .groupBy(unit.blockCode, unit.buildingCode)
  return rows.map((row) => ({ ...row, registered: Number(row.registered) }))
}

/** Units with these outcomes that these sources list, once for each source. */
export async function listedUnitsBelow(
  db: Executor,
  areaPrefix: string,
  sources: readonly string[],
  outcomes: readonly FrameOutcome[],
) {
  return db
    .select({
      unitId: unit.id,
      name: unit.name,
      areaCode: unit.areaCode,
      blockCode: unit.blockCode,
      buildingCode: unit.buildingCode,
      outcome: unit.outcome,
      source: frameRecord.source,
      values: frameRecord.values,
    })
    .from(frameRecord)
    .innerJoin(unit, eq(unit.id, frameRecord.unitId))
    .where(
      and(
        hasCodePrefix(unit.areaCode, areaPrefix),
        inArray(unit.outcome, [...outcomes]),
        inArray(frameRecord.source, [...sources]),
      ),
    )
    .orderBy(unit.id, frameRecord.source)
}

/**
 * For the estimate of what is missing: units that count, by county, kind and the sources that know them.
 * Bit 0 of a history is the listing itself (正常填表), bit `i + 1` source `i`; a record of a merged unit is
 * its survivor's. Units found not to be of the census are left out.
 */
export async function countCaptures(db: Executor, areaPrefix: string, sources: readonly string[]) {
  const survivor = sql<string>`coalesce(${mergedUnit.into}, ${frameRecord.unitId})`.as('survivor')
  const listed = db
    .selectDistinct({ survivor, source: frameRecord.source })
    .from(frameRecord)
    .leftJoin(mergedUnit, eq(mergedUnit.unitId, frameRecord.unitId))
    .where(inArray(frameRecord.source, [...sources]))
    .as('listed')
  const bit = sql.join(
    sources.map((source, at) => sql`when ${source} then ${sql.raw(String(2 ** (at + 1)))}`),
    sql` `,
  )
  const known = sql<number>`coalesce(sum(case ${listed.source} ${bit} else 0 end), 0)`
  const registered = sql<number>`case when ${unit.outcome} = 'normal' then 1 else 0 end`
  const units = db
    .select({
      id: unit.id,
      county: sql<string>`substr(${unit.areaCode}, 1, 6)`.as('county'),
      kind: unit.kind,
      history: sql<number>`${registered} + ${known}`.as('history'),
    })
    .from(unit)
    .leftJoin(listed, eq(listed.survivor, unit.id))
    .where(
      and(
        hasCodePrefix(unit.areaCode, areaPrefix),
        sql`(${unit.outcome} is null or ${unit.outcome} in ('normal', 'suspended'))`,
      ),
    )
    .groupBy(unit.id)
    .as('units')
  const { county, kind, history } = units
  const rows = await db
    .select({ county, kind, history, units: count() })
    .from(units)
    .groupBy(sql`${county}`, kind, sql`${history}`)
    .orderBy(sql`${county}`, kind, sql`${history}`)
  return rows.map((row) => ({ ...row, history: Number(row.history) }))
}

/** Units of an area that stay in the census after the listing, in the order of areas and ids. */
export async function pageOfListedUnits(
  db: Executor,
  areaPrefix: string,
  after: { readonly areaCode: string; readonly id: string } | undefined,
  limit: number,
) {
  return db
    .select()
    .from(unit)
    .where(
      and(
        hasCodePrefix(unit.areaCode, areaPrefix),
        inArray(unit.outcome, ['normal', 'suspended']),
        after && sql`(${unit.areaCode}, ${unit.id}) > (${after.areaCode}, ${after.id})`,
      ),
    )
    .orderBy(asc(unit.areaCode), asc(unit.id))
    .limit(limit)
}

/** Registered units by village (12 digits). */
export async function countRegisteredByVillage(db: Executor, areaPrefix: string) {
  return db
    .select({ areaCode: sql<string>`${unit.areaCode}`, units: count() })
    .from(unit)
    .where(and(hasCodePrefix(unit.areaCode, areaPrefix), eq(unit.outcome, 'normal')))
    .groupBy(unit.areaCode)
    .orderBy(unit.areaCode)
}
