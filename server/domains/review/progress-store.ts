/** Reads the counts of progress. They are written by the database's own triggers (tables.ts). */
import { and, asc, eq, gte, inArray, lte, ne, or, type SQL, sql } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import type { ProgressCounts } from '../../contract/progress.ts'
import {
  acceptedStates,
  type ResponseState,
  reportedStates,
} from '../../contract/response-state.ts'
import { hasCodePrefix } from '../../platform/database/conditions.ts'
import type { Executor } from '../../platform/database/database.ts'
import { addCounts } from './sum-states.ts'
import {
  progressCounty,
  progressDay,
  progressDepartment,
  progressDivision,
  progressIndustry,
  progressPlace,
  progressTownDay,
  progressUnit,
} from './tables.ts'

export interface StateCount {
  readonly key: string
  readonly state: ResponseState
  readonly responses: number
  readonly mandatoryFindings: number
  readonly unexplainedFindings: number
}

const sum = (column: SQLiteColumn) => sql<number>`sum(${column})`.mapWith(Number)
const digitsOf = (column: SQLiteColumn, digits: number) =>
  sql<string>`substr(${column}, 1, ${sql.raw(String(Math.trunc(digits)))})`

/** Up to here an area is read from the counts by county, which are few. */
const COUNTY_DIGITS = 6
const isOfCounties = (digits: string | number) =>
  (typeof digits === 'string' ? digits.length : digits) <= COUNTY_DIGITS

async function countStates(
  db: Executor,
  from:
    | typeof progressPlace
    | typeof progressIndustry
    | typeof progressCounty
    | typeof progressDivision,
  key: SQL<string>,
  where: SQL | undefined,
): Promise<StateCount[]> {
  return db
    .select({
      key,
      state: from.state,
      responses: sum(from.responses),
      mandatoryFindings: sum(from.mandatoryFindings),
      unexplainedFindings: sum(from.unexplainedFindings),
    })
    .from(from)
    .where(and(where, ne(from.responses, 0)))
    .groupBy(key, from.state)
}

/** By the first `digits` of the area code below an area. */
export function countByArea(db: Executor, area: string, digits: number): Promise<StateCount[]> {
  const { county } = progressCounty
  const { areaCode } = progressPlace
  return isOfCounties(digits)
    ? countStates(db, progressCounty, digitsOf(county, digits), hasCodePrefix(county, area))
    : countStates(db, progressPlace, digitsOf(areaCode, digits), hasCodePrefix(areaCode, area))
}

/**
 * By block; what is in none has the empty string. Added up by the database, as `sum-states.ts` says: a county has
 * tens of thousands of these rows. In the order of their key, so that nothing is sorted.
 */
export async function countByBlock(
  db: Executor,
  area: string,
): Promise<ReadonlyMap<string, ProgressCounts>> {
  const { areaCode, blockCode, state, responses } = progressPlace
  const sumWhere = (condition: SQL) =>
    sql<number>`sum(case when ${condition} then ${responses} else 0 end)`.mapWith(Number)
  const rows = await db
    .select({
      blockCode,
      expected: sum(responses),
      reported: sumWhere(inArray(state, [...reportedStates])),
      accepted: sumWhere(inArray(state, [...acceptedStates])),
      returned: sumWhere(eq(state, 'returned')),
      mandatoryFindings: sum(progressPlace.mandatoryFindings),
      unexplainedFindings: sum(progressPlace.unexplainedFindings),
    })
    .from(progressPlace)
    .where(hasCodePrefix(areaCode, area))
    .groupBy(areaCode, blockCode)
  const found = new Map<string, ProgressCounts>()
  for (const { blockCode: block, ...counts } of rows) {
    const before = found.get(block)
    found.set(block, before === undefined ? counts : addCounts([before, counts]))
  }
  return found
}

