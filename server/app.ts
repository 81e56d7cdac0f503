/**
 * The whole HTTP application: every domain mounted, the API described, the built screens served.
 * Takes everything it needs as arguments, so that a test builds one in process.
 */
import { randomBytes, randomUUID } from 'node:crypto'
import { Hono } from 'hono'
import { Problem } from './contract/problems.ts'
import { countBlocksOf, findAreaName, mountAreas } from './domains/areas/index.ts'
import { mountAttention } from './domains/attention/index.ts'
import { createViewRecorder, isRefusal, recordRefusal } from './domains/audit/index.ts'
import { mountCoding } from './domains/coding/index.ts'
import { mountConduct } from './domains/conduct/index.ts'
import { mountEstablishments } from './domains/establishments/index.ts'
import { mountExchange } from './domains/exchange/index.ts'
import { findReceivedPhotos, mountFieldwork } from './domains/fieldwork/index.ts'
import { mountFindings } from './domains/findings/index.ts'
import {
  carryUploads,
  countFrameInBlocks,
  createBlockFollower,
  createBuildingFollower,
  findKeptUnit,
  findUnitPlaces,
  listOnlineUnits,
  mountFrame,
} from './domains/frame/index.ts'
import {
  type AccountPorts,
  concealContacts,
  type IdentityOptions,
  linksSignInDirectly,
  mountAccounts,
  mountActivation,
  mountDevices,
  mountIdentity,
  resolveActor,
} from './domains/identity/index.ts'
import { mountInstruments } from './domains/instruments/index.ts'
import { mountLedger } from './domains/ledger/index.ts'
import {
  createLinkerHere,
  type FrameLinker,
  mountLinkage,
  openDesk,
} from './domains/linkage/index.ts'
import { mountListing } from './domains/listing/index.ts'
import { mountMessages, moveThread } from './domains/messages/index.ts'
import {
  answersTo,
  followBlocks as followSignals,
  lapseLead,
  mountOmissions,
  raiseLead,
} from './domains/omissions/index.ts'
import { mountOversight, type OutsideNotes } from './domains/oversight/index.ts'
import { mountPostEnumeration } from './domains/post-enumeration/index.ts'
import {
  countResponsesInBlocks,
  findResponsesOf,
  followOpenings,
  mountResponses,
  followPlacement as moveResponses,
  prepareOutcomeFollower,
  readEstablishments,
  runEvaluations,
} from './domains/responses/index.ts'
import { mountRetention } from './domains/retention/index.ts'
import { findReturns, findReviewActs, mountReview } from './domains/review/index.ts'
import { mountSelfEmployed } from './domains/self-employed/index.ts'
import { noteView } from './note-view.ts'
import { operations } from './operations.ts'
import type { Clock } from './platform/clock.ts'
import type { Database } from './platform/database/database.ts'
import { encryptedOnly } from './platform/encrypted-only.ts'
import type { Log } from './platform/log.ts'
import type { Mounting } from './platform/mount.ts'
import { describeApi } from './platform/openapi.ts'
import { problemReply } from './platform/problem-handler.ts'
import { createReceiptSigner } from './platform/receipt-signer.ts'
import { sameOriginWrites } from './platform/same-origin-writes.ts'
import { mountScreens, type Screens } from './platform/screens.ts'
import { createSecretBox, SECRET_KEY_BYTES } from './platform/secret-box.ts'
import { securityHeaders } from './platform/security-headers.ts'
import type { Threads } from './platform/threads.ts'

export interface AppDependencies {
  readonly database: Database
  readonly clock: Clock
  readonly log: Log
  readonly newId: () => string
  readonly threads: Threads
  readonly identity: IdentityOptions
  /** Seals second factors and keys of tablets. Left out, what is sealed lasts as long as the process. */
  readonly secretKey?: Uint8Array
  readonly version: string
  /** Aborts when the server closes: what runs in the background stops and goes on at the next start. */
  readonly closing?: AbortSignal
  /** Origin under which browsers see the server when a proxy stands in front of it. */
  readonly publicOrigin?: string
  /** What is noted of the trail outside the database. */
  readonly trailNotes?: OutsideNotes
  /** Where frames are held for matching; here, where nothing else is given. */
  readonly linker?: FrameLinker
  /** The built web applications; without them only the API answers. */
  readonly screens?: Screens
}

/** Places and units, for accounts, notices and devices, whose domain is below theirs. */
const accountPorts: AccountPorts = {
  findAreaName,
  findUnits: findUnitPlaces,
  findKept: findKeptUnit,
  listOnlineUnits,
  countBlocksOf,
}

