import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** What a run writes into the temporary folder goes with the run, also where a test was stopped. */
export default function ownTemporaryFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'jingpu-tests-'))
  process.env.TMPDIR = folder
  return () => rmSync(folder, { recursive: true, force: true })
}
