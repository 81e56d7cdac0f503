/**
 * 批量审核: evaluates all standing revisions of an area again, unit by unit, then the relations
 * between units. Findings are added under the rules that raised them; what was evaluated on the same
 * basis before is left alone, and a run that was stopped goes on after its last batch.
 */
import { ruleDigests } from '../../../forms/generated/relations.ts'
import { Problem } from '../../contract/problems.ts'
import type { Context } from '../../platform/context.ts'
import type { Executor } from '../../platform/database/database.ts'
import { recordAudit } from '../audit/index.ts'
import { listRuleSetsInForce, type RuleSetRow } from '../instruments/index.ts'
import type { Ask } from './answer-question.ts'
import { digest } from './basis-of.ts'
import type { EvaluatedRevision, PlacedFacts } from './evaluate-units.ts'
import { findRunUnderWay } from './evaluation-run-store.ts'
import {
  findOpenRun,
  insertEvaluations,
  insertRun,
  type RunRow,
  updateRun,
} from './evaluation-store.ts'
import { keepEvaluated } from './keep-findings.ts'
import { pagesOfUnits } from './pages-of-units.ts'
import { relateUnits } from './relate-units.ts'
import { neighboursForRun } from './work-out-neighbours.ts'

export interface EvaluationChoice {
  /** Digits an area code begins with; '' is everything. */
  readonly areaPrefix: string
  readonly formId: string | null
}

export interface EvaluationProgress {
  readonly resumed: boolean
  readonly units: number
  readonly responses: number
  readonly findings: number
}

export interface EvaluationOptions {
  /** Elsewhere or here; several questions may be on their way. */
  readonly ask: Ask
  /** Batches on their way at a time. */
  readonly ahead: number
  readonly unitsPerBatch?: number
  readonly tell?: (progress: EvaluationProgress) => void
  /** Asked before every batch; what was written stays. */
  readonly stopped?: () => boolean
}

export interface EvaluationReport extends EvaluationProgress {
  readonly finished: boolean
  /** Findings between units: all, and those not known before. */
  readonly crossUnit: number
  readonly newCrossUnit: number
}

const UNITS_PER_BATCH = 400

/** The command line's own runs; refused while one of an office is under way. */
export async function evaluateResponses(
  ctx: Context,
  choice: EvaluationChoice,
  options: EvaluationOptions,
): Promise<EvaluationReport> {
  // Two runs over the same responses would write the same findings.
  if ((await findRunUnderWay(ctx.database.read)) !== undefined) {
    throw new Problem('evaluation-running', '网页上开始的批量审核还没有结束，请等它结束或先停止它')
  }
  // What takes effect while this runs is for the next run.
  const ruleSets = await listRuleSetsInForce(ctx.database.read, ctx.clock.now())
  const ruleVersion = digestOfRules(ruleSets)
  const open = await findOpenRun(ctx.database.read, { ...choice, ruleVersion })
  if (open !== undefined) return advance(ctx, open, { ruleSets, resumed: true }, options)
  const run = newRun(ctx, choice, ruleVersion)
  await ctx.database.write((tx) => startRun(tx, ctx, run))
  return advance(ctx, run, { ruleSets, resumed: false }, options)
}

/**
 * Goes on with a run of the office under the checks in force when it was started. undefined where
 * those are not here any more: the program was replaced meanwhile.
 */
export async function goOnWithRun(
  ctx: Context,
  run: RunRow,
  options: EvaluationOptions,
): Promise<EvaluationReport | undefined> {
  const ruleSets = await listRuleSetsInForce(ctx.database.read, run.startedAt)
  if (digestOfRules(ruleSets) !== run.ruleVersion) return undefined
  return advance(ctx, run, { ruleSets, resumed: run.afterUnitId !== '' }, options)
}

/** A run under the checks in force now, not stored yet. */
export async function prepareRun(ctx: Context, choice: EvaluationChoice): Promise<RunRow> {
  const ruleSets = await listRuleSetsInForce(ctx.database.read, ctx.clock.now())
  return newRun(ctx, choice, digestOfRules(ruleSets))
}

