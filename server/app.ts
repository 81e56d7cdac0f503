/**
 * The whole HTTP application: every domain mounted, the API described, the built screens served.
 * Takes everything it needs as arguments, so that a test builds one in process.
 */
import { randomUUID } from 'node:crypto'
import { Hono } from 'hono'
import { csrf } from 'hono/csrf'
import { Problem } from './contract/problems.ts'
import { mountAreas } from './domains/areas/index.ts'
import { mountFieldwork } from './domains/fieldwork/index.ts'
import { countFrameInBlocks, mountFrame } from './domains/frame/index.ts'
import { type IdentityOptions, mountIdentity, resolveSession } from './domains/identity/index.ts'
import { mountInstruments } from './domains/instruments/index.ts'
import {
  countResponsesInBlocks,
  findResponsesOf,
  followPlacement,
  mountResponses,
  prepareOutcomeFollower,
} from './domains/responses/index.ts'
import { findReturns, mountReview } from './domains/review/index.ts'
import { operations } from './operations.ts'
import type { Clock } from './platform/clock.ts'
import type { Database } from './platform/database/database.ts'
import type { Log } from './platform/log.ts'
import type { Mounting } from './platform/mount.ts'
import { describeApi } from './platform/openapi.ts'
import { problemReply } from './platform/problem-handler.ts'
import { mountScreens, type Screens } from './platform/screens.ts'
import { securityHeaders } from './platform/security-headers.ts'

export interface AppDependencies {
  readonly database: Database
  readonly clock: Clock
  readonly log: Log
  readonly newId: () => string
  readonly identity: IdentityOptions
  readonly version: string
  /** Origin under which browsers see the server when a proxy stands in front of it. */
  readonly publicOrigin?: string
  /** The built web applications; without them only the API answers. */
  readonly screens?: Screens
}

type Variables = { requestId: string; operationId: string }

export function createApp(deps: AppDependencies): Hono<{ Variables: Variables }> {
  const app = new Hono<{ Variables: Variables }>()

  app.use('*', async (c, next) => {
    const startedMs = performance.now()
    c.set('requestId', randomUUID())
    await next()
    c.header('x-request-id', c.get('requestId'))
    deps.log.info(
      {
        requestId: c.get('requestId'),
        operation: c.get('operationId') ?? 'static',
        status: c.res.status,
        durationMs: Math.round(performance.now() - startedMs),
      },
      'request',
    )
  })
  app.use('*', securityHeaders)
  app.use(
    '/api/*',
    csrf({
      origin: (origin, c) => origin === new URL(c.req.url).origin || origin === deps.publicOrigin,
    }),
  )
  app.onError((error, c) => {
    const forbidden = 'status' in error && error.status === 403
    const thrown = forbidden ? new Problem('cross-site-request') : error
    return problemReply(thrown, c.get('requestId'), deps.log)
  })

  const mounting: Mounting = {
    // The routes set only the two variables declared above.
    app: app as unknown as Hono,
    createContext: (actor, requestId) => ({
      actor,
      requestId,
      clock: deps.clock,
      database: deps.database,
      newId: deps.newId,
      log: deps.log,
    }),
    resolveActor: async (request) =>
      (await resolveSession(deps.database, deps.clock, request))?.account ?? null,
  }
  mountIdentity(mounting, deps.identity)
  mountAreas(mounting, { counters: [countFrameInBlocks, countResponsesInBlocks] })
  mountInstruments(mounting)
  mountFrame(mounting, { findResponsesOf, followPlacement, prepareOutcomeFollower })
  mountResponses(mounting, { findReturns })
  mountReview(mounting)
  mountFieldwork(mounting, {
    counters: [countFrameInBlocks, countResponsesInBlocks],
    ...{ findReturns, findResponsesOf, prepareOutcomeFollower },
  })

  const description = describeApi(operations, deps.version)
  app.get('/api/openapi.json', (c) => c.json(description))
  app.all('/api/*', () => {
    throw new Problem('no-such-operation')
  })
  if (deps.screens) mountScreens(app as unknown as Hono, deps.screens)
  return app
}