export function countByForm(db: Executor, area: string): Promise<StateCount[]> {
  return isOfCounties(area)
    ? countStates(
        db,
        progressCounty,
        sql<string>`${progressCounty.formId}`,
        hasCodePrefix(progressCounty.county, area),
      )
    : countStates(
        db,
        progressPlace,
        sql<string>`${progressPlace.formId}`,
        hasCodePrefix(progressPlace.areaCode, area),
      )
}

export interface DepartmentCount {
  readonly county: string
  readonly units: number
  readonly reported: number
  readonly accepted: number
  readonly withMandatory: number
  readonly withUnexplained: number
}

/** Units of these industries, by county; codes of two to four digits. */
export async function countForDepartment(
  db: Executor,
  codes: readonly string[],
): Promise<DepartmentCount[]> {
  const { county, industry } = progressDepartment
  return db
    .select({
      county,
      units: sum(progressDepartment.units),
      reported: sum(progressDepartment.reported),
      accepted: sum(progressDepartment.accepted),
      withMandatory: sum(progressDepartment.withMandatory),
      withUnexplained: sum(progressDepartment.withUnexplained),
    })
    .from(progressDepartment)
    .where(or(sql`false`, ...codes.map((code) => hasCodePrefix(industry, code))))
    .groupBy(county)
}

/** By industry division or kind of unit; `area` of at most nine digits. */
export function countByIndustry(
  db: Executor,
  area: string,
  by: 'division' | 'kind',
): Promise<StateCount[]> {
  if (!isOfCounties(area)) {
    const key = sql<string>`${progressIndustry[by]}`
    return countStates(db, progressIndustry, key, hasCodePrefix(progressIndustry.town, area))
  }
  return by === 'kind'
    ? countStates(
        db,
        progressCounty,
        sql<string>`${progressCounty.kind}`,
        hasCodePrefix(progressCounty.county, area),
      )
    : countStates(
        db,
        progressDivision,
        sql<string>`${progressDivision.division}`,
        hasCodePrefix(progressDivision.county, area),
      )
}

export interface UnitCount {
  readonly key: string
  readonly units: number
  readonly openFrameRecords: number
}

/** Units by the first `digits` of the area code below an area. */
export async function countUnits(db: Executor, area: string, digits: number): Promise<UnitCount[]> {
  const key = digitsOf(progressUnit.areaCode, digits)
  return db
    .select({
      key,
      units: sum(progressUnit.units),
      openFrameRecords: sum(progressUnit.openFrameRecords),
    })
    .from(progressUnit)
    .where(hasCodePrefix(progressUnit.areaCode, area))
    .groupBy(key)
}

/** Net changes of each day, oldest first. */
export async function countByDay(db: Executor, area: string) {
  return db
    .select({
      day: progressTownDay.day,
      reported: sum(progressTownDay.reported),
      accepted: sum(progressTownDay.accepted),
    })
    .from(progressTownDay)
    .where(hasCodePrefix(progressTownDay.town, area))
    .groupBy(progressTownDay.day)
    .orderBy(asc(progressTownDay.day))
}

/** What each account reported and had accepted within an area between two days, by county and form. */
export async function countByReporter(
  db: Executor,
  area: string,
  { from, to }: { readonly from?: string | undefined; readonly to?: string | undefined },
) {
  const county = digitsOf(progressDay.town, 6)
  return db
    .select({
      reporter: progressDay.reporter,
      county,
      formId: progressDay.formId,
      reported: sum(progressDay.reported),
      accepted: sum(progressDay.accepted),
    })
    .from(progressDay)
    .where(
      and(
        hasCodePrefix(progressDay.town, area),
        from === undefined ? undefined : gte(progressDay.day, from),
        to === undefined ? undefined : lte(progressDay.day, to),
      ),
    )
    .groupBy(progressDay.reporter, county, progressDay.formId)
    .orderBy(asc(progressDay.reporter), asc(county), asc(progressDay.formId))
}
