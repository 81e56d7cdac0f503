/**
 * The next units of a batch with all their documents, and for each document what its findings rest
 * on: rules, unit, the unit's other revisions, last year. Same basis, same findings.
 */
import { createHash } from 'node:crypto'
import { ruleDigests } from '../../../forms/generated/relations.ts'
import type { Context } from '../../platform/context.ts'
import { findUnits, type UnitRow } from '../frame/index.ts'
import type { RuleSetRow } from '../instruments/index.ts'
import { byUnit } from './by-unit.ts'
import type { EvaluationChoice } from './evaluate-responses.ts'
import type { DocumentToEvaluate, UnitToEvaluate } from './evaluate-units.ts'
import { findEvaluated, listPrior, listStanding, pageOfReportedUnits } from './evaluation-store.ts'
import { unitAttributesOf } from './unit-attributes.ts'

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
  const prior = await listPrior(db, unitIds, latestPeriod(standing))
  const known = await findEvaluated(
    db,
    standing.map(({ revisionId }) => revisionId),
  )
  const standingOf = byUnit(standing)
  return unitIds.map((unitId) => {
    const unit = units.get(unitId)
    const rows = standingOf.get(unitId) ?? []
    if (unit === undefined) return { unitId, documents: [] }
    const documents = rows.map((row): DocumentToEvaluate => {
      const { revisionId, formVersion, answers } = row
      const others = rows.filter((other) => other !== row && other.period === row.period)
      const before = prior.find(
        (each) => each.unitId === unitId && each.formId === row.formId && each.period < row.period,
      )
      const ruleSet = ruleSets.get(`${row.formId}@${formVersion}`) ?? null
      const basis = basisOf(unit, row, ruleSet, others, before?.period)
      return {
        ...{ revisionId, basis, formId: row.formId, period: row.period, formVersion, answers },
        previous: before?.answers ?? null,
        ruleSet,
        unit: unitAttributesOf(
          unit,
          Object.fromEntries(others.map((other) => [other.formId, other.answers])),
        ),
        known: known.has(`${revisionId} ${basis}`) || (formId !== null && formId !== row.formId),
      }
    })
    return { unitId, documents }
  })
}

function latestPeriod(rows: readonly { readonly period: string }[]): string {
  const periods = rows.map(({ period }) => period).sort()
  return periods.at(-1) ?? ''
}

function basisOf(
  unit: UnitRow,
  row: { readonly formId: string; readonly formVersion: string },
  ruleSet: RuleSetRow | null,
  others: readonly { readonly revisionId: string }[],
  priorPeriod: string | undefined,
): string {
  return digest([
    ruleDigests[`${row.formId}@${row.formVersion}`] ?? '',
    // Nothing while nothing was published, so that what was evaluated before stays known.
    ...(ruleSet === null ? [] : [['published', ruleSet.publication]]),
    [unit.kind, unit.name, unit.unifiedSocialCreditCode, unit.industryCode, unit.areaCode],
    [unit.institutionType, unit.aboveScale],
    others.map(({ revisionId }) => revisionId).sort(),
    priorPeriod ?? '',
  ])
}

export function digest(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 32)
}
