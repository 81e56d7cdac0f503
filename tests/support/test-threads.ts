/** The program's own worker threads, for applications tests run in process: bundled when first asked. */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
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
  removeOld()
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

const HOUR_MS = 3_600_000

/** What test processes left that were ended before they could tidy up. */
function removeOld(): void {
  for (const name of readdirSync(projectPath('.cache'))) {
    const folder = projectPath(`.cache/${name}`)
    if (!name.startsWith('threads-')) continue
    const madeMs = statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? Date.now()
    if (Date.now() - madeMs > HOUR_MS) rmSync(folder, { recursive: true, force: true })
  }
}