/** A server that notes nothing outside, as in tests of other things. */
const noNotes: OutsideNotes = {
  state: () => ({ last: null, fault: '没有锚定到数据库之外，请用 serve 启动' }),
  readAll: () => [],
}

/** What is kept by a unit's place moves with it. */
const followPlacement: typeof moveResponses = async (tx, place) => {
  await moveResponses(tx, place)
  if (place.areaCode !== null) await moveThread(tx, place.unitId, place.areaCode)
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
  const overTls = deps.publicOrigin?.startsWith('https:') ?? false
  app.use('*', securityHeaders(overTls))
  if (overTls) app.use('*', encryptedOnly)
  app.use('/api/*', sameOriginWrites(deps.publicOrigin))
  app.onError((error, c) => problemReply(error, c.get('requestId'), deps.log))

  const idleEnds = !linksSignInDirectly(deps.identity)
  const views = createViewRecorder()
  const mounting: Mounting = {
    // The routes set only the two variables declared above.
    app: app as unknown as Hono,
    createContext: (actor, requestId, source) => ({
      actor,
      requestId,
      source,
      clock: deps.clock,
      database: deps.database,
      newId: deps.newId,
      log: deps.log,
      threads: deps.threads,
    }),
    resolveActor: (request) => resolveActor(deps.database, deps.clock, request, idleEnds),
    behindProxy: deps.publicOrigin !== undefined,
    noteView: (ctx, look) => noteView(views, ctx, look),
    noteRefusal: async (ctx, refusal) => {
      if (isRefusal(ctx, refusal.problem)) await recordRefusal(ctx, refusal)
    },
    conceal: (actor, reply) => concealContacts(actor.role, reply),
  }
  const secretKey = deps.secretKey ?? randomBytes(SECRET_KEY_BYTES)
  const secrets = createSecretBox(secretKey)
  mountIdentity(mounting, deps.identity, secrets, deps.publicOrigin)
  mountAccounts(mounting, accountPorts)
  mountDevices(mounting, deps.identity, accountPorts)
  mountActivation(mounting, deps.identity, accountPorts)
  mountAreas(mounting, {
    counters: [countFrameInBlocks, countResponsesInBlocks],
    followBlocks: createBlockFollower({ followPlacement, followBlocks: [followSignals] }),
    followBuilding: createBuildingFollower({ followPlacement }),
  })
  /** For work nobody asks for over HTTP. */
  const ownContext = (work: string) => () =>
    mounting.createContext(null, work, { address: null, device: null })
  // What the last process left undone is done now.
  const followOpening = followOpenings(ownContext('assign-forms'))
  followOpening()
  mountInstruments(mounting, { followOpening })
  const uploads = carryUploads(ownContext('carry-uploads'), deps.closing)
  uploads.start()
  mountFrame(mounting, { findResponsesOf, followPlacement, prepareOutcomeFollower, uploads })
  const runner = runEvaluations(ownContext('run-evaluations'), deps.closing)
  runner.start()
  const review = { findReturns, findReviewActs }
  const signer = createReceiptSigner(secretKey)
  mountResponses(mounting, { ...review, findReceivedPhotos, runner, signer })
  const linker = deps.linker ?? createLinkerHere()
  mountLinkage(
    mounting,
    openDesk({ linker, findResponsesOf, followPlacement, prepareOutcomeFollower }),
  )
  mountLedger(mounting)
  mountEstablishments(mounting, {
    ...{ readReported: readEstablishments, raiseLead, lapseLead, answersTo },
  })
  mountConduct(mounting)
  mountReview(mounting)
  mountFindings(mounting)
  mountMessages(mounting)
  mountAttention(mounting)
  mountCoding(mounting)
  mountExchange(mounting)
  mountOmissions(mounting)
  mountListing(mounting)
  mountPostEnumeration(mounting)
  mountSelfEmployed(mounting)
  mountOversight(mounting, { notes: deps.trailNotes ?? noNotes })
  mountRetention(mounting)
  mountFieldwork(mounting, {
    counters: [countFrameInBlocks, countResponsesInBlocks],
    ...{ review, findResponsesOf, prepareOutcomeFollower, secrets },
  })

  const description = describeApi(operations, deps.version)
  app.get('/api/openapi.json', (c) => c.json(description))
  app.all('/api/*', () => {
    throw new Problem('no-such-operation')
  })
  if (deps.screens) mountScreens(app as unknown as Hono, deps.screens)
  return app
}
