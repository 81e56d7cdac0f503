/**
 * Looks for duplicates in the frame of an area: reads it into the linker, links, and keeps the pairs
 * found. Pairs people decided stay decided; open ones not found again lapse. One run at a time.
 */
import { createHash } from 'node:crypto'
import type { UnitPair } from '../../../forms/engine/linkage/linked-units.ts'
import type { DuplicateRun } from '../../contract/duplicates.ts'
import { Problem } from '../../contract/problems.ts'
import type { Context, SignedInContext } from '../../platform/context.ts'
import type { Executor } from '../../platform/database/database.ts'
import { recordAudit } from '../audit/index.ts'
import { countUnitsBelow, findUnits, type UnitRow } from '../frame/index.ts'
import { findDisplayNames, requireRight } from '../identity/index.ts'
import { type Responses, weighConsequence } from './consequence.ts'
import type { Desk, RunProgress } from './desk.ts'
import { readDecisions, readFrame } from './read-frame.ts'
import { requireArea } from './require-area.ts'
import { prefixesOf } from './settings.ts'
import { mergedUnits } from './settle-pair.ts'
import {
  findLatestRun,
  findPairs,
  insertPairs,
  insertRun,
  lapseOtherPairs,
  type PairRow,
  type RunRow,
  savePair,
  saveRun,
} from './store.ts'

/** Begins a run of the caller's area and answers while it goes on. */
export async function startDuplicateRun(
  ctx: SignedInContext,
  desk: Desk,
): Promise<{ run: DuplicateRun }> {
  requireRight(ctx, 'duplicate.find')
  const areaPrefix = requireArea(ctx)
  const { row, finished } = await begin(ctx, desk, areaPrefix)
  finished.catch((error: unknown) => ctx.log.error({ err: error }, 'duplicate run failed'))
  return { run: await describeRun(ctx.database.read, desk, row) }
}

/** A whole run, awaited; for commands. */
export async function findDuplicates(
  ctx: Context,
  desk: Desk,
  areaPrefix: string,
): Promise<RunRow> {
  const { finished } = await begin(ctx, desk, areaPrefix)
  return finished
}

export async function getDuplicateRun(
  ctx: SignedInContext,
  desk: Desk,
): Promise<{ run: DuplicateRun | null }> {
  requireRight(ctx, 'duplicate.view')
  const db = ctx.database.read
  const row = await findLatestRun(db, prefixesOf(requireArea(ctx)))
  return { run: row ? await describeRun(db, desk, row) : null }
}

async function begin(
  ctx: Context,
  desk: Desk,
  areaPrefix: string,
): Promise<{ row: RunRow; finished: Promise<RunRow> }> {
  if (desk.running) throw new Problem('busy', '正在查重，请等这一次结束后再开始')
  const progress: RunProgress = {
    runId: ctx.newId(),
    stage: '正在读底册',
    units: 0,
    unitsInAll: await countUnitsBelow(ctx.database.read, areaPrefix),
  }
  if (desk.running) throw new Problem('busy', '正在查重，请等这一次结束后再开始')
  desk.running = progress
  const startedAt = ctx.clock.now()
  const row: RunRow = {
    id: progress.runId,
    areaPrefix,
    state: 'running',
    units: 0,
    records: 0,
    pairs: 0,
    newPairs: 0,
    decisions: 0,
    startedAt,
    startedBy: ctx.actor?.id ?? 'system',
    finishedAt: null,
  }
  await ctx.database.write(async (tx) => {
    await insertRun(tx, row)
    await recordAudit(tx, ctx, {
      action: 'duplicate.find',
      subjectKind: 'duplicate-run',
      subjectId: row.id,
      after: { areaPrefix },
    })
  })
  return { row, finished: carryOut(ctx, desk, row, progress) }
}

const stages: Readonly<Record<string, string>> = {
  keys: '正在编制比对键',
  weights: '正在估计权重',
  pairs: '正在比对',
  clusters: '正在归并',
  reasons: '正在整理理由',
}

