/**
 * Holds frames for matching in a thread of its own, so that linking a county keeps nobody waiting. The
 * thread is this same program under the command `link-worker`, started when first needed.
 */
import { Worker } from 'node:worker_threads'
import type { FrameLinker } from '../../domains/linkage/index.ts'
import type { LinkerCall, LinkerReply, LinkerRequest } from './linker-messages.ts'

interface Asked {
  resolve(result: unknown): void
  reject(error: Error): void
  tell(stage: string): void
}

/** `program`: the file to run, as the command line was started. */
export function openThreadLinker(program: string): FrameLinker {
  let worker: Worker | undefined
  let number = 0
  const asked = new Map<number, Asked>()

  const fail = (error: Error): void => {
    worker = undefined
    for (const each of asked.values()) each.reject(error)
    asked.clear()
  }
  const start = (): Worker => {
    const started = new Worker(program, { argv: ['link-worker'] })
    // A server that stops does not wait for a thread that matches.
    started.unref()
    started.on('message', (reply: LinkerReply) => {
      const waiting = asked.get(reply.number)
      if (!waiting) return
      if ('stage' in reply) return waiting.tell(reply.stage)
      asked.delete(reply.number)
      if ('fault' in reply) waiting.reject(new Error(reply.fault))
      else waiting.resolve(reply.result)
    })
    started.on('error', fail)
    started.on('exit', () => fail(new Error('the linking thread ended')))
    return started
  }
  const ask = <Call extends LinkerCall>(
    call: Call,
    args: readonly unknown[],
    tell: (stage: string) => void = () => {},
  ): ReturnType<FrameLinker[Call]> => {
    worker ??= start()
    const request: LinkerRequest = { number: ++number, call, args }
    const reply = new Promise((resolve, reject) => {
      asked.set(request.number, { resolve, reject, tell })
    })
    worker.postMessage(request)
    // The thread answers with what the same call gives there.
    return reply as ReturnType<FrameLinker[Call]>
  }

  return {
    begin: (areaPrefix) => ask('begin', [areaPrefix]),
    add: (areaPrefix, units) => ask('add', [areaPrefix, units]),
    link: (areaPrefix, decided, tell) => ask('link', [areaPrefix, decided], tell),
    match: (areaPrefix, record, limit) => ask('match', [areaPrefix, record, limit]),
    include: (areaPrefix, units) => ask('include', [areaPrefix, units]),
    async close() {
      await worker?.terminate()
    },
  }
}
