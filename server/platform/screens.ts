/**
 * The built web applications, read into memory when the server starts: no request reaches the file
 * system. Hashed assets never change; everything else is asked for anew each time.
 */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { extname, join, relative, sep } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Context, Hono } from 'hono'

interface ScreenFile {
  readonly type: string
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly zipped: Uint8Array<ArrayBuffer> | undefined
  readonly tag: string
}

/** Files by path below the origin, e.g. `/field/index.html`. */
export type Screens = ReadonlyMap<string, ScreenFile>

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.txt': 'text/plain; charset=utf-8',
}

/** Web applications with routes of their own below their folder; `/` is the sign-in. */
const applications = ['field', 'self-report', 'office', 'sign-in', 'verify', 'verify-receipt']

/** Undefined when nothing has been built there. */
export function loadScreens(folder: string): Screens | undefined {
  if (!existsSync(folder)) return undefined
  const files = readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && types[extname(entry.name)] !== undefined)
    .map((entry) => join(entry.parentPath, entry.name))
  return new Map(
    files.map((file) => [`/${relative(folder, file).split(sep).join('/')}`, readScreen(file)]),
  )
}

function readScreen(file: string): ScreenFile {
  const bytes = new Uint8Array(readFileSync(file))
  const type = types[extname(file)] ?? 'application/octet-stream'
  const isText = /^text|json|svg|wasm/.test(type)
  return {
    type,
    bytes,
    zipped: isText ? new Uint8Array(gzipSync(bytes)) : undefined,
    tag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`,
  }
}

export function mountScreens(app: Hono, screens: Screens): void {
  app.get('*', (c) => {
    const path = c.req.path
    const [, name = ''] = path.split('/')
    if (path === `/${name}` && applications.includes(name)) return c.redirect(`/${name}/`)
    const file =
      screens.get(path) ??
      (path === '/' ? screens.get('/sign-in/index.html') : undefined) ??
      fallbackOf(name, path, screens)
    return file ? send(c, path, file) : c.text('没有这个页面', 404)
  })
}

/** A route of an application is its index page (response ids hold dots); a missing file is not. */
function fallbackOf(name: string, path: string, screens: Screens): ScreenFile | undefined {
  if (!applications.includes(name) || types[extname(path)] !== undefined) return undefined
  return screens.get(`/${name}/index.html`)
}

function send(c: Context, path: string, file: ScreenFile): Response {
  const immutable = path.startsWith('/assets/')
  c.header('cache-control', immutable ? 'public, max-age=31536000, immutable' : 'no-cache')
  c.header('etag', file.tag)
  c.header('vary', 'accept-encoding')
  if (c.req.header('if-none-match') === file.tag) return c.body(null, 304)
  c.header('content-type', file.type)
  const zips = /\bgzip\b/.test(c.req.header('accept-encoding') ?? '')
  if (zips && file.zipped) {
    c.header('content-encoding', 'gzip')
    return c.body(file.zipped)
  }
  return c.body(file.bytes)
}
