/** Work beside the requests while the server runs: every half minute, and at once again while much waits. */
import type { Context } from './context.ts'

const EVERY_MS = 30_000
/** Between two pieces, so that what people send goes first. */
const PAUSE_MS = 200

export interface Watch {
  /** Ends the watch once what it is at is done. */
  stop(): Promise<void>
}

/** `look` does one piece and says whether more may wait; `what` names it in the log. */
export function keepLooking(
  newContext: () => Context,
  what: string,
  look: (ctx: Context) => Promise<{ readonly full: boolean }>,
): Watch {
  let stopped = false
  let timer: NodeJS.Timeout | undefined
  let looking: Promise<void> = Promise.resolve()
  const lookOnce = async () => {
    const ctx = newContext()
    let wait = EVERY_MS
    try {
      const { full } = await look(ctx)
      if (full) wait = PAUSE_MS
    } catch (error) {
      // Nothing is lost: the next look begins where the last one ended.
      const name = error instanceof Error ? error.name : 'unknown'
      ctx.log.error({ name, what }, 'not looked at')
    }
    if (!stopped) plan(wait)
  }
  const plan = (ms: number) => {
    timer = setTimeout(() => {
      looking = lookOnce()
    }, ms)
    timer.unref()
  }
  plan(PAUSE_MS)
  return {
    async stop() {
      stopped = true
      clearTimeout(timer)
      await looking
    },
  }
}
