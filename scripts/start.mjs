/** `npm start`: installs, builds, makes the demonstration city when there is none, serves it. */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './installed.mjs'
import { fail, prepareInstall, prepareServer, prepareWeb, say } from './prepare.mjs'
import { runStep } from './run-step.mjs'

prepareInstall()
prepareServer()
prepareWeb()

const program = join(root, 'dist', 'server', 'jingpu.js')
const data = join(root, 'data')
if (!existsSync(join(data, 'demo.db'))) {
  say('正在生成演示城市，约需一分钟…')
  if (runStep(process.execPath, [program, 'demo', '--data', data]) !== 0) fail('演示城市没有生成')
}
const server = spawn(
  process.execPath,
  ['--enable-source-maps', program, 'serve', '--demo', '--data', data, ...process.argv.slice(2)],
  { stdio: 'inherit', env: { JINGPU_LOG_LEVEL: 'warn', ...process.env } },
)
process.on('SIGINT', () => {})
process.on('SIGTERM', () => server.kill('SIGTERM'))
server.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
