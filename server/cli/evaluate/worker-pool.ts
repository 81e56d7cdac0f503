/**
 * Worker threads that judge batches of units. Each is this same program under the command
 * `evaluate-worker`, so it runs wherever the program does.
 */
import { Worker } from 'node:worker_threads'
import type { EvaluatedRevision, UnitToEvaluate } from '../../domains/responses/index.ts'

export interface WorkerPool {
  evaluate(units: readonly UnitToEvaluate[]): Promise<readonly EvaluatedRevision[]>
  close(): Promise<void>
}

interface Asked {
  resolve(evaluated: readonly EvaluatedRevision[]): void
  reject(error: Error): void
}

/** `program`: the file to run, as the command line was started. */
export function openWorkerPool(program: string, size: number): WorkerPool {
  const workers = Array.from({ length: size }, () => {
    const worker = new Worker(program, { argv: ['evaluate-worker'] })
    const asked: Asked[] = []
    worker.on('message', (evaluated: readonly EvaluatedRevision[]) =>
      asked.shift()?.resolve(evaluated),
    )
    worker.on('error', (error: Error) => {
      for (const each of asked.splice(0)) each.reject(error)
    })
    return { worker, asked }
  })
  return {
    evaluate(units) {
      const idlest = workers.reduce((a, b) => (b.asked.length < a.asked.length ? b : a))
      return new Promise((resolve, reject) => {
        // Answers come in the order of the questions.
        idlest.asked.push({ resolve, reject })
        idlest.worker.postMessage(units)
      })
    },
    async close() {
      await Promise.all(workers.map(({ worker }) => worker.terminate()))
    },
  }
}
