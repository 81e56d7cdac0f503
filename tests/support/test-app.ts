/** The real application in process, on a fresh database, with a clock that tests set. */
import { createApp } from '../../server/app.ts'
import type { Account, Position, Role, Scope } from '../../server/contract/identity.ts'
import type { InputOf, OperationShape, ReplyOf } from '../../server/contract/operation.ts'
import type { ProblemDocument } from '../../server/contract/problems.ts'
import { createAccount, issueSignInLink } from '../../server/domains/identity/index.ts'
import type { Context } from '../../server/platform/context.ts'
import type { Database } from '../../server/platform/database/database.ts'
import { type Log, silentLog } from '../../server/platform/log.ts'
import { openTestDatabase } from './test-database.ts'
import { testThreads } from './test-threads.ts'

export type Outcome<O extends OperationShape> =
  | { readonly ok: true; readonly status: number; readonly reply: ReplyOf<O> }
  | { readonly ok: false; readonly status: number; readonly problem: ProblemDocument }

export interface TestApp {
  readonly database: Database
  /** The server's own context: nobody signed in. */
  readonly context: Context
  setTime(instant: string): void
  /** Raw request; `as` signs it with that account's session. */
  fetch(path: string, init?: RequestInit, as?: Caller): Promise<Response>
  /** One typed operation, as the browser would call it. */
  call<const O extends OperationShape>(
    shape: O,
    input: Partial<InputOf<O>>,
    as?: Caller,
    /** Sees the reply as it came, e.g. for its cookies. */
    look?: (reply: Response) => void,
  ): Promise<Outcome<O>>
  /** The same as a raw response: for walks over every operation. */
  request(
    shape: OperationShape,
    input: Partial<InputOf<OperationShape>>,
    as?: SignedIn,
  ): Promise<Response>
  signIn(role: Role, scope: Scope, displayName?: string, position?: Position): Promise<SignedIn>
  /** The same person in another browser. */
  signInAgain(who: SignedIn): Promise<SignedIn>
  /** What the server does in the background stops, as when it closes. */
  stopBackground(): void
  close(): Promise<void>
}

export interface SignedIn {
  readonly account: Account
  readonly cookie: string
  /** What this person's browser and network say besides, e.g. its address behind a proxy. */
  readonly headers?: Readonly<Record<string, string>>
}

type Caller = Pick<SignedIn, 'cookie' | 'headers'>

const ORIGIN = 'http://localhost:8080'

export interface TestAppOptions {
  /** False: links ask for password and second factor, as a real installation does. */
  readonly linksSignInDirectly?: boolean
  /** Of an earlier app, to start the server again on what it left. */
  readonly database?: Database
  /** The proxy in front says which address a caller has (x-forwarded-for). */
  readonly behindProxy?: boolean
  /** Takes what the server logs; nothing is logged without. */
  readonly log?: Log
}

export async function createTestApp(options: TestAppOptions = {}): Promise<TestApp> {
  const { log = silentLog } = options
  const database = options.database ?? (await openTestDatabase())
  let now = '2024-01-15T02:00:00.000Z'
  let ids = 0
  const clock = { now: () => now }
  const newId = () => `${options.database ? 'again' : 'test'}-id-${String(++ids).padStart(6, '0')}`
  const context: Context = {
    actor: null,
    clock,
    database,
    requestId: 'test',
    newId,
    log,
    threads: testThreads,
  }
  const closing = new AbortController()
  const app = createApp({
    database,
    clock,
    log,
    newId,
    threads: testThreads,
    closing: closing.signal,
    identity: {
      demonstration: false,
      secureCookies: false,
      linksSignInDirectly: options.linksSignInDirectly ?? true,
    },
    version: 'test',
    ...(options.behindProxy ? { publicOrigin: ORIGIN } : {}),
  })

  const fetchAs: TestApp['fetch'] = async (path, init = {}, as) => {
    const headers = new Headers(init.headers)
    if (!headers.has('origin')) headers.set('origin', ORIGIN)
    if (as) headers.set('cookie', as.cookie)
    for (const [name, value] of Object.entries(as?.headers ?? {})) headers.set(name, value)
    const proxy = { incoming: { socket: { remoteAddress: '127.0.0.1' } } }
    return app.request(`${ORIGIN}${path}`, { ...init, headers }, options.behindProxy ? proxy : {})
  }

  /** The cookie of a session begun with a link. */
  const openSession = async (accountId: string): Promise<string> => {
    const { token } = await issueSignInLink(context, accountId)
    const response = await fetchAs('/api/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token }),
    })
    const cookie = response.headers.get('set-cookie')?.split(';')[0]
    if (!cookie) throw new Error(`sign-in failed: ${response.status} ${await response.text()}`)
    return cookie
  }

  return {
    database,
    context,
    setTime: (instant) => {
      now = instant
    },
    fetch: fetchAs,
    request: (shape, input, as) => fetchAs(pathOf(shape, input), requestOf(shape, input.body), as),
    async call(shape, input, as, look) {
      const response = await fetchAs(pathOf(shape, input), requestOf(shape, input.body), as)
      look?.(response)
      const body: unknown = await response.json()
      return response.ok
        ? // The route's reply is declared by the same operation.
          { ok: true, status: response.status, reply: body as ReplyOf<typeof shape> }
        : { ok: false, status: response.status, problem: body as ProblemDocument }
    },
    async signIn(role, scope, displayName = '测试人员', position = 'preparer') {
      const account = await createAccount(context, { displayName, role, scope, position })
      return { account, cookie: await openSession(account.id) }
    },
    async signInAgain({ account }) {
      const cookie = await openSession(account.id)
      const session = await fetchAs('/api/session', { headers: { cookie } })
      return { account: (await session.json()).account, cookie }
    },
    stopBackground: () => closing.abort(),
    close() {
      closing.abort()
      return database.close()
    },
  }
}

function pathOf(shape: OperationShape, input: Partial<InputOf<OperationShape>>): string {
  const params = (input.params ?? {}) as Record<string, string>
  const path = shape.path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(params[name] ?? ''),
  )
  const query = new URLSearchParams(
    Object.entries((input.query ?? {}) as Record<string, unknown>).map(([k, v]) => [k, String(v)]),
  )
  return query.size > 0 ? `${path}?${query}` : path
}

function requestOf(shape: OperationShape, body: unknown): RequestInit {
  if (!shape.body) return { method: shape.method }
  if (shape.body.kind === 'json') {
    return {
      method: shape.method,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }
  }
  return {
    method: shape.method,
    headers: { 'content-type': shape.body.mediaTypes[0]! },
    body: body as Uint8Array<ArrayBuffer>,
  }
}
