import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadScreens, mountScreens } from '../../../server/platform/screens.ts'

describe('the built screens', () => {
  const folder = mkdtempSync(join(tmpdir(), 'jingpu-screens-'))
  const app = new Hono()
  beforeAll(() => {
    const files = {
      'sign-in/index.html': '登录',
      'field/index.html': '外业',
      'field/service-worker.js': 'self',
      'assets/main-abc.js': 'console.log(1)',
      'assets/secret.map': '{}',
    }
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(join(folder, path, '..'), { recursive: true })
      writeFileSync(join(folder, path), content)
    }
    mountScreens(app, loadScreens(folder)!)
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  const get = async (path: string, headers: Record<string, string> = {}) =>
    app.request(path, { headers })
  const text = async (path: string) => (await get(path)).text()

  it('opens the sign-in at the root and each application at every route below it', async () => {
    expect(await text('/')).toBe('登录')
    expect(await text('/sign-in/')).toBe('登录')
    expect(await text('/field/')).toBe('外业')
    expect(await text('/field/blocks/14060200100101')).toBe('外业')
    expect(await text('/field/responses/unit-1.621.2023')).toBe('外业')
    expect((await get('/field')).headers.get('location')).toBe('/field/')
  })

  it('keeps hashed assets for ever and asks anew for pages and workers', async () => {
    const lasting = async (path: string) => (await get(path)).headers.get('cache-control')
    expect(await lasting('/assets/main-abc.js')).toContain('immutable')
    expect(await lasting('/field/')).toBe('no-cache')
    expect(await lasting('/field/service-worker.js')).toBe('no-cache')
    const tag = (await get('/field/')).headers.get('etag')!
    expect((await get('/field/', { 'if-none-match': tag })).status).toBe(304)
  })

  it('sends text compressed to those who take it', async () => {
    const reply = await get('/assets/main-abc.js', { 'accept-encoding': 'gzip, br' })
    expect(reply.headers.get('content-encoding')).toBe('gzip')
    expect(gunzipSync(await reply.arrayBuffer()).toString()).toBe('console.log(1)')
    expect((await get('/assets/main-abc.js')).headers.get('content-encoding')).toBeNull()
  })

  it('has nothing outside the built folder', async () => {
    for (const path of [
      '/assets/secret.map',
      '/assets/none.js',
      '/field/none.js',
      '/../package.json',
      '/office/',
    ]) {
      expect([path, (await get(path)).status]).toEqual([path, 404])
    }
    expect(loadScreens(join(folder, 'absent'))).toBeUndefined()
  })
})
