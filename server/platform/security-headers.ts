/**
 * Security headers of every reply: a strict content-security policy without eval or foreign origins.
 * `wasm-unsafe-eval` lets a worker compile the solver's WebAssembly; it allows no script.
 */
import type { MiddlewareHandler } from 'hono'

const policy = [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ')

export const securityHeaders: MiddlewareHandler = async (c, next) => {
  await next()
  c.header('content-security-policy', policy)
  c.header('x-content-type-options', 'nosniff')
  c.header('referrer-policy', 'no-referrer')
  c.header('permissions-policy', 'geolocation=(self), camera=(self), microphone=()')
  c.header('cross-origin-opener-policy', 'same-origin')
  if (c.req.path.startsWith('/api/')) c.header('cache-control', 'no-store')
}
