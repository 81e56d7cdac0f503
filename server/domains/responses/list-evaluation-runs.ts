/** Evaluations an office has to do with: over its area, over part of it, or over more. */
import type * as contract from '../../contract/evaluation.ts'
import type { ReplyOf } from '../../contract/operation.ts'
import { Problem } from '../../contract/problems.ts'
import type { SignedInContext } from '../../platform/context.ts'
import { findAreaNames } from '../areas/index.ts'
import { coversArea, findDisplayNames, mayDo, requireRight } from '../identity/index.ts'
import { findRun, listRunsAbout } from './evaluation-run-store.ts'
import type { RunRow } from './evaluation-store.ts'
import { findNeighbourSets } from './neighbour-store.ts'
import { scopePrefix } from './scope-prefix.ts'

export async function listEvaluationRuns(
  ctx: SignedInContext,
): Promise<ReplyOf<typeof contract.listEvaluationRuns>> {
  requireRight(ctx, 'evaluation.view')
  return { runs: await runReplies(ctx, await listRunsAbout(ctx.database.read, scopePrefix(ctx))) }
}

export async function getEvaluationRun(
  ctx: SignedInContext,
  runId: string,
): Promise<contract.EvaluationRun> {
  requireRight(ctx, 'evaluation.view')
  const run = requireRunInSight(ctx, await findRun(ctx.database.read, runId))
  const [reply] = await runReplies(ctx, [run])
  return reply!
}

/** The run, or 404 where it says nothing of the asking office's area. */
export function requireRunInSight(ctx: SignedInContext, run: RunRow | undefined): RunRow {
  const own = scopePrefix(ctx)
  const seen =
    run !== undefined && (run.areaPrefix.startsWith(own) || own.startsWith(run.areaPrefix))
  if (!seen) throw new Problem('not-found')
  return run
}

export function mayCancel(ctx: SignedInContext, run: RunRow): boolean {
  return mayDo(ctx.actor.role, 'evaluation.run') && coversArea(ctx.actor.scope, run.areaPrefix)
}

async function runReplies(
  ctx: SignedInContext,
  rows: readonly RunRow[],
): Promise<contract.EvaluationRun[]> {
  const db = ctx.database.read
  const people = await findDisplayNames(
    db,
    rows.flatMap((row) => row.startedBy ?? []),
  )
  const codeOf = ({ areaPrefix }: RunRow): string => areaPrefix.padEnd(12, '0')
  const names = await findAreaNames(
    db,
    rows.map((row) => codeOf(row)),
  )
  const sets = await findNeighbourSets(
    db,
    rows.flatMap((row) => row.neighbourSetId ?? []),
  )
  return rows.map((row) => {
    const set = sets.get(row.neighbourSetId ?? '')
    const state = stateOf(row)
    return {
      runId: row.id,
      areaPrefix: row.areaPrefix,
      areaName: names.get(codeOf(row))?.join(' ') || '全部',
      formId: row.formId,
      state,
      startedAt: row.startedAt,
      startedByName: row.startedBy === null ? null : (people.get(row.startedBy) ?? row.startedBy),
      endedAt: row.finishedAt ?? row.cancelledAt,
      failure: row.failure,
      units: row.units,
      unitsInAll: row.unitsInAll,
      responses: row.responses,
      findings: row.findings,
      neighbours:
        set === undefined
          ? null
          : { computedAt: set.computedAt, units: set.units, groups: set.groups },
      mayCancel: state === 'running' && row.startedBy !== null && mayCancel(ctx, row),
    }
  })
}

function stateOf(row: RunRow): contract.EvaluationRunState {
  if (row.finishedAt !== null) return 'finished'
  if (row.cancelledAt !== null) return 'cancelled'
  return row.failure === null ? 'running' : 'failed'
}
