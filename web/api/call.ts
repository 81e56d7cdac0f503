/**
 * Calls one operation of the contract over fetch. A failure is a union, never a bare exception:
 * no network, no answer in time, someone else's answer, or a problem the server named.
 */
import type { InputOf, OperationShape, ReplyOf } from '../../server/contract/operation.ts'
import type { ProblemDocument } from '../../server/contract/problems.ts'

export type Failure =
  | { readonly kind: 'offline' }
  | { readonly kind: 'timeout' }
  /** Something answered that is not the server: a network that wants its own sign-in first. */
  | { readonly kind: 'portal' }
  | { readonly kind: 'problem'; readonly problem: ProblemDocument }

export class CallFailure extends Error {
  readonly failure: Failure

  constructor(failure: Failure) {
    super(failure.kind === 'problem' ? failure.problem.type : failure.kind)
    this.name = 'CallFailure'
    this.failure = failure
  }
}

/** Only the parts of the input that the operation has. */
export type CallInput<O extends OperationShape> = {
  readonly [Part in keyof InputOf<O> as InputOf<O>[Part] extends undefined
    ? never
    : Part]: InputOf<O>[Part]
}

const TIMEOUT_MS = 30_000
const UPLOAD_TIMEOUT_MS = 600_000

/** The reply, or a thrown CallFailure. */
export async function call<const O extends OperationShape>(
  operation: O,
  input: CallInput<O>,
  /** Beside those of the operation, e.g. a tablet's signature. */
  headers: Readonly<Record<string, string>> = {},
): Promise<ReplyOf<O>> {
  // The conditional type above only leaves out parts the operation lacks.
  const parts = input as Partial<InputOf<OperationShape>>
  const request = requestOf(operation, parts.body)
  const response = await send(urlOf(operation, parts), {
    ...request,
    headers: { ...request.headers, ...headers },
  })
  const body: unknown = await response.json().catch(() => undefined)
  if (response.ok && body !== undefined) return body as ReplyOf<O>
  throw new CallFailure(isProblem(body) ? { kind: 'problem', problem: body } : { kind: 'portal' })
}

async function send(url: string, init: RequestInit & { timeoutMs: number }): Promise<Response> {
  try {
    return await fetch(url, { ...init, signal: AbortSignal.timeout(init.timeoutMs) })
  } catch (error) {
    const timedOut = error instanceof DOMException && error.name === 'TimeoutError'
    throw new CallFailure({ kind: timedOut ? 'timeout' : 'offline' })
  }
}

/** Where an operation is called with these parameters. */
export function urlOf(operation: OperationShape, input: Partial<InputOf<OperationShape>>): string {
  const params = (input.params ?? {}) as Record<string, string>
  const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(params[name] ?? ''),
  )
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries((input.query ?? {}) as Record<string, unknown>)) {
    if (value !== undefined && value !== '') query.set(name, String(value))
  }
  return query.size > 0 ? `${path}?${query}` : path
}

interface Request {
  readonly method: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: BodyInit
  readonly timeoutMs: number
}

function requestOf(operation: OperationShape, body: unknown): Request {
  const { method } = operation
  if (!operation.body) return { method, headers: {}, timeoutMs: TIMEOUT_MS }
  if (operation.body.kind === 'json') {
    return {
      method,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      timeoutMs: TIMEOUT_MS,
    }
  }
  return {
    method,
    headers: { 'content-type': operation.body.mediaTypes[0]! },
    body: body as Uint8Array<ArrayBuffer>,
    timeoutMs: UPLOAD_TIMEOUT_MS,
  }
}

function isProblem(body: unknown): body is ProblemDocument {
  return typeof body === 'object' && body !== null && 'type' in body && 'retry' in body
}
