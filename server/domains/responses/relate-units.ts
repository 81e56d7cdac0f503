/** The last step of a batch evaluation: what it came to, and relations between the units of an area. */
import { setImmediate } from 'node:timers/promises'
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
import { EvaluationTally } from './evaluation-tally.ts'
import { insertTallies, listFiring } from './evaluation-tally-store.ts'
import { type CaseChanges, followCases } from './follow-cases.ts'

export interface Relations {
  readonly crossUnit: number
  readonly newCrossUnit: number
}

/**
 * Reads what units say of each other, whichever run evaluated them, and ends the run. undefined when
 * told to stop before the end: nothing of it is written.
 */
export async function relateUnits(
  ctx: Context,
  { areaPrefix, formId }: EvaluationChoice,
  run: RunRow,
  stopped: () => boolean = () => false,
): Promise<Relations | undefined> {
  const db = ctx.database.read
  const facts: UnitFacts[] = []
  const areaOf = new Map<string, string | null>()
  const tally = new EvaluationTally()
  let after = ''
  for (;;) {
    // Reading answers at once on one engine: others are served in between.
    await setImmediate()
    if (stopped()) return undefined
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
      areaOf.set(unitId, unit.areaCode)
      facts.push(
        unitFactsOf(
          unit,
          Object.fromEntries(
            documents.map(({ formId, answers }) => [formId, JSON.parse(answers) as AnswerJson]),
          ),
        ),
      )
    }
    for (const fired of await listFiring(db, unitIds, formId)) {
      tally.add(fired, units.get(fired.unitId)?.industryCode ?? null)
    }
  }
  const findings = findCrossUnit(facts)
  const finishedAt = ctx.clock.now()
  return ctx.database.write(async (tx) => {
    const newCrossUnit = await insertCrossUnit(tx, run.id, finishedAt, findings)
    const cases: CaseChanges = await followCases(tx, run, finishedAt, findings, areaOf)
    await insertTallies(tx, run.id, tally.rows())
    await updateRun(tx, run.id, { finishedAt })
    await recordAudit(tx, ctx, {
      ...{ action: 'evaluation.finish', subjectKind: 'evaluation-run', subjectId: run.id },
      after: { finishedAt, crossUnit: findings.length, newCrossUnit, ...cases },
    })
    return { crossUnit: findings.length, newCrossUnit }
  })
}
