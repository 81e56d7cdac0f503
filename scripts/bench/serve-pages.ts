/** Builds the pages as the product is built and serves them on a free port. */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { extname, join, normalize } from 'node:path'
import react from '@vitejs/plugin-react'
import { build } from 'vite'
import { projectPath } from '../../server/platform/project-path.ts'
import { writeWideForms } from './wide-form.ts'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.wasm': 'application/wasm',
}

export const WIDE_SIZES = [100, 300, 900] as const

export interface BenchPages {
  readonly address: string
  close(): Promise<void>
}

export async function servePages(pages: readonly string[]): Promise<BenchPages> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-pages-'))
  const root = projectPath('scripts/bench/pages')
  const wideForms = writeWideForms(projectPath('.cache/bench'), WIDE_SIZES)
  await build({
    ...{ root, configFile: false, publicDir: false, logLevel: 'error', plugins: [react()] },
    worker: { format: 'es' },
    resolve: {
      alias: {
        'bench:wide-forms': wideForms,
        // One React for all pages: the project's own, not the one beside the yardsticks.
        react: projectPath('node_modules/react'),
        'react-dom': projectPath('node_modules/react-dom'),
      },
    },
    build: {
      ...{ outDir: folder, emptyOutDir: true, target: 'es2022', assetsInlineLimit: 0 },
      rollupOptions: {
        input: Object.fromEntries(
          ['blank', ...pages].map((page) => [page, join(root, `${page}.html`)]),
        ),
      },
    },
  })
  const server = createServer(async (request, reply) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    try {
      const body = await readFile(join(folder, normalize(pathname)))
      reply.setHeader('content-type', types[extname(pathname)] ?? 'application/octet-stream')
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
