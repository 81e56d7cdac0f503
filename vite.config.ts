import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { fieldWorker } from './scripts/field-worker.ts'
import { offlineVerifier } from './scripts/offline-verifier.ts'

/** The web apps, each a page of its own: web/<app>/index.html → dist/web/<app>/index.html. */
const apps = ['field', 'self-report', 'office', 'sign-in', 'verify', 'verify-receipt']
const web = resolve(import.meta.dirname, 'web')
const pages = apps
  .map((app) => [app, resolve(web, app, 'index.html')] as const)
  .filter(([, page]) => existsSync(page))

// Written by npm; `version` is always there.
const { version } = JSON.parse(
  readFileSync(resolve(import.meta.dirname, 'package.json'), 'utf8'),
) as { version: string }

export default defineConfig({
  root: web,
  base: '/',
  publicDir: false,
  plugins: [react(), fieldWorker(web), offlineVerifier(web)],
  define: { JINGPU_VERSION: JSON.stringify(version) },
  // Workers fetch their data piece by piece, as the pages do.
  worker: { format: 'es' },
  build: {
    outDir: resolve(import.meta.dirname, 'dist/web'),
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rollupOptions: { input: Object.fromEntries(pages) },
  },
  server: {
    port: 5173,
    strictPort: true,
    proxy: { '/api': 'http://127.0.0.1:8080' },
  },
})
