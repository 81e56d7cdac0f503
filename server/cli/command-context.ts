/** The context in which commands call verbs: the server itself acts, nobody is signed in. */
import { randomUUID } from 'node:crypto'
import { systemClock } from '../platform/clock.ts'
import type { Context } from '../platform/context.ts'
import type { Database } from '../platform/database/database.ts'
import { silentLog } from '../platform/log.ts'

export function commandContext(database: Database): Context {
  return {
    actor: null,
    clock: systemClock,
    database,
    requestId: randomUUID(),
    newId: randomUUID,
    log: silentLog,
  }
}
