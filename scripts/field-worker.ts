/**
 * Builds the field application's service worker after the pages: the list of everything its page can
 * reach goes into it, each with its hash, with a version made of the contents. The manifest and icons go
 * beside it.
 */
import { createHash } from 'node:crypto'
import { copyFileSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { build } from 'esbuild'
import type { Plugin } from 'vite'

const PAGE = 'field/index.html'

/** `web`: folder of the sources. */
export function fieldWorker(web: string): Plugin {
  let out = ''
  return {
    name: 'field-worker',
    apply: 'build',
    configResolved({ root, build: { outDir } }) {
      out = resolve(root, outDir)
    },
    async closeBundle() {
      mkdirSync(join(out, 'field/icons'), { recursive: true })
      const icons = readdirSync(join(web, 'field/icons')).map((name) => `field/icons/${name}`)
      const beside = ['field/manifest.webmanifest', ...icons]
      for (const name of beside) copyFileSync(join(web, name), join(out, name))
      const files = [PAGE, ...beside, ...assetsReachable(out)]
        .sort()
        .map((name) => [`/${name}`, sha256(readFileSync(join(out, name)), 'base64')] as const)
      const version = sha256(JSON.stringify(files), 'hex').slice(0, 16)
      await build({
        entryPoints: [join(web, 'field-worker/service-worker.ts')],
        outfile: join(out, 'field/service-worker.js'),
        bundle: true,
        minify: true,
        target: 'es2022',
        logLevel: 'warning',
        define: {
          PRECACHE: JSON.stringify({ version, files }),
        },
      })
    },
  }
}

function sha256(content: string | Buffer, encoding: 'base64' | 'hex'): string {
  return createHash('sha256').update(content).digest(encoding)
}

/** Assets the page names, and those they name in turn: modules, styles, workers, WebAssembly. */
function assetsReachable(out: string): string[] {
  const all = readdirSync(join(out, 'assets'))
  const reached = new Set<string>()
  const pending = [PAGE]
  for (let file = pending.pop(); file !== undefined; file = pending.pop()) {
    if (!/\.(html|js|css)$/.test(file)) continue
    const text = readFileSync(join(out, file), 'utf8')
    for (const name of all) {
      if (reached.has(name) || name === basename(file) || !text.includes(name)) continue
      reached.add(name)
      pending.push(`assets/${name}`)
    }
  }
  return [...reached].map((name) => `assets/${name}`)
}
