import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { securityHeaders } from '../../../server/platform/security-headers.ts'

test('pages may compile WebAssembly but never evaluate script, and ask no other host', async () => {
  const app = new Hono().use(securityHeaders(false)).get('/', (c) => c.text('普查'))
  const reply = await app.request('/')
  const policy = reply.headers.get('content-security-policy') ?? ''
  const scripts = policy.split('; ').find((part) => part.startsWith('script-src'))
  expect(scripts).toBe("script-src 'self' 'wasm-unsafe-eval'")
  expect(policy).not.toContain("'unsafe-eval'")
  expect(policy).not.toContain("'unsafe-inline'")
  expect(policy).not.toMatch(/https?:|\*/)
})
