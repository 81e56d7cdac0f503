/**
 * Refuses every write that a browser sends from another site, whatever its content type. Programs that
 * are no browsers send no Origin; they have no session cookie to be abused either.
 */
import type { MiddlewareHandler } from 'hono'
import { Problem } from '../contract/problems.ts'

export function sameOriginWrites(publicOrigin: string | undefined): MiddlewareHandler {
  return async (c, next) => {
    if (c.req.method !== 'GET' && c.req.method !== 'HEAD') {
      const origin = c.req.header('origin')
      const own = [new URL(c.req.url).origin, publicOrigin]
      const foreign = origin !== undefined && !own.includes(origin)
      if (foreign || c.req.header('sec-fetch-site') === 'cross-site') {
        throw new Problem('cross-site-request')
      }
    }
    await next()
  }
}
