/**
 * Notes the head of the trail outside the database every few seconds while it grows. Before each new
 * note the last one is looked up: a trail that no longer holds it is not noted over.
 */
import type { Clock } from '../../platform/clock.ts'
import type { Database } from '../../platform/database/database.ts'
import type { Log } from '../../platform/log.ts'
import type { AnchorFolder } from './anchor-folder.ts'
import { findHead } from './store.ts'
import { type Anchor, holdsAnchor } from './verify-trail.ts'

/** How much of the tail is unguarded at most. */
const EVERY_MS = 2_000

export interface AnchorKeeper {
  /** What was noted last, and whether noting works now. */
  state(): { readonly last: Anchor | null; readonly fault: string | null }
  /** Notes the head once more and stops. */
  stop(): Promise<void>
}

interface Keeping {
  readonly database: Database
  readonly clock: Clock
  readonly log: Log
  readonly folder: AnchorFolder
}

/** The first noted head, oldest first, that the trail no longer holds; undefined when all stand. */
export async function findLostAnchor(
  database: Database,
  folder: AnchorFolder,
): Promise<Anchor | undefined> {
  for (const anchor of folder.readAll()) {
    if (!(await holdsAnchor(database.read, anchor))) return anchor
  }
  return undefined
}

/** Starts noting. The caller has made sure that the trail holds what was noted before. */
export function keepAnchored({ database, clock, log, folder }: Keeping): AnchorKeeper {
  let last: Anchor | null = folder.readAll().at(-1) ?? null
  let fault: string | null = null
  const noteHead = async () => {
    try {
      const head = await findHead(database.read)
      if (!head || (head.sequence === last?.sequence && head.hash === last.hash)) return
      if (last && !(await holdsAnchor(database.read, last))) {
        fault = `轨迹里没有锚定过的第 ${last.sequence} 条，已停止锚定，请运行 verify-audit`
        log.error({ sequence: last.sequence }, 'the trail lost an anchored entry')
        return
      }
      const anchor = { ...head, at: clock.now() }
      await folder.note(anchor)
      last = anchor
      fault = null
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined
      fault = `锚定写不进去（${String(code ?? '原因不明')}），请核对锚定目录的磁盘和权限`
      log.error({ code }, 'anchor not written')
    }
  }
  let noting = noteHead()
  const timer = setInterval(() => {
    noting = noting.then(noteHead)
  }, EVERY_MS)
  timer.unref()
  return {
    state: () => ({ last, fault }),
    async stop() {
      clearInterval(timer)
      noting = noting.then(noteHead)
      await noting
    },
  }
}
