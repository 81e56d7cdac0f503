/** A server process and the bench that started it: where it listens, and what CPU it has used. */
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'

export interface Listening {
  readonly port: number
  /** One for each client; none where nobody is asked who they are. */
  readonly cookies: readonly string[]
}

/** In the server: says where it listens, then answers every message with its CPU time so far. */
export function answerUsage(listening: Listening): void {
  process.on('message', () => {
    const { user, system } = process.cpuUsage()
    process.send?.((user + system) / 1_000)
  })
  process.send?.(listening)
}

/** CPU milliseconds of the process so far, all its threads. */
export async function cpuMs(child: ChildProcess): Promise<number> {
  const answer = once(child, 'message')
  child.send('usage')
  const [spent] = (await answer) as [number]
  return spent
}
