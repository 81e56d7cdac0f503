/** The next units of a batch with all their documents, as they are stored: workers read and judge them. */
import type { Context } from '../../platform/context.ts'
import { findUnits } from '../frame/index.ts'
import type { RuleSetRow } from '../instruments/index.ts'
import { byUnit } from './by-unit.ts'
import type { EvaluationChoice } from './evaluate-responses.ts'
import type { DocumentToEvaluate, UnitToEvaluate } from './evaluate-units.ts'
import { findEvaluated, listPrior, listStanding, pageOfReportedUnits } from './evaluation-store.ts'

export interface UnitsWanted extends EvaluationChoice {
  /** Publications of checks in force, by `form@version`. */
  readonly ruleSets: ReadonlyMap<string, RuleSetRow>
}

export async function readUnitsToEvaluate(
  ctx: Context,
  { areaPrefix, formId, ruleSets }: UnitsWanted,
  after: string,
  limit: number,
): Promise<UnitToEvaluate[]> {
  const db = ctx.database.read
  const unitIds = await pageOfReportedUnits(db, { areaPrefix, after, limit })
  if (unitIds.length === 0) return []
  const [units, standing] = [await findUnits(db, unitIds), await listStanding(db, unitIds)]
  const priorOf = byUnit(await listPrior(db, unitIds, latestPeriod(standing)))
  const known = await findEvaluated(
    db,
    standing.map(({ revisionId }) => revisionId),
  )
  const standingOf = byUnit(standing)
  return unitIds.map((unitId) => {
    const unit = units.get(unitId)
    if (unit === undefined) return { unitId, unit: null, documents: [] }
    const documents = (standingOf.get(unitId) ?? []).map((row): DocumentToEvaluate => {
      const prior = priorOf
        .get(unitId)
        ?.find((each) => each.formId === row.formId && each.period < row.period)
      return {
        ...row,
        prior: prior === undefined ? null : { period: prior.period, answers: prior.answers },
        ruleSet: ruleSets.get(`${row.formId}@${row.formVersion}`) ?? null,
        knownBases: known.get(row.revisionId) ?? [],
        wanted: formId === null || formId === row.formId,
      }
    })
    return { unitId, unit, documents }
  })
}

function latestPeriod(rows: readonly { readonly period: string }[]): string {
  let latest = ''
  for (const { period } of rows) if (period > latest) latest = period
  return latest
}
