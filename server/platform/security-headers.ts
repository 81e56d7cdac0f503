/**
 * Security headers of every reply: a strict content-security policy without eval or foreign origins.
 * `wasm-unsafe-eval` lets a worker compile the solver's WebAssembly; it allows no script.
 */
import type { Context, MiddlewareHandler } from 'hono'

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

/** `overTls`: browsers come over TLS and shall never again come without. */
export function securityHeaders(overTls: boolean): MiddlewareHandler {
  return async (c, next) => {
    await next()
    if (overTls) c.header('strict-transport-security', 'max-age=31536000; includeSubDomains')
    setHeaders(c)
  }
}

function setHeaders(c: Context): void {
  c.header('content-security-policy', policy)
  c.header('x-content-type-options', 'nosniff')
  c.header('referrer-policy', 'no-referrer')
  c.header('x-frame-options', 'DENY')
  c.header(
    'permissions-policy',
    'geolocation=(self), camera=(self), microphone=(), payment=(), usb=(), browsing-topics=()',
  )
  c.header('cross-origin-resource-policy', 'same-origin')
  c.header('cross-origin-opener-policy', 'same-origin')
  if (c.req.path.startsWith('/api/')) c.header('cache-control', 'no-store')
}
