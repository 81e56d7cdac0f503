/** Installs and builds only what is missing or older than its sources. Says what it does on standard error. */
import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { isInstalled, root } from './installed.mjs'
import { runStep, runTool } from './run-step.mjs'

const NODE_MAJOR = 20

export function prepareInstall() {
  if (Number(process.versions.node.split('.')[0]) < NODE_MAJOR) {
    fail(`需要 Node.js ${NODE_MAJOR}.19 或更新，现在是 ${process.versions.node}`)
  }
  if (isInstalled()) return
  say('正在安装依赖（npm ci）…')
  if (runStep('npm', ['ci', '--no-audit', '--no-fund']) !== 0) {
    fail('依赖没有装好，请检查到 npm 镜像的网络后再试')
  }
}

export function prepareServer() {
  const sources = ['server', 'forms', 'package.json', 'package-lock.json']
  if (isFresh('dist/server/jingpu.js', sources)) return
  say('正在构建服务端…')
  buildServer()
}

export function prepareWeb() {
  const sources = [
    'web',
    'forms',
    'server/contract',
    'scripts/field-worker.ts',
    'vite.config.ts',
    'package-lock.json',
  ]
  if (isFresh('dist/web/sign-in/index.html', sources)) return
  say('正在构建网页…')
  buildWeb()
}

/** Packages of a hundred small modules each, which a command or a thread would look up and read one by one. */
const BUNDLED = new Set(['@hono/node-server', 'drizzle-orm', 'hono', 'typebox'])

/** One file per command and what commands share; most packages stay outside, native ones cannot be bundled. */
export function buildServer() {
  rmSync(join(root, 'dist/server'), { recursive: true, force: true })
  const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const outside = Object.keys(dependencies).filter((name) => !BUNDLED.has(name))
  const code = runTool('esbuild', [
    'server/cli/jingpu.ts',
    '--bundle',
    '--splitting',
    '--platform=node',
    '--format=esm',
    '--target=node20',
    ...outside.map((name) => `--external:${name}`),
    '--sourcemap',
    '--log-level=warning',
    '--outdir=dist/server',
    '--chunk-names=parts/[name]-[hash]',
  ])
  if (code !== 0) fail('服务端没有构建成功')
}

export function buildWeb() {
  // Said here: a test run's own NODE_ENV would build React's development version, slower than what is shipped.
  const env = { NODE_ENV: 'production' }
  if (runTool('vite', ['build', '--logLevel', 'warn'], { env }) !== 0) fail('网页没有构建成功')
}

export function say(message) {
  process.stderr.write(`${message}\n`)
}

export function fail(message) {
  say(`错误：${message}`)
  process.exit(2)
}

function isFresh(output, sources) {
  const built = join(root, output)
  if (!existsSync(built)) return false
  const builtMs = statSync(built).mtimeMs
  return sources.every((source) => newestMs(join(root, source)) < builtMs)
}

function newestMs(path) {
  if (!existsSync(path)) return 0
  const found = statSync(path)
  if (!found.isDirectory()) return found.mtimeMs
  // A folder's own time tells of files that went away.
  const inside = readdirSync(path).map((name) => newestMs(join(path, name)))
  return Math.max(found.mtimeMs, ...inside)
}
