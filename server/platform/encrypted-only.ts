/**
 * Lets nothing through in the clear where browsers are meant to come over TLS (law.md L-50): what a proxy
 * says came in plain, and what reached this port past the proxy. Loopback is the host's own business.
 */
import { getConnInfo } from '@hono/node-server/conninfo'
import type { MiddlewareHandler } from 'hono'
import { Problem } from '../contract/problems.ts'
import { isLoopback } from './caller-address.ts'

export const encryptedOnly: MiddlewareHandler = async (c, next) => {
  const forwarded = c.req.header('x-forwarded-proto')?.split(',').at(-1)?.trim()
  if (forwarded !== 'https' && (forwarded !== undefined || !isLoopback(peerOf(c)))) {
    throw new Problem('plain-http-refused')
  }
  await next()
}

/** In process, without a socket, a request counts as the host's own. */
function peerOf(c: Parameters<MiddlewareHandler>[0]): string {
  try {
    return getConnInfo(c).remote.address ?? ''
  } catch {
    return '127.0.0.1'
  }
}
