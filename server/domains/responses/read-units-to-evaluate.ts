/** Units of a batch with all their documents, as they are stored. */
import type { Executor } from '../../platform/database/database.ts'
import { groupBy } from '../../platform/group-by.ts'
import { readKnownApart } from '../establishments/index.ts'
import { findUnits, type UnitRow } from '../frame/index.ts'
import type { RuleSetRow } from '../instruments/index.ts'
import { byUnit } from './by-unit.ts'
import type { DocumentToEvaluate, UnitToEvaluate } from './evaluate-units.ts'
import { findEvaluated, listPrior, listStanding } from './evaluation-store.ts'
import { namersOfCodes } from './naming-store.ts'

/** Publications of checks in force, by `form@version`. */
export type RuleSets = ReadonlyMap<string, RuleSetRow>

export interface UnitsRead {
  readonly ruleSets: RuleSets
  /** The only ones read; all where left out. */
  readonly forms?: readonly string[]
  readonly wanted: (document: { readonly formId: string; readonly revisionId: string }) => boolean
  /** False where what was evaluated on the same basis is to be known. */
  readonly again?: false
}

export async function readUnits(
  db: Executor,
  unitIds: readonly string[],
  { ruleSets, forms, wanted, again }: UnitsRead,
): Promise<UnitToEvaluate[]> {
  if (unitIds.length === 0) return []
  const [units, standing] = [await findUnits(db, unitIds), await listStanding(db, unitIds, forms)]
  const priorOf = byUnit(await listPrior(db, unitIds, latestPeriod(standing), forms))
  const revisionIds = standing.map(({ revisionId }) => revisionId)
  const known = again === false ? await findEvaluated(db, revisionIds) : new Map<string, string[]>()
  const standingOf = byUnit(standing)
  const establishments = again === false ? await knownApart(db, [...units.values()]) : () => []
  return unitIds.map((unitId) => {
    const unit = units.get(unitId)
    if (unit === undefined) return { unitId, unit: null, documents: [] }
    const documents = (standingOf.get(unitId) ?? []).map((row): DocumentToEvaluate => {
      const prior = priorOf
        .get(unitId)
        ?.find((each) => each.formId === row.formId && each.period < row.period)
      return {
        revisionId: row.revisionId,
        formId: row.formId,
        period: row.period,
        formVersion: row.formVersion,
        answers: row.answers,
        prior: prior === undefined ? null : { period: prior.period, answers: prior.answers },
        ruleSet: ruleSets.get(`${row.formId}@${row.formVersion}`) ?? null,
        knownBases: known.get(row.revisionId) ?? [],
        wanted: wanted(row),
        establishments: establishments(unitId, row),
      }
    })
    return { unitId, unit, documents }
  })
}

async function knownApart(db: Executor, units: readonly UnitRow[]) {
  const legalUnits = units.filter(({ kind }) => kind === 'legalUnit')
  const byCode = new Map(
    legalUnits.flatMap(({ id, unifiedSocialCreditCode: code }) =>
      code === null ? [] : [[code, id] as const],
    ),
  )
  const namers = groupBy(await namersOfCodes(db, [...byCode.keys()]), ({ code }) => code)
  const namedBy = new Map(
    [...byCode].map(([code, id]) => [
      id,
      (namers.get(code) ?? []).map(({ unitId }) => ({ unitId, activity: '' })),
    ]),
  )
  return readKnownApart(db, legalUnits, namedBy)
}

function latestPeriod(rows: readonly { readonly period: string }[]): string {
  let latest = ''
  for (const { period } of rows) if (period > latest) latest = period
  return latest
}
