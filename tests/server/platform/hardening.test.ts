/** Doors that stay shut whatever is asked behind them. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createApp } from '../../../server/app.ts'
import { callerAddress } from '../../../server/platform/caller-address.ts'
import { createTestApp, type SignedIn, type TestApp } from '../../support/test-app.ts'
import { openTestDatabase } from '../../support/test-database.ts'
import { testThreads } from '../../support/test-threads.ts'

describe('L-26 writes from other sites', () => {
  let app: TestApp
  let county: SignedIn
  beforeEach(async () => {
    app = await createTestApp()
    county = await app.signIn('county-office', {
      kind: 'area',
      areaPrefix: '140602',
      name: '朔城区',
    })
  })
  afterEach(() => app.close())

  it('are refused whatever their content type and method', async () => {
    for (const type of ['application/json', 'text/plain', 'application/x-www-form-urlencoded']) {
      for (const method of ['POST', 'PUT', 'DELETE']) {
        const path = method === 'PUT' ? '/api/units/unit-a/placement' : '/api/session'
        const headers = { origin: 'https://elsewhere.example', 'content-type': type }
        const init = method === 'DELETE' ? { method, headers } : { method, headers, body: '{}' }
        const response = await app.fetch(path, init, county)
        expect([type, method, response.status]).toEqual([type, method, 403])
        expect(await response.text()).toContain('cross-site-request')
      }
    }
    const hidden = { 'sec-fetch-site': 'cross-site', 'content-type': 'application/json' }
    const response = await app.fetch(
      '/api/session',
      { method: 'POST', headers: hidden, body: '{}' },
      county,
    )
    expect(response.status).toBe(403)
    expect((await app.fetch('/api/blocks', {}, county)).status).toBe(200)
  })

  it('a body beyond its limit, or nested beyond reason, is refused and not swallowed', async () => {
    const send = (body: string) =>
      app.fetch('/api/session', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      })
    expect((await send(JSON.stringify({ token: 'x'.repeat(5_000) }))).status).toBe(413)
    const enumerator = await app.signIn('enumerator', county.account.scope)
    const depth = 100_000
    const nested = `{"answers":${'['.repeat(depth)}${']'.repeat(depth)}}`
    const upload = await app.fetch(
      '/api/responses/unit-a.622.2023/revisions/revision-1',
      { method: 'PUT', headers: { 'content-type': 'application/json' }, body: nested },
      enumerator,
    )
    expect(upload.status).toBeLessThan(500)
  })
})

describe('L-50 a server that browsers reach over TLS', () => {
  const serve = async () => {
    const database = await openTestDatabase()
    const app = createApp({
      database,
      clock: { now: () => '2024-01-15T02:00:00.000Z' },
      log: { info: () => {}, warn: () => {}, error: () => {} },
      newId: () => 'id',
      threads: testThreads,
      identity: { demonstration: false, secureCookies: true },
      version: 'test',
      publicOrigin: 'https://census.example',
    })
    return { app, database }
  }

  it('refuses what came in plain, says so and asks browsers never to try again', async () => {
    const { app, database } = await serve()
    const ask = (headers: Record<string, string>, peer: string) =>
      app.request(
        'http://census.example/api/session',
        { headers },
        { incoming: { socket: { remoteAddress: peer, remotePort: 1, remoteFamily: 'IPv4' } } },
      )
    expect((await ask({ 'x-forwarded-proto': 'http' }, '127.0.0.1')).status).toBe(403)
    expect((await ask({}, '10.1.2.3')).status).toBe(403)
    const proxied = await ask({ 'x-forwarded-proto': 'https' }, '10.1.2.3')
    expect(proxied.status).toBe(200)
    expect(proxied.headers.get('strict-transport-security')).toContain('max-age=31536000')
    expect(proxied.headers.get('x-frame-options')).toBe('DENY')
    expect((await ask({}, '127.0.0.1')).status).toBe(200)
    await database.close()
  })

  it('takes a form that names no origin for one of another site, and a program that sends nothing for none', async () => {
    const { app, database } = await serve()
    const post = async (headers: Record<string, string>) => {
      const url = 'http://census.example/api/sign-in/passkey/options'
      return (await app.request(url, { method: 'POST', headers })).status
    }
    expect(await post({})).toBe(200)
    expect(await post({ 'content-type': 'text/plain' })).toBe(403)
    expect(await post({ 'content-type': 'multipart/form-data; boundary=x' })).toBe(403)
    expect(await post({ origin: 'https://elsewhere.example' })).toBe(403)
    await database.close()
  })

  it('believes the proxy about a caller’s address, and nobody before it', () => {
    expect(callerAddress('127.0.0.1', '6.6.6.6, 10.0.0.9', true)).toBe('10.0.0.9')
    expect(callerAddress('10.0.0.7', '6.6.6.6', true)).toBe('10.0.0.7')
    expect(callerAddress('127.0.0.1', 'nonsense', true)).toBe('127.0.0.1')
    expect(callerAddress('127.0.0.1', '6.6.6.6', false)).toBe('127.0.0.1')
    expect(callerAddress(undefined, undefined, false)).toBeNull()
  })
})
