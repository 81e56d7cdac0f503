/**
 * Makes `verify-receipt/offline.html` beside the built pages: the receipt verifier whole in one file, to
 * be saved and opened without any server.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { build } from 'esbuild'
import type { Plugin } from 'vite'

/** `web`: folder of the sources. */
export function offlineVerifier(web: string): Plugin {
  let out = ''
  return {
    name: 'offline-verifier',
    apply: 'build',
    configResolved({ root, build: { outDir } }) {
      out = resolve(root, outDir, 'verify-receipt')
    },
    async closeBundle() {
      const bundled = await build({
        entryPoints: [join(web, 'verify-receipt/main.tsx')],
        bundle: true,
        minify: true,
        charset: 'utf8',
        format: 'iife',
        target: 'es2020',
        write: false,
        logLevel: 'warning',
      })
      const script = bundled.outputFiles[0]!.text.replaceAll('</script', '<\\/script')
      const style = readFileSync(join(web, 'verify-receipt/verify-receipt.css'), 'utf8')
      const page = readFileSync(join(web, 'verify-receipt/index.html'), 'utf8')
        .replace(/^.*rel="icon".*\n/m, '')
        .replace(/<link rel="stylesheet".*/, () => `<style>\n${style}</style>`)
        .replace(/<script type="module".*/, () => `<script>${script}</script>`)
      mkdirSync(out, { recursive: true })
      writeFileSync(join(out, 'offline.html'), page)
    },
  }
}
