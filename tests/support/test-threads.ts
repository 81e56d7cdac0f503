/** The program's own worker threads, for applications tests run in process: bundled when first asked. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { buildSync } from 'esbuild'
import { projectPath } from '../../server/platform/project-path.ts'
import { type Threads, threadsOf } from '../../server/platform/threads.ts'

let threads: Threads | undefined

function bundled(): Threads {
  threads ??= threadsOf(bundle())
  return threads
}

export const testThreads: Threads = {
  ask: (...question) => bundled().ask(...question),
  open: (...task) => bundled().open(...task),
}

/** Below the project, because the program finds its own folder from where it runs. */
function bundle(): string {
  mkdirSync(projectPath('.cache'), { recursive: true })
  const folder = mkdtempSync(projectPath('.cache/threads-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  buildSync({
    entryPoints: [projectPath('server/cli/jingpu.ts')],
    bundle: true,
    splitting: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    logLevel: 'error',
    outdir: folder,
  })
  return join(folder, 'jingpu.js')
}
