/** A bench as a program of its own, so that what it holds in memory is its own. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { projectPath } from '../../server/platform/project-path.ts'
import { AS_JSON, type Result } from './report.ts'

/** What the program prints is told as it comes, on standard error; the last line holds its results. */
export async function inOwnProcess(
  script: string,
  args: readonly string[],
): Promise<readonly Result[]> {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', projectPath(`scripts/bench/${script}`), ...args],
    { env: { ...process.env, [AS_JSON]: '1' }, stdio: ['ignore', 'pipe', 'inherit'] },
  )
  let said = ''
  child.stdout.on('data', (piece) => {
    said += String(piece)
  })
  const [code] = await once(child, 'close')
  const lines = said.trimEnd().split('\n')
  const results = lines.pop() ?? ''
  process.stderr.write(`${lines.join('\n')}\n`)
  if (code !== 0) throw new Error(`${script} ended with ${code}`)
  // Its last line was written by printResults.
  return JSON.parse(results) as readonly Result[]
}
