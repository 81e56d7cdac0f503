/** The command line as people run it: bundled once per test file, each command in a process of its own. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { projectPath } from '../../../server/platform/project-path.ts'

export interface Ended {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

export interface CommandLine {
  /** A folder of its own for data and files, removed at the end. */
  readonly folder: string
  /** The bundled program itself. */
  readonly program: string
  run(...args: string[]): Promise<Ended>
  /** A command that reads standard input to its end. */
  pipe(input: string | Buffer, ...args: string[]): Promise<Ended>
  /** A command that keeps running; resolves with the process when its first output line is there. */
  start(...args: string[]): Promise<{ process: ChildProcess; line: string; ended: Promise<Ended> }>
  /** A command at work; resolves with the process at its first word of progress. */
  startWork(...args: string[]): Promise<{ process: ChildProcess; ended: Promise<Ended> }>
  remove(): void
}

export async function buildCommandLine(): Promise<CommandLine> {
  const folder = mkdtempSync(join(tmpdir(), 'jingpu-cli-'))
  // Below the project, because the program finds its own folder from where it runs.
  mkdirSync(projectPath('.cache'), { recursive: true })
  const bundle = mkdtempSync(projectPath('.cache/cli-'))
  await build({
    entryPoints: [projectPath('server/cli/jingpu.ts')],
    bundle: true,
    splitting: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    logLevel: 'error',
    outdir: bundle,
  })
  const program = join(bundle, 'jingpu.js')

  const launch = (args: readonly string[]) => {
    const child = spawn(process.execPath, [program, ...args], {
      cwd: folder,
      env: { ...process.env, JINGPU_ENGINE: 'sqlite', JINGPU_LOG_LEVEL: 'error' },
    })
    let stdout = ''
    let stderr = ''
    child.stdout.on('data', (chunk) => {
      stdout += String(chunk)
    })
    child.stderr.on('data', (chunk) => {
      stderr += String(chunk)
    })
    const ended = new Promise<Ended>((resolve) => {
      child.on('close', (code) => resolve({ code, stdout, stderr }))
    })
    return { child, ended, output: () => stdout }
  }

  return {
    folder,
    program,
    run: (...args) => launch(args).ended,
    pipe(input, ...args) {
      const { child, ended } = launch(args)
      child.stdin.end(input)
      return ended
    },
    async start(...args) {
      const { child, ended, output } = launch(args)
      const line = await new Promise<string>((resolve, reject) => {
        child.stdout.on('data', () => {
          const [first, rest] = output().split('\n', 2)
          if (rest !== undefined) resolve(first ?? '')
        })
        ended.then(({ stderr }) => reject(new Error(stderr)))
      })
      return { process: child, line, ended }
    },
    async startWork(...args) {
      const { child, ended } = launch(args)
      await Promise.race([new Promise((resolve) => child.stderr.once('data', resolve)), ended])
      return { process: child, ended }
    },
    remove() {
      rmSync(folder, { recursive: true, force: true })
      rmSync(bundle, { recursive: true, force: true })
    },
  }
}
