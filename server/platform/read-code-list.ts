/**
 * Reads one code list of forms/codelists from the program's own folder, for commands and loaders.
 * The lists are part of the program: a missing or broken one is a fault of the installation.
 */
import { readFileSync } from 'node:fs'
import type { CodeListData } from '../../forms/engine/types.ts'
import { projectPath } from './project-path.ts'

const read = new Map<string, CodeListData>()

export function readCodeList(id: string): CodeListData {
  const known = read.get(id)
  if (known) return known
  // Checked against the meta-schema of code lists when forms are linted.
  const list = JSON.parse(
    readFileSync(projectPath(`forms/codelists/${id}.json`), 'utf8'),
  ) as CodeListData
  read.set(id, list)
  return list
}