async function carryOut(
  ctx: Context,
  desk: Desk,
  row: RunRow,
  progress: RunProgress,
): Promise<RunRow> {
  const { areaPrefix } = row
  try {
    const read = await readFrame(ctx, desk.linker, areaPrefix, (units) => {
      progress.units = units
    })
    const decided = await readDecisions(ctx.database.read, areaPrefix)
    const { pairs } = await desk.linker.link(areaPrefix, decided, (stage) => {
      progress.stage = stages[stage] ?? progress.stage
    })
    desk.held.set(areaPrefix, {
      since: row.startedAt,
      lookedAt: row.startedAt,
      included: new Map(),
    })
    progress.stage = '正在保存'
    const responses = await readResponses(ctx, desk, pairs)
    return await ctx.database.write(async (tx) => {
      const newPairs = await keep(tx, row, pairs, responses)
      await lapseOtherPairs(tx, areaPrefix, row.id)
      const finished = await saveRun(tx, row.id, {
        state: 'finished',
        ...read,
        pairs: pairs.length,
        newPairs,
        decisions: decided.length,
        finishedAt: ctx.clock.now(),
      })
      await recordAudit(tx, ctx, {
        action: 'duplicate.found',
        subjectKind: 'duplicate-run',
        subjectId: row.id,
        after: { ...read, pairs: pairs.length, newPairs, decisions: decided.length },
      })
      return finished!
    })
  } catch (error) {
    await ctx.database.write(async (tx) => {
      await saveRun(tx, row.id, { state: 'failed', finishedAt: ctx.clock.now() })
      await recordAudit(tx, ctx, {
        action: 'duplicate.find-failed',
        subjectKind: 'duplicate-run',
        subjectId: row.id,
      })
    })
    throw error
  } finally {
    desk.running = null
  }
}

async function readResponses(
  ctx: Context,
  desk: Desk,
  pairs: readonly UnitPair[],
): Promise<Responses> {
  const ids = [...new Set(pairs.flatMap(({ unitA, unitB }) => [unitA, unitB]))]
  return desk.findResponsesOf(ctx.database.read, ids)
}

/** How many pairs nobody had seen before. */
async function keep(
  tx: Executor,
  run: RunRow,
  pairs: readonly UnitPair[],
  responses: Responses,
): Promise<number> {
  const ids = new Map(pairs.map((pair) => [pairIdOf(pair), pair]))
  const known = await findPairs(tx, [...ids.keys()])
  const unitIds = [...new Set(pairs.flatMap(({ unitA, unitB }) => [unitA, unitB]))]
  const units = await findUnits(tx, unitIds)
  const merged = await mergedUnits(tx, unitIds)
  const fresh: PairRow[] = []
  for (const [id, pair] of ids) {
    const found = foundOf(run, pair, units, responses)
    const earlier = known.get(id)
    if (!earlier) {
      const { unitA, unitB } = pair
      // One that was merged waits with the unit it went into.
      const absorbed = merged.has(unitA) || merged.has(unitB)
      fresh.push({ ...newPair, id, unitA, unitB, absorbed, ...found })
    } else if (earlier.state === 'decided') {
      await savePair(tx, id, { runId: run.id })
    } else {
      const state = earlier.state === 'lapsed' ? 'open' : earlier.state
      await savePair(tx, id, { ...found, state })
    }
  }
  await insertPairs(tx, fresh)
  return fresh.length
}

const newPair = {
  state: 'open',
  decisionId: null,
  kind: null,
  firstUnit: null,
  decidedAt: null,
  toCheck: false,
} as const

function foundOf(
  run: RunRow,
  pair: UnitPair,
  units: ReadonlyMap<string, UnitRow>,
  responses: Responses,
) {
  const both = [pair.unitA, pair.unitB].flatMap((id) => units.get(id) ?? [])
  return {
    weight: Math.round(pair.bits * 100),
    reasons: pair.reasons,
    cluster: pair.cluster,
    branch: pair.branch,
    consequence: weighConsequence(both, responses).weight,
    runId: run.id,
  }
}

/** Every run finds a pair under the same id. */
function pairIdOf({ unitA, unitB }: UnitPair): string {
  return createHash('sha256').update(`${unitA} ${unitB}`).digest('hex').slice(0, 32)
}

async function describeRun(db: Executor, desk: Desk, row: RunRow): Promise<DuplicateRun> {
  const now = desk.running?.runId === row.id ? desk.running : undefined
  const people = await findDisplayNames(db, [row.startedBy])
  return {
    runId: row.id,
    areaPrefix: row.areaPrefix,
    state: row.state === 'running' && !now ? 'interrupted' : row.state,
    stage: now?.stage ?? '',
    units: now?.units ?? row.units,
    unitsInAll: now?.unitsInAll ?? row.units,
    pairs: row.pairs,
    newPairs: row.newPairs,
    decisions: row.decisions,
    startedAt: row.startedAt,
    startedBy: people.get(row.startedBy) ?? '系统',
    finishedAt: row.finishedAt,
  }
}
