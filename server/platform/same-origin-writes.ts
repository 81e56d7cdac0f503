/**
 * Refuses every write that a browser sends from another site, whatever its content type. Programs that
 * are no browsers send no Origin; nobody else's page makes them ask. A form without one is an old browser's.
 */
import type { MiddlewareHandler } from 'hono'
import { Problem } from '../contract/problems.ts'

/** What a form on a page can send without its page being asked first. */
const FORM = /^\s*(application\/x-www-form-urlencoded|multipart\/form-data|text\/plain)\b/i

export function sameOriginWrites(publicOrigin: string | undefined): MiddlewareHandler {
  return async (c, next) => {
    if (c.req.method !== 'GET' && c.req.method !== 'HEAD') {
      const origin = c.req.header('origin')
      const own = [new URL(c.req.url).origin, publicOrigin]
      const foreign = origin !== undefined && !own.includes(origin)
      const form = origin === undefined && FORM.test(c.req.header('content-type') ?? '')
      if (foreign || form || c.req.header('sec-fetch-site') === 'cross-site') {
        throw new Problem('cross-site-request')
      }
    }
    await next()
  }
}