async function advance(
  ctx: Context,
  from: RunRow,
  on: { readonly ruleSets: ReadonlyMap<string, RuleSetRow>; readonly resumed: boolean },
  options: EvaluationOptions,
): Promise<EvaluationReport> {
  let run = from
  const { ruleSets } = on
  const choice = { areaPrefix: run.areaPrefix, formId: run.formId }
  const progress = (): EvaluationProgress => {
    const { units, responses, findings } = run
    return { resumed: on.resumed, units, responses, findings }
  }
  const halted = (): EvaluationReport => ({
    ...{ ...progress(), finished: false, crossUnit: 0, newCrossUnit: 0 },
  })
  const { ask, ahead, stopped } = options
  const asking = { ask, ahead, stopped }
  const neighbourSetId = await neighboursForRun(ctx, run, ruleSets, asking)
  if (neighbourSetId === undefined) return halted()
  run = { ...run, neighbourSetId }
  const pages = pagesOfUnits(ctx.database.read, {
    ...{ areaPrefix: run.areaPrefix, after: run.afterUnitId, ahead },
    unitsPerPage: options.unitsPerBatch ?? UNITS_PER_BATCH,
    ask: (judge) => ask({ judge, formId: choice.formId, ruleSets, neighbourSetId }),
  })
  if (stopped?.() === true) return halted()
  const known = new Map<string, PlacedFacts>()
  for await (const { unitIds, lastUnitId, answer } of pages) {
    run = await writeBatch(ctx, run, { lastUnitId, units: unitIds.length }, answer.revisions)
    for (const each of answer.facts) known.set(each.facts.unitId, each)
    options.tell?.(progress())
    if (stopped?.() === true) return halted()
  }
  const relations = await relateUnits(ctx, choice, run, { ...asking, known })
  return relations === undefined ? halted() : { ...progress(), finished: true, ...relations }
}

function digestOfRules(ruleSets: ReadonlyMap<string, RuleSetRow>): string {
  const publications = [...ruleSets].map(([form, { publication }]) => [form, publication]).sort()
  return digest([Object.entries(ruleDigests), publications])
}

function newRun(ctx: Context, choice: EvaluationChoice, ruleVersion: string): RunRow {
  return {
    ...{ id: ctx.newId(), ...choice, ruleVersion, startedAt: ctx.clock.now(), finishedAt: null },
    ...{ afterUnitId: '', units: 0, responses: 0, findings: 0 },
    ...{ startedBy: ctx.actor?.id ?? null, unitsInAll: null },
    ...{ cancelledAt: null, cancelledBy: null, failure: null, neighbourSetId: null },
  }
}

export async function startRun(tx: Executor, ctx: Context, run: RunRow): Promise<void> {
  const { areaPrefix, formId, ruleVersion } = run
  await insertRun(tx, run)
  await recordAudit(tx, ctx, {
    ...{ action: 'evaluation.start', subjectKind: 'evaluation-run', subjectId: run.id },
    after: { areaPrefix, formId, ruleVersion },
  })
}

/** The findings of a batch and the place to go on from, in one transaction. */
async function writeBatch(
  ctx: Context,
  run: RunRow,
  batch: { readonly lastUnitId: string; readonly units: number },
  evaluated: readonly EvaluatedRevision[],
): Promise<RunRow> {
  const evaluatedAt = ctx.clock.now()
  const rows = evaluated.map(({ revisionId, basis, ruleVersion, neighbourSetId, findings }) => {
    const count = { mandatory: 0, verify: 0, advisory: 0 }
    for (const { severity } of findings) count[severity] += 1
    return {
      revisionId,
      basis,
      runId: run.id,
      ruleVersion,
      neighbourSetId,
      evaluatedAt,
      mandatoryFindings: count.mandatory,
      verifyFindings: count.verify,
      advisoryFindings: count.advisory,
      found: findings,
    }
  })
  const advance = {
    afterUnitId: batch.lastUnitId,
    units: run.units + batch.units,
    responses: run.responses + evaluated.length,
    findings: run.findings + rows.reduce((sum, { found }) => sum + found.length, 0),
  }
  await ctx.database.write(async (tx) => {
    await insertEvaluations(tx, rows)
    await keepEvaluated(tx, ctx, evaluated, evaluatedAt)
    await updateRun(tx, run.id, advance)
    await recordAudit(tx, ctx, {
      ...{ action: 'evaluation.advance', subjectKind: 'evaluation-run', subjectId: run.id },
      after: advance,
    })
  })
  return { ...run, ...advance }
}
