/** Builds a page of tests/support and serves it on a free port under the strict content policy of the product. */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { extname, join, normalize } from 'node:path'
import { build } from 'vite'
import { projectPath } from '../../server/platform/project-path.ts'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.wasm': 'application/wasm',
  '.json': 'application/json',
}

export interface BuiltPage {
  readonly address: string
  close(): Promise<void>
}

/** `data`: further files by their path. */
export async function serveBuiltPage(
  page: string,
  data: Readonly<Record<string, string>> = {},
): Promise<BuiltPage> {
  const folder = await mkdtemp(join(tmpdir(), `${page}-`))
  await build({
    configFile: projectPath(`tests/support/${page}/vite.config.ts`),
    logLevel: 'error',
    build: { outDir: folder, emptyOutDir: true },
  })
  const server = createServer(async (request, reply) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    const file = join(folder, normalize(pathname === '/' ? '/index.html' : pathname))
    try {
      const body = data[pathname] ?? (await readFile(file))
      reply.setHeader('content-type', types[extname(file)] ?? 'application/octet-stream')
      reply.setHeader(
        'content-security-policy',
        "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'",
      )
      reply.end(body)
    } catch {
      reply.statusCode = 404
      reply.end()
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    address: `http://127.0.0.1:${port}/`,
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await rm(folder, { recursive: true })
    },
  }
}
