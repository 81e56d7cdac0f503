/** Findings and their explanations counted, from counts that are kept: of a county or the city by county, else by town. */
import { and, eq, type SQL, sql } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import type { FindingState } from '../../contract/findings.ts'
import { hasCodePrefix, isOneOf } from '../../platform/database/conditions.ts'
import type { Executor } from '../../platform/database/database.ts'
import type { FindingCaseRow } from './decide-finding-steps.ts'
import {
  explanationCheckCount,
  explanationCount,
  explanationReporterCount,
  findingCount,
  findingCountyCount,
} from './tables.ts'

const COUNTY_DIGITS = 6

const sum = (column: SQLiteColumn) => sql<number>`sum(${column})`.mapWith(Number)
const same = (column: SQLiteColumn, value: string | undefined): SQL | undefined =>
  value === undefined ? undefined : eq(column, value)

export interface FindingCounts {
  readonly formId: string
  readonly rule: string
  readonly severity: FindingCaseRow['severity']
  readonly state: FindingState
  readonly findings: number
}

/** `area` of at most nine digits. */
export async function sumFindingCounts(
  db: Executor,
  area: string,
  form: string | undefined,
): Promise<FindingCounts[]> {
  const [from, place] =
    area.length > COUNTY_DIGITS
      ? [findingCount, findingCount.town]
      : [findingCountyCount, findingCountyCount.county]
  const { formId, rule, severity, state, findings } = from
  return db
    .select({ formId, rule, severity, state, findings: sum(findings) })
    .from(from)
    .where(and(hasCodePrefix(place, area), same(formId, form)))
    .groupBy(formId, rule, severity, state)
    .having(sql`sum(${findings}) > 0`)
}

export interface ReasonCount {
  readonly formId: string
  readonly rule: string
  readonly reason: string
  readonly findings: number
}

/** By form or by check; `rule` is empty by form. `area` of at most nine digits. */
export async function sumExplanations(
  db: Executor,
  of: {
    readonly area: string
    readonly form: string | undefined
    readonly rule: string | undefined
    readonly by: 'check' | 'form'
  },
): Promise<ReasonCount[]> {
  const [from, place] =
    of.area.length > COUNTY_DIGITS
      ? [explanationCount, explanationCount.town]
      : [explanationCheckCount, explanationCheckCount.county]
  const { formId, reason, findings } = from
  const rule = of.by === 'check' ? sql<string>`${from.rule}` : sql<string>`''`
  return db
    .select({ formId, rule, reason, findings: sum(findings) })
    .from(from)
    .where(and(hasCodePrefix(place, of.area), same(formId, of.form), same(from.rule, of.rule)))
    .groupBy(formId, ...(of.by === 'check' ? [from.rule] : []), reason)
    .having(sql`sum(${findings}) > 0`)
}

export interface ExplainedWork {
  /** Of at most nine digits. */
  readonly area: string
  readonly form: string | undefined
  readonly rule: string | undefined
}

function explainedBy({ area, form, rule }: ExplainedWork) {
  const isKeptByCounty = area.length <= COUNTY_DIGITS && form === undefined && rule === undefined
  return isKeptByCounty
    ? {
        from: explanationReporterCount,
        where: hasCodePrefix(explanationReporterCount.county, area),
      }
    : {
        from: explanationCount,
        where: and(
          hasCodePrefix(explanationCount.town, area),
          same(explanationCount.formId, form),
          same(explanationCount.rule, rule),
        ),
      }
}

/** Most first. */
export async function sumExplanationsByReporter(db: Executor, of: ExplainedWork) {
  const { from, where } = explainedBy(of)
  const findings = sum(from.findings)
  return db
    .select({ reporter: from.reporter, findings })
    .from(from)
    .where(where)
    .groupBy(from.reporter)
    .having(sql`sum(${from.findings}) > 0`)
    .orderBy(sql`sum(${from.findings}) desc`, from.reporter)
}

export async function sumReasonsOfReporters(
  db: Executor,
  of: ExplainedWork,
  reporters: readonly string[],
) {
  const { from, where } = explainedBy(of)
  return db
    .select({ reporter: from.reporter, reason: from.reason, findings: sum(from.findings) })
    .from(from)
    .where(and(where, isOneOf(from.reporter, reporters)))
    .groupBy(from.reporter, from.reason)
    .having(sql`sum(${from.findings}) > 0`)
}
