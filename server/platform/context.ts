/** What every verb receives: who acts, when, on which database, under which request. */
import type { Account } from '../contract/identity.ts'
import { Problem } from '../contract/problems.ts'
import type { Clock } from './clock.ts'
import type { Database } from './database/database.ts'
import type { Log } from './log.ts'
import type { Threads } from './threads.ts'

export type Actor = Account

export interface Context {
  readonly actor: Actor | null
  readonly clock: Clock
  readonly database: Database
  readonly requestId: string
  /** A fresh random id. */
  readonly newId: () => string
  readonly log: Log
  /** For work that would keep others waiting. */
  readonly threads: Threads
}

export interface SignedInContext extends Context {
  readonly actor: Actor
}

/** The context of someone signed in, or problem `not-signed-in`. */
export function requireSignedIn(ctx: Context): SignedInContext {
  if (ctx.actor === null) throw new Problem('not-signed-in')
  return ctx as SignedInContext
}
