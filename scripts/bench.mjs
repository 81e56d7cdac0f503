/** `npm run bench [form] [rows] [codes] [checks] [intake] [lists]`: installs the yardsticks first, which nothing else needs. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './installed.mjs'
import { say } from './prepare.mjs'
import { runTool } from './run-step.mjs'

const folder = join(root, 'scripts', 'bench')
if (!existsSync(join(folder, 'node_modules', '@rjsf', 'core'))) {
  say('正在安装对照用的软件包（scripts/bench）…')
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], {
    cwd: folder,
    stdio: 'inherit',
  })
  if (status !== 0) process.exit(status ?? 1)
}
process.exit(runTool('tsx', ['scripts/bench/run.ts', ...process.argv.slice(2)]))
