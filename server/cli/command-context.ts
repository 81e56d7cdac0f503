/** The context in which commands call verbs: the server itself acts, nobody is signed in. */
import { randomUUID } from 'node:crypto'
import { systemClock } from '../platform/clock.ts'
import type { Context } from '../platform/context.ts'
import type { Database } from '../platform/database/database.ts'
import { silentLog } from '../platform/log.ts'
import { threadsOf } from '../platform/threads.ts'

export function commandContext(database: Database): Context {
  return {
    actor: null,
    clock: systemClock,
    database,
    requestId: randomUUID(),
    newId: randomUUID,
    log: silentLog,
    threads: threadsOf(process.argv[1] ?? ''),
  }
}
