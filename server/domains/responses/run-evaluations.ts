/**
 * Runs of batch evaluation that offices start, carried out in the background one at a time: judged in
 * worker threads, gone on with at the next start when the server stops in between.
 */
import { availableParallelism } from 'node:os'
import type { Context } from '../../platform/context.ts'
import { recordAudit } from '../audit/index.ts'
import { goOnWithRun } from './evaluate-responses.ts'
import { findRun, findRunUnderWay } from './evaluation-run-store.ts'
import { type RunRow, updateRun } from './evaluation-store.ts'
import { openBatchWorkers } from './open-batch-workers.ts'

export interface EvaluationRunner {
  /** Carries out the run under way, unless it is at it already. */
  start(): void
  /** After the run was cancelled in the database. */
  stop(runId: string): void
}

/** One processor stays free for those who work meanwhile. */
const THREADS = Math.min(4, Math.max(1, availableParallelism() - 1))

const REPLACED = '程序升级后审核关系已不是开始时的那一套，请重新开始'
const BROKEN = '审核中途出错，已写入的结果保留；请重新开始，已审过的不再重审'

/** `closing` aborts when the server closes. */
export function runEvaluations(
  createContext: () => Context,
  closing: AbortSignal | undefined,
): EvaluationRunner {
  const stopped = new Set<string>()
  let running = false
  let again = false

  const work = async (ctx: Context): Promise<void> => {
    do {
      again = false
      const run = await findRunUnderWay(ctx.database.read)
      if (run !== undefined) await carryOut(ctx, run)
    } while (again && closing?.aborted !== true)
  }

  const carryOut = async (ctx: Context, run: RunRow): Promise<void> => {
    const workers = openBatchWorkers(ctx, THREADS)
    const isStopped = (): boolean => stopped.has(run.id) || closing?.aborted === true
    try {
      const report = await goOnWithRun(ctx, run, {
        ask: workers.ask,
        ahead: THREADS * 2,
        stopped: isStopped,
      })
      if (report === undefined) await endUnfinished(ctx, run.id, REPLACED)
    } catch (error) {
      // A server that closes leaves the run as it is, for the next start.
      if (closing?.aborted === true) return
      const why = error instanceof Error ? error.message : 'unknown'
      ctx.log.warn({ runId: run.id, why }, 'evaluation failed')
      await endUnfinished(ctx, run.id, BROKEN)
    } finally {
      stopped.delete(run.id)
      await workers.close()
    }
  }

  return {
    start() {
      again = true
      if (running) return
      running = true
      const ctx = createContext()
      work(ctx)
        .catch((error: unknown) => {
          if (closing?.aborted === true) return
          const why = error instanceof Error ? error.name : 'unknown'
          ctx.log.warn({ why }, 'evaluations not carried out; go on at the next start')
        })
        .finally(() => {
          running = false
        })
    },
    stop: (runId) => void stopped.add(runId),
  }
}

async function endUnfinished(ctx: Context, runId: string, failure: string): Promise<void> {
  await ctx.database.write(async (tx) => {
    const run = await findRun(tx, runId)
    if (run === undefined || run.finishedAt !== null || run.cancelledAt !== null) return
    await updateRun(tx, runId, { failure })
    await recordAudit(tx, ctx, {
      ...{ action: 'evaluation.fail', subjectKind: 'evaluation-run', subjectId: runId },
      after: { failure },
    })
  })
}
