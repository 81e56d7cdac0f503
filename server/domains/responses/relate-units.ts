/** The last step of a batch evaluation: what it came to, and relations between the units of an area. */
import type { Context } from '../../platform/context.ts'
import { recordAudit } from '../audit/index.ts'
import type { Ask } from './answer-question.ts'
import { findCrossUnit, type UnitFacts } from './cross-unit.ts'
import type { EvaluationChoice } from './evaluate-responses.ts'
import type { PlacedFacts } from './evaluate-units.ts'
import { insertCrossUnit, type RunRow, updateRun } from './evaluation-store.ts'
import { EvaluationTally } from './evaluation-tally.ts'
import { insertTallies } from './evaluation-tally-store.ts'
import { type CaseChanges, followCases } from './follow-cases.ts'
import { pagesOfUnits } from './pages-of-units.ts'

const UNITS_PER_PAGE = 1_000

export interface RelateOptions {
  /** What was read of units already; the others are asked for. */
  readonly known: ReadonlyMap<string, PlacedFacts>
  readonly ask: Ask
  readonly ahead: number
  readonly stopped?: (() => boolean) | undefined
}

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
  { known, ask, ahead, stopped }: RelateOptions,
): Promise<Relations | undefined> {
  const facts: UnitFacts[] = []
  const areaOf = new Map<string, string | null>()
  const tally = new EvaluationTally()
  const pages = pagesOfUnits(ctx.database.read, {
    ...{ areaPrefix, after: '', unitsPerPage: UNITS_PER_PAGE, ahead },
    ask: (relate) => ask({ relate, factsOf: relate.filter((id) => !known.has(id)), formId }),
  })
  if (stopped?.() === true) return undefined
  for await (const { unitIds, answer } of pages) {
    if (stopped?.() === true) return undefined
    const read = new Map(answer.facts.map((each) => [each.facts.unitId, each]))
    for (const unitId of unitIds) {
      const each = known.get(unitId) ?? read.get(unitId)
      if (each === undefined) continue
      facts.push(each.facts)
      areaOf.set(unitId, each.areaCode)
    }
    for (const each of answer.fired) tally.add(each, each.industryCode)
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
