/**
 * Mounts one operation on Hono: request id, actor, parameter and body check, reply. Domains hand in
 * the operation and a verb; they never touch the request.
 */

import { getConnInfo } from '@hono/node-server/conninfo'
import type { Hono } from 'hono'
import type { InputOf, OperationShape, ReplyOf } from '../contract/operation.ts'
import { Problem } from '../contract/problems.ts'
import type { Actor, Context } from './context.ts'
import { requireSignedIn, type SignedInContext } from './context.ts'
import { readBytes, readJson } from './read-body.ts'
import { type Check, compileBody, compileParameters } from './validation.ts'

/** What a verb behind HTTP may do to the reply besides returning its value. */
export interface Exchange {
  readonly request: Request
  /** Address of the peer, or undefined outside a real server. */
  readonly peer: string | undefined
  setHeader(name: string, value: string): void
}

export interface Mounting {
  readonly app: Hono
  readonly createContext: (actor: Actor | null, requestId: string) => Context
  readonly resolveActor: (request: Request) => Promise<Actor | null>
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
    const bare = mounting.createContext(actor, requestId)
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
      peer: peerOf(() => getConnInfo(c).remote.address),
      setHeader: (name, value) => headers.push([name, value]),
    }
    // Checked against the operation's own schemas just above.
    const reply = await verb(ctx, input as InputOf<O>, exchange)
    for (const [name, value] of headers) c.header(name, value, { append: true })
    return c.json(reply as object)
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
