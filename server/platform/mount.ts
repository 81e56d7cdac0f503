/**
 * Mounts one operation on Hono: request id, actor, parameter and body check, reply. Domains hand in
 * the operation and a verb; they never touch the request.
 */

import { getConnInfo } from '@hono/node-server/conninfo'
import type { Hono } from 'hono'
import type { FileContent, InputOf, OperationShape, ReplyOf } from '../contract/operation.ts'
import { Problem, type ProblemId } from '../contract/problems.ts'
import { callerAddress } from './caller-address.ts'
import type { Actor, Context, RequestSource } from './context.ts'
import { requireSignedIn, type SignedInContext } from './context.ts'
import { readBytes, readJson, readStream } from './read-body.ts'
import { type Check, compileBody, compileParameters } from './validation.ts'

/** What a verb behind HTTP may do to the reply besides returning its value. */
export interface Exchange {
  readonly request: Request
  setHeader(name: string, value: string): void
}

/** A browser's description of itself is kept up to here. */
const LONGEST_DEVICE = 200

export interface Mounting {
  readonly app: Hono
  readonly createContext: (actor: Actor | null, requestId: string, source: RequestSource) => Context
  readonly resolveActor: (request: Request) => Promise<Actor | null>
  /** Whether a proxy stands in front whose word on the caller's address counts. */
  readonly behindProxy: boolean
  /** Called before micro-data is handed out; throws when the look cannot be noted. */
  readonly noteView: (ctx: SignedInContext, look: Look) => Promise<void>
  /** Called when a verb threw a problem. */
  readonly noteRefusal: (ctx: Context, refusal: RefusedCall) => Promise<void>
  /** What of a reply with micro-data this person may see: contacts may be hidden. */
  readonly conceal: (actor: Actor, reply: unknown) => unknown
}

/** One look at micro-data, as the trail keeps it. */
export interface Look {
  readonly operationId: string
  readonly subject: string
  /** Empty for lists. */
  readonly subjectId: string
  /** What a list was asked for. */
  readonly filter: Readonly<Record<string, unknown>>
  /** Rows shown by a list. */
  readonly rows: number | undefined
  readonly everyTime: boolean
}

export interface RefusedCall {
  readonly operationId: string
  readonly problem: ProblemId
  readonly params: Readonly<Record<string, string>>
}

type ContextOf<O extends OperationShape> = O['access'] extends 'public' ? Context : SignedInContext

export type Verb<O extends OperationShape> = (
  ctx: ContextOf<O>,
  input: InputOf<O>,
  exchange: Exchange,
) => Promise<ReplyOf<O>>

export function mount<const O extends OperationShape>(
  mounting: Mounting,
  shape: O,
  verb: Verb<O>,
): void {
  const checkParams = shape.params && compileParameters(shape.params)
  const checkQuery = shape.query && compileParameters(shape.query)
  const checkBody = shape.body?.kind === 'json' ? compileBody(shape.body.schema) : undefined
  const path = shape.path.replace(/\{(\w+)\}/g, ':$1')

  mounting.app.on(shape.method, path, async (c) => {
    const requestId = c.get('requestId' as never) as string
    c.set('operationId' as never, shape.id as never)
    const actor = await mounting.resolveActor(c.req.raw)
    const peer = peerOf(() => getConnInfo(c).remote.address)
    const bare = mounting.createContext(actor, requestId, {
      address: callerAddress(peer, c.req.header('x-forwarded-for'), mounting.behindProxy),
      device: c.req.header('user-agent')?.slice(0, LONGEST_DEVICE) ?? null,
    })
    // A public operation's verb takes a bare context; all others only one with an actor.
    const ctx = (shape.access === 'public' ? bare : requireSignedIn(bare)) as ContextOf<O>
    const input = {
      params: accepted(c.req.param(), checkParams),
      query: accepted({ ...c.req.query() }, checkQuery),
      body: await readBody(c.req.raw, shape, checkBody),
    }
    const headers: [string, string][] = []
    const exchange: Exchange = {
      request: c.req.raw,
      setHeader: (name, value) => headers.push([name, value]),
    }
    // Checked against the operation's own schemas just above.
    const reply = await verb(ctx, input as InputOf<O>, exchange).catch(async (thrown) => {
      if (thrown instanceof Problem) {
        const params = (input.params ?? {}) as Record<string, string>
        await mounting.noteRefusal(bare, { operationId: shape.id, problem: thrown.id, params })
      }
      throw thrown
    })
    const shown =
      shape.microdata && actor
        ? await showMicrodata(mounting, shape, requireSignedIn(bare), input, reply)
        : reply
    for (const [name, value] of headers) c.header(name, value, { append: true })
    if (shape.file) return fileReply(reply as FileContent)
    return c.json(shown as object)
  })
}

/** Notes the look, then hands out what this person may see of it. */
async function showMicrodata(
  mounting: Mounting,
  shape: OperationShape,
  ctx: SignedInContext,
  input: { readonly params: unknown; readonly query: unknown },
  reply: unknown,
): Promise<unknown> {
  const { subject, param, everyTime = false } = shape.microdata!
  const rows = Object.values(reply as object).find(Array.isArray)?.length
  await mounting.noteView(ctx, {
    operationId: shape.id,
    subject,
    subjectId: param === undefined ? '' : ((input.params as Record<string, string>)[param] ?? ''),
    filter: (input.query ?? {}) as Record<string, unknown>,
    rows: param === undefined ? rows : undefined,
    everyTime,
  })
  return mounting.conceal(ctx.actor, reply)
}

function fileReply({ fileName, mediaType, bytes }: FileContent): Response {
  // Response takes any async iterable of bytes; its type names only streams.
  return new Response(bytes as Uint8Array<ArrayBuffer>, {
    headers: {
      'content-type': mediaType,
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`,
    },
  })
}

function accepted(values: Record<string, string>, check: Check | undefined): unknown {
  if (!check) return undefined
  const fault = check(values)
  if (fault !== undefined) throw new Problem('parameter-not-acceptable', `地址参数${fault}`)
  return values
}

async function readBody(
  request: Request,
  shape: OperationShape,
  check: Check | undefined,
): Promise<unknown> {
  if (!shape.body) return undefined
  if (shape.body.kind === 'bytes') return readBytes(request, shape.body)
  if (shape.body.kind === 'stream') return readStream(request, shape.body)
  const value = await readJson(request, shape.body.maxBytes)
  const fault = check?.(value)
  if (fault !== undefined) throw new Problem('body-not-acceptable', fault)
  return value
}

function peerOf(read: () => string | undefined): string | undefined {
  try {
    return read()
  } catch {
    return undefined // in process, without a socket
  }
}
