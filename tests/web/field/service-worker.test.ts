/** The tablet's service worker as it is bundled, with caches and a network of our own. */
import { createHash } from 'node:crypto'
import { runInNewContext } from 'node:vm'
import { buildSync } from 'esbuild'
import { beforeEach, describe, expect, it } from 'vitest'
import { projectPath } from '../../../server/platform/project-path.ts'

const ORIGIN = 'https://tablet.example'
const files: Readonly<Record<string, string>> = {
  '/field/index.html': '<title>经普</title>',
  '/assets/app-1.js': 'export const app = 1',
}
const hashOf = (text: string) => createHash('sha256').update(text).digest('base64')
const PRECACHE = {
  version: 'v1',
  files: Object.entries(files).map(([path, text]) => [path, hashOf(text)]),
}
const { text: source } = buildSync({
  entryPoints: [projectPath('web/field-worker/service-worker.ts')],
  ...{ bundle: true, write: false, target: 'es2022' },
  define: { PRECACHE: JSON.stringify(PRECACHE) },
}).outputFiles[0]!

type Network = (path: string) => Response
const portal: Network = () =>
  new Response('<title>Wi-Fi 登录</title>', { headers: { 'content-type': 'text/html' } })
const ours: Network = (path) => {
  const text = path.startsWith('/rules/') ? 'export default () => []' : files[path]
  if (text === undefined) return new Response('没有这个页面', { status: 404 })
  return new Response(text, { headers: { 'content-type': 'text/javascript; charset=utf-8' } })
}

/** One browser: what its caches hold outlasts the worker. */
function tablet() {
  const stores = new Map<string, Map<string, Response>>()
  const pathOf = (asked: string | { url: string }) =>
    new URL(typeof asked === 'string' ? asked : asked.url, ORIGIN).pathname
  const cacheOf = (name: string) => {
    const store = stores.get(name) ?? new Map<string, Response>()
    stores.set(name, store)
    return {
      match: async (asked: string | { url: string }) => store.get(pathOf(asked))?.clone(),
      put: async (asked: string | { url: string }, response: Response) =>
        void store.set(pathOf(asked), response),
    }
  }
  const caches = {
    open: async (name: string) => cacheOf(name),
    keys: async () => [...stores.keys()],
    match: async (asked: string | { url: string }) =>
      [...stores.values()]
        .map((store) => store.get(pathOf(asked)))
        .find(Boolean)
        ?.clone(),
    delete: async (name: string) => stores.delete(name),
  }
  /** Starts the worker in this network and lets it have one event; resolves with what it answers. */
  const run = async (type: string, network: Network, event: object = {}): Promise<Response> => {
    const listeners = new Map<string, (event: unknown) => void>()
    const self = {
      addEventListener: (name: string, listener: (event: unknown) => void) =>
        listeners.set(name, listener),
      location: { origin: ORIGIN },
      clients: { claim: async () => undefined },
      skipWaiting: async () => undefined,
    }
    runInNewContext(source, {
      ...{ self, caches, crypto, btoa, URL, Response, Date },
      fetch: async (asked: string | { url: string }) => network(pathOf(asked)),
    })
    let outcome: Promise<unknown> = Promise.resolve()
    const take = (promise: Promise<unknown>) => {
      outcome = promise
    }
    listeners.get(type)!({ ...event, waitUntil: take, respondWith: take })
    return (await outcome) as Response
  }
  const ask = async (path: string, network: Network) => {
    const request = { method: 'GET', mode: 'no-cors', url: `${ORIGIN}${path}` }
    return (await run('fetch', network, { request })).text()
  }
  return { caches, run, ask }
}

describe('the tablet’s service worker', () => {
  let device: ReturnType<typeof tablet>
  beforeEach(() => {
    device = tablet()
  })
  const offline: Network = () => {
    throw new TypeError('Failed to fetch')
  }

  it('keeps one build whole, and serves it without a network', async () => {
    await device.run('install', ours)
    for (const [path, text] of Object.entries(files)) {
      expect(await device.ask(path, offline)).toBe(text)
    }
  })

  it('keeps nothing of a network that wants its own sign-in, and goes on after it', async () => {
    const halfway: Network = (path) => (path.startsWith('/assets/') ? portal(path) : ours(path))
    await expect(device.run('install', halfway)).rejects.toThrow('/assets/app-1.js')
    expect(await device.caches.match('/assets/app-1.js')).toBeUndefined()
    await device.run('install', ours)
    expect(await device.ask('/assets/app-1.js', offline)).toBe(files['/assets/app-1.js'])
  })

  it('fetches anew what an earlier build kept wrong', async () => {
    const before = await device.caches.open('jingpu-field-v0')
    await before.put('/assets/app-1.js', portal('/assets/app-1.js'))
    await device.run('install', ours)
    expect(await device.ask('/assets/app-1.js', offline)).toBe(files['/assets/app-1.js'])
  })

  it('keeps compiled checks, and no page in their place', async () => {
    const path = '/rules/611-abc.js'
    expect(await device.ask(path, portal)).toContain('Wi-Fi')
    expect(await device.ask(path, ours)).toBe('export default () => []')
    expect(await device.ask(path, offline)).toBe('export default () => []')
  })
})
