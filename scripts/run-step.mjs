/** Runs one program to its end with its output on standard error, so that ours on standard output stays clean. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { root } from './installed.mjs'

/** @returns {number} exit code; 1 when a signal ended it */
export function runStep(command, args, { env = {}, output = 2 } = {}) {
  const result = spawnSync(command, args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', output, 2],
    shell: process.platform === 'win32',
  })
  if (result.error) {
    process.stderr.write(`无法运行 ${command}：${result.error.message}\n`)
    return 1
  }
  return result.status ?? 1
}

/** A program of node_modules. */
export function runTool(name, args, options) {
  return runStep(join(root, 'node_modules', '.bin', name), args, options)
}
