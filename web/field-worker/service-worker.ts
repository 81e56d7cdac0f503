/**
 * Keeps the whole enumerator's application on the device: pages, forms, code lists and compiled checks
 * of one build in one cache. A new build is fetched whole beside the old one and takes over only when the
 * person says so; the build before stays, so that a window still open in it goes on. Our own and small:
 * a window must never be served a mixture of two builds. Nothing is kept that is not what the build made: a
 * network that wants its own sign-in answers every path with a page of its own. Never touches /api.
 */
/** Put in by the build: paths, each with the SHA-256 of the file, in base64. */
declare const PRECACHE: {
  readonly version: string
  readonly files: readonly (readonly [path: string, hash: string])[]
}

// The library's `self` is any worker; this file runs in no other than this one.
const worker = self as unknown as ServiceWorkerGlobalScope

const PREFIX = 'jingpu-field-'
const CACHE = `${PREFIX}${PRECACHE.version}`
const RULES = 'jingpu-rules'
const PAGE = '/field/index.html'
const ORDER_KEY = '/field/installed-at'

worker.addEventListener('install', (event) => {
  event.waitUntil(install())
})

worker.addEventListener('activate', (event) => {
  event.waitUntil(activate())
})

worker.addEventListener('message', (event) => {
  if ((event.data as { type?: string } | null)?.type === 'take-over') void worker.skipWaiting()
})

worker.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== worker.location.origin) return
  if (url.pathname.startsWith('/api/')) return
  if (request.mode === 'navigate') {
    if (url.pathname.startsWith('/field')) event.respondWith(page())
  } else if (url.pathname.startsWith('/rules/')) {
    event.respondWith(rules(request))
  } else if (url.pathname.startsWith('/assets/') || url.pathname.startsWith('/field/')) {
    event.respondWith(asset(request))
  }
})

async function install(): Promise<void> {
  const cache = await caches.open(CACHE)
  const pending = [...PRECACHE.files]
  // Few at a time: a tablet on a thin line should not open two hundred connections.
  const fetchNext = async (): Promise<void> => {
    for (let file = pending.pop(); file !== undefined; file = pending.pop()) {
      const [path, hash] = file
      if (await cache.match(path)) continue
      const kept = path.startsWith('/assets/') ? await caches.match(path) : undefined
      const whole = kept && (await isWhole(kept, hash))
      const response = whole ? kept : await fetch(path, { cache: 'no-cache' })
      if (!whole && !(await isWhole(response, hash))) {
        throw new Error(`${path}: ${response.status}, not the file of this build`)
      }
      await cache.put(path, response)
    }
  }
  await Promise.all(Array.from({ length: 6 }, fetchNext))
  await cache.put(ORDER_KEY, new Response(String(Date.now())))
}

async function isWhole(response: Response, hash: string): Promise<boolean> {
  if (!response.ok || response.redirected) return false
  const digest = await crypto.subtle.digest('SHA-256', await response.clone().arrayBuffer())
  return btoa(String.fromCharCode(...new Uint8Array(digest))) === hash
}

async function activate(): Promise<void> {
  const others = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE)
  const aged = await Promise.all(
    others.map(async (name) => {
      const at = await (await caches.open(name)).match(ORDER_KEY)
      return { name, at: at ? Number(await at.text()) : 0 }
    }),
  )
  const [, ...old] = aged.sort((a, b) => b.at - a.at)
  for (const { name } of old) await caches.delete(name)
  await worker.clients.claim()
}

async function page(): Promise<Response> {
  const kept = await (await caches.open(CACHE)).match(PAGE)
  return kept ?? fetch(PAGE)
}

async function asset(request: Request): Promise<Response> {
  const kept =
    (await (await caches.open(CACHE)).match(request)) ??
    (await caches.match(request, { ignoreSearch: true }))
  return kept ?? fetch(request)
}

/** Compiled checks: their path changes with their content, so what is kept stays right. */
async function rules(request: Request): Promise<Response> {
  const cache = await caches.open(RULES)
  const kept = await cache.match(request)
  if (kept) return kept
  const response = await fetch(request)
  const isScript = /javascript/.test(response.headers.get('content-type') ?? '')
  if (response.ok && !response.redirected && isScript) await cache.put(request, response.clone())
  return response
}
