/** What every verb receives: who acts, when, on which database, under which request. */
import type { Account } from '../contract/identity.ts'
import { Problem } from '../contract/problems.ts'
import type { Clock } from './clock.ts'
import type { Database } from './database/database.ts'
import type { Log } from './log.ts'
import type { Threads } from './threads.ts'

export type Actor = Account

/** Where a request came from, for the trail. */
export interface RequestSource {
  readonly address: string | null
  /** The browser's own description, shortened. */
  readonly device: string | null
}

export interface Context {
  readonly actor: Actor | null
  /** Absent for acts of the server itself. */
  readonly source?: RequestSource
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
