/**
 * Work off the main thread, so that a server at it still answers. Each thread is this same program
 * under a command of its own (`evaluate-worker`, `draft-worker`), so it runs wherever the program does.
 */
import { type ResourceLimits, Worker } from 'node:worker_threads'

export type ThreadTask = 'draft-worker' | 'evaluate-worker' | 'prove-worker' | 'receipt-worker'

export interface ThreadPool {
  /**
   * Puts a question to the idlest thread; questions to one thread are answered in their order. Past
   * `limitMs` of work on it the thread is stopped and the promise rejects with `ThreadTimeout`.
   * Questions and answers are copied.
   */
  ask(question: unknown, limitMs?: number): Promise<unknown>
  /** Stops the threads; what was asked and not answered is rejected. */
  close(): Promise<void>
}

export interface Threads {
  /** One thread for each task, kept for the next question; it does not keep the process alive. */
  ask(task: ThreadTask, question: unknown, limitMs: number): Promise<unknown>
  /** Threads of the caller's own, to be closed by it; each finds a copy of `given` as its `workerData`. */
  open(task: ThreadTask, size: number, given?: unknown): ThreadPool
}

/** Batches are parsed, judged and dropped: with room for a whole one they die young, uncopied. */
const YOUNG_MB = 64

/**
 * A list is read in batches of a few megabytes, and nothing of the rows before is held. Left to itself the
 * engine lets four times of what is alive pile up dead before it looks; in a heap that may not grow far
 * it looks sooner. See docs/benchmarks.md.
 */
const roomOf: Partial<Record<ThreadTask, ResourceLimits>> = {
  'draft-worker': { maxYoungGenerationSizeMb: 48, maxOldGenerationSizeMb: 192 },
}

export class ThreadTimeout extends Error {}

/** `program`: the file to run, as the command line was started. */
export function threadsOf(program: string): Threads {
  const kept = new Map<ThreadTask, ThreadPool>()
  return {
    ask(task, question, limitMs) {
      const pool = kept.get(task) ?? openPool({ program, task, holds: false }, 1)
      kept.set(task, pool)
      return pool.ask(question, limitMs)
    },
    open: (task, size, given) => openPool({ program, task, holds: true, given }, size),
  }
}

interface Asked {
  readonly question: unknown
  readonly limitMs: number | undefined
  resolve(answer: unknown): void
  reject(error: Error): void
}

interface ThreadStart {
  readonly program: string
  readonly task: ThreadTask
  /** Whether it keeps the process alive. */
  readonly holds: boolean
  readonly given?: unknown
}

function openPool(start: ThreadStart, size: number): ThreadPool {
  const threads = Array.from({ length: size }, () => new Thread(start))
  return {
    ask: (question, limitMs) =>
      threads.reduce((a, b) => (b.waiting < a.waiting ? b : a)).ask(question, limitMs),
    async close() {
      await Promise.all(threads.map((thread) => thread.close()))
    },
  }
}

/** One worker, started when first asked and again after it was stopped. */
class Thread {
  private readonly by: ThreadStart
  private worker: Worker | undefined
  private asked: Asked[] = []
  private timer: NodeJS.Timeout | undefined

  constructor(by: ThreadStart) {
    this.by = by
  }

  get waiting(): number {
    return this.asked.length
  }

  ask(question: unknown, limitMs: number | undefined): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.asked.push({ question, limitMs, resolve, reject })
      this.worker ??= this.start()
      this.worker.postMessage(question)
      if (this.asked.length === 1) this.watch()
    })
  }

  async close(): Promise<void> {
    const worker = this.drop()
    for (const { reject } of this.asked.splice(0)) reject(new Error(`${this.by.task} was closed`))
    await worker?.terminate()
  }

  private start(): Worker {
    const { program, task, holds, given } = this.by
    const worker = new Worker(program, {
      argv: [task],
      workerData: given,
      resourceLimits: roomOf[task] ?? { maxYoungGenerationSizeMb: YOUNG_MB },
    })
    if (!holds) worker.unref()
    worker.on('message', (answer) => {
      if (worker !== this.worker) return
      this.asked.shift()?.resolve(answer)
      this.watch()
    })
    const fail = (error: Error): void => {
      if (worker !== this.worker) return
      this.drop()
      for (const { reject } of this.asked.splice(0)) reject(error)
    }
    worker.on('error', fail)
    worker.on('exit', (code) => fail(new Error(`${task} ended with ${code}`)))
    return worker
  }

  /** The limit counts from when the thread gets to the question. */
  private watch(): void {
    clearTimeout(this.timer)
    const limitMs = this.asked[0]?.limitMs
    if (limitMs === undefined) return
    this.timer = setTimeout(() => {
      const stopped = this.drop()
      void stopped?.terminate()
      this.asked
        .shift()
        ?.reject(new ThreadTimeout(`${this.by.task} took longer than ${limitMs} ms`))
      if (this.asked.length === 0) return
      // Those behind it start over.
      this.worker = this.start()
      for (const { question } of this.asked) this.worker.postMessage(question)
      this.watch()
    }, limitMs)
    if (!this.by.holds) this.timer.unref()
  }

  private drop(): Worker | undefined {
    clearTimeout(this.timer)
    const { worker } = this
    this.worker = undefined
    return worker
  }
}
