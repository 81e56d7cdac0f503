/** The threads of a batch evaluation, each with a connection of its own to the database. */
import type { Context } from '../../platform/context.ts'
import type { DatabaseAddress } from '../../platform/database/database.ts'
import { type Ask, answerQuestions } from './answer-question.ts'

export interface BatchWorkers {
  readonly ask: Ask
  close(): Promise<void>
}

/** What a thread finds as its `workerData`. */
export interface BatchWorkerData {
  readonly address: DatabaseAddress
}

/** A database in memory cannot be reached from another thread: its questions are answered in this one. */
export function openBatchWorkers(ctx: Context, threads: number): BatchWorkers {
  const { address, read } = ctx.database
  if (address === undefined) return { ask: answerQuestions(read), close: async () => {} }
  const given: BatchWorkerData = { address }
  const pool = ctx.threads.open('evaluate-worker', threads, given)
  return {
    // The thread answers by the same `answerQuestions`.
    ask: ((question) => pool.ask(question)) as Ask,
    close: () => pool.close(),
  }
}
