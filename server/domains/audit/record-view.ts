/**
 * Notes who looked at micro-data. The reply waits until the note is durable: what cannot be noted is
 * not shown. One person opening one record again within ten minutes is one look, so most reads of a
 * working screen write nothing; those that do share one commit with whatever else is waiting.
 */
import type { SignedInContext } from '../../platform/context.ts'
import { type Act, recordAudit } from './record-audit.ts'

const SAME_LOOK_MS = 10 * 60_000
/** Looks remembered at most; beyond it the oldest are noted anew. */
const MOST_REMEMBERED = 50_000

export interface ViewRecorder {
  record(ctx: SignedInContext, look: Act): Promise<void>
}

export function createViewRecorder(): ViewRecorder {
  /** By person, action and subject: when the look was noted, in the order noted. */
  const noted = new Map<string, number>()
  return {
    async record(ctx, look) {
      const key = [
        ctx.actor.id,
        look.action,
        look.subjectId,
        JSON.stringify(look.after ?? null),
      ].join(' ')
      const now = Date.parse(ctx.clock.now())
      const before = noted.get(key)
      // A clock set back makes the difference negative: then the look is noted anew.
      if (before !== undefined && now >= before && now - before < SAME_LOOK_MS) return
      await ctx.database.write((tx) => recordAudit(tx, ctx, look))
      noted.delete(key)
      noted.set(key, now)
      if (noted.size > MOST_REMEMBERED) noted.delete(noted.keys().next().value!)
    },
  }
}
