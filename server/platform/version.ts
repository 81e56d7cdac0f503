/** The version of this program, from its package. */
import { readFileSync } from 'node:fs'
import { projectPath } from './project-path.ts'

function readVersion(): string {
  // Written by npm; `version` is always there.
  const { version } = JSON.parse(readFileSync(projectPath('package.json'), 'utf8')) as {
    version: string
  }
  return version
}

export const programVersion = readVersion()
