/** The last step of a batch evaluation: relations between the units of an area. */
import type { Context } from '../../platform/context.ts'
import { recordAudit } from '../audit/index.ts'
import { findUnits } from '../frame/index.ts'
import type { AnswerJson } from './answer-cells.ts'
import { byUnit } from './by-unit.ts'
import { CROSS_UNIT_FORMS, findCrossUnit, type UnitFacts, unitFactsOf } from './cross-unit.ts'
import type { EvaluationChoice } from './evaluate-responses.ts'
import {
  insertCrossUnit,
  listStanding,
  pageOfReportedUnits,
  type RunRow,
  updateRun,
} from './evaluation-store.ts'

/** Reads what units say of each other, whichever run evaluated them, and ends the run. */
export async function relateUnits(
  ctx: Context,
  { areaPrefix }: EvaluationChoice,
  run: RunRow,
): Promise<{ readonly crossUnit: number; readonly newCrossUnit: number }> {
  const db = ctx.database.read
  const facts: UnitFacts[] = []
  let after = ''
  for (;;) {
    const unitIds = await pageOfReportedUnits(db, { areaPrefix, after, limit: 1_000 })
    if (unitIds.length === 0) break
    after = unitIds.at(-1)!
    const units = await findUnits(db, unitIds)
    const standing = await listStanding(db, unitIds, CROSS_UNIT_FORMS)
    const standingOf = byUnit(standing)
    for (const unitId of unitIds) {
      const unit = units.get(unitId)
      if (unit === undefined) continue
      const documents = standingOf.get(unitId) ?? []
      facts.push(
        unitFactsOf(
          unit,
          Object.fromEntries(
            documents.map(({ formId, answers }) => [formId, JSON.parse(answers) as AnswerJson]),
          ),
        ),
      )
    }
  }
  const findings = findCrossUnit(facts)
  const finishedAt = ctx.clock.now()
  const added = await ctx.database.write(async (tx) => {
    const fresh = await insertCrossUnit(tx, run.id, finishedAt, findings)
    await updateRun(tx, run.id, { finishedAt })
    await recordAudit(tx, ctx, {
      ...{ action: 'evaluation.finish', subjectKind: 'evaluation-run', subjectId: run.id },
      after: { finishedAt, crossUnit: findings.length, newCrossUnit: fresh },
    })
    return fresh
  })
  return { crossUnit: findings.length, newCrossUnit: added }
}
