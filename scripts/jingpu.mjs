#!/usr/bin/env node
/** `npm run jingpu -- <command>`: installs and builds when needed, then runs the command as it is. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { root } from './installed.mjs'
import { prepareInstall, prepareServer } from './prepare.mjs'

prepareInstall()
prepareServer()

const program = join(root, 'dist', 'server', 'jingpu.js')
const command = spawn(
  process.execPath,
  ['--enable-source-maps', program, ...process.argv.slice(2)],
  {
    stdio: 'inherit',
  },
)
// The terminal sends Ctrl+C to both; the command decides when it ends.
process.on('SIGINT', () => {})
process.on('SIGTERM', () => command.kill('SIGTERM'))
command.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
